/// Reads the parts of one line of a `check` block, reporting at its place what does not fit.
struct CheckCursor {
    /// A line that starts with `with`.
    enum Part {
        case header(HeaderField)
        case body(String)
        case field(ProbeField)
    }

    /// Whether random values may stand in a value.
    enum Placeholders {
        case allowed, refused
    }

    let source: SourceText
    var report: LessonReport
    var cursor: LineCursor
    /// The word that was read last, for messages about what is missing after it.
    private var lastWord = ""

    init(source: SourceText, range: SourceRange, report: LessonReport) {
        self.source = source
        self.report = report
        cursor = LineCursor(source: source, range: range)
    }

    mutating func word() -> SourceRange? {
        guard let range = cursor.bareWord() else { return nil }
        lastWord = source[range]
        return range
    }

    /// Reports what stands after the end of a line that starts with `place`.
    mutating func expectEnd(of place: String) {
        if let rest = cursor.rest() { report.add(.unexpectedText(source[rest], after: place), at: rest) }
    }

    mutating func method(orAny: Bool = false) -> String? {
        guard let range = word("a method") else { return nil }
        let text = source[range]
        let isMethod = !text.isEmpty && text.utf8.allSatisfy { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") }
        guard isMethod || (orAny && text == "*") else {
            report.add(.badMethod(text), at: range)
            return nil
        }
        return text
    }

    mutating func status() -> StatusPattern? {
        guard let range = word("a status") else { return nil }
        guard let status = StatusPattern(source[range]) else {
            report.add(.badStatus(found: source[range], isPattern: true), at: range)
            return nil
        }
        return status
    }

    /// A header name and, unless the line ends or goes on with one of `following`, what its value must be.
    mutating func header(_ placeholders: Placeholders, before following: [String]) -> HeaderExpectation? {
        guard let range = word("a header name") else { return nil }
        let name = source[range]
        var ahead = cursor
        guard let next = ahead.bareWord(), !following.contains(source[next]) else {
            return HeaderExpectation(name: name, test: .exists)
        }
        return test(placeholders).map { HeaderExpectation(name: name, test: $0) }
    }

    mutating func test(_ placeholders: Placeholders) -> ValueTest? {
        guard let word = option(TestWord.allCases.map(\.rawValue), what: "a comparison"),
            let test = TestWord(rawValue: word)
        else { return nil }
        switch test {
        case .exists: return .exists
        case .absent: return .absent
        case .isKind:
            let kind = option(JSONKind.allCases.map(\.rawValue), what: "a kind of value")
            return kind.flatMap(JSONKind.init(rawValue:)).map(ValueTest.kind)
        case .equals: return value(placeholders).map(ValueTest.equals)
        case .differs: return value(placeholders).map(ValueTest.differs)
        case .contains: return value(placeholders).map(ValueTest.contains)
        case .lacks: return value(placeholders).map(ValueTest.lacks)
        }
    }

    /// A placeholder, a JSON value, or one bare word that stands for itself as text.
    mutating func value(_ placeholders: Placeholders) -> ValueTemplate? {
        cursor.skipSpaces()
        guard let first = cursor.peek else { return missing("a value") }
        var ahead = cursor
        if let word = ahead.bareWord(), let placeholder = Placeholder(source[word]) {
            checkPlaceholders(in: word, placeholders)
            cursor = ahead
            return .placeholder(placeholder)
        }
        let isStructured = [UInt8(ascii: "\""), UInt8(ascii: "{"), UInt8(ascii: "[")].contains(first)
        guard let range = isStructured ? cursor.jsonExtent() : cursor.bareWord() else {
            if let rest = cursor.rest() { report.add(.unterminatedText, at: rest) }
            return nil
        }
        checkPlaceholders(in: range, placeholders)
        if let value = JSONValue(parsing: Array(source.utf8[range])) { return .value(value) }
        guard !isStructured else {
            report.add(.badValue(source[range]), at: range)
            return nil
        }
        return .value(.string(source[range]))
    }

    mutating func quotedText() -> String? {
        cursor.skipSpaces()
        guard let first = cursor.peek else { return missing("a text in quotation marks") }
        guard first == UInt8(ascii: "\""), let range = cursor.jsonExtent() else {
            if let rest = cursor.rest() { report.add(.unterminatedText, at: rest) }
            return nil
        }
        guard case .string(let text) = JSONValue(parsing: Array(source.utf8[range])) else {
            report.add(.badValue(source[range]), at: range)
            return nil
        }
        for (name, place) in names(in: range)
        where !FailureWords.names.contains(name) && Placeholder("{\(name)}") == nil {
            // Words between braces may be meant as they stand, such as a path template: only a slip is reported.
            if let suggestion = Suggestion.nearest(to: name, among: FailureWords.names) {
                report.add(
                    .unknownPlaceholder("{\(name)}", suggestion: "{\(suggestion)}"), at: place, write: "{\(suggestion)}"
                )
            }
        }
        return text
    }

    /// The next word, or a report that `what` is missing.
    mutating func word(_ what: String) -> SourceRange? {
        let previous = lastWord
        if let range = word() { return range }
        report.add(.missingInCheck(what, after: previous), at: cursor.place)
        return nil
    }

    mutating func option(_ options: [String], what: String) -> String? {
        let previous = lastWord
        guard let range = word(what) else { return nil }
        if options.contains(source[range]) { return source[range] }
        let suggestion = Suggestion.nearest(to: source[range], among: options)
        report.add(
            .unknownOption(source[range], in: previous, options: options, suggestion: suggestion), at: range,
            write: suggestion)
        return nil
    }

    mutating func missing<T>(_ what: String) -> T? {
        report.add(.missingInCheck(what, after: lastWord), at: cursor.place)
        return nil
    }

    mutating func checkPlaceholders(in range: SourceRange, _ placeholders: Placeholders) {
        for (name, place) in names(in: range) {
            let isKnown = Placeholder("{\(name)}") != nil
            switch placeholders {
            case .allowed where !isKnown:
                let suggestion = Suggestion.nearest(to: name, among: Placeholder.Kind.allCases.map(\.rawValue))
                    .map { "{\($0)}" }
                report.add(.unknownPlaceholder("{\(name)}", suggestion: suggestion), at: place, write: suggestion)
            case .refused where isKnown: report.add(.placeholderWithoutProbe("{\(name)}"), at: place)
            case .allowed, .refused: break
            }
        }
    }

    /// The names between braces in `range`, each with its place, braces included.
    private func names(in range: SourceRange) -> [(name: String, place: SourceRange)] {
        var names: [(String, SourceRange)] = []
        var open: Int?
        for index in range {
            switch source.utf8[index] {
            case UInt8(ascii: "{"): open = index
            case UInt8(ascii: "}"):
                if let start = open, index > start + 1 { names.append((source[start + 1..<index], start..<index + 1)) }
                open = nil
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): break
            default: open = nil
            }
        }
        return names
    }
}

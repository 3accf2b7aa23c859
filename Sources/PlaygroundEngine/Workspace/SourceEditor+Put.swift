extension SourceEditor {
    /// The most bytes that may be parsed for one input; the file is parsed again for each statement put into it.
    private static let workLimit = 64 << 20

    /// Puts each statement of `python` where it belongs.
    ///
    /// A path operation replaces the one that has the same method and path, any other definition the last one of the
    /// same name; an import joins those there are; what is new goes to the end. Decorators are replaced with their
    /// function, comments around it stay. A file without an app gets `app = FastAPI()` where a route needs it, and where
    /// it was empty, since a program without an app would answer nothing.
    mutating func put(_ python: String) throws(EditFailure) {
        let typed = try Self.parse(python)
        let (work, overflow) = typed.body.count.multipliedReportingOverflow(by: source.utf8.count + python.utf8.count)
        guard !overflow, work <= Self.workLimit else { throw .tooMuch(statements: typed.body.count) }
        let isNew = module.body.isEmpty
        let chunks = PythonChunk.chunks(of: typed)
        for (index, chunk) in chunks.enumerated() {
            try put(chunk, blankLines: index == 0 ? 0 : chunk.blankLinesBefore, before: chunks[(index + 1)...])
        }
        let usesApp =
            ModuleOutline(typed).definitions.flatMap(\.routes).contains { $0.owner == "app" }
            || typed.body.contains { $0.inclusion?.owner == "app" }
        if usesApp || isNew, outline.app == nil, !outline.names.contains("app") { try ensureApp() }
    }

    static func parse(_ python: String) throws(EditFailure) -> Module {
        do {
            return try Parser.parse(SourceText(name: "prompt", text: python))
        } catch {
            throw .brokenInput(error)
        }
    }

    private mutating func put(
        _ chunk: PythonChunk, blankLines: Int, before later: ArraySlice<PythonChunk>
    ) throws(EditFailure) {
        if chunk.statement.isImport { return try putImport(chunk) }
        guard let definition = chunk.definition else { return try putStatement(chunk, blankLines: blankLines) }
        let sameRoutes = outline.definitions.filter { !Set($0.routes).isDisjoint(with: definition.routes) }
        for extra in sameRoutes.dropFirst().reversed() where Set(extra.routes).isSubset(of: definition.routes) {
            try remove(extra)
        }
        guard let replaced = outline.namesake(of: definition) else {
            facts.append(.added(definition.name))
            return try insert(chunk, before: index(forNew: definition, chunk, before: later), blankLines: blankLines)
        }
        facts.append(.replaced(replaced.name))
        if let index = index(of: replaced), let wanted = newIndex(for: definition, chunk, inPlaceOf: index) {
            // Behind it first: what stands above keeps its place while the old one goes.
            try insert(chunk, before: wanted, blankLines: blankLines)
            return try remove(replaced)
        }
        try replace(replaced, with: chunk)
    }

    /// Puts a statement that defines nothing: it is there once, however often its listing is pasted.
    private mutating func putStatement(_ chunk: PythonChunk, blankLines: Int) throws(EditFailure) {
        let text = chunk.text.trimmingEnd
        if module.body.contains(where: { source[$0.range] == text }) { return }
        let namesake = module.body.last { $0.standsForSame(as: chunk.statement) }
        if let namesake {
            facts.append(.replaced(chunk.statement.words))
            return try apply(SourceEdit(range: namesake.range, replacement: reindented(text, margin: "")))
        }
        try insert(
            chunk, before: chunk.statement.isMainGuard ? module.body.count : endOfDefinitions(for: chunk),
            blankLines: blankLines)
    }

    private mutating func replace(
        _ definition: ModuleOutline.Definition, with chunk: PythonChunk
    ) throws(EditFailure) {
        let place = place(of: definition)
        if place.sharesLine, chunk.statement.isDefinition {
            try remove(definition)
            return try insert(chunk, before: endOfDefinitions(for: chunk), blankLines: 0)
        }
        guard !place.sharesLine else {
            return try apply(SourceEdit(range: definition.range, replacement: chunk.text.trimmingEnd))
        }
        let line = source.line(at: definition.range.lowerBound)
        let margin = source.margin(ofLine: line)
        let comments = hasComments(chunk.comments, above: line) ? "" : chunk.comments
        let text = reindented(comments + chunk.text, margin: margin)
        // A comment behind a variable is about the variable and stays; one in a function goes with it.
        let range = definition.kind == .variable ? definition.range : place.lines
        let bare = String(text.dropFirst(range.lowerBound == definition.range.lowerBound ? margin.count : 0))
        let keepsEnd = range.upperBound == definition.range.upperBound || !endsWithNewline(range)
        try apply(SourceEdit(range: range, replacement: keepsEnd ? bare.trimmingEnd : bare))
    }

    private func endsWithNewline(_ range: SourceRange) -> Bool {
        range.upperBound > 0 && source.utf8[range.upperBound - 1] == UInt8(ascii: "\n")
    }

    private func hasComments(_ comments: String, above line: Int) -> Bool {
        let wanted = comments.split(separator: "\n").map(\.trimmingEnd)
        let first = line - wanted.count
        guard first >= 1 else { return false }
        return zip(first..<line, wanted).allSatisfy { source[source.range(ofLine: $0)].trimmingEnd == $1 }
    }

    /// The newlines that are missing for `wanted` blank lines above line `number`; none at the top of the file.
    func gap(above number: Int, wanted: Int) -> String {
        var blank = 0
        while number - blank > 1, source.isBlank(line: number - blank - 1) { blank += 1 }
        return number - blank <= 1 ? "" : String(repeating: "\n", count: max(0, wanted - blank))
    }

    /// `text` as the file would have it: each line behind `margin`, levels of four spaces or of a tab turned into the
    /// file's own; lines inside of strings stay as they are.
    func reindented(_ text: String, margin: String) -> String {
        let unit = source.indentation
        let typed = SourceText(name: "prompt", text: text)
        let inString = linesInsideStrings(of: typed)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { index, line in
            guard !inString.contains(index + 1), !line.isEmpty else { return String(line) }
            let blanks = line.prefix { $0 == " " || $0 == "\t" }
            return margin + indentation(blanks, unit: unit) + line.dropFirst(blanks.count)
        }
        return lines.joined(separator: "\n")
    }

    /// Levels of four spaces or of a tab each in the file's own unit; other indentation stays.
    private func indentation(_ blanks: Substring, unit: String) -> String {
        let tabs = blanks.prefix { $0 == "\t" }.count
        let spaces = blanks.count - tabs
        let isWhole = spaces % 4 == 0 && blanks.dropFirst(tabs).allSatisfy { $0 == " " } && (tabs == 0 || spaces == 0)
        guard isWhole, unit == "\t" || tabs > 0 else { return String(blanks) }
        return String(repeating: unit, count: tabs + spaces / 4)
    }

    /// The numbers of the lines that start inside of a string.
    private func linesInsideStrings(of typed: SourceText) -> Set<Int> {
        var lines: Set<Int> = []
        for token in Lexer.tokens(of: typed) {
            switch token.kind {
            case .string, .bytes, .formattedString:
                let first = typed.line(at: token.range.lowerBound)
                let last = typed.line(at: token.range.upperBound)
                if last > first { lines.formUnion(first + 1...last) }
            case .name, .keyword, .integer, .float, .operator, .newline, .indent, .dedent, .end, .invalid: break
            }
        }
        return lines
    }
}

extension StringProtocol {
    /// This text without the blanks and newlines at its end.
    var trimmingEnd: String {
        let end = lastIndex { !$0.isWhitespace }.map { index(after: $0) } ?? startIndex
        return String(self[..<end])
    }
}

/// Which rows of the log are shown: words that all have to hold.
///
///     status:4xx method:post path:/v1 client:curl body:"not found" slow:>10ms -path:/favicon.ico
///
/// A word without a colon is looked for in the method and the target.
package struct LogFilter: Hashable, Sendable {
    package enum Term: Hashable, Sendable {
        /// A class of statuses such as 4 for 4xx.
        case statusClass(Int)
        case status(ClosedRange<Int>)
        case method(String)
        case path(String)
        case client(ClientKind)
        /// In the bodies of request and response, letter case ignored.
        case body(String)
        /// In a header field of either side, written `Name: value`, letter case ignored.
        case header(String)
        case slower(than: Duration)
        case faster(than: Duration)
        case larger(than: Int)
        case text(String)
    }

    package struct Condition: Hashable, Sendable {
        package let term: Term
        /// Whether the rows that fit are the ones left out.
        package let isNegated: Bool
    }

    package let conditions: [Condition]
    /// As typed.
    package let text: String

    /// What is wrong with a filter, with its place in the text.
    package struct Fault: Error, Hashable, Sendable {
        package let message: String
        /// UTF-8 offsets.
        package let range: Range<Int>
    }

    /// The words that filters know, with an example of each for help and completion.
    package static let words: [(word: String, example: String, meaning: String)] = [
        ("status:", "status:4xx", "a status, a class of them, or a range: status:404, status:200-299"),
        ("method:", "method:post", "the method"),
        ("path:", "path:/v1", "what the path has in it; path:^/v1 what it begins with"),
        ("client:", "client:curl", "who sent it: playground, curl, browser, python or other"),
        ("body:", "body:\"not found\"", "what stands in the body of the request or the response"),
        ("header:", "header:\"content-type: text\"", "what stands in a header field of either side"),
        ("slow:", "slow:>10ms", "how long it took: slow:>10ms, slow:<1ms, slow:>1s"),
        ("size:", "size:>1kb", "how large the response's body is, at least"),
    ]

    /// Reads a filter; nil where there is nothing in it.
    package init?(_ text: String) throws(Fault) {
        var conditions: [Condition] = []
        for word in Self.split(text) { conditions.append(try Self.condition(word)) }
        guard !conditions.isEmpty else { return nil }
        self.conditions = conditions
        self.text = text
    }

    /// Whether `exchange` is to be shown.
    package func matches(_ exchange: Exchange) -> Bool {
        conditions.allSatisfy { $0.term.holds(for: exchange) != $0.isNegated }
    }

    // MARK: Reading

    private struct Word {
        let text: String
        let range: Range<Int>
    }

    /// Words between blanks; quotes keep blanks together and are taken away.
    private static func split(_ text: String) -> [Word] {
        var words: [Word] = []
        var current = ""
        var start: Int?
        var isQuoted = false
        var offset = 0
        func finish() {
            if let first = start { words.append(Word(text: current, range: first..<offset)) }
            (current, start) = ("", nil)
        }
        for character in text {
            if character == "\"" {
                isQuoted.toggle()
                start = start ?? offset
            } else if character == " ", !isQuoted {
                finish()
            } else {
                start = start ?? offset
                current.append(character)
            }
            offset += character.utf8.count
        }
        finish()
        return words
    }

    private static func condition(_ word: Word) throws(Fault) -> Condition {
        let isNegated = word.text.hasPrefix("-") || word.text.hasPrefix("!")
        let bare = String(isNegated ? word.text.dropFirst() : word.text[...])
        guard let colon = bare.firstIndex(of: ":"), !bare.hasPrefix("/") else {
            return Condition(term: .text(bare.lowercased()), isNegated: isNegated)
        }
        let name = bare[..<colon].lowercased()
        let value = String(bare[bare.index(after: colon)...])
        return Condition(term: try term(name, value, word), isNegated: isNegated)
    }

    private static func term(_ name: String, _ value: String, _ word: Word) throws(Fault) -> Term {
        func fault(_ expected: String) -> Fault {
            Fault(message: "\(name): takes \(expected), found ‘\(VisibleText.escape(value))’", range: word.range)
        }
        switch name {
        case "status":
            guard let term = status(value) else { throw fault("a status such as 404, 4xx or 200-299") }
            return term
        case "method":
            guard !value.isEmpty else { throw fault("a method such as post") }
            return .method(value.uppercased())
        case "path":
            guard !value.isEmpty else { throw fault("a part of a path such as /v1") }
            return .path(value)
        case "client":
            guard let kind = ClientKind(rawValue: value.lowercased()) else {
                throw fault("playground, curl, browser, python or other")
            }
            return .client(kind)
        case "body": return .body(value.lowercased())
        case "header": return .header(value.lowercased())
        case "slow", "took":
            guard let term = duration(value) else { throw fault("a time such as >10ms, <1ms or >1s") }
            return term
        case "size":
            guard let count = bytes(value) else { throw fault("a size such as >1kb or 500") }
            return .larger(than: count)
        default:
            let known = words.map { String($0.word.dropLast()) }
            let meant = Suggestion.nearest(to: name, among: known).map { "; did you mean ‘\($0):’?" } ?? ""
            let shown = VisibleText.escape(name)
            throw Fault(
                message: "a filter knows no ‘\(shown):’\(meant) Words: "
                    + known.map { "\($0):" }.joined(separator: " "),
                range: word.range)
        }
    }

    private static func status(_ text: String) -> Term? {
        let lowered = text.lowercased()
        if lowered.count == 3, lowered.hasSuffix("xx"), let digit = lowered.first?.wholeNumberValue, 1...5 ~= digit {
            return .statusClass(digit)
        }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        switch (parts.first ?? nil, parts.count > 1 ? parts[1] : nil) {
        case (let first?, let last?) where parts.count == 2 && first <= last: return .status(first...last)
        case (let only?, nil) where parts.count == 1: return .status(only...only)
        default: return nil
        }
    }

    private static func duration(_ text: String) -> Term? {
        let isFaster = text.hasPrefix("<")
        let bare = text.drop { "<>=".contains($0) }.lowercased()
        let units: [(String, Double)] = [("ms", 1e-3), ("µs", 1e-6), ("us", 1e-6), ("s", 1), ("", 1e-3)]
        guard let (unit, factor) = units.first(where: { bare.hasSuffix($0.0) }),
            let number = Double(bare.dropLast(unit.count)), number >= 0, number < 1e9
        else { return nil }
        let limit = Duration.seconds(number * factor)
        return isFaster ? .faster(than: limit) : .slower(than: limit)
    }

    private static func bytes(_ text: String) -> Int? {
        let bare = text.drop { ">=".contains($0) }.lowercased()
        let units: [(String, Double)] = [("kb", 1e3), ("mb", 1e6), ("k", 1e3), ("m", 1e6), ("b", 1), ("", 1)]
        guard let (unit, factor) = units.first(where: { bare.hasSuffix($0.0) }),
            let number = Double(bare.dropLast(unit.count)), number >= 0, number < 1e9
        else { return nil }
        return Int(number * factor)
    }
}

extension LogFilter.Term {
    fileprivate func holds(for exchange: Exchange) -> Bool {
        switch self {
        case .statusClass(let digit): exchange.response.status / 100 == digit
        case .status(let range): range.contains(exchange.response.status)
        case .method(let method): exchange.request?.method.uppercased() == method
        case .path(let text):
            text.hasPrefix("^")
                ? exchange.request?.target.hasPrefix(text.dropFirst()) ?? false
                : exchange.request?.target.contains(text) ?? false
        case .client(let kind): exchange.client == kind
        case .body(let text):
            Self.contains(exchange.response.body, text) || Self.contains(exchange.request?.body ?? [], text)
        case .header(let text):
            (exchange.response.headers.fields + (exchange.request?.headers.fields ?? [])).contains {
                "\($0.name): \($0.value)".lowercased().contains(text)
            }
        case .slower(let limit): exchange.duration > limit
        case .faster(let limit): exchange.duration < limit
        case .larger(let count): exchange.response.body.count > count
        case .text(let text):
            exchange.request.map { "\($0.method) \($0.target)".lowercased().contains(text) } ?? text.isEmpty
        }
    }

    private static func contains(_ bytes: [UInt8], _ text: String) -> Bool {
        TextSearch(text).firstRange(in: bytes, from: 0) != nil
    }
}

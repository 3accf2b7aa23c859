/// The commands that take a file or an address.
extension CommandParser {
    /// The name of a file as typed: one word, or in quotes where it has blanks.
    static func fileName(_ command: CommandName, _ reader: inout LineReader) throws(Diagnostic) -> TypedWord? {
        guard let word = try ItemReader.nextWord(&reader) else { return nil }
        try expectEnd(command, &reader)
        return word
    }

    static func importFile(_ reader: inout LineReader) throws(Diagnostic) -> Command {
        guard let word = try fileName(.importFile, &reader) else {
            throw Diagnostic(CommandProblem.missing(.file, command: .importFile), at: reader.end)
        }
        return .importFile(path: word.text)
    }

    /// `HOST`, `PORT`, `HOST:PORT`, `:PORT` or `HOST PORT`; an IPv6 address with a port stands in brackets (RFC 3986,
    /// section 3.2.2).
    static func serveTarget(_ reader: inout LineReader) throws(Diagnostic) -> ServeTarget {
        guard let word = reader.next() else { return ServeTarget() }
        var target = try address(word)
        if let second = reader.next() {
            guard target.port == nil else {
                throw Diagnostic(CommandProblem.unexpectedWord(second.text, command: .serve), at: second.range)
            }
            target.port = try port(second.text, of: second)
        }
        try expectEnd(.serve, &reader)
        return target
    }

    private static func address(_ word: TypedWord) throws(Diagnostic) -> ServeTarget {
        let scheme = "http://"
        let isURL = word.text.lowercased().hasPrefix(scheme)
        let text = isURL ? String(word.text.dropFirst(scheme.count).prefix { $0 != "/" }) : word.text
        if !text.isEmpty, text.allSatisfy(\.isNumber) { return ServeTarget(port: try port(text, of: word)) }
        if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
            let host = String(text[text.index(after: text.startIndex)..<end])
            let rest = text[text.index(after: end)...]
            guard rest.isEmpty || rest.hasPrefix(":") else { throw noAddress(word) }
            return ServeTarget(host: host, port: rest.isEmpty ? nil : try port(String(rest.dropFirst()), of: word))
        }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        switch parts.count {
        case 1 where !text.isEmpty: return ServeTarget(host: text)
        case 2: return ServeTarget(host: parts[0].isEmpty ? nil : parts[0], port: try port(parts[1], of: word))
        // More colons than one are those of an IPv6 address.
        case 3...: return ServeTarget(host: text)
        default: throw noAddress(word)
        }
    }

    private static func port(_ text: String, of word: TypedWord) throws(Diagnostic) -> Int {
        guard let port = Int(text), (0...65_535).contains(port), text.allSatisfy(\.isNumber) else {
            throw Diagnostic(CommandProblem.badPort(text), at: word.range)
        }
        return port
    }

    private static func noAddress(_ word: TypedWord) -> Diagnostic {
        Diagnostic(CommandProblem.badAddress(word.text), at: word.range)
    }
}

/// Reads one item of `send`, with the quotes and backslashes that a shell would take away.
struct ItemReader {
    private let bytes: [UInt8]
    private let line: SourceText
    private let start: Int
    private var position: Int
    private var quote: UInt8?
    /// What was read so far without quotes and backslashes, and where in the line each byte stood.
    private var content: [UInt8] = []
    private var offsets: [Int] = []

    private init(_ reader: LineReader) {
        bytes = reader.line.utf8
        line = reader.line
        start = reader.position
        position = start
    }

    private enum Separator {
        case header, text, json, query, file, emptyHeader
    }

    /// The next word with its quotes taken away; nil at the end of the line.
    static func nextWord(_ reader: inout LineReader) throws(Diagnostic) -> TypedWord? {
        reader.skipBlanks()
        guard !reader.isAtEnd else { return nil }
        var item = ItemReader(reader)
        try item.readToEnd()
        reader.move(to: item.position)
        return TypedWord(text: item.text, range: item.range)
    }

    /// The next item; there is one, since the line goes on.
    static func next(_ reader: inout LineReader) throws(Diagnostic) -> RequestItem {
        reader.skipBlanks()
        var item = ItemReader(reader)
        let kind = try item.item()
        reader.move(to: item.position)
        return RequestItem(kind: kind, range: item.range)
    }

    private var text: String { String(decoding: content, as: UTF8.self) }
    private var range: SourceRange { start..<position }

    private mutating func item() throws(Diagnostic) -> RequestItem.Kind {
        guard let separator = try readName() else {
            throw Diagnostic(CommandProblem.unknownItem(text), at: range)
        }
        let name = text
        content = []
        offsets = []
        if separator == .json, quote == nil, position < bytes.count, bytes[position] != UInt8(ascii: "'") {
            readBareJSON()
        } else {
            try readToEnd()
        }
        guard !name.isEmpty else { throw Diagnostic(CommandProblem.itemWithoutName(line[range]), at: range) }
        switch separator {
        case .header: return .header(try header(name, text.isEmpty ? nil : text))
        case .emptyHeader: return .header(try header(name, ""))
        case .text: return .text(name: name, value: text)
        case .file: return .file(name: name, try file())
        case .query: return .query(name: name, value: text)
        case .json:
            try checkJSON(name)
            return .json(name: name, json: text)
        }
    }

    /// Reads up to the first separator and over it; nil where the word ends before one.
    private mutating func readName() throws(Diagnostic) -> Separator? {
        while try goesOn() {
            let rest = bytes[position...]
            for (spelling, separator) in [
                (":=", Separator.json), ("==", .query), (":", .header), ("=", .text), ("@", .file),
            ]
            where rest.starts(with: spelling.utf8) {
                position += spelling.utf8.count
                return separator
            }
            if rest.first == UInt8(ascii: ";"), rest.dropFirst().first?.isBlank ?? true {
                position += 1
                return .emptyHeader
            }
            take()
        }
        return nil
    }

    private mutating func readToEnd() throws(Diagnostic) {
        while try goesOn() { take() }
    }

    /// Goes over quotes and stops before the next byte that counts; false at the end of the word.
    private mutating func goesOn() throws(Diagnostic) -> Bool {
        while position < bytes.count {
            let byte = bytes[position]
            if let open = quote {
                guard byte == open else { return true }
                quote = nil
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else {
                return !byte.isBlank
            }
            position += 1
        }
        if let quote {
            throw Diagnostic(
                CommandProblem.unclosedQuote(Character(Unicode.Scalar(quote))), at: start..<bytes.count)
        }
        return false
    }

    /// Takes one byte of content; a backslash makes the next one ordinary.
    private mutating func take() {
        if bytes[position] == UInt8(ascii: "\\"), position + 1 < bytes.count { position += 1 }
        content.append(bytes[position])
        offsets.append(position)
        position += 1
    }

    /// Reads JSON as it stands, quotes included, up to a blank outside of its brackets and strings.
    private mutating func readBareJSON() {
        var depth = 0
        while position < bytes.count, depth > 0 || !bytes[position].isBlank {
            var end = position + 1
            switch bytes[position] {
            case UInt8(ascii: "\""): end = PythonBrackets.endOfString(bytes, from: position) ?? bytes.count
            case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
            default: break
            }
            content += bytes[position..<end]
            offsets += position..<end
            position = end
        }
    }

    /// `path` or `path;type=image/png`, as HTTPie has it.
    private func file() throws(Diagnostic) -> FormFile {
        let parts = text.split(separator: ";type=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard let path = parts.first, !path.isEmpty else {
            throw Diagnostic(CommandProblem.itemWithoutFile(line[range]), at: range)
        }
        return FormFile(path: path, type: parts.count > 1 ? parts[1] : nil)
    }

    private func checkJSON(_ name: String) throws(Diagnostic) {
        do {
            try JSONSyntax.check(content)
        } catch {
            let offset = error.offset < offsets.count ? offsets[error.offset] : position
            throw Diagnostic(
                CommandProblem.invalidJSON(name: name, error.fault), at: offset..<min(offset + 1, bytes.count))
        }
    }

    /// Source: RFC 9110, sections 5.1 (names) and 5.5 (values).
    private func header(_ name: String, _ value: String?) throws(Diagnostic) -> HeaderItem {
        guard name.utf8.allSatisfy(WireBytes.isToken) else {
            throw Diagnostic(CommandProblem.headerName(name), at: range)
        }
        guard let value else { return .leaveOut(name: name) }
        guard value.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }) else {
            throw Diagnostic(CommandProblem.headerValue(name: name), at: range)
        }
        return .set(name: name, value: value)
    }
}

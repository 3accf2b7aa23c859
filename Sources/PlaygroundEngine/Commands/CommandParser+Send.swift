/// `send METHOD TARGET [ITEM …] [BODY]`, the items as HTTPie writes them.
///
/// Source: HTTPie's documentation, "Request items".
extension CommandParser {
    static func send(_ reader: inout LineReader) throws(Diagnostic) -> SendCommand {
        var malformed = try malformedChoice(&reader)
        let method = try sendMethod(&reader)
        let (target, port) = try sendTarget(&reader)
        var items = RequestItems()
        try readItems(&reader, into: &items, &malformed)
        return SendCommand(
            method: method, target: target + items.query(after: target), port: port, headers: items.headers,
            body: try items.body(), images: items.images.map(\.item), malformed: malformed,
            eventLimit: items.eventLimit)
    }

    /// `replay N [METHOD] [TARGET] [ITEM …] [BODY]`
    static func replay(_ reader: inout LineReader) throws(Diagnostic) -> ReplayCommand {
        let exchange = try exchangeNumber(.replay, &reader)
        var method: String?
        var target: String?
        if let word = reader.peek(), SendCommand.methods.contains(word.text.uppercased()) {
            _ = reader.next()
            method = word.text.uppercased()
        }
        if let word = reader.peek(), word.text.hasPrefix("/") {
            target = TargetEncoding.encode((try ItemReader.nextWord(&reader))?.text ?? "/")
        }
        var items = RequestItems()
        var malformed: SendCommand.Malformed?
        try readItems(&reader, into: &items, &malformed)
        return ReplayCommand(exchange: exchange, method: method, target: target, changes: items)
    }

    private static func readItems(
        _ reader: inout LineReader, into items: inout RequestItems, _ malformed: inout SendCommand.Malformed?
    ) throws(Diagnostic) {
        while let word = reader.peek() {
            if word.text.hasPrefix("{") || word.text.hasPrefix("[") {
                try items.setRawBody(reader.rest(), isJSON: true)
            } else if word.text == "--raw" {
                _ = reader.next()
                guard let body = reader.rest() else {
                    throw Diagnostic(CommandProblem.missing(.body, command: .send), at: reader.end)
                }
                try items.setRawBody(unquoted(body), isJSON: JSONText.isMeant(unquoted(body).text))
            } else if word.text == "--body" {
                _ = reader.next()
                let body = try bodyText(&reader, option: word)
                try items.setRawBody(body, isJSON: JSONText.isMeant(body.text))
            } else if word.text == "--events" {
                _ = reader.next()
                items.eventLimit = try eventLimit(&reader, option: word)
            } else if word.text == "--image" {
                _ = reader.next()
                try items.add(try image(&reader, option: word))
            } else if word.text == "--form" || word.text == "-f" || word.text == "--multipart" {
                _ = reader.next()
                items.sendForm(isMultipart: word.text == "--multipart")
            } else if word.text == "--malformed", malformed == nil {
                malformed = try malformedChoice(&reader)
            } else if word.text.hasPrefix("--") {
                throw unknownSendOption(word)
            } else {
                let item = try ItemReader.next(&reader)
                try checkHeaderValue(of: item, before: reader)
                try items.add(item)
            }
        }
    }

    /// `--malformed [KIND]`; without a kind, the kinds that there are for the request are asked for.
    private static func malformedChoice(_ reader: inout LineReader) throws(Diagnostic) -> SendCommand.Malformed? {
        guard reader.peek()?.text == "--malformed" else { return nil }
        _ = reader.next()
        guard let word = reader.peek() else { return .list }
        if let kind = MalformedKind(rawValue: word.text.lowercased()) {
            _ = reader.next()
            return .kind(kind)
        }
        // What is no kind is the method, or an item of the request.
        let isMethod = SendCommand.methods.contains(word.text.uppercased())
        if isMethod || word.text.hasPrefix("--") || word.text.contains(where: { "/:=@{[".contains($0) }) {
            return .list
        }
        throw unknownChoice(word, command: .send, choices: MalformedKind.allCases.map(\.rawValue))
    }

    private static func bodyText(_ reader: inout LineReader, option: TypedWord) throws(Diagnostic) -> TypedWord {
        guard let rest = reader.rest() else {
            throw Diagnostic(CommandProblem.missing(.body, command: .send), at: reader.end)
        }
        guard case .str(let text)? = try? JSONReader.read(Array(rest.text.utf8)) else {
            throw Diagnostic(CommandProblem.bodyText, at: rest.range)
        }
        return TypedWord(text: text.text, range: rest.range)
    }

    /// After how many events the client leaves.
    private static func eventLimit(_ reader: inout LineReader, option: TypedWord) throws(Diagnostic) -> Int {
        guard let word = reader.next() else { throw Diagnostic(CommandProblem.eventLimit(nil), at: option.range) }
        guard let count = Int(word.text), (1...1_000_000).contains(count) else {
            throw Diagnostic(CommandProblem.eventLimit(word.text), at: word.range)
        }
        return count
    }

    private static func image(
        _ reader: inout LineReader, option: TypedWord
    ) throws(Diagnostic) -> PlacedImage {
        guard let word = try ItemReader.nextWord(&reader) else {
            throw Diagnostic(CommandProblem.imageItem(nil), at: option.range)
        }
        let parts = word.text.split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.count == 2, !word.text.hasPrefix("=") else {
            throw Diagnostic(CommandProblem.imageItem(word.text), at: word.range)
        }
        return PlacedImage(item: ImageItem(field: parts[0], path: parts[1]), range: word.range)
    }

    private static func sendMethod(_ reader: inout LineReader) throws(Diagnostic) -> String {
        guard let word = reader.next() else {
            throw Diagnostic(CommandProblem.missing(.method, command: .send), at: reader.end)
        }
        if SendCommand.methods.contains(word.text.uppercased()) { return word.text.uppercased() }
        guard !word.text.contains("/") else {
            throw Diagnostic(
                CommandProblem.missing(.method, command: .send), at: word.range,
                fixIt: Diagnostic.FixIt(range: word.range, replacement: "GET \(word.text)"))
        }
        // Servers must cope with methods that nobody has heard of, so a learner may try one: in capitals, on purpose.
        let isDeliberate =
            word.text.utf8.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
            && Suggestion.nearest(to: word.text, among: SendCommand.methods) == nil
        guard isDeliberate else { throw unknownMethod(word, command: .send, among: SendCommand.methods) }
        return word.text
    }

    /// The target of the request line, percent-encoded where it must be (RFC 3986), and the port of a whole URL.
    private static func sendTarget(_ reader: inout LineReader) throws(Diagnostic) -> (String, Int?) {
        guard let word = try ItemReader.nextWord(&reader) else {
            throw Diagnostic(CommandProblem.missing(.target, command: .send), at: reader.end)
        }
        let (path, port) = try splitURL(word)
        guard path.hasPrefix("/") else {
            throw Diagnostic(
                CommandProblem.pathWithoutSlash(path), at: word.range,
                fixIt: Diagnostic.FixIt(range: word.range, replacement: "/\(path)"))
        }
        return (TargetEncoding.encode(path), port)
    }

    /// Takes `http://HOST:PORT` off a URL that means this machine; learners paste what a browser shows.
    private static func splitURL(_ word: TypedWord) throws(Diagnostic) -> (String, Int?) {
        let scheme = "http://"
        let hasScheme = word.text.lowercased().hasPrefix(scheme)
        let bare = hasScheme ? String(word.text.dropFirst(scheme.count)) : word.text
        let authority = bare.prefix { $0 != "/" && $0 != "?" }
        let parts = authority.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let host = String(parts.first ?? "").lowercased()
        let port = parts.count > 1 ? Int(parts[1]) : nil
        let isLocal = ["localhost", "127.0.0.1"].contains(host) || (host.isEmpty && port != nil)
        guard hasScheme || (isLocal && !authority.isEmpty) else {
            if word.text.lowercased().hasPrefix("https://") {
                throw Diagnostic(CommandProblem.foreignHost(word.text), at: word.range)
            }
            return (word.text, nil)
        }
        guard isLocal else { throw Diagnostic(CommandProblem.foreignHost(host), at: word.range) }
        let path = String(bare.dropFirst(authority.count))
        return (path.hasPrefix("/") ? path : "/\(path)", port)
    }

    /// `X-Mood: good` is how headers look elsewhere; here the blank would cut it in two.
    private static func checkHeaderValue(of item: RequestItem, before reader: LineReader) throws(Diagnostic) {
        guard case .header(.leaveOut(let name)) = item.kind, let value = reader.peek(),
            !value.text.contains(where: { ":={[".contains($0) }), !value.text.hasPrefix("--")
        else { return }
        let range = item.range.lowerBound..<value.range.upperBound
        throw Diagnostic(
            CommandProblem.headerValueApart(name: name, value: value.text), at: range,
            fixIt: Diagnostic.FixIt(range: range, replacement: "\(name):\(value.text)"))
    }

    private static func unknownSendOption(_ word: TypedWord) -> Diagnostic {
        let meant = Suggestion.nearest(to: word.text, among: SendCommand.options)
        return Diagnostic(
            CommandProblem.unknownSendOption(word.text, meant: meant), at: word.range,
            fixIt: meant.map { Diagnostic.FixIt(range: word.range, replacement: $0) })
    }

    /// Takes away single quotes around a whole body, as a shell would. Double quotes stay: they make a JSON text.
    private static func unquoted(_ body: TypedWord) -> TypedWord {
        let bytes = Array(body.text.utf8)
        let quote = UInt8(ascii: "'")
        guard bytes.first == quote, bytes.count > 1, bytes.dropFirst().firstIndex(of: quote) == bytes.count - 1
        else { return body }
        return TypedWord(text: String(decoding: bytes[1..<bytes.count - 1], as: UTF8.self), range: body.range)
    }
}

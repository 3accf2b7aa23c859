/// One item of `send`, read but not yet part of a request.
struct RequestItem: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        case header(HeaderItem)
        /// A field of a JSON body; `json` is the text of its value.
        case field(name: String, json: String)
        case query(name: String, value: String)
    }

    let kind: Kind
    let range: SourceRange
}

/// The items of a request as they come in, put together at the end.
struct RequestItems {
    private(set) var headers: [HeaderItem] = []
    private var fields: [(name: String, json: String)] = []
    private var queries: [(name: String, value: String)] = []
    private(set) var images: [(item: ImageItem, range: SourceRange)] = []
    private var raw: SendBody = .none

    /// Adds `item`; a field named twice takes the later value, as HTTPie has it.
    mutating func add(_ item: RequestItem) throws(Diagnostic) {
        switch item.kind {
        case .header(let header): headers.append(header)
        case .query(let name, let value): queries.append((name, value))
        case .field(let name, let json):
            if case .raw = raw { throw Diagnostic(CommandProblem.twoBodies, at: item.range) }
            if let index = fields.firstIndex(where: { $0.name == name }) {
                fields[index].json = json
            } else {
                fields.append((name, json))
            }
        }
    }

    mutating func add(_ image: (item: ImageItem, range: SourceRange)) throws(Diagnostic) {
        if case .raw = raw { throw Diagnostic(CommandProblem.twoBodies, at: image.range) }
        images.append(image)
    }

    /// Takes the rest of the line as the body.
    mutating func setRawBody(_ word: TypedWord?, isJSON: Bool) throws(Diagnostic) {
        guard let word else { return }
        guard fields.isEmpty, images.isEmpty else { throw Diagnostic(CommandProblem.twoBodies, at: word.range) }
        raw = .raw(word.text, isJSON: isJSON)
    }

    var body: SendBody {
        guard !fields.isEmpty else { return raw }
        return .json("{" + fields.map { "\(JSONText.quoted($0.name)): \($0.json)" }.joined(separator: ", ") + "}")
    }

    /// What the query items add to `target`, with `?` or `&` before it.
    func query(after target: String) -> String {
        guard !queries.isEmpty else { return "" }
        let pairs = queries.map {
            "\(TargetEncoding.encodeQueryPart($0.name))=\(TargetEncoding.encodeQueryPart($0.value))"
        }
        let joint = !target.contains("?") ? "?" : target.hasSuffix("?") || target.hasSuffix("&") ? "" : "&"
        return joint + pairs.joined(separator: "&")
    }
}

/// Text as JSON.
enum JSONText {
    /// `text` in double quotes, with the escapes that RFC 8259 (section 7) requires.
    static func quoted(_ text: String) -> String {
        var json = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": json += "\\\""
            case "\\": json += "\\\\"
            case "\n": json += "\\n"
            case "\r": json += "\\r"
            case "\t": json += "\\t"
            case "\u{0}"..<" ":
                let digits = String(scalar.value, radix: 16)
                json += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: json.unicodeScalars.append(scalar)
            }
        }
        return json + "\""
    }
}

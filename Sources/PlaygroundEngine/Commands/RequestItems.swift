/// One item of `send`, read but not yet part of a request.
struct RequestItem: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        case header(HeaderItem)
        /// `name=text`: a field of a JSON body or of a form.
        case text(name: String, value: String)
        /// `name:=json`: a field whose value is JSON text.
        case json(name: String, json: String)
        /// `name@path`: a file of a form.
        case file(name: String, FormFile)
        case query(name: String, value: String)
    }

    let kind: Kind
    let range: SourceRange
}

/// A name and its value in a query.
struct NamedValue: Hashable, Sendable {
    let name: String
    let value: String
}

/// A picture and where it was asked for.
struct PlacedImage: Hashable, Sendable {
    let item: ImageItem
    let range: SourceRange
}

/// The items of a request as they come in, put together at the end.
struct RequestItems: Hashable, Sendable {
    private(set) var headers: [HeaderItem] = []
    private(set) var fields: [RequestItem] = []
    private(set) var queries: [NamedValue] = []
    private(set) var images: [PlacedImage] = []
    /// After how many events of a stream the client leaves.
    var eventLimit: Int?
    private var raw: SendBody = .none
    /// `--form` and `--multipart`; a file makes a form as well.
    private var asksForForm = false
    private var isMultipart = false

    /// Adds `item`.
    mutating func add(_ item: RequestItem) throws(Diagnostic) {
        switch item.kind {
        case .header(let header): headers.append(header)
        case .query(let name, let value): queries.append(NamedValue(name: name, value: value))
        case .text, .json, .file:
            if case .raw = raw { throw Diagnostic(CommandProblem.twoBodies, at: item.range) }
            fields.append(item)
        }
    }

    mutating func add(_ image: PlacedImage) throws(Diagnostic) {
        if case .raw = raw { throw Diagnostic(CommandProblem.twoBodies, at: image.range) }
        images.append(image)
    }

    /// Has the fields sent as a form.
    mutating func sendForm(isMultipart: Bool) {
        asksForForm = true
        self.isMultipart = self.isMultipart || isMultipart
    }

    /// Takes the rest of the line as the body.
    mutating func setRawBody(_ word: TypedWord?, isJSON: Bool) throws(Diagnostic) {
        guard let word else { return }
        guard fields.isEmpty, images.isEmpty else { throw Diagnostic(CommandProblem.twoBodies, at: word.range) }
        raw = .raw(word.text, isJSON: isJSON && !asksForForm)
    }

    /// The body that the items make.
    ///
    /// - Throws: Where a form would have a list or an object in it.
    func body() throws(Diagnostic) -> SendBody {
        let hasFile = fields.contains { if case .file = $0.kind { true } else { false } }
        if asksForForm || hasFile, !fields.isEmpty || !images.isEmpty {
            var form: [SendBody.FormField] = []
            for field in fields { form.append(try formField(field)) }
            return .form(form, isMultipart: isMultipart || hasFile)
        }
        guard !fields.isEmpty else { return raw }
        // A field named twice takes the later value, as HTTPie has it.
        var pairs: [(name: String, json: String)] = []
        for field in fields {
            guard let (name, json) = field.jsonField else { continue }
            if let index = pairs.firstIndex(where: { $0.name == name }) {
                pairs[index].json = json
            } else {
                pairs.append((name, json))
            }
        }
        return .json("{" + pairs.map { "\(JSONText.quoted($0.name)): \($0.json)" }.joined(separator: ", ") + "}")
    }

    private func formField(_ item: RequestItem) throws(Diagnostic) -> SendBody.FormField {
        switch item.kind {
        case .text(let name, let value): return SendBody.FormField(name: name, content: .text(value))
        case .file(let name, let file): return SendBody.FormField(name: name, content: .file(file))
        case .json(let name, let json):
            guard json.first != "{", json.first != "[" else {
                throw Diagnostic(CommandProblem.structureInForm(name: name), at: item.range)
            }
            return SendBody.FormField(name: name, content: .text(JSONText.plain(json)))
        case .header, .query: return SendBody.FormField(name: "", content: .text(""))
        }
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

extension RequestItem {
    /// What the item is in a JSON body; nil for one that is no part of one.
    var jsonField: (name: String, json: String)? {
        switch kind {
        case .text(let name, let value): (name, JSONText.quoted(value))
        case .json(let name, let json): (name, json)
        case .header, .file, .query: nil
        }
    }
}

/// Text as JSON.
enum JSONText {
    /// Whether a body is JSON, or begins as if it were meant to be: then it says so in `Content-Type`.
    static func isMeant(_ text: String) -> Bool {
        guard let first = text.utf8.first(where: { !$0.isBlank }) else { return false }
        if "{[\"".utf8.contains(first) { return true }
        return (try? JSONSyntax.check(Array(text.utf8))) != nil
    }

    /// The text of a JSON string; any other JSON as it stands.
    static func plain(_ json: String) -> String {
        guard case .str(let text)? = try? JSONReader.read(Array(json.utf8)) else { return json }
        return text.text
    }

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

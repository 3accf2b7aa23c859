/// A request with one thing wrong in it on purpose.
package struct MalformedRequest: Hashable, Sendable {
    package let kind: MalformedKind
    /// What was done to the request, such as `‘price’ is left out`.
    package let change: String
    package let request: ClientRequest

    /// Makes `request` wrong in the way of `kind`; nil where the route gives no occasion for it.
    ///
    /// - Parameter request: A whole request; where it has no body and the route asks for one, an example is made.
    package init?(_ kind: MalformedKind, of request: ClientRequest, _ shape: RequestShape?) {
        var draft = RequestDraft(request, shape)
        guard let change = draft.apply(kind) else { return nil }
        self.kind = kind
        self.change = change
        self.request = draft.request
    }

    /// Every kind for which the route gives occasion, in the order of ``MalformedKind``.
    package static func all(of request: ClientRequest, _ shape: RequestShape?) -> [MalformedRequest] {
        MalformedKind.allCases.compactMap { MalformedRequest($0, of: request, shape) }
    }
}

/// A request while it is being changed.
private struct RequestDraft {
    private let method: String
    private var target: String
    private var headers: Headers
    private var body: [UInt8]
    private var bytesBeforeLeaving: Int?
    private let shape: RequestShape?

    init(_ request: ClientRequest, _ shape: RequestShape?) {
        method = request.method
        target = request.target
        headers = request.headers
        body = request.body
        self.shape = shape
        if !body.isEmpty { complete() }
        guard body.isEmpty, let shape else { return }
        switch shape.body {
        case .none, .form: break
        case .object(let fields, _): body = Array(Self.object(fields).utf8)
        case .value(let example): body = Array(example.utf8)
        }
        if !body.isEmpty {
            if headers["content-type"] == nil { set("Content-Type", "application/json") }
            set("Content-Length", String(body.count))
        }
    }

    /// Gives a body that was typed what else is wrong with it: one thing is to be wrong, not two.
    private mutating func complete() {
        guard let members else { return }
        var texts = members.map { member -> String in
            guard let field = fields.first(where: { $0.name == member.key }),
                let wanted = JSONPlaces.read(Array(field.example.utf8))?.kind, field.wrongType != nil,
                !Self.isAlike(wanted, member.value.kind), !(field.allowsNull && member.value.kind == .null)
            else { return text(of: member) }
            return "\(JSONText.quoted(field.name)): \(field.example)"
        }
        for field in fields where field.isRequired && !members.contains(where: { $0.key == field.name }) {
            texts.append("\(JSONText.quoted(field.name)): \(field.example)")
        }
        if texts != members.map({ text(of: $0) }) { rebuild(texts) }
    }

    private static func isAlike(_ one: JSONPlaces.Kind, _ other: JSONPlaces.Kind) -> Bool {
        switch (one, other) {
        case (.text, .text), (.number, .number), (.bool, .bool), (.null, .null), (.object, .object), (.array, .array):
            true
        default: false
        }
    }

    private static func object(_ fields: [RequestShape.Field]) -> String {
        let pairs = fields.filter(\.isRequired).map { "\(JSONText.quoted($0.name)): \($0.example)" }
        return "{\(pairs.joined(separator: ", "))}"
    }

    var request: ClientRequest {
        ClientRequest(
            method: method, target: target, headers: headers, body: body, bodyBytesBeforeLeaving: bytesBeforeLeaving)
    }

    private mutating func set(_ name: String, _ value: String) {
        if let index = headers.fields.firstIndex(where: { $0.name.lowercased() == name.lowercased() }) {
            headers.fields[index] = HeaderField(headers.fields[index].name, value)
        } else {
            headers.fields.append(HeaderField(name, value))
        }
    }

    private mutating func take(_ text: String) { take(Array(text.utf8)) }

    private mutating func take(_ bytes: [UInt8]) {
        body = bytes
        set("Content-Length", String(bytes.count))
    }

    private var fields: [RequestShape.Field] {
        if case .object(let fields, _)? = shape?.body { fields } else { [] }
    }

    /// The members of the body, which is an object.
    private var members: [JSONPlaces.Member]? {
        if case .object(let members)? = JSONPlaces.read(body)?.kind { members } else { nil }
    }

    // MARK: Kinds

    mutating func apply(_ kind: MalformedKind) -> String? {
        switch kind {
        case .missingField: leaveOut()
        case .wrongType: mistype()
        case .null: replaceField(where: { !$0.allowsNull }, with: { _ in "null" }) { "‘\($0.name)’ is null" }
        case .extraField: addField()
        case .constraint: breakRule()
        case .notAnObject: notAnObject()
        case .truncated: truncate()
        case .singleQuotes: quoteSingly()
        case .trailingComma: addComma()
        case .invalidUTF8: spoilText()
        case .emptyBody: empty()
        case .contentType: retype("text/plain")
        case .noContentType: retype(nil)
        case .contentLength: shorten()
        case .oversized: claimTooMuch()
        case .earlyDisconnect: leaveEarly()
        }
    }

    private mutating func leaveOut() -> String? {
        if let members,
            let field = fields.first(where: { field in field.isRequired && members.contains { $0.key == field.name } })
        {
            rebuild(members.filter { $0.key != field.name }.map { text(of: $0) })
            return "‘\(field.name)’ is left out"
        }
        guard let field = shape?.query.first(where: \.isRequired) else { return nil }
        removeQuery(field.name)
        return "‘\(field.name)’ is left out of the query"
    }

    private mutating func mistype() -> String? {
        if let change = replaceField(
            where: { $0.wrongType != nil }, with: { $0.wrongType },
            words: {
                "‘\($0.name)’ is no \($0.kind.drop(articles: ["a ", "an "]))"
            })
        {
            return change
        }
        if let field = shape?.query.first(where: { $0.wrongType?.first == "\"" }) {
            setQuery(field.name, "not-a-number")
            return "‘\(field.name)’ of the query is no \(field.kind.drop(articles: ["a ", "an "]))"
        }
        guard let field = shape?.path.first(where: { $0.wrongType?.first == "\"" }), setPath(field.name, "not-a-number")
        else { return nil }
        return "{\(field.name)} of the path is no \(field.kind.drop(articles: ["a ", "an "]))"
    }

    private mutating func breakRule() -> String? {
        if let change = replaceField(
            where: { $0.broken != nil }, with: { $0.broken?.json },
            words: {
                "‘\($0.name)’ is not \($0.broken?.rule ?? "")"
            })
        {
            return change
        }
        if let field = shape?.query.first(where: { $0.broken != nil }), let broken = field.broken {
            setQuery(field.name, TargetEncoding.encodeQueryPart(JSONText.plain(broken.json)))
            return "‘\(field.name)’ of the query is not \(broken.rule)"
        }
        guard let field = shape?.path.first(where: { $0.broken != nil }), let broken = field.broken,
            setPath(field.name, TargetEncoding.encodeQueryPart(JSONText.plain(broken.json)))
        else { return nil }
        return "{\(field.name)} of the path is not \(broken.rule)"
    }

    private mutating func addField() -> String? {
        guard let members else { return nil }
        var name = "unexpected"
        while members.contains(where: { $0.key == name }) || fields.contains(where: { $0.name == name }) { name += "_" }
        rebuild(members.map { text(of: $0) } + ["\"\(name)\": true"])
        return "‘\(name)’ is a field too many"
    }

    private mutating func notAnObject() -> String? {
        guard members != nil else { return nil }
        take("[" + String(decoding: body, as: UTF8.self) + "]")
        return "the object stands in a list"
    }

    private mutating func truncate() -> String? {
        guard body.count > 2, isJSON else { return nil }
        let cut = max(1, body.count * 2 / 3)
        take(Array(body.prefix(cut)))
        return "the JSON ends after \(cut) bytes"
    }

    private mutating func quoteSingly() -> String? {
        guard isJSON, body.contains(UInt8(ascii: "\"")) else { return nil }
        take(body.map { $0 == UInt8(ascii: "\"") ? UInt8(ascii: "'") : $0 })
        return "' stands in the place of each \""
    }

    private mutating func addComma() -> String? {
        guard let members, !members.isEmpty, let brace = body.lastIndex(of: UInt8(ascii: "}")) else { return nil }
        take(body[..<brace] + Array(",".utf8) + body[brace...])
        return "a comma stands before the last brace"
    }

    private mutating func spoilText() -> String? {
        guard isJSON, let quote = body.lastIndex(of: UInt8(ascii: "\"")) else { return nil }
        take(body[..<quote] + [0xE9] + body[quote...])
        return "the byte E9, é in Latin-1, stands in a text"
    }

    private mutating func empty() -> String? {
        guard !body.isEmpty else { return nil }
        body = []
        headers.fields.removeAll { $0.name.lowercased() == "content-length" }
        return "the body is left out"
    }

    private mutating func retype(_ type: String?) -> String? {
        guard !body.isEmpty else { return nil }
        guard let type else {
            headers.fields.removeAll { $0.name.lowercased() == "content-type" }
            return "Content-Type is left out"
        }
        set("Content-Type", type)
        return "Content-Type says \(type)"
    }

    private mutating func shorten() -> String? {
        guard body.count > 4 else { return nil }
        set("Content-Length", String(body.count / 2))
        return "Content-Length says \(body.count / 2), the body has \(body.count) bytes"
    }

    private mutating func claimTooMuch() -> String? {
        guard !body.isEmpty else { return nil }
        let count = (16 << 20) + 1
        set("Content-Length", String(count))
        return "Content-Length says \(count), one byte more than 16 MiB"
    }

    private mutating func leaveEarly() -> String? {
        guard body.count > 1 else { return nil }
        bytesBeforeLeaving = body.count / 2
        return "the connection is closed after \(body.count / 2) of the body's \(body.count) bytes"
    }

    private var isJSON: Bool { JSONPlaces.read(body) != nil }

    // MARK: Fields

    private func text(of member: JSONPlaces.Member) -> String {
        String(decoding: body[member.keyRange.lowerBound..<member.value.range.upperBound], as: UTF8.self)
    }

    private mutating func rebuild(_ members: [String]) {
        take("{\(members.joined(separator: ", "))}")
    }

    /// Gives the first field that fits another value.
    private mutating func replaceField(
        where fits: (RequestShape.Field) -> Bool, with json: (RequestShape.Field) -> String?,
        words: (RequestShape.Field) -> String
    ) -> String? {
        guard let members, let field = fields.first(where: fits), let json = json(field) else { return nil }
        let new = "\(JSONText.quoted(field.name)): \(json)"
        var texts = members.map { $0.key == field.name ? new : text(of: $0) }
        if !members.contains(where: { $0.key == field.name }) { texts.append(new) }
        rebuild(texts)
        return words(field)
    }

    private mutating func setQuery(_ name: String, _ value: String) {
        removeQuery(name)
        target += (target.contains("?") ? "&" : "?") + "\(TargetEncoding.encodeQueryPart(name))=\(value)"
    }

    private mutating func removeQuery(_ name: String) {
        guard let mark = target.firstIndex(of: "?") else { return }
        let pairs = target[target.index(after: mark)...].split(separator: "&").filter {
            PercentEncoding.decode(String($0.prefix { $0 != "=" })) != name
        }
        target = String(target[..<mark]) + (pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&"))
    }

    /// Puts `value` in the place of a parameter of the path; false where the path has none of that name.
    private mutating func setPath(_ name: String, _ value: String) -> Bool {
        let path = String(target.prefix { $0 != "?" })
        let bytes = Array(path.utf8)
        guard let shape, let pattern = try? PathPattern(shape.route.path),
            let index = pattern.parameterNames.firstIndex(of: name), let captures = pattern.captures(of: bytes),
            captures.indices.contains(index)
        else { return false }
        let changed = bytes[..<captures[index].lowerBound] + Array(value.utf8) + bytes[captures[index].upperBound...]
        target = String(decoding: changed, as: UTF8.self) + target.dropFirst(path.count)
        return true
    }
}

extension String {
    /// This text without the first of `articles` that it begins with.
    fileprivate func drop(articles: [String]) -> String {
        articles.first(where: hasPrefix).map { String(dropFirst($0.count)) } ?? self
    }
}

/// A request as the `send` command that makes it.
package enum SendLine {
    /// The command for a request with these parts, which sends the same bytes.
    ///
    /// - Parameter headers: All fields; those that the client adds by itself are left out.
    /// - Parameter addsDefaults: Whether the fields that the client adds by itself are welcome where `headers` lacks them.
    /// - Returns: nil where the body is no text, or the method or the target is none that `send` takes.
    package static func text(
        method: String, target: String, headers: Headers, body: [UInt8], addsDefaults: Bool = false
    ) -> String? {
        guard let body = String(validating: body, as: UTF8.self), isWord(method), target.hasPrefix("/"), isWord(target)
        else { return nil }
        var words = ["send", method, target]
        let takesRest = isPlain(body)
        let ownType = takesRest || JSONText.isMeant(body) ? "application/json" : nil
        for field in headers.fields {
            switch field.name.lowercased() {
            case "host", "content-length": continue
            case "user-agent" where field.value.hasPrefix("apiplayground/"): continue
            case "accept" where field.value == "*/*": continue
            case "content-type" where !body.isEmpty && field.value == ownType: continue
            default: words.append(item(field))
            }
        }
        if !addsDefaults {
            for name in ["Accept", "User-Agent"] where headers[name] == nil { words.append("\(name):") }
        }
        if !addsDefaults, ownType != nil, !body.isEmpty, headers["content-type"] == nil {
            words.append("Content-Type:")
        }
        if !body.isEmpty { words.append(takesRest ? body : "--body \(JSONText.quoted(body))") }
        return words.joined(separator: " ")
    }

    /// The command for `request`, the values of secret fields masked.
    package static func masked(_ request: ClientRequest) -> String {
        let fields = request.headers.fields.map { HeaderField($0.name, SecretFields.shown($0)) }
        return text(method: request.method, target: request.target, headers: Headers(fields), body: request.body)
            ?? "send \(request.method) \(VisibleText.escape(request.target))"
    }

    /// Whether a body can stand at the end of the line as it is.
    private static func isPlain(_ body: String) -> Bool {
        guard body.hasPrefix("{") || body.hasPrefix("["), let last = body.utf8.last, !last.isBlank else { return false }
        return body.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
    }

    private static func isWord(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F && !"\"'\\".utf8.contains($0) }
    }

    private static func item(_ field: HeaderField) -> String {
        if field.value.isEmpty { return "\(field.name);" }
        guard !isWord(field.value) else { return "\(field.name):\(field.value)" }
        let value = field.value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        return "\(field.name):\"\(value)\""
    }
}

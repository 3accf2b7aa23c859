extension ResponseObject {
    /// Carries out `JSONResponse(content, status_code=…)` and the like.
    static func make(_ kind: ResponseClass, _ call: NativeCall) throws(PyError) -> ResponseObject {
        let content = kind == .redirect ? "url" : "content"
        var parameters = ["status_code?", "headers?"]
        if kind != .redirect { parameters.append("media_type?") }
        parameters.append("background?")
        let isOptional = [.response, .html, .plainText].contains(kind)
        // A class without an `__init__` of its own has its parent's.
        let initializer =
            switch kind {
            case .json, .redirect, .streaming: kind.rawValue
            case .eventSource: ResponseClass.streaming.rawValue
            case .response, .html, .plainText: ResponseClass.response.rawValue
            }
        let signature = NativeSignature(
            "\(initializer).__init__", "self \(content)\(isOptional ? "?" : "") " + parameters.joined(separator: " "))
        let bound = try signature.bind(call)
        if let background = bound["background"], !background.isNone {
            throw Options.error(.laterOption(function: kind.rawValue, option: "background"), at: call.range)
        }
        return try make(
            kind, content: bound[content] ?? .none, status: bound["status_code"],
            headers: bound["headers"], mediaType: try mediaType(bound["media_type"]))
    }

    /// A response of `kind` whose content is `content`, as its constructor makes it.
    ///
    /// - Parameter status: Nil for the class's own.
    static func make(
        _ kind: ResponseClass, content: Value, status: Value?, headers: Value? = nil, mediaType: String? = nil
    ) throws(PyError) -> ResponseObject {
        let status = status ?? .int(kind == .redirect ? 307 : 200)
        _ = try ResponseObject.number(ofStatus: status)
        let body: Content =
            switch kind {
            case .streaming, .eventSource: .stream(content)
            case .json: .bytes(try JSONBody.encode(content, by: .jsonModule))
            case .redirect: .bytes([])
            case .response, .html, .plainText: .bytes(try text(content))
            }
        let response = ResponseObject(kind, status: status, mediaType: mediaType, content: body)
        try response.fillHeaders(headers)
        if kind == .redirect {
            response.headers.set("location", to: PercentEncoding.quoteURL(try content.str()))
        }
        return response
    }

    private static func text(_ content: Value) throws(PyError) -> [UInt8] {
        if content.isNone { return [] }
        if case .object(let object) = content, let bytes = object as? PyBytes { return bytes.bytes }
        return Array(try Latin1.text(of: content, for: "encode").utf8)
    }

    private static func mediaType(_ value: Value?) throws(PyError) -> String? {
        guard let value, !value.isNone else { return nil }
        return try Latin1.text(of: value, for: "startswith")
    }
}

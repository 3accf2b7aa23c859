extension ClientRequest {
    /// What the playground's client calls itself.
    package static let userAgent = "apiplayground/\(ProgramVersion.current)"

    /// A request with the fields that a polite client sends, each unless `headers` has it: Host, User-Agent, Accept, and
    /// Content-Length where there is a body.
    ///
    /// - Parameter host: The value of Host, such as `127.0.0.1:8000`.
    package static func standard(
        method: String, target: String, host: String, headers: Headers = [], body: [UInt8] = []
    ) -> ClientRequest {
        var standard = [
            HeaderField("Host", host), HeaderField("User-Agent", userAgent), HeaderField("Accept", "*/*"),
        ]
        if !body.isEmpty, headers["transfer-encoding"] == nil {
            standard.append(HeaderField("Content-Length", String(body.count)))
        }
        let fields = standard.filter { headers[$0.name] == nil } + headers.fields
        return ClientRequest(method: method, target: target, headers: Headers(fields), body: body)
    }
}

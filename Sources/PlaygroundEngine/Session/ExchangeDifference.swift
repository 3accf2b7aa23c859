/// Two exchanges beside each other: what was sent and what came back, line by line.
enum ExchangeDifference {
    static func lines(from old: Exchange, to new: Exchange) -> [ResultLine] {
        let sent = difference(request(old), request(new)) + secrets(old, new)
        let received = difference(response(old), response(new))
        let was = old.response.status
        let now = new.response.status
        let verdict =
            was == now
            ? ResultLine(.note, "both were answered \(now) \(StatusPhrase.of(now))")
            : ResultLine(
                now < 400 && now > 0 ? .success : .text,
                "\(was) \(StatusPhrase.of(was)) became \(now) \(StatusPhrase.of(now))")
        return [ResultLine(.heading, "row \(old.id) and row \(new.id)"), verdict]
            + [ResultLine(.heading, "request")] + (sent.isEmpty ? [ResultLine(.note, "the same")] : sent)
            + [ResultLine(.heading, "response")] + (received.isEmpty ? [ResultLine(.note, "the same")] : received)
    }

    private static func difference(_ old: String, _ new: String) -> [ResultLine] {
        ChangeText.difference(
            LineDifference(from: SourceText(name: "", text: old), to: SourceText(name: "", text: new)))
    }

    private static func request(_ exchange: Exchange) -> String {
        guard let request = exchange.request else { return "bytes that are no request" }
        return (["\(request.method) \(request.target)"] + fields(request.headers) + [body(request.body)])
            .joined(separator: "\n")
    }

    private static func response(_ exchange: Exchange) -> String {
        let response = exchange.response
        return
            (["\(response.status) \(StatusPhrase.of(response.status))"] + fields(response.headers)
            + [body(response.body)]).joined(separator: "\n")
    }

    /// Secrets are not shown, yet a difference in one may be all that there is.
    private static func secrets(_ old: Exchange, _ new: Exchange) -> [ResultLine] {
        func fields(_ exchange: Exchange) -> [HeaderField] {
            (exchange.request?.headers.fields ?? []).filter { SecretFields.isSecret($0.name) }
        }
        return zip(fields(old), fields(new)).filter { old, new in
            old.value != new.value && SecretFields.shown(old) == SecretFields.shown(new)
        }.map { ResultLine(.text, "\($1.name): another value behind \(SecretFields.mask)") }
    }

    /// Fields whose values differ every time say nothing.
    private static func fields(_ headers: Headers) -> [String] {
        headers.fields.filter { !["date", "content-length", "host"].contains($0.name.lowercased()) }
            .map { "\($0.name): \(SecretFields.shown($0))" }
    }

    private static func body(_ bytes: [UInt8]) -> String {
        JSONPretty.text(of: bytes) ?? String(decoding: bytes.prefix(64 << 10), as: UTF8.self)
    }
}

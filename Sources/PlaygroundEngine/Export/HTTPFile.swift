/// Requests as a `.http` file, which editors send with a click.
///
/// Source: the format of the HTTP clients of JetBrains' IDEs and of VS Code's REST Client: requests between lines of `###`.
/// Values of secret fields are masked.
package enum HTTPFile {
    package static func text(of exchanges: [Exchange]) -> String {
        exchanges.compactMap(text).joined(separator: "\n")
    }

    private static func text(of exchange: Exchange) -> String? {
        guard let request = exchange.request else { return nil }
        let host = request.headers["host"] ?? "\(request.server.host):\(request.server.port)"
        var lines = [
            "### row \(exchange.id): \(exchange.response.status) \(StatusPhrase.of(exchange.response.status))",
            "\(request.method) http://\(host)\(request.target)",
        ]
        for field in request.headers.fields where !["host", "content-length"].contains(field.name.lowercased()) {
            lines.append("\(field.name): \(SecretFields.shown(field))")
        }
        if !request.body.isEmpty { lines += ["", String(decoding: request.body, as: UTF8.self)] }
        return lines.joined(separator: "\n") + "\n"
    }
}

import Foundation

/// Exchanges as lines of text.
enum ExchangeLines {
    /// The head of the log's table.
    static let head = ["row", "time", "method", "path", "status", "size", "took", "client"]

    static func row(_ exchange: Exchange) -> [String] {
        [
            "\(exchange.id)", Quantity.clock(exchange.started, in: .current), exchange.request?.method ?? "-",
            VisibleText.escape(exchange.request?.target ?? "(no request)"), status(exchange.response.status),
            Quantity.bytes(exchange.response.body.count), Quantity.duration(exchange.duration),
            "\(exchange.client.rawValue) \(exchange.peer)",
        ]
    }

    private static func status(_ status: Int) -> String { status == 0 ? "none" : "\(status)" }

    /// Both directions as they went over the wire, then the stages.
    static func whole(_ exchange: Exchange) -> [ResultLine] {
        let request = exchange.request.map { "\($0.method) \(VisibleText.escape($0.target))" } ?? "no request"
        let stages = exchange.stages.map { "\($0.stage.rawValue) \(Quantity.duration($0.duration))" }
        return [
            ResultLine(.heading, "row \(exchange.id): \(request), from \(exchange.client.rawValue) \(exchange.peer)")
        ]
            + [ResultLine(.heading, "request")] + text(masked(exchange.requestBytes))
            + [ResultLine(.heading, "response")] + text(exchange.responseBytes)
            + [ResultLine(.note, "took \(Quantity.duration(exchange.duration)): " + stages.joined(separator: ", "))]
    }

    /// What the playground's own client got.
    static func answer(to exchange: ClientExchange) -> [ResultLine] {
        switch exchange.outcome {
        case .failed(let reason):
            guard let partial = exchange.partial else {
                return [ResultLine(exchange.request.bodyBytesBeforeLeaving == nil ? .failure : .text, reason)]
            }
            let summary = "\(partial.status) \(StatusPhrase.of(partial.status)), not whole: \(reason)"
            return [ResultLine(.text, summary)] + text(CapturedBytes(partial.body))
        case .response(let response, let reason):
            let row = exchange.logID.map { ", row \($0)" } ?? ""
            let facts = "\(Quantity.bytes(response.body.count)) in \(Quantity.duration(exchange.duration))\(row)"
            let summary = "\(response.status) \(VisibleText.escape(reason)), \(facts)"
            let fields = response.headers.fields.filter { !hiddenFields.contains($0.name.lowercased()) }.map {
                ResultLine(.text, VisibleText.escape("\($0.name): \($0.value)"))
            }
            return [ResultLine(.text, summary)] + fields
                + text(CapturedBytes(response.body))
                + (response.status < 400 ? [] : [ResultLine(.note, "why explains it")])
        }
    }

    /// Fields that are in every answer and say little; `log N` has them.
    private static let hiddenFields: Set<String> = ["date", "server", "content-length"]

    /// The most bytes of a body that a result shows.
    private static let byteLimit = 8 << 10

    private static func masked(_ bytes: CapturedBytes) -> CapturedBytes {
        CapturedBytes(SecretFields.masked(bytes.kept), total: bytes.total)
    }

    /// Text line by line, each byte visible; what is left out is said.
    private static func text(_ bytes: CapturedBytes) -> [ResultLine] {
        let shown = bytes.kept.prefix(byteLimit)
        var lines = String(decoding: shown, as: UTF8.self).split(omittingEmptySubsequences: false) {
            $0 == "\n" || $0 == "\r\n"
        }
        if lines.last?.isEmpty == true { lines.removeLast() }
        let rest = bytes.total - shown.count
        return lines.map { ResultLine(.code, VisibleText.escape(String($0))) }
            + (rest > 0 ? [ResultLine(.note, "… and \(Quantity.bytes(rest)) more")] : [])
    }
}

import Foundation

/// Exchanges as an HTTP archive, which browsers and other tools open.
///
/// Source: the HAR 1.2 specification. Values of secret fields are masked.
package enum HARFile {
    package static func text(of exchanges: [Exchange]) -> String {
        let entries = exchanges.compactMap(Entry.init)
        let log = Log(creator: Creator(name: "APIPlayground", version: ProgramVersion.current), entries: entries)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(Root(log: log)) else { return "{}" }
        return String(decoding: data, as: UTF8.self) + "\n"
    }

    private struct Root: Encodable {
        let log: Log
    }

    private struct Log: Encodable {
        var version = "1.2"
        let creator: Creator
        let entries: [Entry]
    }

    private struct Creator: Encodable {
        let name: String
        let version: String
    }

    private struct Pair: Encodable {
        let name: String
        let value: String
    }

    private struct Content: Encodable {
        let size: Int
        let mimeType: String
        let text: String
        let encoding: String?

        init(_ bytes: [UInt8], type: String?) {
            size = bytes.count
            mimeType = type ?? ""
            let plain = String(validating: bytes, as: UTF8.self)
            text = plain ?? Data(bytes).base64EncodedString()
            encoding = plain == nil ? "base64" : nil
        }
    }

    private struct PostData: Encodable {
        let mimeType: String
        let text: String
    }

    private struct Timings: Encodable {
        let send: Double
        let wait: Double
        let receive: Double
    }

    private struct Entry: Encodable {
        struct SentRequest: Encodable {
            let method: String
            let url: String
            let httpVersion: String
            let headers: [Pair]
            let queryString: [Pair]
            let cookies: [HARCookie]
            let postData: PostData?
            let headersSize: Int
            let bodySize: Int
        }

        struct GivenResponse: Encodable {
            let status: Int
            let statusText: String
            var httpVersion = "HTTP/1.1"
            let headers: [Pair]
            let cookies: [HARCookie]
            let content: Content
            let redirectURL: String
            let headersSize: Int
            let bodySize: Int
        }

        let startedDateTime: String
        let time: Double
        let request: SentRequest
        let response: GivenResponse
        var cache: [String: String] = [:]
        let timings: Timings
        let comment: String

        /// Nil for bytes that were no request, for which HAR has no place.
        init?(_ exchange: Exchange) {
            guard let request = exchange.request else { return nil }
            startedDateTime = exchange.started.formatted(.iso8601.time(includingFractionalSeconds: true))
            time = HARFile.milliseconds(exchange.duration)
            let host = request.headers["host"] ?? "\(request.server.host):\(request.server.port)"
            self.request = SentRequest(
                method: request.method, url: "http://\(host)\(request.target)",
                httpVersion: "HTTP/\(exchange.protocolVersion)", headers: HARFile.pairs(request.headers),
                queryString: HARFile.query(request.query ?? ""), cookies: HARCookie.sent(in: request.headers),
                postData: request.body.isEmpty
                    ? nil
                    : PostData(
                        mimeType: request.headers["content-type"] ?? "",
                        text: String(decoding: request.body, as: UTF8.self)),
                headersSize: -1, bodySize: request.body.count)
            let response = exchange.response
            self.response = GivenResponse(
                status: response.status, statusText: StatusPhrase.of(response.status),
                headers: HARFile.pairs(response.headers), cookies: HARCookie.set(by: response.headers),
                content: Content(response.body, type: response.headers["content-type"]),
                redirectURL: response.headers["location"] ?? "", headersSize: -1, bodySize: response.body.count)
            let sent = exchange.stages.filter { $0.stage == .http }.reduce(Duration.zero) { $0 + $1.duration }
            let received = exchange.stages.filter { $0.stage == .response }.reduce(Duration.zero) { $0 + $1.duration }
            timings = Timings(
                send: HARFile.milliseconds(sent),
                wait: HARFile.milliseconds(max(.zero, exchange.duration - sent - received)),
                receive: HARFile.milliseconds(received))
            comment = "row \(exchange.id), from \(exchange.client.rawValue)"
        }
    }

    private static func milliseconds(_ duration: Duration) -> Double {
        let parts = duration.components
        return Double(parts.seconds) * 1e3 + Double(parts.attoseconds) / 1e15
    }

    private static func pairs(_ headers: Headers) -> [Pair] {
        headers.fields.map { Pair(name: $0.name, value: SecretFields.shown($0)) }
    }

    private static func query(_ query: String) -> [Pair] {
        query.split(separator: "&").map { pair in
            let name = pair.prefix { $0 != "=" }
            return Pair(
                name: PercentEncoding.decode(String(name)),
                value: PercentEncoding.decode(String(pair.dropFirst(name.count + 1))))
        }
    }
}

import Foundation
import Testing

@testable import PlaygroundEngine

extension Exchange {
    /// An exchange with the parts that a test is about.
    ///
    /// - Parameter sent: The whole request, in place of the method, the target and the headers.
    static func made(
        id: Int = 1, bytes: String = "", method: String? = "GET", target: String = "/", headers: Headers = [],
        status: Int = 200, body: [UInt8] = [], refusal: Refusal? = nil, route: Route? = nil, routes: [Route] = [],
        sent: Request? = nil
    ) -> Exchange {
        let peer = Peer(host: "127.0.0.1", port: 51624)
        let request = sent ?? method.map { Request(method: $0, target: target, headers: headers, peer: peer) }
        let raw = bytes.isEmpty ? "\(method ?? "GET") \(target) HTTP/1.1\r\n\r\n" : bytes
        return Exchange(
            id: id, started: Date(timeIntervalSince1970: 0), peer: peer, client: .other,
            requestBytes: CapturedBytes(Array(raw.utf8)), responseBytes: CapturedBytes(), request: request,
            response: Response(status: status, headers: [], body: body), route: route, refusal: refusal, stages: [],
            routes: routes, duration: .zero)
    }
}

@Test func theOldestExchangesAreDroppedFirstAndCounted() {
    var log = ExchangeLog(capacity: 3)
    for id in 1...5 { log.append(.made(id: id)) }

    #expect(log.oldestFirst.map(\.id) == [3, 4, 5])
    #expect(log.newestFirst.map(\.id) == [5, 4, 3])
    #expect(log.dropped == 2)
    #expect(log.nextID == 6)
    #expect((1...6).map { log[id: $0]?.id } == [nil, nil, 3, 4, 5, nil])
    #expect(log[position: 0]?.id == 3)
    #expect(log[position: 3] == nil)
}

@Test func bytesAreBoundedAndTheNewestAlwaysStays() {
    var log = ExchangeLog(byteCapacity: 10_000)
    for id in 1...10 { log.append(.made(id: id, body: [UInt8](repeating: 0, count: 3000))) }
    #expect(log.count == 2 || log.count == 3)
    #expect(log.byteCount <= 10_000)
    #expect(log.dropped + log.count == 10)

    log.append(.made(id: 11, body: [UInt8](repeating: 0, count: 50_000)))
    #expect(log.oldestFirst.map(\.id) == [11])

    log.append(.made(id: 12))
    #expect(log.oldestFirst.map(\.id) == [12])
    #expect(log.byteCount == log.newest?.byteCount)
}

@Test func numbersThatWereSkippedAreFoundAndOldOnesRefused() {
    var log = ExchangeLog()
    for id in [1, 2, 5, 9, 4] { log.append(.made(id: id)) }

    #expect((1...10).filter { log[id: $0] != nil } == [1, 2, 5, 9])
    #expect([-1, 0, Int.max, .min].allSatisfy { log[id: $0] == nil })
}

@Test func aClearedLogGoesOnCounting() {
    var log = ExchangeLog()
    log.append(.made(id: log.nextID))
    log.removeAll()
    log.append(.made(id: log.nextID))

    #expect(log.oldestFirst.map(\.id) == [2])
    #expect(log.dropped == 0)
}

@Test(
    arguments: [
        ("curl/8.5.0", ClientKind.curl), ("apiplayground/0.1.0", .playground), ("python-requests/2.32.3", .python),
        ("python-httpx/0.28.1", .python), ("OpenAI/Python 1.54.0", .python), ("Python-urllib/3.11", .python),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0", .browser), ("Wget/1.21", .other),
        ("", .other), (nil, .other), ("not curl/8", .other),
    ] as [(String?, ClientKind)])
func aUserAgentTellsTheKindOfClient(userAgent: String?, kind: ClientKind) {
    #expect(ClientKind(userAgent: userAgent) == kind)
}

@Test(
    arguments: [
        (Exchange.made(target: "/x"), #"INFO:     127.0.0.1:51624 - "GET /x HTTP/1.1" 200 OK"#),
        (
            .made(bytes: "GET /x HTTP/1.0\r\n\r\n", target: "/x"),
            #"INFO:     127.0.0.1:51624 - "GET /x HTTP/1.0" 200 OK"#
        ),
        (.made(bytes: "GET /x\r\n\r\n", target: "/x"), #"INFO:     127.0.0.1:51624 - "GET /x HTTP/0.9" 200 OK"#),
        (
            .made(target: "/a%20b/%C3%A9%zz?q=a%20b", status: 404),
            #"INFO:     127.0.0.1:51624 - "GET /a%20b/%C3%A9%25zz?q=a%20b HTTP/1.1" 404 Not Found"#
        ),
        (.made(target: "/x?"), #"INFO:     127.0.0.1:51624 - "GET /x HTTP/1.1" 200 OK"#),
        (.made(target: "/x", status: 422), #"INFO:     127.0.0.1:51624 - "GET /x HTTP/1.1" 422 Unprocessable Entity"#),
        (.made(target: "/x", status: 299), #"INFO:     127.0.0.1:51624 - "GET /x HTTP/1.1" 299 "#),
        (
            .made(method: nil, status: 400, refusal: .badRequest(reason: "")),
            "WARNING:  Invalid HTTP request received."
        ),
        (
            .made(method: nil, status: 413, refusal: .badRequest(reason: "")),
            "WARNING:  127.0.0.1:51624 - refused: 413 Request Entity Too Large"
        ),
        (.made(status: 0, refusal: .disconnected), nil),
    ] as [(Exchange, String?)])
func theAccessLogLineIsUvicorns(exchange: Exchange, line: String?) {
    #expect(exchange.accessLogLine == line)
}

@Test(arguments: [
    ("plain é ☃ 👩‍💻", "plain é ☃ 👩‍💻"), ("a\u{1b}[31mb\u{7f}", "a␛[31mb␡"), ("\r\n\t\0", "␍␊␉␀"),
    ("a\u{202e}b\u{2066}c\u{200b}d\u{feff}", "a\u{fffd}b\u{fffd}c\u{fffd}d\u{fffd}"), ("\u{9b}31m", "\u{fffd}31m"),
    ("\u{2028}", "\u{fffd}"),
])
func textFromTheNetworkCannotMoveTheCursor(text: String, visible: String) {
    #expect(VisibleText.escape(text) == visible)
}

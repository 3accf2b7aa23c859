import Testing

@testable import PlaygroundEngine

private func outcome(
    _ text: String, method: String = "GET", ends: Bool = false, by size: Int = .max
) -> ResponseFramer.Outcome {
    var framer = ResponseFramer(method: method)
    var bytes: [UInt8] = []
    WireBytes.appendLatin1(text, to: &bytes)
    var rest = bytes[...]
    while !rest.isEmpty {
        let outcome = framer.append(Array(rest.prefix(size)))
        if outcome != .wait { return outcome }
        rest = rest.dropFirst(size)
    }
    return ends ? framer.end() : .wait
}

private func response(_ status: Int, _ reason: String, _ headers: Headers, _ body: String) -> ResponseFramer.Outcome {
    .response(Response(status: status, headers: headers, body: Array(body.utf8)), reason: reason)
}

struct ResponseCase: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let text: String
    var method = "GET"
    var ends = false
    let expected: ResponseFramer.Outcome

    static let chunked = HeaderField("transfer-encoding", "chunked")

    static let all: [ResponseCase] = [
        ResponseCase(
            testDescription: "sized", text: "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi",
            expected: response(200, "OK", [HeaderField("Content-Length", "2")], "hi")),
        ResponseCase(
            testDescription: "without a reason", text: "HTTP/1.1 299\r\nContent-Length: 0\r\n\r\n",
            expected: response(299, "", [HeaderField("Content-Length", "0")], "")),
        ResponseCase(
            testDescription: "line feeds alone", text: "HTTP/1.1 200 All fine\nContent-Length: 2\n\nhi",
            expected: response(200, "All fine", [HeaderField("Content-Length", "2")], "hi")),
        ResponseCase(
            testDescription: "interim responses",
            text: "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n"
                + "HTTP/1.1 204 No Content\r\n\r\n",
            expected: response(204, "No Content", [], "")),
        ResponseCase(
            testDescription: "chunks",
            text: "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\nhi\r\n"
                + "4;x\r\n you\r\n0\r\nA: b\r\n\r\n",
            expected: response(200, "OK", [chunked], "hi you")),
        ResponseCase(
            testDescription: "until the end", text: "HTTP/1.0 200 OK\r\n\r\nall of it", ends: true,
            expected: response(200, "OK", [], "all of it")),
        ResponseCase(
            testDescription: "head", text: "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n", method: "HEAD",
            expected: response(200, "OK", [HeaderField("Content-Length", "9")], "")),
        ResponseCase(
            testDescription: "not modified", text: "HTTP/1.1 304 Not Modified\r\nContent-Length: 9\r\n\r\n",
            expected: response(304, "Not Modified", [HeaderField("Content-Length", "9")], "")),
        ResponseCase(
            testDescription: "half a body", text: "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhi", ends: true,
            expected: .failed(.closedInBody(received: 2, expected: 5))),
        ResponseCase(
            testDescription: "half of the chunks",
            text: "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\nhi\r\n",
            ends: true, expected: .failed(.closedInBody(received: 2, expected: nil))),
        ResponseCase(testDescription: "nothing", text: "", ends: true, expected: .failed(.closedWithoutAnswer)),
        ResponseCase(testDescription: "half a head", text: "HTTP/1.1 2", ends: true, expected: .failed(.closedInHead)),
        ResponseCase(
            testDescription: "no HTTP", text: "SSH-2.0-OpenSSH\r\n", expected: .failed(.notHTTP(firstLine: "S"))),
        ResponseCase(
            testDescription: "bad status", text: "HTTP/1.1 2x0 OK\r\n",
            expected: .failed(.notHTTP(firstLine: "HTTP/1.1 2x0 OK"))),
        ResponseCase(
            testDescription: "bad field", text: "HTTP/1.1 200 OK\r\nno field\r\n",
            expected: .failed(.badField("no field"))),
        ResponseCase(
            testDescription: "bad length", text: "HTTP/1.1 200 OK\r\nContent-Length: +5\r\n\r\n",
            expected: .failed(.badLength("+5"))),
        ResponseCase(
            testDescription: "bad chunk", text: "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nx",
            expected: .failed(.chunk(.size(0x78)))),
        ResponseCase(
            testDescription: "head too large", text: "HTTP/1.1 200 OK\r\nA: " + String(repeating: "a", count: 70_000),
            expected: .failed(.headTooLarge)),
    ]
}

@Test(arguments: ResponseCase.all)
func aResponseIsReadOrItsFaultNamed(response: ResponseCase) {
    #expect(outcome(response.text, method: response.method, ends: response.ends) == response.expected)
    #expect(outcome(response.text, method: response.method, ends: response.ends, by: 1) == response.expected)
}

@Test(arguments: 0..<10)
func mutatedResponsesNeverTrap(seed: UInt64) {
    var random = SplitMix(state: seed)
    for _ in 0..<300 {
        var bytes = Array(ResponseCase.all.randomElement(using: &random)?.text.utf8.prefix(300) ?? "".utf8.prefix(0))
        for _ in 0..<4 where !bytes.isEmpty {
            bytes[Int(random.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: random.next())
        }
        let cut = Int(random.next() % UInt64(bytes.count + 1))
        var whole = ResponseFramer(method: "GET")
        var halves = ResponseFramer(method: "GET")

        var first = whole.append(bytes)
        if first == .wait { first = whole.end() }
        var second = halves.append(Array(bytes[..<cut]))
        if second == .wait { second = halves.append(Array(bytes[cut...])) }
        if second == .wait { second = halves.end() }

        #expect(first == second)
    }
}

@Test func aStandardRequestCarriesTheFieldsOfAPoliteClient() {
    let plain = ClientRequest.standard(method: "GET", target: "/", host: "localhost:8000")
    #expect(
        plain.bytes
            == Array(
                "GET / HTTP/1.1\r\nHost: localhost:8000\r\nUser-Agent: \(ClientRequest.userAgent)\r\nAccept: */*\r\n\r\n"
                    .utf8))

    let own = ClientRequest.standard(
        method: "POST", target: "/", host: "a", headers: [HeaderField("user-agent", "me"), HeaderField("X", "y")],
        body: Array("hi".utf8))
    #expect(
        own.headers.fields == [
            HeaderField("Host", "a"), HeaderField("Accept", "*/*"), HeaderField("Content-Length", "2"),
            HeaderField("user-agent", "me"), HeaderField("X", "y"),
        ])
}

@Test func ofABodyThatIsTooLongTheBeginningIsKept() {
    let limit = ResponseFramer.bodyLimit
    var framer = ResponseFramer(method: "GET")
    _ = framer.append(Array("HTTP/1.1 200 OK\r\nContent-Length: \(limit + 5)\r\n\r\n".utf8))

    let outcome = framer.append([UInt8](repeating: 0x61, count: limit + 1))

    #expect(outcome == .failed(.bodyTooLarge(status: 200)))
    #expect(framer.partial()?.response.body.count == limit)
}

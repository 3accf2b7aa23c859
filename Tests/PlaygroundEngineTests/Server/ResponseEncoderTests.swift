import Testing

@testable import PlaygroundEngine

private func encoded(
    status: Int = 200, headers: Headers = [], body: String = "", method: String = "GET", keepAlive: Bool = true
) -> EncodedResponse {
    ResponseEncoder().encode(
        Response(status: status, headers: headers, body: Array(body.utf8)), method: method, keepAlive: keepAlive,
        secondsSince1970: 0)
}

private let start = "\r\ndate: Thu, 01 Jan 1970 00:00:00 GMT\r\nserver: apiplayground\r\n"

/// Compared with Uvicorn 0.54 (`RequestResponseCycle.send`).
@Test(arguments: [
    (encoded(headers: [HeaderField("content-length", "2")], body: "hi"), "200 OK\(start)content-length: 2\r\n\r\nhi"),
    (
        encoded(body: "hello hello hello"),
        "200 OK\(start)transfer-encoding: chunked\r\n\r\n11\r\nhello hello hello\r\n0\r\n\r\n"
    ),
    (encoded(), "200 OK\(start)transfer-encoding: chunked\r\n\r\n0\r\n\r\n"),
    (encoded(status: 204), "204 No Content\(start)\r\n"),
    (encoded(status: 304), "304 Not Modified\(start)\r\n"),
    (encoded(headers: [HeaderField("X-Ä", "ü")], method: "HEAD"), "200 OK\(start)x-ä: ü\r\n\r\n"),
    (
        encoded(headers: [HeaderField("content-length", "2")], body: "hi", method: "HEAD"),
        "200 OK\(start)content-length: 2\r\n\r\n"
    ),
    (
        encoded(headers: [HeaderField("content-length", "0")], keepAlive: false),
        "200 OK\(start)content-length: 0\r\nconnection: close\r\n\r\n"
    ),
    (
        encoded(headers: [HeaderField("Connection", "x, Close"), HeaderField("content-length", "0")]),
        "200 OK\(start)connection: x, Close\r\ncontent-length: 0\r\n\r\n"
    ),
    (encoded(status: 299, headers: [HeaderField("content-length", "0")]), "299 \(start)content-length: 0\r\n\r\n"),
])
func aResponseIsLaidOutAsUvicornDoes(encoded: EncodedResponse, text: String) {
    #expect(WireBytes.latin1(encoded.bytes[...]) == "HTTP/1.1 " + text)
    #expect(encoded.keepsAlive == !text.lowercased().contains("close\r\n"))
    #expect(encoded.fault == nil)
}

@Test(arguments: [
    (encoded(headers: [HeaderField("x", "a\r\nset-cookie: b")]), ResponseFault.value),
    (encoded(headers: [HeaderField("x", "a\0")]), .value),
    (encoded(headers: [HeaderField("x y", "a")]), .name),
    (encoded(headers: [HeaderField("x\n", "a")]), .name),
    (encoded(headers: [HeaderField("content-length", "two")]), .length),
    (encoded(headers: [HeaderField("content-length", "-1")]), .length),
    (encoded(status: 99), .status), (encoded(status: 600), .status), (encoded(status: .max), .status),
])
func whatWouldBreakTheHeadIsNeverSent(encoded: EncodedResponse, fault: ResponseFault) {
    #expect(encoded == EncodedResponse(bytes: [], keepsAlive: false, fault: fault))
}

@Test(arguments: [("1", "", ResponseFault.tooLong), ("3", "hi", .tooShort)])
func aLengthThatIsWrongClosesTheConnection(length: String, sent: String, fault: ResponseFault) {
    let encoded = encoded(headers: [HeaderField("content-length", length)], body: "hi")

    #expect(WireBytes.latin1(encoded.bytes[...]).hasSuffix("\r\n\r\n" + sent))
    #expect(!encoded.keepsAlive)
    #expect(encoded.fault == fault)
}

@Test(arguments: [
    (0, "Thu, 01 Jan 1970 00:00:00 GMT"), (1_795_439_109, "Mon, 23 Nov 2026 13:05:09 GMT"),
    (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"), (4_107_542_399, "Sun, 28 Feb 2100 23:59:59 GMT"),
    (4_107_542_400, "Mon, 01 Mar 2100 00:00:00 GMT"), (-1, "Wed, 31 Dec 1969 23:59:59 GMT"),
])
func aDateIsWrittenAsHTTPWritesIt(seconds: Int, text: String) {
    #expect(HTTPDate.text(secondsSince1970: seconds) == text)
}

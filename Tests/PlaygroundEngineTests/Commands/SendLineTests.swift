import Testing

@testable import PlaygroundEngine

struct SendLineTests {
    /// What a line makes of a request, sent again, is the same request.
    @Test(arguments: [
        ("GET", "/", [HeaderField("X-Mood", "good")], ""), ("POST", "/a?b=c%20d", [], #"{"a": "b"}"#),
        ("POST", "/a", [HeaderField("Content-Type", "text/plain")], "two\nlines \"quoted\" \\ and\ttab"),
        ("PUT", "/a", [HeaderField("X-Odd", #"a "b" \ c"#), HeaderField("X-None", "")], "[1, 2]"),
        ("POST", "/a", [HeaderField("Content-Type", "application/json; charset=utf-8")], "{\n  \"a\": 1\n}"),
        ("DELETE", "/ä", [], ""), ("POST", "/a", [], "{\"é\": \"\u{1B}[2J\"}"),
    ])
    func aLineMakesTheRequestThatItIsOf(
        method: String, target: String, fields: [HeaderField], body: String
    ) throws {
        let line = try #require(
            SendLine.text(
                method: method, target: target, headers: Headers(fields), body: Array(body.utf8), addsDefaults: true))

        guard case .send(let send) = try CommandParser.parse(line) else {
            Issue.record("\(line) is no send")
            return
        }
        let request = try send.request(host: "h")

        #expect(request.method == method)
        #expect(request.target == TargetEncoding.encode(target))
        #expect(String(decoding: request.body, as: UTF8.self) == body)
        for field in fields { #expect(request.headers[field.name] == field.value) }
    }

    @Test func aBodyThatIsNoTextHasNoLine() {
        #expect(SendLine.text(method: "POST", target: "/", headers: [], body: [0xFF]) == nil)
        #expect(SendLine.text(method: "GET", target: "no-slash", headers: [], body: []) == nil)
    }

    @Test(arguments: [
        ("send GET / Authorization:abc X:1", "send GET / Authorization:••• X:1"),
        ("send GET / \"Cookie:a=b; c\" X:1", "send GET / \"Cookie:•••\" X:1"),
        ("send GET / authorization:\"Bearer x y\"", "send GET / authorization:•••"),
        ("send GET / Cookie: X-Mood:good", "send GET / Cookie: X-Mood:good"),
        ("route get /a -> {\"cookie\": 1}", "route get /a -> {\"cookie\": 1}"),
        ("send POST / name=Authorization", "send POST / name=Authorization"),
    ])
    func secretsOfATypedLineAreMasked(line: String, masked: String) {
        #expect(SecretFields.masked(command: line) == masked)
    }

    @Test func secretsOfARequestsBytesAreMaskedInTheirPlaces() {
        let bytes = "GET / HTTP/1.1\r\nCookie: a=b; c\r\nX-Mood: good\r\n\r\nCookie: body"

        let masked = String(decoding: SecretFields.masked(Array(bytes.utf8)), as: UTF8.self)

        #expect(masked == "GET / HTTP/1.1\r\nCookie: **** *\r\nX-Mood: good\r\n\r\nCookie: body")
    }

    @Test(arguments: [
        (#"{"a": [1, {"b": "x"}]}"#, [PathElement.key("a"), .index(1), .key("b")], #""x""#),
        (#"{"a": 1, "a": 2}"#, [.key("a")], "2"), (#"{"a\u0062": null}"#, [.key("ab")], "null"),
        (#"{"a": 1}"#, [.key("b")], #"{"a": 1}"#), ("[]", [.index(0)], "[]"),
    ])
    func aPlaceOfAJSONTextIsFound(text: String, path: [PathElement], found: String) throws {
        let root = try #require(JSONPlaces.read(Array(text.utf8)))

        let range = root.find(path).node.range

        #expect(String(decoding: Array(text.utf8)[range], as: UTF8.self) == found)
    }

    @Test(arguments: ["", "{", "[1,]", "{\"a\"}", "tru", "\"a", "1 2", String(repeating: "[", count: 5_000)])
    func whatIsNoJSONHasNoPlaces(text: String) {
        #expect(JSONPlaces.read(Array(text.utf8)) == nil)
    }
}

import Testing

@testable import PlaygroundEngine

/// What is told of bytes that are no request: whatever they are, nothing traps and no place lies outside of them.
struct RefusedBytesTests {
    private static let pieces = [
        "GET", " ", "/", "\r\n", "\n", "\r\n\r\n", "Host: a b", ":", "Cookie: x", "HTTP/1.1", "é",
    ]

    private static let texts: [String] = {
        var random = SplitMix(state: 20_261_129)
        let drawn = (0..<2_000).map { _ in
            (0..<Int.random(in: 0...9, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
        }
        return ["X\r\nHost: a b\r\n\r\n", "\n \n", " ", "\r\n\r\n a", "a b", "a  ", "\n"] + drawn
    }()

    @Test func theirStagesAreToldAndTheirPlacesAreInside() {
        let source = SourceText(name: "main.py", text: "")
        for text in Self.texts where !text.isEmpty {
            let exchange = Exchange.made(bytes: text, method: nil, status: 400, refusal: .badRequest(reason: "no"))

            let reports = StageReport.all(of: exchange, in: source)

            #expect(reports.map(\.stage) == Stage.allCases)
            for bytes in reports.compactMap(\.bytes) {
                #expect(bytes.lowerBound >= 0 && bytes.upperBound <= text.utf8.count, "\(text)")
            }
        }
    }

    @Test func theyAreExplained() {
        let source = SourceText(name: "main.py", text: "")
        for text in Self.texts where !text.isEmpty {
            let exchange = Exchange.made(bytes: text, method: nil, status: 400, refusal: .badRequest(reason: "no"))

            #expect(!ExchangeExplanation(of: exchange, in: source).heading.isEmpty)
        }
    }

    @Test func maskingKeepsTheirLength() {
        for text in Self.texts {
            let masked = SecretFields.masked(Array(text.utf8))

            #expect(masked.count == text.utf8.count)
        }
    }

    @Test(arguments: [
        (
            "GET / HTTP/1.1\r\nnocolon\r\nAuthorization: Bearer x\r\n\r\n",
            "GET / HTTP/1.1\r\nnocolon\r\nAuthorization: ****** *\r\n\r\n"
        ),
        ("GET / HTTP/1.1\r\nAuthorization : x\r\n\r\n", "GET / HTTP/1.1\r\nAuthorization : *\r\n\r\n"),
        ("GET / HTTP/1.1\r\n\r\nCookie: body", "GET / HTTP/1.1\r\n\r\nCookie: body"),
    ])
    func secretsBehindABrokenLineAreMasked(text: String, masked: String) {
        #expect(String(decoding: SecretFields.masked(Array(text.utf8)), as: UTF8.self) == masked)
    }
}

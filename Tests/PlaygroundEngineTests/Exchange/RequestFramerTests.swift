import Testing

@testable import PlaygroundEngine

/// What a framer made of bytes, in a form to compare: a line a request or refusal.
private func outcome(of pieces: [[UInt8]], limits: RequestLimits = RequestLimits()) -> [String] {
    var framer = RequestFramer(limits: limits)
    var outcome: [String] = []
    for piece in pieces {
        framer.append(piece)
        reading: while true {
            switch framer.next() {
            case .wait: break reading
            case .sendContinue: outcome.append("continue")
            case .request(let request):
                outcome.append(
                    "\(request.method) \(request.target) \(request.headers.fields) \(request.body) "
                        + "\(request.keepsAlive) \(request.captured)")
            case .refuse(let refused): outcome.append("\(refused)")
            }
        }
    }
    return outcome
}

private func bytes(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    WireBytes.appendLatin1(text, to: &bytes)
    return bytes
}

@Test(arguments: WireCase.all.filter { $0.request.utf8.count < 600 })
func whereBytesAreCutDoesNotMatter(wire: WireCase) {
    let whole = bytes(wire.request)
    let expected = outcome(of: [whole])

    for cut in whole.indices {
        #expect(outcome(of: [Array(whole[..<cut]), Array(whole[cut...])]) == expected)
    }
    #expect(outcome(of: whole.map { [$0] }) == expected)
}

@Test(arguments: 0..<20)
func mutatedRequestsNeverTrapAndAlwaysEnd(seed: UInt64) {
    var random = SplitMix(state: seed)
    let seeds = WireCase.all.map { bytes($0.request) }

    for _ in 0..<200 {
        var mutated = seeds[Int(random.next() % UInt64(seeds.count))] + seeds[Int(random.next() % UInt64(seeds.count))]
        for _ in 0..<Int(random.next() % 8) where !mutated.isEmpty {
            let place = Int(random.next() % UInt64(mutated.count))
            switch random.next() % 3 {
            case 0: mutated[place] = UInt8(truncatingIfNeeded: random.next())
            case 1: mutated.remove(at: place)
            default: mutated.insert(UInt8(truncatingIfNeeded: random.next()), at: place)
            }
        }
        let cut = Int(random.next() % UInt64(mutated.count + 1))

        #expect(outcome(of: [mutated]) == outcome(of: [Array(mutated[..<cut]), Array(mutated[cut...])]))
    }
}

@Test func pipelinedRequestsComeOutOneByOneWithTheirOwnBytes() {
    let first = "POST /a HTTP/1.1\r\nContent-Length: 2\r\n\r\nhi"
    let second = "GET /b HTTP/1.1\r\n\r\n"
    var framer = RequestFramer()
    framer.append(bytes(first + second))

    guard case .request(let one) = framer.next(), case .request(let two) = framer.next() else {
        Issue.record("two requests were sent")
        return
    }
    #expect(one.captured == CapturedBytes(bytes(first)))
    #expect(one.body == bytes("hi"))
    #expect(two.captured == CapturedBytes(bytes(second)))
    #expect(!framer.isInsideRequest)
}

@Test func rawBytesPastTheBoundAreCounted() {
    var limits = RequestLimits()
    limits.capture = 50
    var framer = RequestFramer(limits: limits)
    framer.append(bytes("POST / HTTP/1.1\r\nContent-Length: 1000\r\n\r\n") + [UInt8](repeating: 0, count: 1000))

    guard case .request(let request) = framer.next() else {
        Issue.record("a whole request was sent")
        return
    }
    #expect(request.captured.kept.count == 50)
    #expect(request.captured.total == 1041)
    #expect(request.body.count == 1000)
}

/// A limit, the bytes that just keep it, and the bytes that pass it.
struct LimitCase: CustomTestStringConvertible, Sendable {
    let fault: RequestFault
    let kept: String
    let passed: String
    var testDescription: String { "\(fault)" }

    static func get(_ target: String) -> String { "GET \(target) HTTP/1.1\r\n\r\n" }
    static func head(_ size: Int) -> String {
        let start = "GET / HTTP/1.1\r\nX: "
        return start + String(repeating: "a", count: size - start.utf8.count - 4) + "\r\n\r\n"
    }

    static let all = [
        LimitCase(
            fault: .targetTooLong, kept: get("/" + String(repeating: "a", count: 16_383)),
            passed: get("/" + String(repeating: "a", count: 16_384))),
        LimitCase(fault: .targetTooLong, kept: "GET /", passed: "GET /" + String(repeating: "a", count: 17_000)),
        LimitCase(fault: .headTooLarge, kept: head(65_536), passed: head(65_537)),
        LimitCase(
            fault: .headTooLarge, kept: "GET / HTTP/1.1\r\n",
            passed: "GET / HTTP/1.1\r\n" + String(repeating: "X: 1\r\n", count: 11_000)),
        LimitCase(
            fault: .bodyTooLarge, kept: "POST / HTTP/1.1\r\nContent-Length: 16777216\r\n\r\n",
            passed: "POST / HTTP/1.1\r\nContent-Length: 16777217\r\n\r\n"),
        LimitCase(
            fault: .bodyTooLarge, kept: "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1000000\r\n",
            passed: "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n1000000\r\n"),
        LimitCase(
            fault: .chunk(.tooMuchBesideData), kept: "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1;a=b\r\n",
            passed: "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1;" + String(repeating: "a", count: 66_000)),
    ]
}

@Test(arguments: LimitCase.all)
func aLimitIsKeptToTheByte(limit: LimitCase) {
    #expect(!outcome(of: [bytes(limit.kept)]).contains { $0.contains("RefusedRequest") })
    #expect(outcome(of: [bytes(limit.passed)]).last?.contains("\(limit.fault)") == true)
}

/// Faults that no recorded case tells apart, as every one of them is the same 400.
@Test(arguments: [
    ("get / HTTP/1.1\r\n", RequestFault.methodCharacter(UInt8(ascii: "g")), 0..<1),
    ("BREW / HTTP/1.1\r\n", .unknownMethod("BREW"), 0..<4),
    ("\u{16}\u{3}\u{1}", .tlsHandshake, 0..<1),
    ("GET hello HTTP/1.1\r\n", .target("hello"), 0..<18),
    ("GET /\u{e9} HTTP/1.1\r\n", .targetCharacter(0xE9), 5..<6),
    ("GET / HTTP/9.9\r\n", .version("HTTP/9.9"), 0..<14),
    ("GET / HTTP/1.1\n", .bareLineFeed, 14..<15),
    ("GET / HTTP/1.1\rX", .bareCarriageReturn, 14..<15),
    ("GET / HTTP/1.1\r\nA: \u{7}\r\n", .controlByte(7), 19..<20),
    ("GET / HTTP/1.1\r\nA: b\r\n c\r\n", .foldedField, 22..<24),
    ("GET / HTTP/1.1\r\nA b\r\n", .fieldWithoutColon, 16..<19),
    ("GET / HTTP/1.1\r\n: b\r\n", .fieldNameMissing, 16..<19),
    ("GET / HTTP/1.1\r\nA : b\r\n", .fieldNameCharacter(0x20), 17..<18),
    ("GET / HTTP/1.1\r\nContent-Length: x\r\n", .contentLength("x"), 16..<33),
    ("GET / HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\n", .transferEncoding("gzip"), 0..<41),
    ("GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nx", .chunk(.size(0x78)), 46..<47),
])
func aFaultIsNamedAtItsPlace(text: String, fault: RequestFault, range: Range<Int>) {
    var framer = RequestFramer()
    framer.append(bytes(text))

    guard case .refuse(let refused) = framer.next() else {
        Issue.record("the bytes are at fault")
        return
    }
    #expect(refused == RefusedRequest(fault, range))
}

/// A small generator with a seed, so that a failure can be had again.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

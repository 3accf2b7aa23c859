import Testing

@testable import APIPlayground

struct InputDecoderTests {
    static let keys: [(String, Key)] = [
        ("a", .character("a")), (" ", .character(" ")), ("é", .character("é")), ("名", .character("名")),
        ("😀", .character("😀")), ("\r", .enter), ("\n", .enter), ("\t", .tab), ("\u{7F}", Key(.backspace)),
        ("\u{8}", Key(.backspace)), ("\u{1}", .control("a")), ("\u{1A}", .control("z")), ("\u{1B}[A", Key(.up)),
        ("\u{1B}OA", Key(.up)), ("\u{1B}[B", Key(.down)), ("\u{1B}OC", Key(.right)), ("\u{1B}[D", Key(.left)),
        ("\u{1B}[H", Key(.home)), ("\u{1B}OF", Key(.end)), ("\u{1B}[1~", Key(.home)), ("\u{1B}[7~", Key(.home)),
        ("\u{1B}[4~", Key(.end)), ("\u{1B}[8~", Key(.end)), ("\u{1B}[2~", Key(.insert)), ("\u{1B}[3~", Key(.delete)),
        ("\u{1B}[5~", Key(.pageUp)), ("\u{1B}[6~", Key(.pageDown)), ("\u{1B}[Z", .backTab), ("\u{1B}OP", .function(1)),
        ("\u{1B}[11~", .function(1)), ("\u{1B}[[A", .function(1)), ("\u{1B}[[E", .function(5)),
        ("\u{1B}[15~", .function(5)), ("\u{1B}[17~", .function(6)), ("\u{1B}[21~", .function(10)),
        ("\u{1B}[23~", .function(11)), ("\u{1B}[24~", .function(12)), ("\u{1B}[1;5C", Key(.right, .control)),
        ("\u{1B}[1;3D", Key(.left, .alt)), ("\u{1B}[1;2P", Key(.function(1), .shift)),
        ("\u{1B}[3;6~", Key(.delete, [.control, .shift])), ("\u{1B}f", .alt("f")), ("\u{1B}é", .alt("é")),
        ("\u{1B}\r", Key(.enter, .alt)), ("\u{1B}\u{7F}", Key(.backspace, .alt)), ("\u{1B}\u{1B}[A", Key(.up, .alt)),
        ("\u{1B}OM", .enter),
    ]

    @Test(arguments: keys)
    func bytesAreKeys(bytes: String, key: Key) {
        var decoder = InputDecoder()

        let events = decoder.feed(bytes.utf8)

        #expect(events == [.key(key)])
        #expect(decoder.patience == nil)
    }

    @Test(arguments: keys)
    func keysMayArriveByteByByte(bytes: String, key: Key) {
        var decoder = InputDecoder()

        let events = bytes.utf8.flatMap { decoder.feed([$0]) }

        #expect(events == [.key(key)])
    }

    @Test func aLoneEscapeIsAKeyAfterAShortSilence() {
        var decoder = InputDecoder()

        let atOnce = decoder.feed([0x1B])
        let patience = decoder.patience
        let later = decoder.flush()

        #expect(atOnce == [])
        #expect(patience == .milliseconds(25))
        #expect(later == [.key(.escape)])
        #expect(decoder.patience == nil)
    }

    /// What follows Esc in the same read, and what both mean together.
    @Test(arguments: [
        ("\u{1B}[20~", InputEvent.key(.function(9))), ("\u{1B}OP", .key(.function(1))),
        ("\u{1B}[5~", .key(Key(.pageUp))), ("\u{1B}f", .key(.alt("f"))), ("\u{4}", .key(.control("d"))),
        ("\u{1B}[200~x\u{1B}[201~", .paste("x", dropped: 0)),
        ("\u{1B}[<0;1;1M", .mouse(Mouse(action: .press, point: Point(column: 0, row: 0)))),
    ])
    func escapeIsNotLostBeforeAnotherKey(bytes: String, event: InputEvent) {
        var decoder = InputDecoder()

        let events = decoder.feed([0x1B]) + decoder.feed(bytes.utf8)

        #expect(events == [.key(.escape), event])
    }

    @Test func keysInOneReadKeepTheirOrder() {
        var decoder = InputDecoder()

        let events = decoder.feed("x\u{1B}[A\u{1B}[200~two\rlines\u{1B}[201~\u{1B}[<0;3;4M\r".utf8)

        #expect(
            events == [
                .key(.character("x")), .key(Key(.up)), .paste("two\nlines", dropped: 0),
                .mouse(Mouse(action: .press, point: Point(column: 2, row: 3))), .key(.enter),
            ])
    }

    @Test(arguments: [
        ("\u{1B}[<0;1;1M", Mouse.Action.press), ("\u{1B}[<64;1;1M", .wheelUp), ("\u{1B}[<65;1;1M", .wheelDown),
        ("\u{1B}[<80;1;1M", .wheelUp),
    ])
    func mouseReportsAreEvents(bytes: String, action: Mouse.Action) {
        var decoder = InputDecoder()

        let events = decoder.feed(bytes.utf8)

        #expect(events == [.mouse(Mouse(action: action, point: Point(column: 0, row: 0)))])
    }

    @Test(arguments: [
        "\u{1B}[<0;1;1m", "\u{1B}[<2;1;1M", "\u{1B}[<0;1M", "\u{1B}[99~", "\u{1B}[?1;2c",
        "\u{1B}[<99999999999999999999;1;1M",
        "\u{1B}[<0;-9223372036854775808;1M", "\u{1B}[1;-9223372036854775808X",
        "\u{1B}[M", "\u{0}", "\u{1F}", "\u{1B}[[Z", "\u{1B}Ox",
    ])
    func whatMeansNothingIsSkipped(bytes: String) {
        var decoder = InputDecoder()

        let events = decoder.feed((bytes + "q").utf8)

        #expect(events == [.key(.character("q"))])
    }

    @Test(arguments: [[0xFF], [0xC3, 0x28], [0xE2, 0x82], [0xF0, 0x9F, 0x98], [0x80], [0xC0, 0x80]] as [[UInt8]])
    func bytesThatAreNoTextNeverStopTheKeysAfterThem(bytes: [UInt8]) {
        var decoder = InputDecoder()

        var events = decoder.feed(bytes)
        events += decoder.flush()
        events += decoder.feed("q".utf8)

        #expect(events.last == .key(.character("q")))
    }

    // MARK: Paste

    @Test(arguments: [1, 2, 3, 5, 7, 64, 4_096])
    func aPasteArrivesWholeInPiecesOfAnySize(size: Int) {
        let text = String(repeating: "@app.get(\"/\") # 名\n", count: 400)
        let bytes = Array("\u{1B}[200~\(text)\u{1B}[201~".utf8)
        var decoder = InputDecoder()

        let events = stride(from: 0, to: bytes.count, by: size).flatMap { start in
            decoder.feed(bytes[start..<min(start + size, bytes.count)])
        }

        #expect(events == [.paste(text, dropped: 0)])
    }

    @Test func escapeSequencesInAPasteAreTextAndNotKeys() {
        var decoder = InputDecoder()

        let events = decoder.feed("\u{1B}[200~a\u{1B}[Ab\u{1B}[201~".utf8)

        #expect(events == [.paste("a\u{1B}[Ab", dropped: 0)])
    }

    @Test func aPastePastTheLimitIsCutAndCounted() {
        var decoder = InputDecoder()
        let piece = [UInt8](repeating: 0x61, count: 1 << 18)

        var events = decoder.feed("\u{1B}[200~".utf8)
        for _ in 0..<6 { events += decoder.feed(piece) }
        events += decoder.feed("\u{1B}[201~".utf8)

        let kept = String(repeating: "a", count: InputDecoder.pasteLimit)
        #expect(events == [.paste(kept, dropped: 6 * piece.count - InputDecoder.pasteLimit)])
    }

    @Test func aPasteWithoutEndIsGivenAfterASilence() {
        var decoder = InputDecoder()

        let atOnce = decoder.feed("\u{1B}[200~abc\u{1B}[2".utf8)
        let patience = decoder.patience
        let later = decoder.flush()

        #expect(atOnce == [])
        #expect(patience == .seconds(2))
        #expect(later == [.paste("abc\u{1B}[2", dropped: 0)])
    }
}

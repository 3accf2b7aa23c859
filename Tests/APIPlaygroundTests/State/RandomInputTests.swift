import PlaygroundEngine
import Testing

@testable import APIPlayground

/// Whatever is pressed, clicked, pasted and resized, the screen goes on and has the size of the terminal.
struct RandomInputTests {
    private static let eventsForEachSeed = 5_000

    @Test(arguments: 0..<20 as Range<UInt64>)
    func randomInputNeitherStopsNorBreaksTheScreen(seed: UInt64) throws {
        var random = Random(state: seed)
        var scene = try Scene(120, 36)
        scene.tell(.workspace(Fixtures.shapedWorkspace))
        for id in 1...5 { scene.exchange(Fixtures.exchange(id, "GET", "/items/\(id)")) }

        for count in 0..<Self.eventsForEachSeed {
            scene.send(random.message(size: scene.model.size))
            for effect in scene.takeEffects() { answer(effect, &scene, &random) }
            // Every canvas would take too long; every state has a layout all the same.
            if count.isMultiple(of: 50) {
                let canvas = scene.canvas
                #expect(canvas.size == scene.model.size)
                #expect(canvas.cursor.map { canvas.bounds.contains($0) } ?? true)
                #expect(
                    canvas.cells.allSatisfy { !$0.text.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F } }
                )
            }
        }
    }

    /// Plays the session: commands end somehow, menus come, streams arrive.
    private func answer(_ effect: Effect, _ scene: inout Scene, _ random: inout Random) {
        switch effect {
        case .execute(let submission), .edit(_, let submission), .screenshot(_, let submission):
            let outcomes: [CommandResult.Outcome] = [
                .done, .failed, .incomplete, .needsConfirmation(question: "Really?"), .tour, .screenshot(path: "x.svg"),
                .lessons(Fixtures.map), .card,
            ]
            let lines = [ResultLine(.text, "\u{1B}[2J said 名前"), ResultLine(.failure, "no")]
            if random.below(3) == 0 { scene.tell(.progress(Fixtures.progress(pieces: random.below(5)))) }
            scene.send(.result(CommandResult(outcomes[random.below(outcomes.count)], lines), of: submission))
        case .listMalformed(let command): scene.send(.malformed(Fixtures.malformed, of: command))
        case .listFiles(let folder): scene.send(.files(["pictures/", "名.png"], in: folder))
        case .copy, .stopSending, .keep, .redraw, .suspend, .quit: break
        }
    }
}

/// Numbers that a seed decides.
private struct Random {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }

    mutating func below(_ count: Int) -> Int { Int(next() % UInt64(max(1, count))) }

    mutating func message(size: Size) -> Message {
        switch below(100) {
        case 0..<70: return .key(key())
        case 70..<85:
            let actions: [Mouse.Action] = [.press, .wheelUp, .wheelDown]
            let point = Point(column: below(size.columns + 4) - 2, row: below(size.rows + 4) - 2)
            return .mouse(Mouse(action: actions[below(3)], point: point))
        case 85..<87: return .resized(Size(columns: below(180), rows: below(60)))
        case 87..<90: return .tick
        case 90..<94: return .paste(Self.texts[below(Self.texts.count)], dropped: below(2))
        case 94..<97:
            return .exchanges([Fixtures.exchange(6 + below(100_000), "POST", "/\u{202E}x")], skipped: below(2))
        case 97: return .tick
        default: return .session(.client(Fixtures.client(Fixtures.notFound)))
        }
    }

    private mutating func key() -> Key {
        let all = KeyBindings.all
        switch below(10) {
        case 0..<6:
            let keys = all[below(all.count)].keys
            return keys[below(keys.count)]
        case 6..<9: return .character(Self.characters[below(Self.characters.count)])
        default: return Key(.function(below(14)), Key.Modifiers(rawValue: UInt8(below(8))))
        }
    }

    private static let characters = Array("abcdefg {}[]\"':;/\\<>&=-@名é\u{301}👩‍👩‍👧\u{200B}\u{1B}0123456789\n\t")
    private static let texts = [
        "send GET /", "@app.get(\"/x\")\ndef x():\n    return 1\n", "\u{1B}[31m\u{07}\u{9B}", "{\"a\": [1, 2", "",
        String(repeating: "x", count: 300), "status:4xx", "\u{202E}evil\u{2066}", "a\r\nb\rc",
    ]
}

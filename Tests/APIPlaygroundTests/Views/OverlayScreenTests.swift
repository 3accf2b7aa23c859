import PlaygroundEngine
import Testing

@testable import APIPlayground

/// Whole screens with something in the place of the panes, or with the client pane in its states.
struct OverlayScreenTests {
    static let sizes = [
        Size(columns: 160, rows: 50), Size(columns: 120, rows: 36), Size(columns: 80, rows: 24),
    ]

    private func expect(
        _ name: String, in size: Size, _ location: SourceLocation = #_sourceLocation,
        _ happen: (inout Scene) throws -> Void
    ) throws {
        var scene = try Scene(size.columns, size.rows)
        scene.tell(.workspace(Fixtures.shapedWorkspace))
        scene.exchange(Fixtures.refused(1))
        try happen(&scene)
        try GoldenScreen.expect(scene.canvas, named: "\(name)-\(size.columns)x\(size.rows)", location)
    }

    @Test(arguments: sizes)
    func theMalformedMenuExplainsAKindBeforeItIsSent(size: Size) throws {
        try expect("malformed", in: size) { scene in
            scene.press(.function(4))
            for case .listMalformed(let command) in scene.effects {
                scene.send(.malformed(Fixtures.malformed, of: command))
            }
            scene.press(Key(.down), Key(.down), Key(.down), Key(.down))
        }
    }

    @Test(arguments: sizes)
    func theComposerTellsWhatIsWrongWithTheBody(size: Size) throws {
        try expect("composer", in: size) { scene in
            scene.press(.function(6), .tab, .tab)
            scene.press(.control("e"), Key(.backspace))
            scene.type(",")
        }
    }

    @Test(arguments: sizes)
    func theInspectorOpensAtTheStageThatRefused(size: Size) throws {
        try expect("inspector", in: size) { $0.press(.escape, .character("3"), .character("i")) }
    }

    @Test(arguments: sizes)
    func thePaletteFindsByAnyPartOfAName(size: Size) throws {
        try expect("palette", in: size) { scene in
            scene.press(.function(7))
            scene.type("cop")
            scene.press(Key(.down))
        }
    }

    @Test(arguments: sizes)
    func theMessagesCanBeReadAgain(size: Size) throws {
        try expect("messages", in: size) { scene in
            scene.run("send GET /", .done, [ResultLine(.success, "200 OK")])
            scene.run("bad", .failed, [ResultLine(.failure, "there is no command ‘bad’")])
            scene.press(.function(8))
        }
    }

    @Test(arguments: sizes)
    func theTourShowsOnePaneAfterTheOther(size: Size) throws {
        try expect("tour", in: size) { scene in
            scene.run("tour", .tour)
            scene.press(.enter, .enter, .enter)
        }
    }

    @Test(arguments: sizes)
    func anEventStreamShowsItsEventsAsTheyCome(size: Size) throws {
        try expect("arriving", in: size) { scene in
            scene.type("send GET /stream")
            scene.press(.enter)
            scene.tell(.progress(Fixtures.progress(pieces: 3)))
        }
    }

    @Test(arguments: [Tab.response, .raw, .headers, .why, .wire, .stages])
    func eachTabOfTheClientShowsAnotherSideOfTheExchange(tab: Tab) throws {
        try expect("client-\(tab.name.lowercased())", in: Size(columns: 120, rows: 36)) { scene in
            scene.press(.escape, .character("4"), .character("f"))
            for _ in 0..<(Pane.client.tabs.firstIndex(of: tab) ?? 0) { scene.press(Key(.right)) }
        }
    }

    @Test(arguments: sizes)
    func aFilterIsTypedBelowAndShownAbove(size: Size) throws {
        try expect("filter", in: size) { scene in
            for id in 2...9 { scene.exchange(Fixtures.exchange(id, "GET", "/items/\(id)")) }
            scene.press(.escape, .character("3"), .character("&"))
            scene.type("status:4xx")
            scene.press(.enter, .character("m"), .character("&"))
            scene.type(" slow:soon")
            scene.press(.enter)
        }
    }

    @Test(arguments: sizes)
    func theHistoryIsSearchedAtThePrompt(size: Size) throws {
        try expect("history-search", in: size) { scene in
            scene.run("send GET /items/5")
            scene.run("routes")
            scene.press(.control("r"))
            scene.type("items")
        }
    }

    @Test(arguments: sizes)
    func theMapShowsEveryLessonAndTheStepsOfTheChosenOne(size: Size) throws {
        try expect("lessons", in: size) { $0.run("lessons", .lessons(Fixtures.map)) }
    }

    @Test(arguments: sizes)
    func anotherLessonOfTheMapShowsItsSteps(size: Size) throws {
        try expect("lessons-chosen", in: size) { scene in
            scene.run("lessons", .lessons(Fixtures.map))
            scene.press(Key(.up), Key(.end), Key(.up))
        }
    }

    @Test func theMapIsReadableInASCII() throws {
        var scene = try Scene(120, 36)
        scene.run("lessons", .lessons(Fixtures.map))

        try GoldenScreen.expect(scene.canvas.ascii, named: "lessons-ascii-120x36")
        #expect(scene.canvas.ascii.cells.allSatisfy { $0.text.utf8.allSatisfy { $0 < 0x80 } })
    }

    @Test(arguments: sizes)
    func theCardStandsInTheMiddle(size: Size) throws {
        try expect("card", in: size) { scene in
            let card = APICard(
                title: "Tea house", version: "1.2.0",
                routes: (1...9).map { .init(method: $0.isMultiple(of: 3) ? "POST" : "GET", path: "/v1/tea/\($0)") },
                models: ["Tea", "Order"], lessons: .init(done: 15, skipped: 0, total: 15),
                steps: .init(done: 82, skipped: 3, total: 85), seconds: 18_900,
                answers: AnswerCounts(success: 210, redirection: 3, clientError: 57, serverError: 2, streams: 9),
                date: "2026-11-28")
            scene.run("card", .card, card.lines().map { ResultLine(.text, $0) })
        }
    }

    @Test(arguments: sizes)
    func theLastStepCongratulatesAndOffersTheCard(size: Size) throws {
        try expect("finish", in: size) { scene in
            scene.tell(.lesson(try Fixtures.lastStep()))
            scene.press(.escape, .character("1"), Key(.end))
        }
    }

    @Test func aHighAndNarrowTerminalHasFourPanesBelowOneAnother() throws {
        try expect("tall", in: Size(columns: 80, rows: 60)) { _ in }
    }

    @Test func aWrongWordIsFlaggedBeforeEnter() throws {
        var scene = try Scene(80, 24)

        scene.type("send GET / nonsense more:1")
        let row = scene.canvas.row(21)

        let flagged = row.filter { $0.style == Style(.failure, .underlined) }.map(\.text).joined()
        #expect(flagged == "nonsense")
    }
}

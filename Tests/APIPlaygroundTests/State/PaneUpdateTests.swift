import PlaygroundEngine
import Testing

@testable import APIPlayground

/// Focus, panes, scrolling and the mouse.
struct PaneUpdateTests {
    @Test(arguments: [
        ([Key.escape], Focus.pane(.lesson)), ([.escape, .character("3")], .pane(.log)), ([.alt("4")], .pane(.client)),
        ([.tab], .pane(.lesson)), ([.escape, .tab], .pane(.code)), ([.escape, .backTab], .prompt),
        ([.escape, .escape], .prompt), ([.escape, .character("2"), .character(":")], .prompt),
        ([.alt("4"), .tab], .prompt), ([.character("3")], .prompt),
    ])
    func keysMoveTheFocus(keys: [Key], focus: Focus) throws {
        var scene = try Scene(120, 36)

        keys.forEach { scene.press($0) }

        #expect(scene.model.focus == focus)
    }

    @Test func whatIsTypedStaysWhileAPaneHasTheFocus() throws {
        var scene = try Scene(120, 36)

        scene.type("send GET /f")
        scene.press(.escape, .character("f"), .character("f"), .escape)

        #expect(scene.model.prompt.editor.text == "send GET /f")
        #expect(scene.model.focus == .prompt)
    }

    @Test func escapeFirstEndsAZoom() throws {
        var scene = try Scene(120, 36)

        scene.press(.escape, .character("f"), .escape)

        #expect(!scene.model.arrangement.isZoomed)
        #expect(scene.model.focus == .pane(.lesson))
    }

    @Test func arrowsGoRoundTheTabs() throws {
        var scene = try Scene(120, 36)

        scene.press(.alt("4"), Key(.left))

        #expect(scene.model.arrangement.clientTab == .stages)
    }

    @Test(arguments: [("]", 20, 55, 60), ("[", 40, 20, 60), ("+", 10, 50, 80), ("-", 10, 50, 20)])
    func resizingStopsAtItsLimits(key: Character, times: Int, left: Int, upper: Int) throws {
        var scene = try Scene(120, 36)

        scene.press(.escape)
        for _ in 0..<(key == "]" ? 1 : times) { scene.press(.character(key)) }

        #expect(scene.model.arrangement.leftShare == left)
        #expect(scene.model.arrangement.upperShare == upper)
    }

    @Test func noTerminalSizeLosesAnything() throws {
        var scene = try Scene(120, 36)
        scene.type("half a comm")
        scene.press(.alt("3"))
        let before = scene.canvas

        for size in [Size(columns: 1, rows: 1), Size(columns: 0, rows: 0), Size(columns: 80, rows: 24)] {
            scene.send(.resized(size))
            _ = scene.canvas
        }
        scene.send(.resized(Size(columns: 120, rows: 36)))

        #expect(scene.canvas == before)
    }

    /// Every size gives a screen of exactly that size, with any pane in front.
    @Test(arguments: [0, 1, 7, 16, 20, 24, 37, 60])
    func everySizeCanBeDrawn(rows: Int) throws {
        var scene = try Scene(120, 36)
        scene.exchange(Fixtures.notFound)
        scene.run("help", .done, (1...80).map { ResultLine(.text, "line \($0)") })
        for columns in [0, 1, 20, 59, 60, 79, 99, 100, 133, 250] {
            scene.send(.resized(Size(columns: columns, rows: rows)))
            for key in ["1", "2", "3", "4", "f", "f"] as [Character] {
                scene.press(.alt("1"), .character(key), Key(.down), Key(.pageDown), Key(.end), Key(.up))
                #expect(scene.canvas.cells.count == columns * rows)
            }
        }
    }

    // MARK: What the session tells

    @Test func anAnswerComesToTheFrontOfTheStackedLayout() throws {
        var scene = try Scene(80, 24)
        scene.press(.alt("3"), .escape)

        scene.exchange(Fixtures.exchange(1))

        #expect(scene.model.arrangement.lower == .client)
        #expect(scene.model.focus == .prompt)
    }

    @Test func aRequestFromElsewhereIsARowAndNothingMoves() throws {
        var scene = try Scene(80, 24)
        let before = scene.model.arrangement

        scene.send(.exchanges([Fixtures.exchange(1, client: .curl)], skipped: 0))

        #expect(scene.model.arrangement == before)
        #expect(scene.model.client.shown == nil)
        #expect(scene.model.log.count == 1)
    }

    @Test func aRowThatComesAfterItsAnswerIsExplainedToo() throws {
        var scene = try Scene(120, 36)

        scene.tell(.client(Fixtures.client(Fixtures.notFound)))
        #expect(scene.model.client.explanation == nil)
        scene.send(.exchanges([Fixtures.notFound], skipped: 0))

        #expect(scene.model.client.explanation?.fact == .noRouteNear)
    }

    @Test func enterOnARowShowsItInTheClientPane() throws {
        var scene = try Scene(120, 36)
        scene.send(.exchanges((1...9).map { Fixtures.exchange($0) }, skipped: 0))

        scene.press(.alt("3"), Key(.up), Key(.up), .enter)

        #expect(scene.model.client.shown?.id == 8)
    }

    @Test func aNewStepStartsAtItsTopAndAFailingCheckShowsAtOnce() throws {
        var scene = try Scene(80, 24)

        scene.tell(.lesson(try Fixtures.failedStep()))
        scene.run("check", .failed)
        let failed = scene.model.scroll[.lesson] ?? 0
        scene.tell(.lesson(try Fixtures.lesson(step: 1)))

        #expect(failed > 0)
        #expect(scene.model.scroll[.lesson] == 0)
    }

    @Test func aGoalThatIsMetTurnsNoPageOverUnreadLines() throws {
        var scene = try Scene(80, 24)
        scene.tell(.lesson(try Fixtures.failedStep()))

        scene.tell(.lesson(try Fixtures.doneStep()))
        #expect(scene.model.scroll[.lesson] ?? 0 == 0)
        #expect(scene.canvas.text.contains("Press F2"))

        scene.tell(.lesson(try Fixtures.failedStep()))
        scene.press(.alt("1"), Key(.end))
        scene.tell(.lesson(try Fixtures.doneStep()))
        #expect(scene.model.scroll[.lesson] == .max)
    }

    @Test func theGoalsOfAStepThatOpensTurnNoPage() throws {
        var scene = try Scene(120, 36)
        var state = try Fixtures.lesson(step: 1)
        let met = state.outcomes.map { CheckOutcome(goal: $0.goal, passed: true, failure: nil) }
        state.outcomes = []
        scene.tell(.lesson(state))

        state.outcomes = met
        scene.tell(.lesson(state))

        #expect(scene.model.scroll[.lesson] == 0)
    }

    @Test func theSameFailureOfANewerRequestTurnsNoPage() throws {
        var scene = try Scene(80, 24)
        var state = try Fixtures.failedStep()
        scene.tell(.lesson(state))
        scene.send(.mouse(Mouse(action: .wheelUp, point: Point(column: 10, row: 4))))
        let reading = scene.model.scroll[.lesson]

        let goal = state.outcomes[0]
        let failure = CheckFailure(sent: "GET /b", expected: "200", got: "404", why: nil, tryNext: nil, logID: 9)
        state.outcomes = [CheckOutcome(goal: goal.goal, passed: false, failure: failure)]
        scene.tell(.lesson(state))

        #expect(scene.model.scroll[.lesson] == reading)
    }

    @Test func aBrokenFileScrollsToItsProblem() throws {
        var scene = try Scene(80, 24)
        var state = Fixtures.workspace
        let text = String(repeating: "x = 1\n", count: 300) + "y = (\n"
        state.source = SourceText(name: "main.py", text: text)
        state.diagnostics = [Diagnostic(Unclosed(), at: 1_804..<1_805)]

        scene.tell(.workspace(state))
        scene.press(.alt("2"))

        #expect(scene.canvas.text.contains("301 ✗ y = ("))
        #expect(scene.canvas.text.contains("a bracket is open"))
    }

    private struct Unclosed: Problem {
        var code: String { "unclosed" }
        var message: String { "a bracket is open" }
    }

    // MARK: Mouse

    @Test func aClickFocusesAPane() throws {
        var scene = try Scene(120, 36)

        scene.send(.mouse(Mouse(action: .press, point: Point(column: 80, row: 5))))

        #expect(scene.model.focus == .pane(.log))
    }

    @Test func aClickOnATabOpensIt() throws {
        var scene = try Scene(120, 36)
        let row = try #require(scene.canvas.text.split(separator: "\n").firstIndex { $0.contains("4 Client") })
        let line = Array(scene.canvas.text.split(separator: "\n")[row])
        let column = try #require(line.indices.first { String(line[$0...].prefix(4)) == "Wire" })

        scene.send(.mouse(Mouse(action: .press, point: Point(column: column, row: row))))

        #expect(scene.model.arrangement.clientTab == .wire)
    }

    @Test func aClickOnARowChoosesIt() throws {
        var scene = try Scene(120, 36)
        scene.send(.exchanges((1...9).map { Fixtures.exchange($0) }, skipped: 0))

        scene.send(.mouse(Mouse(action: .press, point: Point(column: 80, row: 5))))

        #expect(scene.model.log.selection == 3)
    }

    @Test func aClickOnTheHiddenPaneBringsItForward() throws {
        var scene = try Scene(80, 24)

        scene.send(.mouse(Mouse(action: .press, point: Point(column: 14, row: 1))))

        #expect(scene.model.focus == .pane(.code))
        #expect(scene.model.arrangement.upper == .code)
    }

    @Test func theWheelScrollsWhatIsUnderIt() throws {
        var scene = try Scene(80, 24)

        scene.send(.mouse(Mouse(action: .wheelDown, point: Point(column: 10, row: 4))))

        #expect(scene.model.scroll[.lesson] == 3)
        #expect(scene.model.focus == .prompt)
    }

    @Test(arguments: [Point(column: -1, row: -1), Point(column: 999_999, row: 999_999), Point(column: 0, row: 0)])
    func aMouseEventAnywhereIsHarmless(point: Point) throws {
        var scene = try Scene(120, 36)

        for action in [Mouse.Action.press, .wheelUp, .wheelDown] {
            scene.send(.mouse(Mouse(action: action, point: point)))
        }

        #expect(scene.model.focus == .prompt)
    }

    // MARK: Reading on and copying

    @Test func pageDownAtThePromptReadsTheLessonOrTheReport() throws {
        var scene = try Scene(80, 24)

        scene.press(Key(.pageDown))
        #expect(scene.model.scroll[.lesson] ?? 0 > 0)
        scene.run("help", .done, (1...40).map { ResultLine(.text, "line \($0)") })
        scene.press(Key(.pageDown))

        #expect(scene.model.report.scroll > 0)
    }

    @Test func copyingTakesWhatThePaneShows() throws {
        var scene = try Scene(120, 36)
        scene.exchange(Fixtures.exchange(1))

        scene.press(.alt("4"), .character("y"), .alt("2"), .character("y"))

        #expect(scene.effects == [.copy(#"{"message":"Hello, World!"}"#), .copy(Fixtures.source.text)])
    }
}

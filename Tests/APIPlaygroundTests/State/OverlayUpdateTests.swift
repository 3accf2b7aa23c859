import PlaygroundEngine
import Testing

@testable import APIPlayground

struct OverlayUpdateTests {
    private func scene() throws -> Scene {
        var scene = try Scene(120, 36)
        scene.tell(.workspace(Fixtures.shapedWorkspace))
        scene.exchange(Fixtures.refused(1))
        return scene
    }

    private func commands(_ scene: Scene) -> [String] {
        scene.effects.compactMap { if case .execute(let submission) = $0 { submission.input } else { nil } }
    }

    @Test func theMenuSendsTheKindThatWasChosen() throws {
        var scene = try scene()
        scene.press(.function(4))
        scene.send(.malformed(Fixtures.malformed, of: "send POST /items"))

        scene.press(Key(.down), .enter)

        #expect(commands(scene) == ["send --malformed wrong-type POST /items"])
        #expect(scene.model.overlay == nil)
    }

    @Test func aMenuThatComesTooLateIsNotShown() throws {
        var scene = try scene()
        scene.press(.function(4), .escape)

        scene.send(.malformed(Fixtures.malformed, of: "send POST /items"))

        #expect(scene.model.overlay == nil)
    }

    @Test func aLessonOfTheMapOpensByEnterAndBySecondClick() throws {
        var scene = try scene()
        scene.press(.function(9))
        #expect(commands(scene) == ["lessons"])
        scene.send(.result(CommandResult(.lessons(Fixtures.map), []), of: Submission(input: "lessons", origin: .key)))
        guard case .lessons(let map)? = scene.model.overlay else {
            Issue.record("no map")
            return
        }
        #expect(map.chosen?.number == 3)

        let click = Message.mouse(Mouse(action: .press, point: Point(column: 10, row: 7)))
        scene.send(click)
        #expect(scene.model.overlay.map { if case .lessons(let map) = $0 { map.index == 4 } else { false } } == true)
        #expect(commands(scene) == ["lessons"])
        scene.send(click)

        #expect(commands(scene) == ["lessons", "lesson 5"])
        #expect(scene.model.overlay == nil)
    }

    @Test func theMapStopsAtItsEnds() throws {
        var scene = try scene()
        scene.run("lessons", .lessons(Fixtures.map))

        scene.press(Key(.end), Key(.down), .enter)

        #expect(commands(scene).last == "lesson 15")
    }

    @Test func theComposerSendsWhatIsWritten() throws {
        var scene = try scene()
        scene.press(.function(6), .backTab, .control("u"))
        scene.type("put")
        scene.press(.tab, .control("u"))
        scene.type("/a")
        scene.press(.tab, .control("u"))
        scene.type("X-Mood: good")
        scene.press(.enter, .tab, .control("u"))
        scene.type("one")
        scene.press(.enter)
        scene.type("two")

        scene.press(.function(3))

        #expect(
            commands(scene) == [
                #"send PUT /a X-Mood:good --body "one\ntwo""#
            ])
    }

    @Test func aComposerThatIsClosedKeepsWhatWasWritten() throws {
        var scene = try scene()
        scene.press(.function(6), .control("u"))
        scene.type("/draft")
        scene.press(.escape, .function(6))

        guard case .composer(let composer) = scene.model.overlay else {
            Issue.record("no composer is open")
            return
        }
        #expect(composer[.target].text == "/draft")
    }

    @Test func aDraftWaitsForTheRequestThatItIsOf() throws {
        var scene = try scene()
        scene.press(.function(6), .control("u"))
        scene.type("/draft")
        scene.press(.escape)

        scene.exchange(Fixtures.exchange(2, "GET", "/other"))
        scene.press(.function(6))
        let other = scene.model.overlay
        scene.press(.escape)
        scene.exchange(Fixtures.refused(1))
        scene.press(.function(6))

        guard case .composer(let composer) = other, case .composer(let draft) = scene.model.overlay else {
            Issue.record("no composer is open")
            return
        }
        #expect(composer[.target].text == "/other")
        #expect(draft[.target].text == "/draft")
    }

    @Test func theComposerStartsFromTheRequestThatWasChosenLast() throws {
        var scene = try scene()
        scene.tell(.lesson(try Fixtures.lesson(step: 1)))
        let chosen = try #require(scene.model.readyRequest)

        scene.press(.function(6))

        guard case .composer(let composer) = scene.model.overlay else {
            Issue.record("no composer is open")
            return
        }
        #expect(chosen.command.hasSuffix(composer[.target].text))
    }

    @Test func aLineThatWasBegunIsInTheHistory() throws {
        var scene = try scene()
        scene.type("route get /abc -> {")

        scene.press(.escape, .character("4"), .character("p"))
        #expect(scene.model.prompt.editor.text == "predict ")
        scene.press(.control("u"), Key(.up))

        #expect(scene.model.prompt.editor.text == "route get /abc -> {")
    }

    @Test func aStreamThatHasEndedIsReadFromItsStatus() throws {
        var scene = try Scene(80, 24)
        scene.type("send GET /stream")
        scene.press(.enter)
        scene.tell(.progress(Fixtures.progress(pieces: 30)))

        scene.exchange(Fixtures.exchange(1, "GET", "/stream"))

        #expect(scene.model.scroll[.response] == 0)
        #expect(scene.canvas.text.contains("200 OK"))
    }

    @Test func aRequestThatIsWaitedForCanBeStopped() throws {
        var scene = try scene()
        scene.type("send GET /slow")
        scene.press(.enter)
        #expect(!scene.canvas.text.contains("No answer yet."))

        scene.send(.tick)
        scene.send(.tick)
        let waiting = scene.canvas.text
        scene.type("routes")
        scene.press(.enter)
        let said = scene.canvas.text
        scene.press(.control("c"))

        #expect(waiting.contains("No answer yet. Ctrl-C stops it."))
        #expect(waiting.contains("Ctrl-C stop "))
        #expect(said.contains("That waits until ‘send GET /slow’ is done"))
        #expect(scene.effects.last == .stopSending)
    }

    @Test func thePaletteRunsCommandsAndPutsUnfinishedOnesIntoThePrompt() throws {
        var scene = try scene()
        scene.press(.alt("x"))
        scene.type("theme light")
        scene.press(.enter)
        let submission = Submission(input: "theme light", origin: .key)
        #expect(scene.effects.last == .execute(submission))
        scene.send(.result(CommandResult(.done, []), of: submission))

        scene.press(.alt("x"))
        scene.type("send METHOD")
        scene.press(.enter)

        #expect(scene.model.prompt.editor.text == "send ")
        #expect(scene.model.focus == .prompt)
    }

    @Test func rowsAreMarkedComparedReplayedAndCopied() throws {
        var scene = try scene()
        scene.exchange(Fixtures.exchange(2))
        scene.press(.escape, .character("3"), Key(.up), Key(.up), .character("m"), Key(.down))

        for (key, command) in [("d", "diff 1 2"), ("R", "replay 2"), ("c", "copy curl 2")] as [(Character, String)] {
            scene.press(.character(key))
            #expect(commands(scene).last == command)
            scene.send(.result(CommandResult(.done, []), of: Submission(input: command, origin: .key)))
        }
    }

    @Test func textForTheClipboardGoesThere() throws {
        var scene = try scene()

        scene.tell(.clipboard("curl"))

        #expect(scene.effects.last == .copy("curl"))
    }

    @Test func aStreamIsStoppedByCtrlCAndShownWhenItEnds() throws {
        var scene = try scene()
        scene.type("send GET /stream")
        scene.press(.enter)
        scene.tell(.progress(Fixtures.progress(pieces: 2)))
        #expect(scene.model.client.shown?.isArriving == true)

        scene.press(.control("c"))

        #expect(scene.effects.last == .stopSending)
    }

    @Test func aFilterKeepsItsRowsWhileOthersComeAndGo() throws {
        var log = LogState()
        log.append((1...20).map { Fixtures.exchange($0, status: $0.isMultiple(of: 5) ? 404 : 200) })
        log.show(try LogFilter("status:404"))
        log.append((21...25).map { Fixtures.exchange($0, status: $0.isMultiple(of: 5) ? 404 : 200) })

        #expect((0..<log.count).compactMap { log.exchange(at: $0)?.id } == [5, 10, 15, 20, 25])
        #expect(log.position(of: 15) == 2)
        #expect(log.position(of: 16) == nil)
        log.show(nil)
        #expect(log.count == 25)
    }

    @Test func aSearchInTheLogGoesFromMatchToMatch() throws {
        var scene = try Scene(120, 36)
        for id in 1...9 { scene.exchange(Fixtures.exchange(id, "GET", "/\(id % 3)")) }
        scene.press(.escape, .character("3"), .character("/"))
        scene.type("/1")
        scene.press(.enter)
        #expect(scene.model.log.selection == 7)

        scene.press(.character("N"))
        #expect(scene.model.log.selection == 4)
        scene.press(.character("n"))
        #expect(scene.model.log.selection == 7)
    }

    @Test func aSearchInALongBodyFindsWhatIsInAnotherPart() throws {
        var scene = try Scene(120, 36)
        let filler = Array(repeating: "line of filler", count: 20_000).joined(separator: "\n")
        var exchange = Fixtures.exchange(1, body: filler + "\nneedle\n" + filler)
        exchange = Fixtures.plain(exchange)
        scene.exchange(exchange)
        #expect(scene.model.client.text?.parts ?? 0 > 4)
        scene.press(.escape, .character("4"), .character("/"))
        scene.type("NEEDLE")

        scene.press(.enter)

        #expect(scene.model.client.part > 3)
        #expect(scene.canvas.text.contains("needle"))
    }

    @Test func theSizesAreKeptAndTakenUpAgain() throws {
        var scene = try scene()
        scene.press(.escape, .character("]"))
        guard case .keep(let name, let value) = scene.effects.last else {
            Issue.record("nothing is kept")
            return
        }

        var later = Model(size: Size(columns: 120, rows: 36))
        later.restore([name: value, "theme": "light", Model.tourSetting: "seen"])

        #expect(later.arrangement.leftShare == 55)
        #expect(later.theme == .light)
        #expect(later.tour == nil)
    }

    @Test func aNewLearnerGetsTheTourAndATypedCommandEndsIt() {
        var scene = Scene(model: Model(size: Size(columns: 120, rows: 36)))
        var model = scene.model
        model.restore([:])
        scene = Scene(model: model)
        #expect(scene.model.tour == 0)

        scene.press(.enter)
        #expect(scene.model.tour == 1)
        scene.type("routes")
        scene.press(.enter)

        #expect(scene.model.tour == nil)
        #expect(scene.effects.contains(.keep(name: Model.tourSetting, value: "seen")))
    }

    @Test func aClickOnAKeyOfTheHelpRowsDoesWhatTheKeyDoes() throws {
        var scene = try scene()
        let rows = scene.canvas.text.split(separator: "\n", omittingEmptySubsequences: false)
        let row = try #require(rows.lastIndex { $0.contains("F7 palette") })
        let column = rows[row].distance(
            from: rows[row].startIndex, to: rows[row].firstRange(of: "F7")?.lowerBound ?? rows[row].startIndex)

        scene.send(.mouse(Mouse(action: .press, point: Point(column: column, row: row))))

        #expect(scene.model.overlay == .palette(Palette()))
    }
}

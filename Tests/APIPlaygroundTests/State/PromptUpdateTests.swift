import PlaygroundEngine
import Testing

@testable import APIPlayground

/// What the prompt does with keys, pastes and results.
struct PromptUpdateTests {
    private func result(_ outcome: CommandResult.Outcome = .done, _ lines: [ResultLine] = []) -> CommandResult {
        CommandResult(outcome, lines)
    }

    @Test func enterHandsTheLineToTheSessionAndEmptiesThePrompt() throws {
        var scene = try Scene(120, 36)

        scene.type("send GET /")
        scene.press(.enter)

        #expect(scene.effects == [.execute(Submission(input: "send GET /"))])
        #expect(scene.model.prompt.editor.isEmpty)
    }

    @Test func filesAreAskedForOnceAFolder() throws {
        var scene = try Scene(120, 36)

        scene.type("open ap")
        #expect(scene.effects == [.listFiles(folder: "")])
        scene.send(.files(["apps/", "main.py"], in: ""))
        scene.press(.tab)
        #expect(scene.model.prompt.editor.text == "open apps/")
        #expect(scene.effects == [.listFiles(folder: ""), .listFiles(folder: "apps/")])
        scene.send(.files(["late.py"], in: ""))
        scene.send(.files(["shop.py"], in: "apps/"))
        scene.press(.tab)
        #expect(scene.model.prompt.editor.text == "open apps/shop.py ")
    }

    @Test(arguments: ["", "   ", "# a comment"])
    func nothingIsNotHandedOver(text: String) throws {
        var scene = try Scene(120, 36)

        scene.type(text)
        scene.press(.enter)

        #expect(scene.effects == [])
    }

    @Test func aBlockOfPythonIsHandedOverAtAnEmptyLine() throws {
        var scene = try Scene(120, 36)

        scene.type("def f():")
        scene.press(.enter, .tab)
        scene.type("return 1")
        scene.press(.enter)
        #expect(scene.effects == [])
        scene.press(.enter)

        #expect(scene.effects == [.execute(Submission(input: "def f():\n    return 1\n"))])
    }

    @Test func keysTypedWhileACommandRunsAreTheNextLine() throws {
        var scene = try Scene(120, 36)
        scene.type("routes")
        scene.press(.enter)

        scene.type("log")
        scene.press(.enter)
        scene.type("show")
        #expect(scene.effects == [.execute(Submission(input: "routes"))])
        scene.send(.result(result(), of: Submission(input: "routes")))

        #expect(scene.effects == [.execute(Submission(input: "routes")), .execute(Submission(input: "log"))])
        #expect(scene.model.prompt.editor.text == "")
        scene.send(.result(result(), of: Submission(input: "log")))
        #expect(scene.model.prompt.editor.text == "show")
    }

    @Test func aKeyPressedBeforeAQuickCommandIsDoneIsPlayedThen() throws {
        var scene = try Scene(120, 36)
        let request = try #require(scene.model.readyRequest)
        scene.type("routes")
        scene.press(.enter, .function(3))
        #expect(scene.effects == [.execute(Submission(input: "routes"))])

        scene.send(.result(result(), of: Submission(input: "routes")))

        #expect(scene.effects.last == .execute(Submission(input: "send \(request.command)", origin: .key)))
    }

    @Test func whatIsSaidOfARequestStandsBeforeItsAnswer() throws {
        var scene = try Scene(120, 36)
        let lines = [
            ResultLine(.heading, "POST /inspect"), ResultLine(.note, "cat.png: 3 bytes"), ResultLine(.text, "200 OK"),
            ResultLine(.code, "{}"), ResultLine(.note, "why explains it"),
        ]

        scene.send(.result(result(.done, lines), of: Submission(input: "send POST /inspect --image image=cat.png")))

        #expect(scene.model.report.lines == [lines[1], lines[2]])
    }

    @Test func anUnfinishedBlockComesBackWithWhatWasTypedSince() throws {
        var scene = try Scene(120, 36)
        scene.type("routes")
        scene.press(.enter)
        scene.type("ab")

        scene.send(.result(result(.incomplete), of: Submission(input: "routes")))

        #expect(scene.model.prompt.editor.text == "routes\nab")
    }

    @Test func pastedCommandsRunOneAfterTheOther() throws {
        var scene = try Scene(120, 36)

        scene.send(.paste("route get /a -> {}\nsend GET /a\nroutes", dropped: 0))
        scene.press(.enter)
        scene.send(.result(result(), of: Submission(input: "route get /a -> {}")))

        #expect(
            scene.effects == [
                .execute(Submission(input: "route get /a -> {}")), .execute(Submission(input: "send GET /a")),
            ])
    }

    @Test func afterACommandThatFailedTheRestOfThePasteComesBack() throws {
        var scene = try Scene(120, 36)

        scene.send(.paste("rout get /a\nsend GET /a\nroutes", dropped: 0))
        scene.press(.enter)
        scene.send(.result(result(.failed), of: Submission(input: "rout get /a")))

        #expect(scene.effects == [.execute(Submission(input: "rout get /a"))])
        #expect(scene.model.prompt.editor.text == "send GET /a\nroutes")
    }

    @Test func aPasteIsTextAndRunsNothingByItself() throws {
        var scene = try Scene(120, 36)

        scene.press(.escape)
        scene.send(.paste("send GET /\n", dropped: 0))

        #expect(scene.effects == [])
        #expect(scene.model.focus == .prompt)
        #expect(scene.model.prompt.editor.text == "send GET /\n")
    }

    @Test func aCutPasteSaysSo() throws {
        var scene = try Scene(120, 36)

        scene.send(.paste("abc", dropped: 5))

        #expect(scene.model.report.lines.map(\.role) == [.failure])
    }

    @Test func aListingOfPythonIsOneChange() throws {
        var scene = try Scene(120, 36)
        let listing = "from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.get(\"/\")\ndef f():\n    return 1\n"

        scene.send(.paste(listing, dropped: 0))
        scene.press(.enter)

        #expect(scene.effects == [.execute(Submission(input: listing))])
    }

    @Test func whatHappensWhileACommandRunsStandsBelowItsResult() throws {
        var scene = try Scene(120, 36)
        scene.type("routes")
        scene.press(.enter)

        scene.tell(.notice([ResultLine(.failure, "main.py does not load")]))
        scene.send(.result(result(.done, [ResultLine(.text, "GET /")]), of: Submission(input: "routes")))

        #expect(
            scene.model.report.lines == [ResultLine(.text, "GET /"), ResultLine(.failure, "main.py does not load")])
    }

    @Test func anAnswerIsSummedUpBecauseTheClientPaneShowsIt() throws {
        var scene = try Scene(120, 36)

        scene.run(
            "send GET /", .done,
            [
                ResultLine(.heading, "GET /"), ResultLine(.text, "200 OK"), ResultLine(.text, "x-a: b"),
                ResultLine(.code, "{}"), ResultLine(.success, "goal met"),
            ])

        #expect(scene.model.report.lines == [ResultLine(.text, "200 OK"), ResultLine(.success, "goal met")])
    }

    // MARK: Questions

    @Test(arguments: [(Key.character("y"), true), (.character("n"), false), (.escape, false)])
    func aQuestionIsAnsweredByOneKey(key: Key, goesOn: Bool) throws {
        var scene = try Scene(120, 36)
        scene.run("reset", .needsConfirmation(question: "Take back everything?"))

        scene.press(key)

        let asked = Effect.execute(Submission(input: "reset"))
        let confirmed = Effect.execute(Submission(input: "reset", isConfirmed: true))
        #expect(scene.effects == (goesOn ? [asked, confirmed] : [asked]))
        #expect(scene.model.prompt.question == nil)
    }

    @Test func otherKeysLeaveTheQuestionOpen() throws {
        var scene = try Scene(120, 36)
        scene.run("reset", .needsConfirmation(question: "Take back everything?"))

        scene.press(.enter, .character("x"), .function(3))

        #expect(scene.model.prompt.question != nil)
        #expect(scene.effects.count == 1)
    }

    // MARK: Completion

    @Test(arguments: [
        ("und", 1, "undo "), ("rou", 1, "route"), ("rou", 2, "route"), ("rou", 3, "router"), ("rou", 4, "routes"),
        ("rou", 5, "route"),
        ("send G", 1, "send GET "),
    ])
    func tabCompletesAndThenGoesRound(text: String, tabs: Int, after: String) throws {
        var scene = try Scene(120, 36)

        scene.type(text)
        for _ in 0..<tabs { scene.press(.tab) }

        #expect(scene.model.prompt.editor.text == after)
    }

    @Test func typingEndsTheChoiceOfACandidate() throws {
        var scene = try Scene(120, 36)

        scene.type("rou")
        scene.press(.tab)
        scene.type("x")

        #expect(scene.model.prompt.completion == nil)
        #expect(scene.model.prompt.editor.text == "routex")
    }

    // MARK: Keys that run commands

    @Test func theKeyForAReadyRequestSendsItAsTheCommandWould() throws {
        var scene = try Scene(120, 36)

        scene.press(.function(3))

        #expect(scene.effects == [.execute(Submission(input: "send GET /", origin: .key))])
    }

    @Test func resendRepeatsTheLastSend() throws {
        var scene = try Scene(120, 36)
        scene.run("send GET /a")
        scene.run("routes")

        scene.press(.function(5))

        #expect(scene.effects.last == .execute(Submission(input: "send GET /a", origin: .key)))
    }

    @Test(arguments: [Key.function(2), .function(3), .function(5)])
    func noKeyIsSilent(key: Key) throws {
        var scene = Scene(model: Model(size: Size(columns: 120, rows: 36), timeZone: .gmt))

        scene.press(key)

        #expect(!scene.effects.isEmpty || !scene.model.report.lines.isEmpty)
    }

    // MARK: Leaving

    @Test func controlDLeavesAnEmptyPromptAndDeletesInAFullOne() throws {
        var scene = try Scene(120, 36)

        scene.type("ab")
        scene.press(Key(.left), .control("d"))
        #expect(scene.model.prompt.editor.text == "a")
        #expect(scene.effects == [])
        scene.press(.control("u"), .control("d"))

        #expect(scene.effects == [.quit])
    }

    @Test func controlCEmptiesThePromptAndTwiceLeaves() throws {
        var scene = try Scene(120, 36)

        scene.type("ab")
        scene.press(.control("c"))
        #expect(scene.model.prompt.editor.isEmpty)
        scene.press(.control("c"))
        #expect(scene.effects == [])
        scene.press(.control("c"))

        #expect(scene.effects == [.quit])
    }

    @Test func aResultOfQuitEnds() throws {
        var scene = try Scene(120, 36)

        scene.run("quit", .quit)

        #expect(scene.effects.last == .quit)
    }
}

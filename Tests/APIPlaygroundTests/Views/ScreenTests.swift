import PlaygroundEngine
import Testing

@testable import APIPlayground

/// Whole screens in the four sizes; each file of `Screens` is one.
struct ScreenTests {
    static let sizes = [
        Size(columns: 160, rows: 50), Size(columns: 120, rows: 36), Size(columns: 80, rows: 24),
        Size(columns: 50, rows: 12),
    ]

    private func expect(
        _ name: String, in size: Size, _ location: SourceLocation = #_sourceLocation,
        _ happen: (inout Scene) throws -> Void
    ) throws {
        var scene = try Scene(size.columns, size.rows)
        try happen(&scene)
        try GoldenScreen.expect(scene.canvas, named: "\(name)-\(size.columns)x\(size.rows)", location)
    }

    @Test(arguments: sizes)
    func theFirstScreenSaysWhatToType(size: Size) throws {
        try expect("first-start", in: size) { _ in }
    }

    @Test(arguments: sizes)
    func anAnswerShowsInClientLogAndReport(size: Size) throws {
        try expect("answered", in: size) { scene in
            scene.exchange(Fixtures.exchange(1))
            scene.run(
                "send GET /", .done,
                [ResultLine(.success, "200 OK"), ResultLine(.code, #"{"message":"Hello, World!"}"#)])
        }
    }

    @Test(arguments: sizes)
    func aPathWithoutRouteIsExplained(size: Size) throws {
        try expect("not-found", in: size) { scene in
            scene.exchange(Fixtures.exchange(1))
            scene.exchange(Fixtures.notFound)
            scene.run("send GET /helo", .done, [ResultLine(.failure, "404 Not Found")])
        }
    }

    @Test(arguments: sizes)
    func theWhyTabTellsWhichMethodsThereAre(size: Size) throws {
        try expect("method-not-allowed", in: size) { scene in
            scene.exchange(Fixtures.exchange(1))
            scene.exchange(Fixtures.methodNotAllowed)
            scene.press(.escape, .character("4"), Key(.right))
        }
    }

    @Test(arguments: sizes)
    func aFailingCheckIsShownInFiveWords(size: Size) throws {
        try expect("check-failed", in: size) { scene in
            scene.exchange(Fixtures.exchange(1))
            scene.exchange(Fixtures.notFound)
            scene.tell(.lesson(try Fixtures.failedStep()))
            scene.run("check", .failed)
        }
    }

    @Test(arguments: sizes)
    func aStepThatIsDoneNamesTheWayOn(size: Size) throws {
        try expect("step-done", in: size) { scene in
            scene.exchange(Fixtures.exchange(1))
            scene.tell(.lesson(try Fixtures.doneStep()))
            scene.run("send GET /", .done, [ResultLine(.success, "200 OK")])
        }
    }

    @Test(arguments: sizes)
    func aFileThatDoesNotLoadShowsWhereAndWhy(size: Size) throws {
        try expect("main-error", in: size) { scene in
            scene.tell(.workspace(Fixtures.brokenWorkspace))
            scene.tell(
                .notice([ResultLine(.failure, "main.py does not load; the last good version goes on answering.")]))
            scene.press(.escape, .character("2"))
        }
    }

    /// Long lines go on below, behind the gutter, so that nothing is out of sight and no key is needed to see it.
    @Test(arguments: sizes)
    func aLineThatIsTooLongGoesOnBelow(size: Size) throws {
        try expect("long-lines", in: size) { scene in
            scene.tell(.workspace(Fixtures.longWorkspace))
            scene.press(.escape, .character("2"))
        }
    }

    @Test(arguments: sizes)
    func helpExplainsThePromptAndListsTheKeys(size: Size) throws {
        try expect("help", in: size) { $0.press(.function(1)) }
    }

    @Test(arguments: sizes)
    func aLongLogFollowsTheNewestUntilARowIsChosen(size: Size) throws {
        try expect("long-log", in: size) { scene in
            let rows = (1...250).map { id in
                Fixtures.exchange(id, "GET", "/items/\(id)", client: id.isMultiple(of: 3) ? .curl : .playground)
            }
            scene.send(.exchanges(rows, skipped: 0))
            scene.press(.escape, .character("3"), Key(.up), Key(.up), Key(.up))
        }
    }

    @Test(arguments: sizes)
    func hostileTextStaysText(size: Size) throws {
        try expect("hostile", in: size) { scene in
            let path = "/\u{1B}[2J/名前/👩‍👩‍👧/\u{202E}evil/e\u{301}\u{85}"
            let body = "{\"name\":\"\u{1B}]0;gotcha\u{07}\u{9B}31m 名前 \u{200B}\"}"
            scene.exchange(Fixtures.exchange(1, "GET", path, body: body))
            scene.press(.escape, .character("4"), Key(.left))
        }
    }

    @Test(arguments: sizes)
    func aBlockOfPythonIsTypedOverSeveralLines(size: Size) throws {
        try expect("block", in: size) { scene in
            scene.type(#"@app.get("/secret")"#)
            scene.press(.enter)
            scene.type("def secret():")
            scene.press(.enter, .tab)
            scene.type(#"return {"message": "You found it"}"#)
        }
    }

    @Test(arguments: sizes)
    func aZoomedPaneHasTheWholeScreen(size: Size) throws {
        try expect("zoomed", in: size) { $0.press(.escape, .character("2"), .character("f")) }
    }

    @Test(arguments: sizes)
    func aQuestionTakesThePlaceOfThePrompt(size: Size) throws {
        try expect("question", in: size) { scene in
            scene.run("reset", .needsConfirmation(question: "Take back everything since the step began?"))
        }
    }

    @Test(arguments: sizes)
    func theCodeTabIsCalledAsItsFile(size: Size) throws {
        try expect("other-file", in: size) { scene in
            scene.tell(.workspace(Fixtures.workspace(path: "/home/ada/a shop with a long name.py")))
            scene.press(.escape, .character("2"))
        }
    }

    @Test func theSmallestScreenReachesEveryPaneAndTab() throws {
        var scene = try Scene(60, 16)
        scene.exchange(Fixtures.exchange(1))

        try GoldenScreen.expect(scene.canvas, named: "smallest-60x16")
    }

    @Test func aTerminalWithoutUTF8GetsASCII() throws {
        var scene = try Scene(120, 36)
        scene.exchange(Fixtures.exchange(1, "GET", "/名前"))

        let canvas = scene.canvas.ascii

        #expect(canvas.text.utf8.allSatisfy { $0 < 0x80 })
        try GoldenScreen.expect(canvas, named: "ascii-120x36")
    }
}

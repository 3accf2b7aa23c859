import Foundation
import Synchronization
import Testing

@testable import PlaygroundEngine

struct SessionWorkspaceTests {
    @Test func aRouteIsInTheFileAndAnswersAtOnce() async throws {
        let playground = try await Playground()

        let added = await playground.run("route get /secret -> {\"message\": \"You found it\"}")
        let sent = await playground.run("send GET /secret")

        #expect(
            added.lines == [
                ResultLine(.success, "secret is new in main.py"), ResultLine(.added, "@app.get(\"/secret\")"),
                ResultLine(.added, "def secret():"), ResultLine(.added, "    return {\"message\": \"You found it\"}"),
            ])
        #expect(sent.says("{\"message\":\"You found it\"}"))
        #expect(playground.text?.hasSuffix("    return {\"message\": \"You found it\"}\n") == true)
        await playground.end()
    }

    @Test func aFirstRouteMakesTheFile() async throws {
        let playground = try await Playground(program: nil)

        await playground.run("route get / -> 1")

        #expect(
            playground.text == """
                from fastapi import FastAPI

                app = FastAPI()


                @app.get("/")
                def root():
                    return 1

                """)
        await playground.end()
    }

    @Test func aNameThatNothingDefinesIsSaidAtOnceAndOnce() async throws {
        let playground = try await Playground()

        let unknown = await playground.run("route get /a -> {message: 1}")
        let known = await playground.run("route get /b (message: str) -> [message, len(message), root()]")

        #expect(unknown.outcome == .done)
        #expect(unknown.lines.last?.role == .note)
        #expect(unknown.says("‘message’ is defined nowhere"))
        #expect(!known.says("is defined nowhere"))
        await playground.end()
    }

    @Test func commentsAloneStayAtTheTopOfTheFile() async throws {
        let playground = try await Playground(program: "# This file is yours.\n")

        await playground.run("route get / -> 1")

        #expect(playground.text?.hasPrefix("# This file is yours.\nfrom fastapi import FastAPI\n") == true)
        #expect(playground.text?.hasSuffix("\n\n\n@app.get(\"/\")\ndef root():\n    return 1\n") == true)
        await playground.end()
    }

    @Test func aChangeThatWouldNotLoadIsNotMade() async throws {
        let playground = try await Playground()

        let result = await playground.run("greeting = nothing_of_that_name\n")

        #expect(result.outcome == .failed)
        #expect(result.says("nothing_of_that_name"))
        #expect(playground.text == Playground.program)
        await playground.end()
    }

    @Test func undoAndRedoBringTheFileBackByteForByte() async throws {
        let playground = try await Playground()
        await playground.run("route get /a -> 1")
        let changed = playground.text

        let undone = await playground.run("undo")
        let after = playground.text
        let redone = await playground.run("redo")

        #expect(undone.outcome == .done)
        #expect(after == Playground.program)
        #expect(redone.outcome == .done)
        #expect(playground.text == changed)
        #expect(await playground.run("redo").outcome == .failed)
        await playground.end()
    }

    @Test func removeTakesARouteOffTheServer() async throws {
        let playground = try await Playground()

        await playground.run("remove /")

        #expect(await playground.run("send GET /").says("404 Not Found"))
        #expect(await playground.run("remove /nothing").outcome == .failed)
        await playground.end()
    }

    @Test func aCommandThatChangesNothingSaysSo() async throws {
        let playground = try await Playground()

        let result = await playground.run("app title=\"T\"")

        #expect(result.lines == [ResultLine(.note, "main.py says so already; nothing changed")])
        await playground.end()
    }

    @Test(arguments: [
        ("rotue get / -> 1", "rotue get / -> 1", "^^^^^"),
        ("route get / -> {", "route get / -> {", "               ^"),
        ("def f(:\n    pass\n\n", "def f(:", "     ^"),
    ])
    func aFaultIsShownBelowTheLineThatHasIt(input: String, line: String, carets: String) async throws {
        let playground = try await Playground()

        let result = await playground.session.execute(input)

        #expect(result.outcome == .failed)
        #expect(result.lines.filter { $0.role == .code }.map(\.text) == [line, carets])
        await playground.end()
    }

    @Test func typedPythonGetsTheImportsThatItLacks() async throws {
        let playground = try await Playground()

        let result = await playground.session.execute(
            "@app.get(\"/a\")\ndef a(agent: str = Header()):\n    raise HTTPException(404, json.dumps(agent))\n")

        #expect(result.outcome == .done)
        #expect(playground.text?.contains("from fastapi import FastAPI, Header, HTTPException\n") == true)
        #expect(playground.text?.contains("import json\n") == true)
        await playground.end()
    }

    @Test func whatIsInUseIsNotRemovedAndItsUsersAreNamed() async throws {
        let playground = try await Playground()
        await playground.run("router v1 /v1\nroute v1.get /secret -> 1")

        let result = await playground.run("remove v1")

        #expect(result.outcome == .failed)
        #expect(result.says("‘v1’ is used by ‘secret’; remove what uses it first"))
        #expect(playground.text?.contains("v1 = APIRouter") == true)
        await playground.end()
    }

    @Test func aBlockAsksForMoreUntilItsEmptyLine() async throws {
        let playground = try await Playground()

        let open = await playground.session.execute("@app.get(\"/a\")\ndef a():")
        let whole = await playground.session.execute("@app.get(\"/a\")\ndef a():\n    return 1\n")

        #expect(open == CommandResult(.incomplete, []))
        #expect(whole.outcome == .done)
        await playground.end()
    }

    @Test func severalCommandsEnteredAtOnceRunInOrder() async throws {
        let playground = try await Playground()

        let result = await playground.session.execute("route get /a -> 1\nsend GET /a")

        #expect(result.outcome == .done)
        #expect(result.says("200 OK"))
        await playground.end()
    }

    @Test func aFileThatCannotBeSavedIsSaidOnceAndTheChangeIsLive() async throws {
        let playground = try await Playground(program: nil, fileName: "no/main.py")

        let first = await playground.run("route get /a -> 1")
        let second = await playground.run("route get /b -> 1")

        #expect(first.says("cannot be saved (No such file or directory)"))
        #expect(!second.says("cannot be saved"))
        #expect(await playground.run("send GET /b").says("200 OK"))
        #expect(await playground.run("save").outcome == .failed)
        await playground.end()
    }

    @Test func aWholeListingIsOneChangeAndRunsUnderPythonToo() async throws {
        let playground = try await Playground(program: nil)

        let pasted = await playground.session.execute(
            """
            import uvicorn
            from fastapi import FastAPI

            app = FastAPI()


            # one
            @app.get("/one")
            def one():
            \treturn 1


            if __name__ == "__main__":
                uvicorn.run(app)


            """)
        let text = playground.text
        let sent = await playground.run("send GET /one")
        await playground.run("route get /two -> 2")
        let ending = playground.text
        await playground.run("undo\nundo")

        #expect(pasted.outcome == .done)
        #expect(text?.contains("# one\n@app.get(\"/one\")\ndef one():\n    return 1\n") == true)
        #expect(sent.says("200 OK"))
        #expect(ending?.hasSuffix("return 2\n\n\nif __name__ == \"__main__\":\n    uvicorn.run(app)\n") == true)
        #expect(playground.text == "")
        await playground.end()
    }

    @Test func undoLastsOverSessions() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "undo-\(UUID().uuidString)")
        let store = PlaygroundStore.open(in: folder, timestamp: "now").store
        let file = WorkspaceFile(path: folder.appending(path: "main.py").path)
        _ = try file.write(SourceText(name: file.name, text: Playground.program))
        func session(_ inputs: [String]) async throws -> [String] {
            let loop = SessionLoop()
            let configuration = SessionConfiguration(place: .file(file), port: .exactly(0), store: store)
            let session = PlaygroundSession(loop: loop, configuration: configuration) { _ in }
            try await session.start()
            var texts: [String] = []
            for input in inputs {
                _ = await session.execute(input)
                texts.append(try file.read().source.text)
            }
            await session.stop()
            loop.shutDown()
            return texts
        }

        let first = try await session(["route get /a -> 1", "route get /b -> 2", "undo"])
        let outside = first[0] + "\n# outside\n"
        let second = try await session(["redo", "undo", "undo", "redo"])
        _ = try file.write(SourceText(name: file.name, text: outside))
        let third = try await session(["undo", "undo", "redo", "redo"])

        #expect(second == [first[1], first[0], Playground.program, first[0]])
        #expect(third == [first[0], Playground.program, first[0], outside])
        try FileManager.default.removeItem(at: folder)
    }

    @Test func whatCannotBeReadIsNotWrittenOver() async throws {
        let playground = try await Playground()
        try FileManager.default.removeItem(at: playground.file)
        try FileManager.default.createDirectory(at: playground.file, withIntermediateDirectories: false)

        let refused = await playground.run("route get /a -> 1")
        let edited = await playground.run("edit")

        #expect(refused.outcome == .failed)
        #expect(refused.says("is a folder"))
        #expect(edited.says("is a folder"))
        #expect(await playground.run("send GET /").says("200 OK"))
        await playground.end()
    }

    // MARK: Edits by other programs

    private func nextReload(_ playground: Playground) async -> WorkspaceState? {
        await playground.next { if case .workspace(let state) = $0 { state } else { nil } }
    }

    @Test func anEditFromOutsideIsLiveAndCanBeUndone() async throws {
        let playground = try await Playground()
        _ = await nextReload(playground)

        try playground.writeOutside(Playground.program.replacing("world", with: "outside"))
        _ = await nextReload(playground)

        #expect(await playground.run("send GET /").says("outside"))
        await playground.run("undo")
        #expect(playground.text == Playground.program)
        await playground.end()
    }

    @Test func aFileThatTakesThePlaceOfTheOldOneIsReloaded() async throws {
        let playground = try await Playground()
        _ = await nextReload(playground)

        try FileManager.default.removeItem(at: playground.file)
        try Playground.program.replacing("world", with: "swapped").write(
            to: playground.file, atomically: true, encoding: .utf8)
        let state = await nextReload(playground)

        #expect(state?.source.text.contains("swapped") == true)
        await playground.end()
    }

    @Test func aBrokenEditFromOutsideLeavesTheLastVersionLive() async throws {
        let playground = try await Playground()
        _ = await nextReload(playground)

        try playground.writeOutside(Playground.program + "def broken(:\n")
        let broken = await nextReload(playground)
        let answer = await playground.run("send GET /")
        try playground.writeOutside(Playground.program)
        let repaired = await nextReload(playground)

        #expect(broken?.diagnostics.isEmpty == false)
        #expect(answer.says("200 OK"))
        #expect(repaired?.diagnostics == [])
        await playground.end()
    }

    @Test func whileAProgramThatNeverEndsIsLoadedTheLastVersionAnswers() async throws {
        let playground = try await Playground()
        _ = await nextReload(playground)
        let order = Mutex<[String]>([])

        let typed = Task {
            let result = await playground.run("while True:\n    pass\n")
            order.withLock { $0.append("typed") }
            return result
        }
        while await playground.session.runningInputs == 0 { await Task.yield() }
        let answer = await playground.run("send GET /")
        order.withLock { $0.append("answered") }
        let refused = await typed.value

        #expect(answer.says("200 OK"))
        #expect(refused.says("loading the file used up its run time"), "\(refused.texts)")
        #expect(refused.says("│ while True:"))
        #expect(order.withLock { $0 } == ["answered", "typed"])
        #expect(playground.text == Playground.program)

        try playground.writeOutside("while True:\n    pass\n")
        while await !playground.session.isTakingOver { await Task.yield() }
        let next = await playground.run("send GET /")
        let isLoading = await playground.session.isTakingOver
        let reloaded = await nextReload(playground)

        #expect(next.says("200 OK"))
        #expect(isLoading)
        #expect(reloaded?.diagnostics.map(\.code) == ["overran-while-loading"])
        await playground.end()
    }

    @Test func aCommandWorksOnTheTextThatAnotherProgramJustWrote() async throws {
        let playground = try await Playground()

        try playground.writeOutside(Playground.program + "\nx = 1\n")
        await playground.run("route get /a -> x")

        #expect(playground.text?.contains("\nx = 1\n") == true)
        #expect(await playground.run("send GET /a").says("200 OK"))
        await playground.end()
    }

    @Test func aFileThatDoesNotLoadAtTheStartIsTold() async throws {
        let playground = try await Playground(program: "def f(:\n")

        let state = await nextReload(playground)

        #expect(state?.diagnostics.isEmpty == false)
        #expect(await playground.run("send GET /").says("404 Not Found"))
        await playground.end()
    }
}

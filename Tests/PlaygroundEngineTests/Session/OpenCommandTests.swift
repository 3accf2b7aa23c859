import Foundation
import Testing

@testable import PlaygroundEngine

struct OpenCommandTests {
    private static let shop = """
        from fastapi import FastAPI

        app = FastAPI()


        @app.get("/mugs")
        def mugs():
            return ["blue"]

        """

    @Test func theSessionGoesOnWithTheOtherFile() async throws {
        let playground = try await Playground()
        let shop = playground.folder.appending(path: "shop.py")
        try Self.shop.write(to: shop, atomically: true, encoding: .utf8)

        let opened = await playground.run("open \(shop.path)")
        let sent = await playground.run("send GET /mugs")
        let changed = await playground.run("route get /cups -> []")
        let old = await playground.run("send GET /")

        #expect(opened.outcome == .done)
        #expect(opened.texts.first == "the program is \(shop.path) now, with 1 route")
        #expect(sent.says("200 OK, 8 B"))
        #expect(old.says("404 Not Found"))
        #expect(changed.outcome == .done)
        #expect(try String(contentsOf: shop, encoding: .utf8).contains("/cups"))
        #expect(playground.text == Playground.program)
        await playground.end()
    }

    @Test func comingBackBringsTheWayBackThroughTheChanges() async throws {
        let data = FileManager.default.temporaryDirectory.appending(path: "open-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: data) }
        let playground = try await Playground(store: PlaygroundStore.open(in: data, timestamp: "1").store)
        await playground.run("route get /cups -> []")
        let other = playground.folder.appending(path: "new.py")

        let opened = await playground.run("open \(other.path)")
        let nothing = await playground.run("undo")
        await playground.run("open \(playground.file.path)")
        let undone = await playground.run("undo")

        #expect(opened.texts.first == "the program is \(other.path) now, which is empty so far")
        #expect(nothing.outcome == .failed)
        #expect(undone.outcome == .done)
        #expect(playground.text == Playground.program)
        await playground.end()
    }

    @Test func anEditorsSaveOfTheNewFileIsLive() async throws {
        let playground = try await Playground()
        let shop = playground.folder.appending(path: "shop.py")
        try Self.shop.write(to: shop, atomically: true, encoding: .utf8)
        await playground.run("open \(shop.path)")

        try Self.shop.replacing("/mugs", with: "/bowls").write(to: shop, atomically: true, encoding: .utf8)
        let state = await playground.next { event -> WorkspaceState? in
            guard case .workspace(let state) = event, state.routes.contains(where: { $0.path == "/bowls" }) else {
                return nil
            }
            return state
        }

        #expect(state?.path == shop.path)
        await playground.end()
    }

    @Test(arguments: [
        ("nowhere.txt", "there is no file"), ("gone/shop.py", "there is no file"), (".", "is a folder"),
        ("picture.py", "is no text in UTF-8"),
    ])
    func whatCannotBeOpenedLeavesTheFileInPlace(name: String, words: String) async throws {
        let playground = try await Playground()
        try Data([0x89, 0x50, 0x4E, 0x47, 0xFF]).write(to: playground.folder.appending(path: "picture.py"))
        let path = playground.folder.appending(path: name).standardizedFileURL.path

        let result = await playground.run("open \(path)")
        let sent = await playground.run("send GET /")

        #expect(result.outcome == .failed)
        #expect(result.says(words))
        #expect(result.texts.last == "\(playground.file.path) stays open")
        #expect(sent.says("200 OK"))
        await playground.end()
    }

    @Test func aFileThatDoesNotLoadIsOpenedToBeMended() async throws {
        let playground = try await Playground()
        let shop = playground.folder.appending(path: "shop.py")
        try "def broken(:\n".write(to: shop, atomically: true, encoding: .utf8)

        let result = await playground.run("open \(shop.path)")
        let sent = await playground.run("send GET /")

        #expect(result.outcome == .done)
        #expect(result.says("shop.py:1:"))
        #expect(result.texts.last == "until it loads, every path is answered with 404")
        #expect(sent.says("404 Not Found"))
        await playground.end()
    }

    @Test func whatIsInMemoryAloneIsAskedAboutFirst() async throws {
        let loop = SessionLoop()
        let source = SourceText(name: "main.py", text: Playground.program)
        let session = PlaygroundSession(
            loop: loop, configuration: SessionConfiguration(place: .memory(source), port: .exactly(0))
        ) { _ in }
        try await session.start()

        let result = await session.execute("open /tmp/never-there.py")

        #expect(
            result.outcome
                == .needsConfirmation(
                    question: "main.py is kept in memory alone and would be lost. Open /tmp/never-there.py?"))
        await session.stop()
        loop.shutDown()
    }

    @Test func withoutAFileThereHasToBeOneOfTheLessons() async throws {
        let playground = try await Playground()

        let result = await playground.run("open")

        #expect(result.texts == ["open needs the name of a file here; for example: open shop.py"])
        await playground.end()
    }
}

import Foundation
import Testing

@testable import PlaygroundEngine

struct ImportCommandTests {
    private func run(_ text: String, as name: String) async throws -> (result: CommandResult, history: CommandResult) {
        let data = FileManager.default.temporaryDirectory.appending(path: "import-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: data) }
        let playground = try await Playground(store: PlaygroundStore.open(in: data, timestamp: "1").store)
        let file = playground.folder.appending(path: name)
        try text.write(to: file, atomically: true, encoding: .utf8)

        let result = await playground.run("import \(file.path)")
        let history = await playground.run("history")

        #expect(playground.text == Playground.program)
        await playground.end()
        return (result, history)
    }

    private static let requests = """
        @host = http://127.0.0.1:8000
        @token = abc

        ### the greeting
        # a comment
        GET {{host}}/

        ###
        // @name create
        POST {{ host }}/items
            ?dry=1
            &note=a%20b HTTP/1.1
        Content-Type: application/json
        Authorization: Bearer {{token}}

        {
          "name": "mug"
        }

        > {% client.test("it works", function() {}) %}

        ###
        https://example.com/v1/list?limit=2
        """

    @Test func requestsOfAnEditorComeIntoTheHistory() async throws {
        let (result, history) = try await run(Self.requests, as: "shop.http")

        #expect(result.outcome == .done)
        #expect(
            result.texts == [
                "3 requests of shop.http can be sent: ↑ brings them back, history lists them",
                "send GET /",
                #"send POST /items?dry=1&note=a%20b Authorization:••• --body "{\n  \"name\": \"mug\"\n}""#,
                "send GET /v1/list?limit=2",
                "those for example.com go to this playground's server, the only one that send reaches",
            ])
        #expect(history.lines.count == 4)
        #expect(!history.says("abc"))
    }

    @Test func whatIsImportedCanBeSent() async throws {
        let playground = try await Playground()
        let file = playground.folder.appending(path: "a.http")
        try "GET http://127.0.0.1:8000/\nX-Mood: very good\n".write(to: file, atomically: true, encoding: .utf8)

        await playground.run("import \(file.path)")
        let commands = await playground.next { if case .recall(let commands) = $0 { commands } else { nil } }
        let sent = await playground.run(commands?.first ?? "")

        #expect(commands == [#"send GET / X-Mood:"very good""#])
        #expect(sent.says("200 OK"))
        await playground.end()
    }

    @Test func anArchiveThatWasExportedIsImported() async throws {
        let playground = try await Playground()
        let file = playground.folder.appending(path: "log.har")
        await playground.run("send GET /?q=1 X-A:b")
        await playground.run("send POST /helo {\"a\": 1}")
        await playground.run("export har \(file.path)")

        let result = await playground.run("import \(file.path)")

        #expect(
            result.texts == [
                "2 requests of log.har can be sent: ↑ brings them back, history lists them",
                "send GET /?q=1 X-A:b", #"send POST /helo {"a": 1}"#,
            ])
        await playground.end()
    }

    @Test func pythonIsMergedAsAPasteIs() async throws {
        let playground = try await Playground()
        let file = playground.folder.appending(path: "more.py")
        try """
        from fastapi import FastAPI

        app = FastAPI(title="More")


        @app.get("/")
        def hello():
            return {"hello": "again"}


        @app.get("/more")
        def more():
            return 1

        """.write(to: file, atomically: true, encoding: .utf8)

        let result = await playground.run("import \(file.path)")

        #expect(result.outcome == .done)
        #expect(playground.text?.contains("/more") == true)
        #expect(playground.text?.contains("\"again\"") == true)
        #expect(playground.text?.contains("\"world\"") == false)
        await playground.end()
    }

    @Test(arguments: [
        ("a.http", "GET /\nno header\n", "a.http:2:1: ‘no header’ is no header field"),
        ("a.http", "\n\n# nothing\n", "the file has no request in it"),
        ("a.http", "GET {{host}}/\n", "a.http:1:1: the variable ‘host’ has no value in this file"),
        ("a.http", "GET {{$uuid}}/\n", "is a value that an editor makes anew"),
        ("a.http", "GET {{host/\n", "‘{{’ was never closed by ‘}}’"),
        ("a.http", "@a = {{a}}\nGET {{a}}/\n", "the variable ‘a’ has no value"),
        ("a.http", "POST /\n\n< ./body.json\n", "a.http:3:1: the body comes from the file ‘./body.json’"),
        ("a.http", "G3T /\n", "‘G3T’ is no HTTP method"), ("a.http", "GET\n", "the request has no URL"),
        ("a.http", "GET / extra\n", "‘extra’ cannot stand behind the URL"),
        ("a.http", "GET ftp://x/y\n", "‘ftp://x/y’ is no URL"),
        ("a.har", "{\n \"log\": {,}\n}", "at line 2, column 10"), ("a.har", "{}", "the file has no ‘log’"),
        ("a.har", #"{"log": {"entries": []}}"#, "log.entries is empty"),
        ("a.har", #"{"log": {"entries": [{"request": {"method": "GET"}}]}}"#, "log.entries[0].request has no ‘url’"),
        ("a.har", #"{"log": {"entries": [{"request": {"method": 5, "url": "/"}}]}}"#, "expected a text"),
        ("a.py", "def f(:\n", "a.py:1:6: ‘(’ was never closed"),
        ("a.py", "\n# nothing\n", "has no Python in it"),
        ("a.txt", "hello there", "is nothing that import knows"),
    ])
    func whatIsNoneIsToldAtItsPlaceAndNothingIsImported(name: String, text: String, words: String) async throws {
        let (result, history) = try await run(text, as: name)

        #expect(result.outcome == .failed)
        #expect(result.says(words), "\(result.texts)")
        #expect(history.says("nothing was sent yet"))
    }

    @Test func aModuleIsStillImportedAsPython() {
        #expect(PromptInput.isPython("import json"))
        #expect(PromptInput.isPython("import os.path"))
        #expect(PromptInput.isPython("import math as m"))
        #expect(!PromptInput.isPython("import main.py"))
        #expect(!PromptInput.isPython("import ~/requests.http"))
        #expect(!PromptInput.isPython("import 'my file.har'"))
    }
}

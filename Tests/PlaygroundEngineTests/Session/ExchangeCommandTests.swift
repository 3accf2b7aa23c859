import Foundation
import Testing

@testable import PlaygroundEngine

/// Commands that do something with rows of the log.
struct ExchangeCommandTests {
    private static let program = """
        from fastapi import FastAPI
        from pydantic import BaseModel

        app = FastAPI()


        class Item(BaseModel):
            name: str
            price: float


        @app.post("/items", status_code=201)
        def create(item: Item, dry: bool = False):
            return {"made": item, "dry": dry}
        """

    @Test func aReplaySendsTheSameBytesAndItsChangesAlone() async throws {
        let playground = try await Playground(program: Self.program)
        await playground.run("send POST /items name=mug X-Mood:good")
        let first = await playground.next { if case .client(let exchange) = $0 { exchange } else { nil } }
        await playground.run("replay 1")
        let second = await playground.next { if case .client(let exchange) = $0 { exchange } else { nil } }
        let changed = await playground.run("replay 1 price:=4.5 dry==true X-Mood:better")
        let third = await playground.next { if case .client(let exchange) = $0 { exchange } else { nil } }

        #expect(second?.request.bytes == first?.request.bytes)
        #expect(third?.request.target == "/items?dry=true")
        #expect(third?.request.headers["x-mood"] == "better")
        #expect(String(decoding: third?.request.body ?? [], as: UTF8.self) == #"{"name": "mug", "price": 4.5}"#)
        #expect(changed.says("201 Created"))
        #expect(await playground.run("replay 9").outcome == .failed)
        await playground.end()
    }

    @Test func aDifferenceTellsWhichChangeTurnedTheStatus() async throws {
        let playground = try await Playground(program: Self.program)
        await playground.run("send POST /items name=mug\nsend POST /items name=mug price:=4.5")

        let texts = await playground.run("diff 1 2").lines

        #expect(texts[1] == ResultLine(.success, "422 Unprocessable Entity became 201 Created"))
        #expect(texts.contains(ResultLine(.added, #"  "price": 4.5"#)))
        #expect(texts.contains(ResultLine(.removed, "422 Unprocessable Entity")))
        await playground.end()
    }

    @Test func anotherSecretIsADifferenceThatIsNotShown() async throws {
        let playground = try await Playground(program: Self.program)
        await playground.run("send GET / Authorization:first\nsend GET / Authorization:second")
        await playground.run("send GET / Authorization:second")

        let other = await playground.run("diff 1 2").texts
        let same = await playground.run("diff 2 3").texts

        #expect(other.contains("Authorization: another value behind •••"))
        #expect(!other.contains { $0.contains("first") || $0.contains("second") })
        #expect(!same.contains { $0.contains("another value") })
        await playground.end()
    }

    @Test func theStagesTellWhereARequestWasRefused() async throws {
        let playground = try await Playground(program: Self.program)
        await playground.run("send POST /items name=mug\nsend GET /nothing")

        let body = await playground.run("inspect 1").lines
        let route = await playground.run("inspect").lines

        #expect(body.contains { $0.role == .failure && $0.text.hasPrefix("body, ") })
        #expect(body.contains(ResultLine(.note, "handler: not reached")))
        #expect(route.contains { $0.role == .failure && $0.text.hasPrefix("route") })
        await playground.end()
    }

    @Test func aRowIsCopiedForOtherTools() async throws {
        let playground = try await Playground(program: Self.program)
        await playground.run("send POST /items name=mug")

        let result = await playground.run("copy curl")
        let copied = await playground.next { if case .clipboard(let text) = $0 { text } else { nil } }

        #expect(result.texts.joined(separator: "\n") == copied)
        #expect(copied?.hasPrefix("curl -i") == true)
        await playground.end()
    }

    @Test func aPredictionIsComparedWithTheNextAnswer() async throws {
        let playground = try await Playground(program: Self.program)

        await playground.run("predict 422")
        let right = await playground.run("send POST /items name=mug")
        await playground.run("predict 200")
        let wrong = await playground.run("send POST /items name=mug")
        let none = await playground.run("send POST /items name=mug")

        #expect(right.says("as predicted: 422"))
        #expect(wrong.says("predicted was 200, and it is 422"))
        #expect(!none.says("predicted"))
        await playground.end()
    }

    @Test func whatWasSentIsRememberedWithoutItsSecrets() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "history-\(UUID().uuidString)")
        let (store, _) = PlaygroundStore.open(in: folder, timestamp: "now")
        let playground = try await Playground(program: Self.program, store: store)
        let line = "send POST /items name=mug Authorization:\"Bearer s3cret\" Cookie:id=s3cret"
        _ = await playground.session.execute(line)
        await playground.end()

        let requests = try RequestHistoryStore(store).newest(10)
        let commands = try CommandHistoryStore(store).load()
        let later = try await Playground(program: Self.program, store: store)
        let listed = await later.run("history /ITEMS")
        await later.end()

        #expect(requests.map(\.status) == [422])
        #expect(commands.count == 1)
        for text in requests.map(\.command) + commands + listed.texts { #expect(!text.contains("s3cret")) }
        #expect(listed.says("Authorization:\"Bearer •••\""))
        try FileManager.default.removeItem(at: folder)
    }

    @Test func theLogIsWrittenForOtherTools() async throws {
        let playground = try await Playground(program: Self.program)
        #expect(await playground.run("export har").outcome == .failed)
        await playground.run("send POST /items name=mug Cookie:id=s3cret")
        let har = playground.folder.appending(path: "log.har")
        let http = playground.folder.appending(path: "log.http")

        #expect(await playground.run("export har \(har.path)").outcome == .done)
        #expect(await playground.run("export http \(http.path)").outcome == .done)
        #expect(await playground.run("export har /no/such/folder/x.har").outcome == .failed)

        let archive = try JSONSerialization.jsonObject(with: Data(contentsOf: har)) as? [String: Any]
        let log = archive?["log"] as? [String: Any]
        #expect((log?["entries"] as? [Any])?.count == 1)
        let text = try String(contentsOf: http, encoding: .utf8)
        #expect(text.contains("POST http://127.0.0.1:") && text.contains(#"{"name": "mug"}"#))
        #expect(!text.contains("s3cret"))
        #expect(try !String(contentsOf: har, encoding: .utf8).contains("s3cret"))
        await playground.end()
    }
}

import Testing

@testable import PlaygroundEngine

struct SessionExchangeTests {
    @Test func anAnswerIsMatchedToItsRowOfTheLog() async throws {
        let playground = try await Playground()
        await playground.run("send GET /nothing")
        let exchange = await playground.next { if case .client(let exchange) = $0 { exchange } else { nil } }

        #expect(exchange?.logID == 1)
        #expect(exchange?.request.headers["host"]?.hasPrefix("127.0.0.1:") == true)
        await playground.end()
    }

    @Test func theClientSendsWhatTheItemsSay() async throws {
        let playground = try await Playground()

        await playground.run("send POST / X-Mood:good Accept: name=mug")
        let exchange = await playground.next { if case .client(let exchange) = $0 { exchange } else { nil } }

        let request = try #require(exchange?.request)
        #expect(
            request.headers.fields.map(\.name) == ["Host", "User-Agent", "Content-Length", "X-Mood", "Content-Type"])
        #expect(String(decoding: request.body, as: UTF8.self) == "{\"name\": \"mug\"}")
        await playground.end()
    }

    @Test func aPortOfAnotherServerIsRefused() async throws {
        let playground = try await Playground()

        let result = await playground.run("send GET http://127.0.0.1:1/")

        #expect(result.outcome == .failed)
        #expect(result.says("found port 1"))
        await playground.end()
    }

    @Test func theLogIsListedShownAndCleared() async throws {
        let playground = try await Playground()
        #expect(await playground.run("log").says("the log is empty"))
        await playground.run("send GET /\nsend GET /b")

        #expect(await playground.run("log").lines.count == 3)
        #expect(await playground.run("log 2").says("GET /b HTTP/1.1"))
        #expect(await playground.run("log 3").outcome == .failed)
        #expect(await playground.run("log clear").outcome == .done)
        #expect(await playground.run("log all").says("the log is empty"))
        await playground.run("send GET /c")
        #expect(await playground.run("log 3").outcome == .done)
        await playground.end()
    }

    @Test func whyExplainsTheNewestOrTheNamedRow() async throws {
        let playground = try await Playground()
        #expect(await playground.run("why").outcome == .failed)
        await playground.run("send POST /\nsend GET /nothing")

        #expect(await playground.run("why").lines.first?.text == "GET /nothing: 404 Not Found")
        #expect(await playground.run("why 1").lines.first?.text == "POST /: 405 Method Not Allowed")
        #expect(await playground.run("why 9").says("its rows are 1 to 2"))
        await playground.end()
    }

    @Test func routesAndDefinitionsAreShown() async throws {
        let playground = try await Playground()

        #expect(await playground.run("routes").lines.last?.text == "GET     /     root      line 6")
        #expect(
            await playground.run("show /").texts == [
                "@app.get(\"/\")", "def root():", "    return {\"hello\": \"world\"}",
            ])
        #expect(await playground.run("show rot").says("did you mean ‘root’?"))
        #expect(await playground.run("show").lines.count == 8)
        await playground.end()
    }

    @Test func whatTheProgramPrintsIsTold() async throws {
        let playground = try await Playground(program: "print('loading\\x1b[31m')\n" + Playground.program)

        let printed = await playground.next { if case .printed(let lines) = $0 { lines } else { nil } }

        #expect(printed == ["loading␛[31m"])
        await playground.end()
    }

    @Test func aPortThatIsTakenIsAnErrorWhereItWasAskedFor() async throws {
        let first = try await Playground()
        let port = await first.port()

        await #expect(throws: SessionStartFailure.server(.portTaken(host: "127.0.0.1", port: port))) {
            try await Playground(port: .exactly(port))
        }
        let second = try await Playground(port: .firstFree(from: port))
        #expect(await second.port() != port)
        await second.end()
        await first.end()
    }

    @Test func quitAndHelpAnswer() async throws {
        let playground = try await Playground()

        #expect(await playground.run("quit") == CommandResult(.quit, []))
        #expect(await playground.run("help").lines.count >= CommandName.allCases.count)
        #expect(await playground.run("help route").says("route get /secret"))
        #expect(await playground.run("help python").says("opens a block"))
        await playground.end()
    }
}

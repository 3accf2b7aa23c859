import Foundation
import NIOCore
import Testing

@testable import PlaygroundEngine

struct ServeCommandTests {
    private func states(_ playground: Playground) async -> ServerState? {
        await playground.next { if case .server(let state) = $0 { state } else { nil } }
    }

    @Test func aStoppedServerAnswersNobodyUntilItIsStartedAgain() async throws {
        let playground = try await Playground.onOwnPort()
        let port = await playground.port()

        let stopped = await playground.run("stop")
        let refused = await playground.run("send GET /")
        let again = await playground.run("stop")
        let served = await playground.run("serve")
        let sent = await playground.run("send GET /")

        #expect(
            stopped.texts == [
                "the server is stopped: at http://127.0.0.1:\(port) nobody listens any more", "serve starts it again",
            ])
        #expect(refused.texts == ["the server is stopped, so nothing would answer; serve starts it"])
        #expect(again.outcome == .failed)
        #expect(served.texts == ["the server listens at http://127.0.0.1:\(port) now"])
        #expect(sent.says("200 OK"))
        // Without it no state would ever come.
        try #require(served.outcome == .done)
        #expect(await states(playground) == .stopped)
        #expect(await states(playground) == .listening(host: "127.0.0.1", port: port, insteadOf: nil))
        await playground.end()
    }

    @Test func theServerMovesToAnotherPortAndTheLogGoesOn() async throws {
        let playground = try await Playground.onOwnPort()
        let first = await playground.port()
        await playground.run("send GET /")

        let moved = await playground.run("serve 0")
        let port = await playground.port()
        let sent = await playground.run("send GET /")
        let old = await HTTPClient(eventLoop: playground.session.eventLoop).send(
            ClientRequest.standard(method: "GET", target: "/", host: "x"), to: "127.0.0.1", port: first)

        #expect(moved.texts == ["the server listens at http://127.0.0.1:\(port) now"])
        #expect(port != first)
        #expect(sent.says("row 2"))
        guard case .failed(let reason) = old.outcome else {
            Issue.record("the old port answers")
            return
        }
        #expect(reason.contains("connection was refused"))
        await playground.end()
    }

    @Test func aTakenPortIsNamedAndTheServerStaysWhereItIs() async throws {
        let other = try await Playground.onOwnPort()
        let taken = await other.port()
        let playground = try await Playground.onOwnPort()
        let port = await playground.port()

        let result = await playground.run("serve \(taken)")
        let sent = await playground.run("send GET /")

        #expect(result.outcome == .failed)
        #expect(
            result.texts == [
                "Port \(taken) on 127.0.0.1 is taken by another program. Choose another one with serve PORT, or stop that "
                    + "program.", "the server goes on at http://127.0.0.1:\(port)",
            ])
        #expect(sent.says("200 OK"))
        await playground.end()
        await other.end()
    }

    @Test func aHostOpenToOthersIsWarnedOf() async throws {
        let playground = try await Playground.onOwnPort()
        let port = await playground.port()

        let result = await playground.run("serve 0.0.0.0")
        let back = await playground.run("serve 127.0.0.1")

        #expect(
            result.texts == [
                "the server listens at http://0.0.0.0:\(port) now",
                "Listening at 0.0.0.0: other machines may reach this server. 127.0.0.1 keeps it to this one.",
            ])
        #expect(back.texts == ["the server listens at http://127.0.0.1:\(port) now"])
        await playground.end()
    }

    @Test func aHostThatIsNoneLeavesTheServerWhereItIs() async throws {
        let playground = try await Playground.onOwnPort()
        let port = await playground.port()

        let result = await playground.run("serve 192.0.2.1")
        let sent = await playground.run("send GET /")

        #expect(result.outcome == .failed)
        #expect(result.texts.last == "the server goes on at http://127.0.0.1:\(port)")
        #expect(sent.says("200 OK"))
        await playground.end()
    }

    @Test func whereItListensAlreadyNothingChanges() async throws {
        let playground = try await Playground.onOwnPort()
        let port = await playground.port()

        let result = await playground.run("serve \(port)")

        #expect(result.texts == ["the server listens at http://127.0.0.1:\(port) already; stop ends that"])
        await playground.end()
    }
}

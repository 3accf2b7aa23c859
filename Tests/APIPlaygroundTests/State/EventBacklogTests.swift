import PlaygroundEngine
import Testing

@testable import APIPlayground

struct EventBacklogTests {
    @Test func ofAFloodTheNewestRowsComeInSmallPieces() {
        var backlog = EventBacklog()
        for id in 1...35_000 { backlog.add(.exchange(Self.row(id))) }

        let messages = backlog.messages

        var rows: [Exchange.ID] = []
        var skipped: [Int] = []
        for case .exchanges(let more, let others) in messages {
            #expect(more.count <= EventBacklog.rowsOfAMessage)
            rows += more.map(\.id)
            skipped.append(others)
        }
        #expect(rows == Array(25_001...35_000))
        #expect(skipped == [25_000] + Array(repeating: 0, count: messages.count - 1))
    }

    @Test func largeRowsAreBoundedByTheirBytes() {
        var backlog = EventBacklog()
        let body = String(repeating: "a", count: 4 << 20)
        for id in 1...100 { backlog.add(.exchange(Fixtures.exchange(id, body: body))) }

        var (rows, skipped) = (0, 0)
        for case .exchanges(let more, let others) in backlog.messages {
            rows += more.count
            skipped += others
        }

        #expect(rows + skipped == 100)
        #expect((4...12).contains(rows))
    }

    @Test func onlyTheNewestOfAStateCounts() {
        var backlog = EventBacklog()
        for port in 1...1_000 {
            backlog.add(.server(.listening(host: "127.0.0.1", port: port, insteadOf: nil)))
            backlog.add(.workspace(Fixtures.workspace))
        }

        let messages = backlog.messages

        #expect(messages.count == 2)
        guard case .session(.server(let state)) = messages[0] else {
            Issue.record("expected the server's state first")
            return
        }
        #expect(state == .listening(host: "127.0.0.1", port: 1_000, insteadOf: nil))
    }

    @Test func rowsComeBeforeTheAnswerThatNamesThem() {
        var backlog = EventBacklog()
        backlog.add(.client(Fixtures.client(Fixtures.notFound)))
        backlog.add(.exchange(Fixtures.notFound))

        let messages = backlog.messages

        guard case .exchanges = messages[0], case .session(.client) = messages[1] else {
            Issue.record("expected the row, then the answer")
            return
        }
    }

    @Test func noticesAreBounded() {
        var backlog = EventBacklog()
        for number in 1...5_000 { backlog.add(.notice([ResultLine(.note, "\(number)")])) }

        guard case .session(.notice(let lines)) = backlog.messages.first else {
            Issue.record("expected notices")
            return
        }
        #expect(lines.count == 200)
        #expect(lines.last == ResultLine(.note, "5000"))
    }

    private static func row(_ id: Int) -> Exchange { Fixtures.exchange(id) }
}

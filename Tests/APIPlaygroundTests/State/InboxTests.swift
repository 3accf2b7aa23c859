import PlaygroundEngine
import Testing

@testable import APIPlayground

struct InboxTests {
    private func isWoken(_ wake: Wake) -> Bool { !wake.drain().isEmpty }

    @Test func theFirstChangeWakesAndTheRestOfAFloodDoesNot() throws {
        let wake = try Wake()
        let inbox = Inbox(wake: wake)

        inbox.add(.exchange(Fixtures.exchange(1)))
        let first = isWoken(wake)
        _ = inbox.drain()
        inbox.add(.exchange(Fixtures.exchange(2)))
        let second = isWoken(wake)
        let batch = inbox.drain().events.count
        _ = inbox.drain()
        inbox.add(.exchange(Fixtures.exchange(3)))

        #expect(first)
        #expect(!second)
        #expect(batch == 1)
        #expect(isWoken(wake))
    }

    @Test func aResultAlwaysWakes() throws {
        let wake = try Wake()
        let inbox = Inbox(wake: wake)
        inbox.add(.exchange(Fixtures.exchange(1)))
        _ = inbox.drain()
        _ = wake.drain()

        inbox.add(.tick)

        #expect(isWoken(wake))
    }
}

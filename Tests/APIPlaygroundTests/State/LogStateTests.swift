import PlaygroundEngine
import Testing

@testable import APIPlayground

struct LogStateTests {
    private func log(_ ids: some Sequence<Int>) -> LogState {
        var log = LogState()
        log.append(ids.map { Fixtures.exchange($0) })
        return log
    }

    @Test func followingShowsTheNewestRows() {
        #expect(log(1...50).visible(capacity: 10) == 40..<50)
        #expect(log(1...3).visible(capacity: 10) == 0..<3)
        #expect(LogState().visible(capacity: 10) == 0..<0)
        #expect(log(1...3).visible(capacity: -1) == 3..<3)
    }

    @Test func theChosenRowStaysChosenWhileRowsArrive() {
        var log = log(1...50)

        log.moveSelection(by: -3)
        log.append((51...90).map { Fixtures.exchange($0) })

        #expect(log.selection == 48)
        #expect(log.visible(capacity: 10).contains(47))
        #expect(!log.isFollowing)
    }

    @Test func goingPastTheNewestFollowsAgain() {
        var log = log(1...5)

        log.moveSelection(by: -1)
        log.moveSelection(by: 1)

        #expect(log.isFollowing)
        #expect(log.selection == nil)
    }

    @Test func theFirstRowIsAsFarAsItGoes() {
        var log = log(1...5)

        log.moveSelection(by: -99)

        #expect(log.selection == 1)
    }

    @Test func aChosenRowThatIsNoLongerKeptEndsTheChoice() {
        var log = log(1...5)
        log.select(position: 0)

        log.append((6...100_010).map { Fixtures.exchange($0, body: "") })

        #expect(log.isFollowing)
        #expect(log.dropped > 0)
    }

    @Test(arguments: [(1, 0), (7, 3), (9, 4), (2, nil), (0, nil), (99, nil)])
    func rowsAreFoundByNumberAcrossGaps(id: Int, position: Int?) {
        #expect(log([1, 3, 5, 7, 9]).position(of: id) == position)
    }

    @Test func skippedRowsAreCounted() {
        var log = log(1...3)

        log.append([Fixtures.exchange(40)], skipped: 36)

        #expect(log.dropped == 36)
    }
}

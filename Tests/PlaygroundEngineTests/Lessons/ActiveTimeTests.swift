import Foundation
import Testing

@testable import PlaygroundEngine

/// Seconds at which something was done, and how long that was work in all.
@Test(
    arguments: [
        ([0], 0), ([0, 5], 5), ([0, 60, 61], 61), ([0, 180], 180), ([0, 181], 0), ([0, 10, 4_000, 4_030], 40),
        ([100, 40, 50], 10), ([], 0),
    ] as [([Double], Double)])
func pausesAreNoWork(moments: [Double], work: Double) {
    var time = ActiveTime()

    let seconds = moments.reduce(0.0) { $0 + time.note(Date(timeIntervalSinceReferenceDate: $1)) }

    #expect(seconds == work)
}

@Test func aNewBeginningForgetsTheTimeBefore() {
    var time = ActiveTime()
    _ = time.note(Date(timeIntervalSinceReferenceDate: 0))

    time.restart(at: Date(timeIntervalSinceReferenceDate: 100))

    #expect(time.note(Date(timeIntervalSinceReferenceDate: 107)) == 7)
}

/// Seconds of work, and how a table says them.
@Test(
    arguments: [
        (0, "0 s"), (59.4, "59 s"), (59.6, "1 min"), (100, "2 min"), (3_569, "59 min"), (3_570, "1 h 00 min"),
        (3_900, "1 h 05 min"), (-5, "0 s"), (1e300, "277777777 h 47 min"),
    ] as [(Double, String)])
func workIsToldInMinutes(seconds: Double, words: String) {
    #expect(Quantity.workTime(seconds) == words)
}

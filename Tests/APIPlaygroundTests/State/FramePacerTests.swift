import Testing

@testable import APIPlayground

struct FramePacerTests {
    private func drawn(_ cause: FramePacer.Cause, at time: Duration) -> FramePacer {
        var pacer = FramePacer()
        pacer.drew(at: .zero)
        pacer.note(cause)
        pacer.drew(at: time)
        return pacer
    }

    @Test func theFirstFrameIsDrawnAtOnce() {
        #expect(FramePacer().delay(at: .zero) == .zero)
    }

    @Test func nothingNewIsNotDrawn() {
        #expect(drawn(.input, at: .seconds(1)).delay(at: .seconds(9)) == nil)
    }

    @Test(arguments: [
        (FramePacer.Cause.input, FramePacer.Cause.input, 0, 0), (.input, .input, 20, 0), (.input, .event, 5, 95),
        (.event, .event, 30, 70), (.event, .event, 200, 0), (.event, .input, 1, 0),
    ])
    func aFrameWaitsForItsGap(before: FramePacer.Cause, now: FramePacer.Cause, after: Int, delay: Int) {
        var pacer = drawn(before, at: .seconds(1))

        pacer.note(now)

        #expect(pacer.delay(at: .seconds(1) + .milliseconds(after)) == .milliseconds(delay))
    }

    /// Milliseconds at which keys were drawn, and how long one that comes so much later waits.
    @Test(arguments: [
        ([0], 0, 0), ([0, 0], 0, 20), ([0, 0], 15, 5), ([0, 1], 33, 0), ([0, 1, 33], 34, 6), ([0, 30, 60], 60, 0),
        ([0, 0, 20, 40], 41, 19),
    ])
    func twoKeysInQuickSuccessionAreDrawnAtOnce(drawn: [Int], next: Int, delay: Int) {
        var pacer = FramePacer()
        for time in drawn {
            pacer.note(.input)
            pacer.drew(at: .milliseconds(time))
        }

        pacer.note(.input)

        #expect(pacer.delay(at: .milliseconds(next)) == .milliseconds(delay))
    }

    @Test func aKeyDuringAFloodIsDrawnAsAKey() {
        var pacer = drawn(.event, at: .seconds(1))

        pacer.note(.input)
        pacer.note(.event)

        #expect(pacer.delay(at: .seconds(1)) == .zero)
    }

    /// Keys and events without end, drawn whenever it is time.
    @Test func noSecondHasMoreThanSixtyFrames() {
        var pacer = FramePacer()
        var frames = 0
        for millisecond in 0..<1_000 {
            let now = Duration.milliseconds(millisecond)
            pacer.note(millisecond.isMultiple(of: 3) ? .input : .event)
            if pacer.delay(at: now) == .zero {
                pacer.drew(at: now)
                frames += 1
            }
        }

        #expect((40...60).contains(frames))
    }
}

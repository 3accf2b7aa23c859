/// Gives work its next turn on the event loop to which an ``Application`` belongs.
package protocol TurnScheduler: AnyObject {
    /// Runs `work` after whatever the loop has to do before it.
    func nextTurn(_ work: @escaping () -> Void)

    /// Runs `work` once `delay` is over.
    func after(_ delay: Duration, _ work: @escaping () -> Void)

    /// How far the clock by which delays go is ahead of the real one; nothing unless it is a virtual one.
    var timeAhead: Duration { get }
}

extension TurnScheduler {
    package var timeAhead: Duration { .zero }

    /// The time by the clock by which delays go, since some fixed moment.
    var now: Duration { Self.origin.duration(to: .now) + timeAhead }

    private static var origin: ContinuousClock.Instant { ClockOrigin.instant }
}

private enum ClockOrigin {
    static let instant = ContinuousClock.now
}

/// A scheduler without an event loop: the turns run one after the other when asked, and nobody waits for a delay: the
/// clock moves on to its end.
package final class ImmediateTurns: TurnScheduler {
    private var waiting: [() -> Void] = []
    private var delayed: [(due: Duration, work: () -> Void)] = []
    package private(set) var timeAhead = Duration.zero
    /// How far the clock may move on.
    private static let limit = Duration.seconds(3600)

    package init() {}

    package func nextTurn(_ work: @escaping () -> Void) {
        waiting.append(work)
    }

    package func after(_ delay: Duration, _ work: @escaping () -> Void) {
        let due = now + delay
        let place = delayed.firstIndex { $0.due > due } ?? delayed.count
        delayed.insert((due, work), at: place)
    }

    /// Runs turns until none is left, or only such as are more than an hour away, or `isEnough` holds.
    package func runToEnd(unless isEnough: () -> Bool = { false }) {
        while !isEnough() {
            if !waiting.isEmpty {
                waiting.removeFirst()()
                continue
            }
            guard !delayed.isEmpty else { return }
            let next = delayed.removeFirst()
            timeAhead += max(.zero, next.due - now)
            guard timeAhead <= Self.limit else { return }
            next.work()
        }
    }
}

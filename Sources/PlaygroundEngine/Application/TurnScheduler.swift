/// Gives work its next turn on the event loop to which an ``Application`` belongs.
package protocol TurnScheduler: AnyObject {
    /// Runs `work` after whatever the loop has to do before it.
    func nextTurn(_ work: @escaping () -> Void)
}

/// A scheduler without an event loop: the turns run one after the other when asked.
package final class ImmediateTurns: TurnScheduler {
    private var waiting: [() -> Void] = []

    package init() {}

    package func nextTurn(_ work: @escaping () -> Void) {
        waiting.append(work)
    }

    /// Runs turns until none is left.
    package func runToEnd() {
        while !waiting.isEmpty { waiting.removeFirst()() }
    }
}

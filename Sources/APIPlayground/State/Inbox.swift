import PlaygroundEngine
import Synchronization

/// Where other threads leave what the screen should know.
///
/// What comes of a command wakes the loop each time. Changes wake it once: while they go on coming, the loop takes them
/// a batch at a time, so that a flood of requests costs neither thread a wake-up for each.
final class Inbox: Sendable {
    private struct Contents {
        var backlog = EventBacklog()
        var messages: [Message] = []
        /// Whether the loop comes back for changes by itself.
        var isAwaited = false
    }

    private let contents = Mutex(Contents())
    private let wake: Wake

    init(wake: Wake) {
        self.wake = wake
    }

    /// Leaves a change of the session; returns at once.
    func add(_ event: SessionEvent) {
        let isAwaited = contents.withLock { contents in
            contents.backlog.add(event)
            return contents.isAwaited
        }
        if !isAwaited { wake.now() }
    }

    /// Leaves what came of an effect; there are no more of these than effects.
    func add(_ message: Message) {
        contents.withLock { $0.messages.append(message) }
        wake.now()
    }

    /// Takes everything. Where there were changes, more of them wake nobody: the caller comes back for them.
    func drain() -> (events: [Message], results: [Message]) {
        let (backlog, results) = contents.withLock { contents in
            let taken = (contents.backlog, contents.messages)
            contents.isAwaited = !contents.backlog.isEmpty
            contents.backlog = EventBacklog()
            contents.messages = []
            return taken
        }
        return (backlog.messages, results)
    }
}

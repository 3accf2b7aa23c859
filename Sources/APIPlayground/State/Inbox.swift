import PlaygroundEngine
import Synchronization

/// Where other threads leave what the screen should know; each delivery wakes the loop.
final class Inbox: Sendable {
    private struct Contents {
        var backlog = EventBacklog()
        var messages: [Message] = []
    }

    private let contents = Mutex(Contents())
    private let wake: Wake

    init(wake: Wake) {
        self.wake = wake
    }

    /// Leaves a change of the session; returns at once.
    func add(_ event: SessionEvent) {
        contents.withLock { $0.backlog.add(event) }
        wake.now()
    }

    /// Leaves what came of an effect; there are no more of these than effects.
    func add(_ message: Message) {
        contents.withLock { $0.messages.append(message) }
        wake.now()
    }

    /// Takes everything.
    func drain() -> (events: [Message], results: [Message]) {
        contents.withLock { contents in
            defer { contents = Contents() }
            return (contents.backlog.drain(), contents.messages)
        }
    }
}

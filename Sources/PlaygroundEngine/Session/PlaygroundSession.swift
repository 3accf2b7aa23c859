import NIOCore
import NIOPosix

/// Everything behind the screen: the workspace, its live application, the server, the client, the lessons.
///
/// It is an actor whose executor is the app's one event loop, so that all that is mutable shares one thread.
package actor PlaygroundSession {
    private let eventLoop: any EventLoop
    private let emit: @Sendable (SessionEvent) -> Void

    package nonisolated var unownedExecutor: UnownedSerialExecutor { eventLoop.executor.asUnownedSerialExecutor() }

    /// - Parameter emit: Called on the event loop for each change; it must return quickly.
    package init(eventLoop: any EventLoop, emit: @escaping @Sendable (SessionEvent) -> Void) {
        self.eventLoop = eventLoop
        self.emit = emit
    }

    /// Runs what was typed at the prompt: one command, or a whole block of Python.
    package func execute(_ input: String, confirmed: Bool = false) async -> CommandResult {
        CommandResult(.failed, [ResultLine(.failure, "not built yet")])
    }
}

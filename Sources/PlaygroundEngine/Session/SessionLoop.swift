import NIOCore
import NIOPosix

/// The one event loop on which sessions, their servers and their clients live.
package struct SessionLoop: Sendable {
    let eventLoop: any EventLoop
    private let group: MultiThreadedEventLoopGroup

    /// Starts the loop's thread.
    package init() {
        group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        eventLoop = group.next()
    }

    /// Runs `work` on the loop, after what it has to do before.
    package func nextTurn(_ work: @escaping @Sendable () -> Void) {
        eventLoop.execute(work)
    }

    /// Ends the loop's thread; nothing of its sessions may be asked for after it.
    package func shutDown() {
        group.shutdownGracefully { _ in }
    }
}

import Foundation
import NIOCore

/// A row of the log that somebody waits for.
struct AwaitedRow {
    /// The port of the client's end of the connection.
    let port: Int
    /// The row's exchange began no earlier.
    let since: Date
    let promise: EventLoopPromise<Exchange?>
}

extension PlaygroundSession {
    /// How long a server may take to notice that its client left.
    private static let patience = TimeAmount.milliseconds(500)

    /// The row of a connection, as soon as the log has it; nil where it does not come in time.
    func awaitRow(at port: Int, since: Date) async -> Exchange? {
        let promise = eventLoop.makePromise(of: Exchange?.self)
        awaitedRows.append(AwaitedRow(port: port, since: since, promise: promise))
        let late = eventLoop.scheduleTask(in: Self.patience) { promise.succeed(nil) }
        let row = try? await promise.futureResult.get()
        late.cancel()
        awaitedRows.removeAll { $0.port == port }
        return row ?? nil
    }

    /// Tells those who wait for it of a row that the log has now.
    func tellAwaited(_ exchange: Exchange) {
        for awaited in awaitedRows where awaited.port == exchange.peer.port && awaited.since <= exchange.started {
            awaited.promise.succeed(exchange)
        }
        awaitedRows.removeAll { $0.port == exchange.peer.port && $0.since <= exchange.started }
    }
}

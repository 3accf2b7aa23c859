import Dispatch
import Foundation

/// Listens for the signals that ask a program to end.
struct EndSignals {
    private let sources: [any DispatchSourceSignal]

    /// - Parameter handler: Called on a thread of its own for SIGINT, SIGTERM and SIGHUP.
    init(_ handler: @escaping @Sendable (Int32) -> Void) {
        let queue = DispatchQueue(label: "signals")
        sources = [SIGINT, SIGTERM, SIGHUP].map { signal in
            Foundation.signal(signal, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: signal, queue: queue)
            source.setEventHandler { handler(signal) }
            source.resume()
            return source
        }
        // A reader that leaves, such as `head`, shows as a failed write.
        Foundation.signal(SIGPIPE, SIG_IGN)
    }
}

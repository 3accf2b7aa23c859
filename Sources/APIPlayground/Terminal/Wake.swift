import Foundation
import Synchronization

/// A pipe that wakes the loop while it waits for the terminal: from another thread, or from a signal handler, which
/// may only write bytes.
final class Wake: Sendable {
    let readEnd: Int32
    let writeEnd: Int32
    /// Whether a wake-up lies in the pipe, so that a flood of events writes one byte and not thousands.
    private let isPending = Mutex(false)

    /// - Throws: The error of `pipe(2)`, when no descriptor is left.
    init() throws(TerminalProblem) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw .noPipe(reason: String(cString: strerror(errno))) }
        (readEnd, writeEnd) = (ends[0], ends[1])
        for end in ends {
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        }
    }

    deinit {
        close(readEnd)
        close(writeEnd)
    }

    /// Ends the wait that is under way, or the next one.
    func now() {
        let first = isPending.withLock { pending in
            defer { pending = true }
            return !pending
        }
        guard first else { return }
        var byte: UInt8 = 0
        _ = write(writeEnd, &byte, 1)
    }

    /// Takes what lies in the pipe: 0 for ``now()``, else the number of a signal.
    ///
    /// What a caller of ``now()`` had ready before it called has to be looked at after this.
    func drain() -> Set<UInt8> {
        // Cleared last: a wake-up that comes in between needs no byte, and one that comes after must write its own.
        defer { isPending.withLock { $0 = false } }
        var bytes = [UInt8](repeating: 0, count: 256)
        var found: Set<UInt8> = []
        while true {
            let count = read(readEnd, &bytes, bytes.count)
            guard count > 0 else { return found }
            found.formUnion(bytes[..<count])
        }
    }
}

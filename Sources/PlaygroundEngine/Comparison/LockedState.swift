import Foundation

/// A value that several threads change, one at a time.
///
/// It stands in for `Mutex` where asynchronous functions take the lock: the optimiser may keep the thread's number, by
/// which `Mutex` knows its owner, across a suspension that another thread ends, and unlocking then stops the program.
final class LockedState<Value: Sendable>: @unchecked Sendable {
    private let lock = NSLock()
    private var value: Value

    init(_ value: Value) {
        self.value = value
    }

    func withLock<Result>(_ body: (inout Value) -> Result) -> Result {
        lock.withLock { body(&value) }
    }
}

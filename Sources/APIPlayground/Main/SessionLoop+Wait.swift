import Dispatch
import PlaygroundEngine
import Synchronization

extension SessionLoop {
    /// Blocks the calling thread, which must not be the loop's own, until `body` is over.
    func wait<Value: Sendable, Failure>(
        _ body: @escaping @Sendable () async throws(Failure) -> Value
    ) throws(Failure) -> Value {
        let done = DispatchSemaphore(value: 0)
        let outcome = Outcome<Value, Failure>()
        Task {
            do throws(Failure) {
                outcome.set(.success(try await body()))
            } catch {
                outcome.set(.failure(error))
            }
            done.signal()
        }
        while true {
            done.wait()
            if let result = outcome.take() { return try result.get() }
        }
    }
}

/// Carries the result of a task to the thread that waits for it.
private final class Outcome<Value: Sendable, Failure: Error>: Sendable {
    private let result = Mutex<Result<Value, Failure>?>(nil)

    func set(_ new: Result<Value, Failure>) { result.withLock { $0 = new } }
    func take() -> Result<Value, Failure>? { result.withLock { $0 } }
}

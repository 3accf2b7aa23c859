import Dispatch
import PlaygroundEngine

extension SessionLoop {
    /// Blocks the calling thread, which must not be the loop's own, until `body` is over.
    func wait<Value: Sendable, Failure>(
        _ body: @escaping @Sendable () async throws(Failure) -> Value
    ) throws(Failure) -> Value {
        let done = DispatchSemaphore(value: 0)
        let outcome = Outcome<Value, Failure>()
        Task {
            do throws(Failure) {
                outcome.result = .success(try await body())
            } catch {
                outcome.result = .failure(error)
            }
            done.signal()
        }
        while true {
            done.wait()
            if let result = outcome.result { return try result.get() }
        }
    }

    /// Starts a session, or ends the program with the reason why it cannot be.
    func start(_ session: PlaygroundSession) throws {
        do throws(SessionStartFailure) {
            try wait { () throws(SessionStartFailure) in try await session.start() }
        } catch {
            throw Failure(description: error.message)
        }
    }
}

/// Carries the result of a task to the thread that waits for it.
///
/// The semaphore orders the task's one write before the thread's one read.
private final class Outcome<Value: Sendable, Failure: Error>: @unchecked Sendable {
    var result: Result<Value, Failure>?
}

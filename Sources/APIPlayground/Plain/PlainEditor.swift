import Foundation
import PlaygroundEngine
import Synchronization

/// The learner's editor on the terminal of plain mode.
struct PlainEditor: Sendable {
    /// Whether the editor has the terminal, and Ctrl-C with it.
    private final class State: Sendable {
        let isOpen = Mutex(false)
    }

    private let state = State()

    var isOpen: Bool { state.isOpen.withLock { $0 } }

    /// Runs the editor until it ends; without a terminal there is nothing it could draw on.
    func run(_ request: EditRequest) -> EditorOutcome? {
        var modes = termios()
        guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1, tcgetattr(STDIN_FILENO, &modes) == 0 else {
            return nil
        }
        state.isOpen.withLock { $0 = true }
        defer {
            state.isOpen.withLock { $0 = false }
            // An editor that was killed may have left any modes behind.
            tcsetattr(STDIN_FILENO, TCSADRAIN, &modes)
        }
        return EditorProcess.run(request, environment: ProcessInfo.processInfo.environment) { milliseconds in
            poll(nil, 0, milliseconds)
            return nil
        }
    }
}

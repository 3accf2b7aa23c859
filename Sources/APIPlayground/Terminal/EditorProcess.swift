import Foundation
import PlaygroundEngine

/// An editor at work on the terminal that this program has given back.
enum EditorProcess {
    /// How long each look for the editor's end or a signal takes.
    private static let pause: Int32 = 50

    /// Runs the editor until it ends.
    ///
    /// It belongs to this program's own process group, so that Ctrl-Z stops both and `fg` brings both back. A signal
    /// that asks this program to end is handed on.
    ///
    /// - Parameter askedToEnd: Looks for such a signal for so many milliseconds.
    static func run(
        _ request: EditRequest, environment: [String: String], askedToEnd: (_ milliseconds: Int32) -> Int32?
    ) -> EditorOutcome {
        guard let command = EditorCommand(environment: environment) else { return .noEditor }
        var id: pid_t = 0
        let failure = spawn(command.words(for: request), environment, &id)
        guard failure == 0 else {
            return .notStarted(program: command.program, reason: String(cString: strerror(failure)))
        }
        while true {
            var status: Int32 = 0
            let ended = waitpid(id, &status, WNOHANG)
            if ended == id { return EditorOutcome(command.program, waitStatus: status) }
            if ended < 0, errno != EINTR { return .closed }
            if let signal = askedToEnd(pause) { kill(id, signal) }
        }
    }

    private static func spawn(_ words: [String], _ environment: [String: String], _ id: inout pid_t) -> Int32 {
        #if canImport(Darwin)
            var attributes: posix_spawnattr_t?
        #else
            var attributes = posix_spawnattr_t()
        #endif
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // What this program ignores or holds back, the editor must hear.
        var none = sigset_t()
        var all = sigset_t()
        sigemptyset(&none)
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF))
        var arguments = words.map { strdup($0) } + [nil]
        var variables = environment.map { strdup("\($0)=\($1)") } + [nil]
        defer { (arguments + variables).forEach { free($0) } }
        return posix_spawn(&id, words[0], nil, &attributes, &arguments, &variables)
    }
}

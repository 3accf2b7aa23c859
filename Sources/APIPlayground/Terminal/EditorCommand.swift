import Foundation
import PlaygroundEngine

/// The learner's editor: what starts it, and how it is told a line.
struct EditorCommand: Hashable, Sendable {
    /// As the environment gives it: a program, perhaps with arguments.
    let program: String

    /// `$VISUAL`, then `$EDITOR`, then the first common editor that this machine has.
    ///
    /// Source: environ(7), and the order that git and crontab keep. Nil where there is none at all.
    init?(environment: [String: String]) {
        for name in ["VISUAL", "EDITOR"] {
            if let value = environment[name], !value.allSatisfy(\.isWhitespace) {
                program = value
                return
            }
        }
        let folders = (environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":").map(String.init)
        let found = ["nano", "vim", "vi"].first { name in
            folders.contains { access("\($0)/\(name)", X_OK) == 0 }
        }
        guard let found else { return nil }
        program = found
    }

    /// The words for a shell, which splits ``program`` as it was meant: `code --wait`, `"/path with blanks/editor"`.
    func words(for request: EditRequest) -> [String] {
        ["/bin/sh", "-c", "\(program) \"$@\"", "sh"] + arguments(for: request)
    }

    private func arguments(for request: EditRequest) -> [String] {
        guard request.line > 1 else { return [request.path] }
        switch Self.name(of: program) {
        case "vi", "vim", "nvim", "view", "gvim", "mvim", "nano", "pico", "emacs", "emacsclient", "micro", "kak", "joe",
            "jed", "mg", "ne", "mcedit", "tilde", "ee", "editor", "sensible-editor":
            return ["+\(request.line)", request.path]
        case "code", "codium", "code-insiders", "cursor": return ["--goto", "\(request.path):\(request.line)"]
        case "subl", "hx", "helix", "zed": return ["\(request.path):\(request.line)"]
        default: return [request.path]
        }
    }

    /// The program's own name, without its folder, its version and its arguments.
    private static func name(of program: String) -> String {
        let word = program.split(whereSeparator: \.isWhitespace).first ?? ""
        let file = word.split(separator: "/").last ?? ""
        return String(file.filter { $0 != "\"" && $0 != "'" }.prefix { $0 != "." })
    }
}

/// How an editor ended.
enum EditorOutcome: Hashable, Sendable {
    case closed
    case noEditor
    case notStarted(program: String, reason: String)
    case failed(program: String, status: Int32)
    case killed(program: String, signal: Int32)

    init(_ program: String, waitStatus: Int32) {
        let signal = waitStatus & 0x7F
        let status = waitStatus >> 8 & 0xFF
        // 126 and 127 are the shell's words for a program that cannot be run or found (POSIX, section 2.8.2).
        self =
            if signal != 0 {
                .killed(program: program, signal: signal)
            } else if status == 127 {
                .notStarted(program: program, reason: "there is no such program")
            } else if status == 126 {
                .notStarted(program: program, reason: "it cannot be run")
            } else if status != 0 {
                .failed(program: program, status: status)
            } else {
                .closed
            }
    }

    /// What to tell; nothing where all went well.
    var lines: [ResultLine] {
        let note = ResultLine(.note, "EDITOR or VISUAL names the editor, such as EDITOR=nano before apiplayground")
        switch self {
        case .closed: return []
        case .noEditor:
            return [ResultLine(.failure, "edit found no editor: neither VISUAL nor EDITOR is set"), note]
        case .notStarted(let program, let reason):
            return [ResultLine(.failure, "the editor ‘\(program)’ did not start: \(reason)"), note]
        case .failed(let program, let status):
            return [ResultLine(.failure, "the editor ‘\(program)’ ended with status \(status)")]
        case .killed(let program, let signal):
            return [ResultLine(.failure, "the editor ‘\(program)’ was ended by signal \(signal)")]
        }
    }
}

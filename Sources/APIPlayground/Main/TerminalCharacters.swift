import Foundation

/// Which characters the locale lets a terminal show.
enum TerminalCharacters {
    /// Whether the locale of the environment is none of UTF-8 (POSIX.1, section 8.2: LC_ALL, then LC_CTYPE, then LANG).
    static var areASCII: Bool { areASCII(in: ProcessInfo.processInfo.environment) }

    static func areASCII(in environment: [String: String]) -> Bool {
        let name = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? "C"
        return !["utf-8", "utf8"].contains { name.lowercased().contains($0) }
    }
}

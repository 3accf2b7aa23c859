import Foundation

/// Where the playground keeps what belongs to one person.
package enum DataFolder {
    /// `$XDG_DATA_HOME/apiplayground`, or `~/.local/share/apiplayground` where the variable is unset, empty or relative.
    ///
    /// Source: XDG Base Directory Specification 0.8.
    package static func location(environment: [String: String], home: URL) -> URL {
        let base =
            if let named = environment["XDG_DATA_HOME"], named.hasPrefix("/") {
                URL(filePath: named, directoryHint: .isDirectory)
            } else {
                home.appending(path: ".local/share", directoryHint: .isDirectory)
            }
        return base.appending(path: "apiplayground", directoryHint: .isDirectory)
    }

    /// Makes the folder where it is missing, for its owner alone (0700).
    package static func prepare(_ folder: URL) throws(StoreProblem) {
        var missing: [String] = []
        var ancestor = folder
        while !FileManager.default.fileExists(atPath: ancestor.path), ancestor.path != "/" {
            missing.append(ancestor.path)
            ancestor.deleteLastPathComponent()
        }
        for path in missing.reversed() where mkdir(path, 0o700) != 0 && errno != EEXIST {
            throw .folderUnwritable(path: folder.path, reason: SystemReason.newest)
        }
        guard chmod(folder.path, 0o700) == 0, access(folder.path, W_OK | X_OK) == 0 else {
            throw .folderUnwritable(path: folder.path, reason: SystemReason.newest)
        }
    }
}

/// The system's words for its errors.
enum SystemReason {
    /// The words for the call that failed last on this thread.
    static var newest: String { String(cString: strerror(errno)) }
}

import Foundation

/// A home of its own for one test: an empty folder with its own HOME and data folder, removed at the end.
final class Sandbox: Sendable {
    let folder: URL

    init() throws {
        folder = URL(filePath: "/tmp/apiplayground-\(UUID().uuidString.prefix(8))")
        for name in ["home", "data"] {
            try FileManager.default.createDirectory(
                at: folder.appending(path: name), withIntermediateDirectories: true)
        }
    }

    deinit {
        try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: data.path)
        try? FileManager.default.removeItem(at: folder)
    }

    var data: URL { folder.appending(path: "data") }

    /// What the program sees of the world: this machine's tools, no settings of the person who runs the tests.
    var environment: [String: String] {
        [
            "HOME": folder.appending(path: "home").path, "XDG_DATA_HOME": data.path, "LANG": "C.UTF-8",
            "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
        ]
    }

    /// Writes `text` to the file called `name` and returns its path.
    @discardableResult
    func write(_ text: String, to name: String) throws -> String {
        let file = folder.appending(path: name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try text.write(to: file, atomically: true, encoding: .utf8)
        return file.path
    }

    /// The text of the file called `name`, or nothing where there is none.
    func read(_ name: String) -> String {
        (try? String(contentsOf: folder.appending(path: name), encoding: .utf8)) ?? ""
    }
}

/// The program under test.
enum Program {
    static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// The debug build, or the binary that `APIPLAYGROUND_BINARY` names.
    static let path =
        ProcessInfo.processInfo.environment["APIPLAYGROUND_BINARY"]
        ?? repository.appending(path: ".build/debug/apiplayground").path
}

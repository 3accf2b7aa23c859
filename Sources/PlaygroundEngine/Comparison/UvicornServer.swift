import Foundation

/// Real FastAPI under Uvicorn, serving a copy of the learner's program at a free port of this machine.
package final class UvicornServer: Sendable {
    package let port: Int
    private let process: ChildProcess
    private let folder: URL

    /// - Parameters:
    ///   - source: The program, whose app is called `app`.
    ///   - workingFolder: Where the program's relative paths lead.
    static func start(
        _ source: SourceText, with python: PythonInterpreter, in workingFolder: URL?
    ) async throws(InterpreterProblem) -> UvicornServer {
        let folder = FileManager.default.temporaryDirectory.appending(path: "apiplayground-\(UUID().uuidString)")
        do {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            try source.text.write(to: folder.appending(path: "main.py"), atomically: true, encoding: .utf8)
        } catch {
            throw .doesNotServe(output: error.localizedDescription)
        }
        let command = [
            python.path, "-c", startText, "main:app", "--host", "127.0.0.1", "--port", "0", "--no-use-colors",
            "--app-dir", folder.path,
        ]
        guard let process = ChildProcess(command, in: workingFolder) else { throw .absent(python.path) }
        let isServing = await process.prints(within: 30) { port(in: $0) != nil }
        guard isServing, let port = port(in: process.text) else {
            try? FileManager.default.removeItem(at: folder)
            let last = process.text.split(separator: "\n").last.map(String.init) ?? ""
            throw .doesNotServe(output: VisibleText.escape(last))
        }
        return UvicornServer(process: process, port: port, folder: folder)
    }

    /// Uvicorn's command line, which ends when nobody is left at the other end of its input.
    private static let startText = """
        import os, threading, uvicorn
        def watch():
            os.read(0, 1)
            os._exit(0)
        threading.Thread(target=watch, daemon=True).start()
        uvicorn.main()
        """

    private init(process: ChildProcess, port: Int, folder: URL) {
        self.process = process
        self.port = port
        self.folder = folder
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// The port of “Uvicorn running on http://127.0.0.1:PORT”.
    static func port(in output: String) -> Int? {
        guard let range = output.range(of: "running on http://127.0.0.1:") else { return nil }
        let digits = output[range.upperBound...].prefix(while: \.isNumber)
        // Digits that reach the end may go on in the next piece.
        return digits.endIndex < output.endIndex ? Int(digits) : nil
    }
}

import Foundation

/// A Python of this machine in which FastAPI and Uvicorn are installed.
package struct PythonInterpreter: Hashable, Sendable {
    let path: String
    package let version: String
    package let fastAPIVersion: String

    /// The first that has FastAPI: `wanted` where somebody named one, else that of an active or a near virtual environment,
    /// else what `PATH` finds.
    ///
    /// - Parameter folder: Where a virtual environment is looked for beside the current folder.
    static func find(_ wanted: String?, beside folder: URL?) async throws(InterpreterProblem) -> PythonInterpreter {
        var tried: [InterpreterProblem] = []
        for path in wanted.map({ [absolute($0)] }) ?? candidates(beside: folder) {
            do throws(InterpreterProblem) {
                return try await looking(at: path)
            } catch {
                tried.append(error)
            }
        }
        // What is there and lacks FastAPI says more than what is not there.
        throw tried.first { if case .withoutFastAPI = $0 { true } else { false } } ?? wanted.map { .absent($0) }
            ?? .noneFound
    }

    /// A path from the current folder on, since the server runs in another; a bare name is looked for in `PATH`.
    private static func absolute(_ path: String) -> String {
        path.contains("/") ? URL(filePath: (path as NSString).expandingTildeInPath).path : path
    }

    static func candidates(
        beside folder: URL?, environment: [String: String] = ProcessInfo.processInfo.environment,
        here: String = FileManager.default.currentDirectoryPath
    ) -> [String] {
        let folders = [URL(filePath: here), folder].compactMap(\.self).flatMap {
            [$0.appending(path: ".venv"), $0.appending(path: "venv")]
        }
        let active = environment["VIRTUAL_ENV"].map { [URL(filePath: $0)] } ?? []
        return (active + folders).map { $0.appending(path: "bin/python").path } + ["python3", "python"]
    }

    private static let question = """
        import platform
        try:
            import fastapi, uvicorn
        except ImportError as error:
            print("missing", error.name)
        else:
            print("has", platform.python_version(), fastapi.__version__)
        """

    private static func looking(at path: String) async throws(InterpreterProblem) -> PythonInterpreter {
        let output = await ChildProcess.output(of: [path, "-c", question])
        let words = output?.split(whereSeparator: \.isWhitespace).map(String.init) ?? []
        switch words.first {
        case "has" where words.count == 3:
            return PythonInterpreter(path: path, version: words[1], fastAPIVersion: words[2])
        case "missing" where words.count == 2: throw .withoutFastAPI(python: path, module: words[1])
        default: throw .absent(path)
        }
    }
}

/// Why there is no real FastAPI to compare with.
package enum InterpreterProblem: Error, Hashable, Sendable {
    case noneFound
    case absent(String)
    case withoutFastAPI(python: String, module: String)
    /// `output` is the end of what it printed.
    case doesNotServe(output: String)

    package var message: String {
        switch self {
        case .noneFound:
            "no Python with FastAPI was found: python3 -m venv .venv && .venv/bin/pip install \"fastapi[standard]\" makes one"
        case .absent(let path): "\(path) is no Python that runs here"
        case .withoutFastAPI(let python, let module):
            "\(python) has no \(module): \(python) -m pip install \"fastapi[standard]\" puts it in"
        case .doesNotServe(let output): "Uvicorn did not start: \(output.isEmpty ? "it printed nothing" : output)"
        }
    }
}

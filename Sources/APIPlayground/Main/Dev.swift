import ArgumentParser
import Foundation
import PlaygroundEngine

/// `apiplayground dev FILE`: the server alone, as `fastapi dev` runs one.
struct Dev: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve a main.py, print a line for each request, and reload it when it is saved.")

    @ArgumentParser.Argument(help: "The FastAPI program to serve.", completion: .file(extensions: ["py"]))
    var file: String

    @OptionGroup var listening: ListeningOptions

    @Flag(inversion: .prefixedNo, help: "Reload the program when its file changes.")
    var reload = true

    func run() throws {
        let workspace = WorkspaceFile(path: URL(filePath: file).path)
        try requireLoads(workspace)
        let loop = SessionLoop()
        let log = ServerLog(loop: loop)
        let configuration = SessionConfiguration(
            place: .file(workspace), host: listening.host, port: listening.serverPort, watchesFile: reload,
            logCapacity: 1)
        let session = PlaygroundSession(loop: loop, configuration: configuration) { log.take($0) }
        if let warning = listening.warning { log.tell("WARNING:  \(warning)") }
        try loop.start(session)
        let signals = EndSignals { _ in
            loop.wait { await session.stop() }
            log.tell("INFO:     Stopped")
            Foundation.exit(0)
        }
        withExtendedLifetime(signals) { dispatchMain() }
    }

    /// Refuses a file that does not load before anything listens, as Uvicorn does.
    private func requireLoads(_ workspace: WorkspaceFile) throws {
        let source = try workspace.source()
        do throws(LoadFailure) {
            _ = try Application.load(source)
        } catch {
            let text = error.diagnostics.map { DiagnosticRenderer.render($0, in: source) + "\n" }
            StandardStream.error.write(text.joined())
            throw ExitCode(1)
        }
    }
}

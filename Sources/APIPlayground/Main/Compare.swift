import ArgumentParser
import Foundation
import PlaygroundEngine

/// `apiplayground compare FILE`: the same requests to this server and to real FastAPI.
struct Compare: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Ask this server and real FastAPI the same, and show both answers side by side.",
        discussion: """
            FastAPI runs in a Python of this machine that has it: the one named, that of a virtual environment, or python3.
            Without a script, every route is asked a few things. Exits with 1 where an answer differs.
            """)

    @ArgumentParser.Argument(help: "The main.py to serve.", completion: .file(extensions: ["py"]))
    var file: String

    @Option(help: "A file of commands; what its lines with send ask is asked of both.", completion: .file())
    var requests: String?

    @Option(help: "The Python to run FastAPI with.", completion: .file())
    var python: String?

    func run() throws {
        let source = try WorkspaceFile(path: URL(filePath: file).path).source()
        let loop = SessionLoop()
        let configuration = SessionConfiguration(
            place: .memory(source), port: .exactly(0), watchesFile: false)
        let session = PlaygroundSession(loop: loop, configuration: configuration) { _ in }
        try loop.start(session)
        defer { loop.wait { await session.stop() } }
        for input in CommandScript.inputs(of: try requests.map(Run.text(of:)) ?? "") {
            _ = loop.wait { await session.execute(input.text, confirmed: true, origin: .script) }
        }
        let (python, folder) = (python, URL(filePath: file).deletingLastPathComponent())
        let result = loop.wait { await session.compare(python: python, in: folder) }
        StandardStream.output.write(PlainText.lines(result.lines).map { $0 + "\n" }.joined())
        let isSame = result.outcome == .done && !result.lines.contains { $0.role == .failure }
        guard isSame else { throw ExitCode(1) }
    }
}

import ArgumentParser
import Foundation
import PlaygroundEngine

/// `apiplayground export KIND [FILE]`: what the command `export` writes, without the playground being open.
struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write a client that calls this server, or requests as other tools read them.",
        discussion: ExportKind.allCases.map { kind in
            kind.rawValue.padding(toLength: 10, withPad: " ", startingAt: 0) + kind.summary
        }.joined(separator: "\n"))

    @ArgumentParser.Argument(help: "What to write.")
    var kind: ExportKind

    @ArgumentParser.Argument(
        help: "The file to write; without it, one of its own name in this folder, such as client.sh.",
        completion: .file())
    var file: String?

    @Option(
        help: "For har and http: the file of commands whose requests are sent and written; - reads standard input.",
        completion: .file())
    var requests: String?

    @Option(help: "For har and http: the main.py that answers.", completion: .file(extensions: ["py"]))
    var workspace: String?

    @Option(help: "For a client: the host at which it finds the server.")
    var host = "127.0.0.1"

    @Option(help: "For a client: the port at which it finds the server.")
    var port = 8000

    func validate() throws {
        guard (1...65_535).contains(port) else {
            throw ValidationError("--port takes a number from 1 to 65535, found \(port).")
        }
        guard kind.client != nil || requests != nil else {
            throw ValidationError(
                "\(kind.rawValue) is made of requests: --requests FILE names the commands that send them, such as "
                    + "send GET /.")
        }
    }

    func run() throws {
        let result =
            if let client = kind.client {
                PlaygroundSession.write(client, for: ListeningHost.authority(host, port: port), to: file)
            } else {
                try exportRequests()
            }
        (result.outcome.succeeded ? StandardStream.output : .error).write(result.lines)
        guard result.outcome.succeeded else { throw ExitCode(1) }
    }

    private func exportRequests() throws -> CommandResult {
        let source =
            try workspace.map { try WorkspaceFile(path: URL(filePath: $0).path).source() }
            ?? SourceText(name: "main.py", text: "")
        let inputs = CommandScript.inputs(of: try Run.text(of: requests ?? "-"))
        let loop = SessionLoop()
        let configuration = SessionConfiguration(place: .memory(source), port: .exactly(0), watchesFile: false)
        let session = PlaygroundSession(loop: loop, configuration: configuration) { Run.tell($0) }
        try loop.start(session)
        defer { loop.wait { await session.stop() } }
        for input in inputs {
            let result = loop.wait { await session.execute(input.text, confirmed: true, origin: .script) }
            guard result.outcome.succeeded else { return result }
        }
        let (kind, file) = (kind, file)
        return loop.wait { await session.export(kind, to: file) }
    }
}

extension ExportKind: ExpressibleByArgument {}

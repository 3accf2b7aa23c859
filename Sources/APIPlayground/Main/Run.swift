import ArgumentParser
import Foundation
import PlaygroundEngine

/// `apiplayground run SCRIPT`: commands from a file, without a person.
struct Run: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Run commands from a file and print what each one says; stop at the first that fails.",
        discussion: """
            A line is a command as it would be typed; Python goes on until an empty line; # starts a comment. Questions
            are answered with yes.
            """)

    @ArgumentParser.Argument(help: "The file of commands; - reads standard input.", completion: .file())
    var script: String

    @Option(
        help: "The main.py to work on; without it, one that is kept in memory.", completion: .file(extensions: ["py"]))
    var workspace: String?

    @Option(help: "The port to listen at; 0 takes any that is free. (default: 8000, or the next one that is free)")
    var port: Int?

    @Option(help: "A folder of lesson files, in the place of those that came with the program.", completion: .directory)
    var lessons: String?

    @Flag(help: "Print a JSON object for each command.")
    var json = false

    func validate() throws {
        guard port.map({ (0...65_535).contains($0) }) ?? true else {
            throw ValidationError("--port takes a number from 0 to 65535, found \(port ?? 0).")
        }
    }

    func run() throws {
        let inputs = CommandScript.inputs(of: try Self.text(of: script))
        let loop = SessionLoop()
        let folder = lessons.map { URL(filePath: $0, directoryHint: .isDirectory) }
        let (lessons, _) = PlaygroundHome.lessons(in: folder)
        let place: SessionConfiguration.Place =
            workspace.map { .file(WorkspaceFile(path: URL(filePath: $0).path)) }
            ?? .memory(SourceText(name: "main.py", text: ""))
        var configuration = SessionConfiguration(
            place: place, port: port.map { .exactly($0) } ?? .firstFree(from: 8000), lessons: lessons,
            watchesFile: false)
        configuration.lessonFolder = try? folder ?? PlaygroundHome.lessonFolder()
        configuration.drawsASCII = TerminalCharacters.areASCII
        configuration.languages = PlaygroundHome.languages
        let screen = ShadowScreen()
        let session = PlaygroundSession(loop: loop, configuration: configuration) { event in
            screen.take(event)
            Self.tell(event)
        }
        try loop.start(session)
        let signals = EndSignals { signal in Foundation.exit(128 + signal) }
        defer { withExtendedLifetime(signals) { loop.wait { await session.stop() } } }
        for input in inputs {
            var result = loop.wait { await session.execute(input.text, confirmed: true, origin: .script) }
            if case .screenshot(let path) = result.outcome { result = screen.write(to: path) }
            screen.take(input.text, result)
            report(result, of: input)
            switch result.outcome {
            case .done, .tour, .lessons, .card: continue
            case .quit: return
            case .failed, .incomplete, .needsConfirmation, .edit, .screenshot:
                let name = script == "-" ? "standard input" : script
                StandardStream.error.write("\(PlainText.visible(name)):\(input.line): this command failed\n")
                throw ExitCode(1)
            }
        }
    }

    /// The text of a script; `-` is standard input.
    static func text(of script: String) throws -> String {
        let handle = script == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: script)
        guard let handle, let data = try? handle.read(upToCount: byteLimit + 1) ?? Data() else {
            throw Failure(description: "The script \(script) cannot be read; the path of a text file is expected.")
        }
        guard data.count <= byteLimit else {
            throw Failure(description: "The script \(script) is longer than 16 MiB.")
        }
        return String(decoding: data, as: UTF8.self)
    }

    private static let byteLimit = 16 << 20

    /// Writes to standard error what the program printed, and what went wrong beside the commands.
    static func tell(_ event: SessionEvent) {
        switch event {
        case .printed(let lines): StandardStream.error.write(lines.map { $0 + "\n" }.joined())
        case .notice(let lines) where lines.contains { $0.role == .failure }:
            StandardStream.error.write(lines)
        default: break
        }
    }

    private func report(_ result: CommandResult, of input: CommandScript.Input) {
        guard json else {
            let echo = input.text.split(separator: "\n", omittingEmptySubsequences: false).map { "> \($0)" }
            let lines = (echo + PlainText.lines(result.lines)).map(PlainText.visible)
            return StandardStream.output.write(lines.map { $0 + "\n" }.joined())
        }
        let record = Record(
            line: input.line, input: input.text, outcome: result.outcome == .failed ? "failed" : "done",
            lines: result.lines.map { Record.Line(role: $0.role.rawValue, text: $0.text) })
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(record) else { return }
        StandardStream.output.write(String(decoding: data, as: UTF8.self) + "\n")
    }

    /// One command and what it said, as `--json` prints it.
    private struct Record: Encodable {
        struct Line: Encodable {
            let role: String
            let text: String
        }

        let line: Int
        let input: String
        let outcome: String
        let lines: [Line]
    }
}

import ArgumentParser
import Foundation
import PlaygroundEngine

/// `apiplayground [FILE]`: the playground itself, as a full screen or line by line.
struct Play: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Open the playground where you left off. (default)",
        discussion: "Without a terminal on both sides, or with TERM=dumb, it runs as with --plain.")

    @ArgumentParser.Argument(
        help: ArgumentHelp(
            "The main.py to work on; without it, one kept in the data folder.", valueName: "file"),
        completion: .file(extensions: ["py"]))
    var file: String?

    @Flag(help: "Line by line, without a full screen: for screen readers, simple terminals and pipes.")
    var plain = false

    @OptionGroup var listening: ListeningOptions

    func validate() throws {
        guard let file, !file.hasSuffix(".py"), !FileManager.default.fileExists(atPath: file) else { return }
        let names = Program.configuration.subcommands.map { $0._commandName }
        let meant = Suggestion.nearest(to: file, among: names).map { " Did you mean \($0)?" } ?? ""
        throw ValidationError("There is no command and no file ‘\(file)’.\(meant) A new file ends in .py.")
    }

    func run() throws {
        let home = PlaygroundHome.open()
        var configuration = try home.configuration(file: file)
        configuration.host = listening.host
        configuration.port = listening.serverPort
        if let warning = listening.warning { configuration.notices.append(ResultLine(.note, warning)) }
        let history = (try? CommandHistoryStore(home.store).load()) ?? []
        if plain || !Self.hasTerminal {
            configuration.drawsASCII = TerminalCharacters.areASCII
            try PlainPlayground.run(configuration)
        } else {
            let settings = (try? SettingsStore(home.store).load()) ?? [:]
            try playOnScreen(configuration, history: history, settings: settings)
        }
    }

    private func playOnScreen(
        _ configuration: SessionConfiguration, history: [String], settings: [String: String]
    ) throws {
        let loop = SessionLoop()
        let screen = try FullScreen()
        let session = PlaygroundSession(loop: loop, configuration: configuration, emit: screen.emit)
        try loop.wait { () throws(SessionStartFailure) in try await session.start() }
        let end = try screen.run(session, history: history, settings: settings)
        loop.wait { await session.stop() }
        loop.shutDown()
        if case .signal(let signal) = end { throw ExitCode(128 + signal) }
    }

    private static var hasTerminal: Bool {
        isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1
            && ProcessInfo.processInfo.environment["TERM"] != "dumb"
    }
}

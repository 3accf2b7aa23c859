import ArgumentParser
import Foundation
import PlaygroundEngine

/// `apiplayground screenshot`: a picture of the screen after commands and keys, made by really running them.
struct Screenshot: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Run commands and keys, and write the screen that they lead to as an SVG picture.",
        discussion: """
            The commands come from a file as with run, the keys after them, separated by blanks: Esc 4 Right F4 Down. The
            first lesson is open unless --workspace names a file of your own.
            """)

    @ArgumentParser.Argument(help: "The file of commands; - reads standard input.", completion: .file())
    var script: String?

    @Option(help: "Where the picture goes.", completion: .file(extensions: ["svg"]))
    var output = "apiplayground.svg"

    @Option(help: "Columns and rows.")
    var size = "120x36"

    @Option(help: "Keys to press after the commands.")
    var keys = ""

    @Option(help: "dark, light, high-contrast or monochrome.")
    var theme = "dark"

    @Option(
        help: "The main.py to work on; without it, one that is kept in memory.", completion: .file(extensions: ["py"]))
    var workspace: String?

    private var screenSize: Size? {
        let parts = size.split(separator: "x").map { Int($0) }
        guard parts.count == 2, let columns = parts[0], let rows = parts[1], 20...400 ~= columns, 5...200 ~= rows else {
            return nil
        }
        return Size(columns: columns, rows: rows)
    }

    func validate() throws {
        guard screenSize != nil else {
            throw ValidationError("--size takes columns and rows such as 120x36, found \(size).")
        }
        guard ThemeName(rawValue: theme) != nil else {
            let names = ThemeName.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("--theme takes one of \(names), found \(theme).")
        }
        if let unknown = keys.split(separator: " ").first(where: { Key(name: String($0)) == nil }) {
            throw ValidationError(
                "--keys knows no key ‘\(unknown)’; expected names such as Enter, Esc, F4, Right or 4.")
        }
    }

    func run() throws {
        let loop = SessionLoop()
        let screen = ShadowScreen(screenSize ?? Size(columns: 120, rows: 36), settings: ["theme": theme])
        var configuration = SessionConfiguration(
            place: workspace.map { .file(WorkspaceFile(path: URL(filePath: $0).path)) }
                ?? .memory(SourceText(name: "main.py", text: "")),
            lessons: PlaygroundHome.lessons().0, lessonStart: workspace == nil ? .resume : .none, watchesFile: false)
        configuration.lessonFolder = try? PlaygroundHome.lessonFolder()
        let session = PlaygroundSession(loop: loop, configuration: configuration) { screen.take($0) }
        try loop.start(session)
        for input in CommandScript.inputs(of: try script.map(Run.text(of:)) ?? "") {
            screen.take(input.text, loop.wait { await session.execute(input.text, confirmed: true, origin: .script) })
        }
        for key in keys.split(separator: " ").compactMap({ Key(name: String($0)) }) {
            for effect in screen.press(key) { perform(effect, session, loop, screen) }
        }
        let written = screen.write(to: output)
        loop.wait { await session.stop() }
        guard written.outcome == .done else { throw Failure(description: written.lines.map(\.text).joined()) }
        print(PlainText.lines(written.lines).joined(separator: "\n"))
    }

    private func perform(
        _ effect: Effect, _ session: PlaygroundSession, _ loop: SessionLoop, _ screen: ShadowScreen
    ) {
        switch effect {
        case .execute(let submission):
            screen.take(
                submission.input,
                loop.wait { await session.execute(submission.input, confirmed: true, origin: .script) })
        case .listMalformed(let command):
            screen.take(loop.wait { await session.malformedRequests(for: command) }, of: command)
        case .listFiles(let folder): screen.take(FileNames.inFolder(folder), in: folder)
        case .copy, .stopSending, .keep, .screenshot, .redraw, .suspend, .edit, .quit: break
        }
    }
}

extension Key {
    /// The key that a person calls `name`: `F4`, `Esc`, `Right`, or the character that it types.
    init?(name: String) {
        let named: [String: Code] = [
            "enter": .enter, "tab": .tab, "esc": .escape, "space": .character(" "), "up": .up, "down": .down,
            "left": .left, "right": .right, "home": .home, "end": .end, "pgup": .pageUp, "pgdn": .pageDown,
        ]
        if let code = named[name.lowercased()] {
            self.init(code)
        } else if name.count == 1, let character = name.first {
            self.init(.character(character))
        } else if name.uppercased().hasPrefix("F"), let number = Int(name.dropFirst()), 1...12 ~= number {
            self.init(.function(number))
        } else {
            return nil
        }
    }
}

import PlaygroundEngine
import Synchronization

/// The screen that the full screen would show, for faces that have none: it follows the session and is drawn on demand.
final class ShadowScreen: Sendable {
    private let model: Mutex<Model>

    init(_ size: Size = Size(columns: 120, rows: 36), settings: [String: String] = [:]) {
        var model = Model(size: size)
        model.restore(settings)
        model.tour = nil
        self.model = Mutex(model)
    }

    /// Takes note of what a session tells.
    func take(_ event: SessionEvent) {
        send(.session(event))
    }

    /// Takes note of a command and what it said.
    func take(_ command: String, _ result: CommandResult) {
        // Nobody closes here what a command before has opened.
        if CommandName(word: String(command.prefix { $0 != " " })) != .screenshot {
            model.withLock { $0.overlay = nil }
        }
        send(.result(result, of: Submission(input: command)))
    }

    /// Presses a key, for pictures of what only keys open.
    ///
    /// - Returns: What has to be done about it.
    func press(_ key: Key) -> [Effect] { send(.key(key)) }

    /// Takes note of the malformed requests that a menu asked for.
    func take(_ offers: [MalformedRequest], of command: String) { send(.malformed(offers, of: command)) }

    /// Takes note of what is in a folder.
    func take(_ names: [String], in folder: String) { send(.files(names, in: folder)) }

    @discardableResult
    private func send(_ message: Message) -> [Effect] {
        model.withLock { update(&$0, message) }
    }

    var picture: String { model.withLock { SVGPicture.text(of: ScreenView.canvas(of: $0.beforeScreenshot)) } }

    /// Writes the screen to a file.
    func write(to path: String) -> CommandResult {
        PlaygroundSession.write(picture, to: path, what: "the screen is")
    }
}

import Foundation
import PlaygroundEngine

@testable import APIPlayground

/// A screen that is driven as a learner drives it: by keys, and by what the session tells.
struct Scene {
    private(set) var model: Model
    private(set) var effects: [Effect] = []

    init(model: Model) {
        self.model = model
    }

    /// The screen of a new learner at the first step.
    init(_ columns: Int, _ rows: Int) throws {
        self.init(model: Model(size: Size(columns: columns, rows: rows), timeZone: .gmt))
        tell(.server(.listening(host: "127.0.0.1", port: 8000, insteadOf: nil)))
        tell(.workspace(Fixtures.workspace))
        tell(.lesson(try Fixtures.lesson()))
    }

    var canvas: Canvas { ScreenView.canvas(of: model) }

    /// The effects since the last call.
    mutating func takeEffects() -> [Effect] {
        defer { effects = [] }
        return effects
    }

    mutating func send(_ message: Message) { effects += update(&model, message) }

    mutating func tell(_ event: SessionEvent) { send(.session(event)) }

    mutating func press(_ keys: Key...) { keys.forEach { send(.key($0)) } }

    mutating func type(_ text: String) { text.forEach { send(.key(.character($0))) } }

    /// Types a command, presses Enter and answers with `result`.
    mutating func run(_ command: String, _ outcome: CommandResult.Outcome = .done, _ lines: [ResultLine] = []) {
        type(command)
        press(.enter)
        guard case .execute(let submission) = effects.last else { return }
        send(.result(CommandResult(outcome, lines), of: submission))
    }

    /// An exchange of the playground's own client, on the server's side and then on the client's.
    mutating func exchange(_ exchange: Exchange) {
        send(.exchanges([exchange], skipped: 0))
        tell(.client(Fixtures.client(exchange)))
    }
}

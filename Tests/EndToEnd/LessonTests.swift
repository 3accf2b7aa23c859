import Foundation
import Testing

@testable import PlaygroundEngine

/// Every step of every lesson, done by keys in a real terminal as its file says, with one slip a lesson.
@Suite(.serialized) struct LessonTests {
    @Test(arguments: LessonFiles.lessons.map(\.number))
    func aLessonIsDoneByKeys(number: Int) async throws {
        let lesson = try #require(LessonFiles.lessons.first { $0.number == number })
        let learner = try await Learner()
        try await learner.open(lesson)

        for visit in LessonFiles.visits(of: lesson) { try await learner.visit(visit) }

        try await learner.terminal.enter("lessons")
        try await learner.terminal.reads("\(lesson.steps.count) of \(lesson.steps.count) done")
    }

    @Test func everyLessonHasASlipThatIsExplained() {
        let slips = LessonFiles.lessons.map { LessonFiles.visits(of: $0).compactMap(\.slip).count }

        #expect(slips == Array(repeating: 1, count: LessonFiles.lessons.count))
    }
}

/// Somebody at the full screen who follows a lesson.
private final class Learner {
    let terminal: TmuxSession
    private let sandbox: Sandbox
    private let port: String
    private let python = Program.repository.appending(path: ".venv/bin/python").path
    /// Which of the step's ready requests is chosen.
    private var chosen = 0

    init() async throws {
        sandbox = try Sandbox()
        terminal = try await TmuxSession(in: sandbox, columns: 170, rows: 60)
        try await terminal.enter("\(Program.path) --port 0")
        try await terminal.shows("Both ends of HTTP")
        try await terminal.press("Escape")
        try await terminal.losesSight(of: "Both ends of HTTP")
        port = try await terminal.shows(Greeting.port)
    }

    func open(_ lesson: Lesson) async throws {
        try await terminal.enter("lesson \(lesson.number)")
    }

    func visit(_ visit: LessonFiles.Visit) async throws {
        try await terminal.reads(visit.step.title, visit.place)
        chosen = 0
        if let prediction = visit.step.prediction {
            try await terminal.enter("predict \(prediction.status)")
            let words = prediction.whenRight.plainText.split(whereSeparator: \.isWhitespace).prefix(6)
            try await terminal.reads(words.joined(separator: " "))
        }
        if let slip = visit.slip { try await make(slip, at: visit) }
        for input in visit.solution { try await perform(input, at: visit) }
        // Without FastAPI there is nothing to compare with, and the step is done all the same.
        if visit.compares, FileManager.default.isExecutableFile(atPath: python) {
            try await terminal.enter("compare \(python)")
            try await terminal.reads("the same")
        }
        try await terminal.reads(visit.isLast ? "Lesson done." : "Done. Press F2")
        if !visit.isLast {
            let next = visit.lesson.steps[visit.index + 1].title
            try await terminal.press("F2") { ScreenText($0).shows(next) }
        }
    }

    /// Makes the slip, reads why it is one, and starts the step again.
    private func make(_ slip: LessonFiles.Slip, at visit: LessonFiles.Visit) async throws {
        for input in slip.commands { try await perform(input, at: visit) }
        try await terminal.enter("check")
        try await terminal.reads(slip.words)
        try await terminal.enter("reset step")
        try await terminal.reads("Forget what was done in the step")
        try await terminal.press("y")
        try await terminal.losesSight(of: "Forget what was done")
    }

    private func perform(_ input: String, at visit: LessonFiles.Visit) async throws {
        if visit.needsOutside, let call = try OutsideCall(input, port: port) {
            _ = try await RunningProcess(call.words, in: sandbox).end()
        } else if let index = visit.step.requests.firstIndex(where: { "send \($0.command)" == input }) {
            try await send(index, of: visit.step.requests.count)
        } else if PromptInput.isPython(input) {
            try await terminal.paste(input + "\n")
            try await terminal.press("Enter")
        } else {
            try await terminal.enter(input)
        }
    }

    /// Chooses a ready request in the client pane and sends it.
    private func send(_ index: Int, of count: Int) async throws {
        let steps = (index - chosen + count) % count
        if steps > 0 { try await terminal.press(all: ["M-4"] + Array(repeating: "r", count: steps) + [":"]) }
        chosen = index
        let before = Self.rows(in: try await terminal.screen)
        try await terminal.press("F3") { Self.rows(in: $0) > before }
    }

    /// How many exchanges the log has.
    private static func rows(in screen: String) -> Int {
        screen.firstMatch(of: /following (\d+)/).flatMap { Int($0.1) } ?? 0
    }
}

/// A `send` of a solution as another program makes it.
private struct OutsideCall {
    let words: [String]

    /// Nil for a command that is no `send`.
    init?(_ input: String, port: String) throws {
        guard case .send(let send) = try CommandParser.parse(input) else { return nil }
        let lessons = Program.repository.appending(path: "Lessons")
        var words = ["curl", "--silent", "--max-time", "30", "--request", send.method]
        var members: [String] = []
        var body: String?
        for word in Self.items(of: input) {
            if word.hasPrefix("{") {
                body = word
            } else if let match = word.wholeMatch(of: /image=(pictures\/.+)/) {
                let bytes = try Data(contentsOf: lessons.appending(path: String(match.1)))
                members.append("\"image\": \"\(bytes.base64EncodedString())\"")
            } else if let match = word.wholeMatch(of: /([\w]+):=(.+)/) {
                members.append("\"\(match.1)\": \(match.2)")
            } else if let match = word.wholeMatch(of: /([\w]+)="?(.*?)"?/) {
                members.append("\"\(match.1)\": \"\(match.2)\"")
            } else if let match = word.wholeMatch(of: /([\w-]+):(.+)/) {
                words += ["--header", "\(match.1): \(match.2)"]
            }
        }
        if !members.isEmpty { body = "{" + members.joined(separator: ", ") + "}" }
        if let body { words += ["--header", "Content-Type: application/json", "--data-raw", body] }
        self.words = words + ["http://127.0.0.1:\(port)\(send.target)"]
    }

    /// The words behind the target, those in quotation marks whole.
    private static func items(of input: String) -> [String] {
        input.matches(of: /(?:[^\s"]|"[^"]*")+/).dropFirst(3).map { String($0.output) }.filter { $0 != "--image" }
    }
}

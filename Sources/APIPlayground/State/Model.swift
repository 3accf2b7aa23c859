import Foundation
import PlaygroundEngine

/// All that the screen knows: one value, changed only by ``update(_:_:)`` and shown only by ``ScreenView``.
struct Model: Sendable {
    var size: Size
    /// Where the log's times are told.
    var timeZone: TimeZone

    // What the session told.
    var server: ServerState?
    var workspace: WorkspaceState?
    /// The lines of `main.py` with their colours, made once for each change.
    var source: [StyledLine] = []
    var lesson: LessonState?
    var log = LogState()
    var client = ClientState()

    // What the learner does.
    var prompt: PromptState
    var report = Report()
    var focus = Focus.prompt
    var help: HelpState?
    /// What stands in the place of the panes, beside the help page.
    var overlay: Overlay?
    /// A stop of the tour, from 0; nil where none is given.
    var tour: Int?
    /// A line that is typed in the place of the prompt.
    var entry: LineEntry?
    /// What is looked for, and in which pane.
    var find: Find?
    /// Everything that was said, to be read again.
    var messages = MessageLog()
    var theme = ThemeName.dark
    /// The folder that the word at the cursor of the prompt is in; nil where it is no file's.
    var folder: String?
    /// The names in that folder, once they are known; those of folders end in a slash.
    var files: [String] = []

    // How the screen is divided.
    var arrangement = Arrangement()
    /// How far each tab is scrolled down, in lines.
    var scroll: [Tab: Int] = [:]

    init(size: Size, timeZone: TimeZone = .current, history: [String] = []) {
        self.size = size
        self.timeZone = timeZone
        prompt = PromptState(editor: LineEditor(history: InputHistory(history)))
    }

    /// The tab of `pane` that is in front.
    func tab(of pane: Pane) -> Tab {
        switch pane {
        case .lesson: .lesson
        case .code: arrangement.codeTab
        case .log: .log
        case .client: arrangement.clientTab
        }
    }

    /// The screen as it was before the command that takes a picture of it.
    var beforeScreenshot: Model {
        var before = self
        before.prompt.running = nil
        return before
    }

    /// Whether a request is under way, for so long that somebody may want to stop it.
    var isSending: Bool {
        guard let running = prompt.running else { return false }
        if client.shown?.isArriving == true { return true }
        guard running.ticks >= ReportView.patience else { return false }
        switch CommandName(word: String(running.submission.input.prefix { $0 != " " })) {
        case .send, .replay: return true
        default: return false
        }
    }

    /// Whether something stands in the place of the panes.
    var isCovered: Bool { help != nil || overlay != nil }

    /// The requests that the shown step offers.
    var readyRequests: [ReadyRequest] { lesson?.step.requests ?? [] }

    /// The request that F3 sends.
    var readyRequest: ReadyRequest? {
        let requests = readyRequests
        return requests.indices.contains(client.requestIndex) ? requests[client.requestIndex] : requests.first
    }
}

/// Which panes and tabs are in front, and how large.
struct Arrangement: Hashable, Sendable {
    var codeTab = Tab.source
    var clientTab = Tab.response
    /// In the stacked layout, the pane of each slot.
    var upper = Pane.lesson
    var lower = Pane.client
    /// The pane that had the focus last: the one that a zoom shows.
    var single = Pane.lesson
    var isZoomed = false
    /// Percent of the width that the left panes take.
    var leftShare = 50
    /// Percent of the height that the upper panes take.
    var upperShare = 60

    static let shares = 20...80
    /// Under what name the sizes are kept.
    static let settingName = "layout"

    /// The sizes as they are kept.
    var setting: String { "\(leftShare) \(upperShare) \(isZoomed ? "zoomed" : "whole")" }

    /// Takes over sizes that were kept.
    mutating func restore(_ setting: String) {
        let words = setting.split(separator: " ")
        guard words.count == 3, let left = Int(words[0]), let upper = Int(words[1]), Self.shares.contains(left),
            Self.shares.contains(upper)
        else { return }
        (leftShare, upperShare, isZoomed) = (left, upper, words[2] == "zoomed")
    }
}

/// The prompt, and the command that it waits for.
struct PromptState: Hashable, Sendable {
    var editor: LineEditor
    /// The command that runs now.
    var running: Running?
    /// A question that the last command asks before it goes on.
    var question: Question?
    /// A search through what was entered before.
    var search: HistorySearch?
    var completion: CompletionState?
    /// Commands of one paste that wait for the one before them.
    var queue: [String] = []
    /// Keys that came after Enter while a command was running; they are played once it is done.
    var waiting: [TypedAhead] = []
    /// Whether Ctrl-C was pressed once on an empty prompt.
    var isLeaving = false

    /// The most bytes that wait, a key counted as 64.
    static let waitingLimit = 1 << 19

    struct Running: Hashable, Sendable {
        let submission: Submission
        /// How many ticks it has taken; a quick command shows no sign of waiting.
        var ticks = 0
        /// What was told while it ran, to stand below its result.
        var notices = Report()
    }

    struct Question: Hashable, Sendable {
        let text: String
        let submission: Submission
    }

    enum TypedAhead: Hashable, Sendable {
        case key(Key)
        case paste(String)
        /// What a key stood for that was pressed just before the command at work was done.
        case command(String)

        var size: Int {
            switch self {
            case .key: 64
            case .paste(let text), .command(let text): text.utf8.count
            }
        }
    }
}

/// The candidates above the prompt while Tab goes through them.
struct CompletionState: Hashable, Sendable {
    let completion: Completion
    /// The text that they complete.
    let original: String
    /// The candidate that stands in the prompt; nil while only their common beginning does.
    var index: Int?
}

/// The lines that the last command said, and what happened since that no command asked for.
struct Report: Hashable, Sendable {
    static let limit = 2_000

    /// The command, as it was entered; nil for notices alone.
    var command: String?
    var lines: [ResultLine] = []
    var scroll = 0

    /// The longest line that is shown, in bytes; the pane that it is about has the rest.
    private static let lineLimit = 8 << 10

    init(command: String? = nil, lines: [ResultLine] = []) {
        self.command = command
        append(lines)
    }

    mutating func append(_ more: [ResultLine]) {
        lines += more.map { line in
            let surplus = line.text.utf8.count - Self.lineLimit
            guard surplus > 0 else { return line }
            return ResultLine(line.role, line.text.prefix(Self.lineLimit) + " … \(Quantity.bytes(surplus)) more")
        }
        if lines.count > Self.limit { lines.removeFirst(lines.count - Self.limit) }
    }
}

/// The help page that F1 opens.
struct HelpState: Hashable, Sendable {
    /// What had the focus, and is explained first.
    let subject: Focus
    /// What stood in the place of the panes, whose keys come first.
    var place: Place?
    var scroll = 0
}

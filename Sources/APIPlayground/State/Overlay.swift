import PlaygroundEngine

/// What stands in the place of the panes until it is closed.
enum Overlay: Hashable, Sendable {
    case palette(Palette)
    case malformed(MalformedMenu)
    case composer(Composer)
    case inspector(Inspector)
    case messages(scroll: Int)
    case lessons(LessonMap)
    case card(lines: [ResultLine], scroll: Int)

    var place: Place {
        switch self {
        case .palette: .palette
        case .malformed: .malformed
        case .composer: .composer
        case .inspector: .inspector
        case .messages: .messages
        case .lessons: .lessons
        case .card: .card
        }
    }
}

/// The command palette: what is typed narrows down what there is to do.
struct Palette: Hashable, Sendable {
    var query = LineEditor()
    var index = 0
}

/// The menu of malformed requests for one of several targets.
struct MalformedMenu: Hashable, Sendable {
    /// `send` commands whose requests can be got wrong.
    let targets: [String]
    var target = 0
    /// What there is for the target; nil until it is known.
    var offers: [MalformedRequest]?
    var index = 0

    var command: String { targets.indices.contains(target) ? targets[target] : "" }
    var chosen: MalformedRequest? { offers.flatMap { $0.indices.contains(index) ? $0[index] : nil } }
}

/// The lessons, one of them chosen, and its steps.
struct LessonMap: Hashable, Sendable {
    let lessons: [LessonProgress]
    var index: Int

    /// The lesson that is open is chosen, else the first that is not finished.
    init(_ lessons: [LessonProgress]) {
        self.lessons = lessons
        index = lessons.firstIndex(where: \.isCurrent) ?? lessons.firstIndex { !$0.isFinished } ?? 0
    }

    var chosen: LessonProgress? { lessons.indices.contains(index) ? lessons[index] : nil }
}

/// One exchange from its first byte to its last.
struct Inspector: Hashable, Sendable {
    let exchange: Exchange
    let stages: [StageReport]
    let explanation: ExchangeExplanation
    var index: Int
    var scroll = 0

    init(_ exchange: Exchange, in source: SourceText) {
        self.exchange = exchange
        stages = StageReport.all(of: exchange, in: source)
        explanation = ExchangeExplanation(of: exchange, in: source)
        index = stages.firstIndex { $0.outcome == .refused } ?? stages.count - 1
    }
}

/// A line that is typed in the place of the prompt.
struct LineEntry: Hashable, Sendable {
    enum Purpose: Hashable, Sendable {
        case find(Pane)
        case filter
    }

    let purpose: Purpose
    var editor = LineEditor()
    /// What is wrong with it.
    var fault: String?
}

/// What is looked for in a pane.
struct Find: Hashable, Sendable {
    let pane: Pane
    let text: String
}

/// A search through what was entered at the prompt, from the newest entry back.
struct HistorySearch: Hashable, Sendable {
    var query = ""
    /// How many matches are passed over.
    var skipped = 0

    /// The entry that is shown.
    func match(in entries: [String]) -> String? {
        var seen: Set<String> = []
        var rest = skipped
        for entry in entries.reversed() where entry.lowercased().contains(query.lowercased()) || query.isEmpty {
            guard seen.insert(entry).inserted else { continue }
            if rest == 0 { return entry }
            rest -= 1
        }
        return nil
    }
}

/// What was said, oldest first, as much as is kept.
struct MessageLog: Hashable, Sendable {
    static let limit = 1_000

    struct Entry: Hashable, Sendable {
        /// The command that said it; nil for what no command asked for.
        let command: String?
        let lines: [ResultLine]
    }

    private(set) var entries: [Entry] = []
    private var count = 0

    mutating func add(_ command: String?, _ lines: [ResultLine]) {
        guard !lines.isEmpty else { return }
        let kept = Report(lines: Array(lines.prefix(Self.limit))).lines
        entries.append(Entry(command: command, lines: kept))
        count += kept.count
        while count > Self.limit, entries.count > 1 { count -= entries.removeFirst().lines.count }
    }
}

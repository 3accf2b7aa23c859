import PlaygroundEngine

/// What a pane shows inside its border: lines that scroll between lines that stay.
struct PaneContent {
    private let top: [StyledLine]
    private var lines: [StyledLine]
    private let bottom: [StyledLine]
    private let capacity: Int
    private let total: Int
    /// What the right end of the title row says.
    let information: String?
    /// The first line in view.
    let offset: Int

    /// All lines at once; the offset is clamped so that the room is filled.
    ///
    /// - Parameter bottom: What stays below the lines while they do not all fit.
    init(
        _ lines: [StyledLine], in size: Size, scroll: Int, top: [StyledLine] = [], bottom: [StyledLine] = [],
        information: String? = nil
    ) {
        self.top = top
        self.lines = lines
        let room = max(0, size.rows - top.count)
        // At the end of the lines there is nothing left to remind of.
        let isAtEnd = scroll >= lines.count - room
        self.bottom = !isAtEnd && room > bottom.count + 1 ? bottom : []
        capacity = max(0, room - self.bottom.count)
        total = lines.count
        offset = min(max(0, scroll), max(0, lines.count - capacity))
        let end = min(offset + capacity, lines.count)
        self.information = information ?? (lines.count > capacity ? "\(offset + 1)–\(end) of \(lines.count)" : nil)
    }

    /// The lines in view of a pane that makes no others.
    init(window: [StyledLine], top: [StyledLine], information: String?) {
        self.top = top
        lines = window
        bottom = []
        capacity = window.count
        total = window.count
        offset = 0
        self.information = information
    }

    /// What stands in the pane, from its first row.
    var visible: [StyledLine] { top + lines[offset...].prefix(capacity) + bottom }

    /// The numbers of the lines in view.
    var inView: Range<Int> { offset..<min(offset + capacity, total) }

    /// The least offset change with which `range` is in view, or its start where it does not fit.
    func offset(showing range: Range<Int>) -> Int {
        range.lowerBound < offset || range.upperBound > offset + capacity
            ? max(0, min(range.lowerBound, range.upperBound - capacity)) : offset
    }

    /// Whether there are lines out of view.
    var overflows: Bool { total > capacity }

    /// The next line behind `line`, or the one before it, that has `text`; letter case is ignored.
    func line(having text: String, after line: Int, forward: Bool) -> Int? {
        let wanted = text.lowercased()
        let positions =
            forward ? Array(lines.indices.drop { $0 <= line }) : Array(lines.indices.prefix { $0 < line }.reversed())
        return positions.first { lines[$0].text.lowercased().contains(wanted) }
    }

    /// The same lines with every place marked that has `text`.
    func highlighting(_ text: String) -> PaneContent {
        var marked = self
        marked.lines = lines.enumerated().map { index, line in
            (offset..<offset + capacity).contains(index) ? line.highlighting(text) : line
        }
        return marked
    }

    /// The offset after moving `way`.
    func offset(after way: Action.Scroll) -> Int {
        let last = max(0, total - capacity)
        switch way {
        case .lines(let count): return min(max(0, offset + count), last)
        case .pages(let count): return min(max(0, offset + count * max(1, capacity - 1)), last)
        case .start: return 0
        case .end: return last
        }
    }
}

extension PaneContent {
    /// The content of the tab of `pane` that is in front.
    init(of pane: Pane, in size: Size, model: Model) {
        let content = Self.plain(pane, in: size, model: model)
        self = model.find.map { $0.pane == pane ? content.highlighting($0.text) : content } ?? content
    }

    private static func plain(_ pane: Pane, in size: Size, model: Model) -> PaneContent {
        let tab = model.tab(of: pane)
        let scroll = model.scroll[tab] ?? 0
        return switch tab {
        case .lesson: LessonPane.content(of: model, in: size, scroll: scroll)
        case .source: SourcePane.content(of: model, in: size, scroll: scroll)
        case .routes: RoutesPane.content(of: model, in: size, scroll: scroll)
        case .log: LogPane.content(of: model, in: size)
        case .response, .raw, .headers, .why, .wire, .stages:
            ClientPane.content(of: tab, model: model, in: size, scroll: scroll)
        }
    }

    /// What the copy key takes from a tab; nil where there is nothing.
    static func copyText(of tab: Tab, model: Model) -> String? {
        switch tab {
        case .lesson: model.readyRequest.map { "send \($0.command)" }
        case .source, .routes: model.workspace?.source.text
        case .log: model.log.chosen.map(LogPane.plainText)
        case .response, .raw: model.client.shown.flatMap(ExchangeText.body)
        case .headers: model.client.text.map { $0.headers.map(\.text).joined(separator: "\n") }
        case .stages: model.client.text.map { _ in StagesView.lines(of: model).map(\.text).joined(separator: "\n") }
        case .why: model.client.explanation.map { ([$0.heading] + $0.lines.map(\.text)).joined(separator: "\n") }
        case .wire: model.client.shown.map(ExchangeText.wireText)
        }
    }
}

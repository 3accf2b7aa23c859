/// Where everything stands: worked out from the model alone, for drawing and for the mouse.
struct ScreenLayout {
    enum Kind: Hashable {
        /// Four panes, two beside two.
        case wide
        /// Two panes, one above the other, each with its neighbour behind it.
        case stacked
        /// Four panes, one above the other: for terminals that are high and narrow.
        case tall
        /// One pane, with the others behind it: for low screens, and for a zoom.
        case single
        case tooSmall
    }

    /// A place for a pane, borders included.
    struct Slot: Hashable {
        let area: Rect
        /// The panes that take turns here.
        let panes: [Pane]
        let front: Pane
    }

    static let smallest = Size(columns: 60, rows: 16)
    private static let wide = Size(columns: 100, rows: 24)
    private static let stackedRows = 20
    private static let tallRows = 44
    private static let helpRows = 2
    /// Percent of the left side that the lesson pane takes while no lesson is open.
    private static let freeLessonShare = 22

    let kind: Kind
    let status: Rect
    /// All the panes together.
    let panes: Rect
    /// Below one another and sharing a border row, where they stand in one column.
    let slots: [Slot]
    let report: Rect
    let prompt: Rect
    let help: Rect
    /// The report's lines, broken to the width, of which ``report`` shows some.
    let reportLines: [StyledLine]
    /// The prompt's lines, broken to the width, and where its cursor stands among them.
    let promptLines: [StyledLine]
    let promptCursor: Point
    /// How many of the report's lines are in view.
    let reportCapacity: Int
    /// The first line of the report that is in view.
    let reportOffset: Int

    init(of model: Model) {
        let screen = Rect(column: 0, row: 0, columns: model.size.columns, rows: model.size.rows)
        kind = Self.kind(of: model)
        guard kind != .tooSmall else {
            let nothing = Rect(column: 0, row: 0, columns: 0, rows: 0)
            (status, panes, slots, report, prompt, help) = (nothing, nothing, [], nothing, nothing, nothing)
            (reportLines, reportCapacity, reportOffset) = ([], 0, 0)
            (promptLines, promptCursor) = ([], Point(column: 0, row: 0))
            return
        }
        var rest: Rect
        (status, rest) = screen.split(topRows: 1)
        (rest, help) = rest.split(topRows: rest.rows - Self.helpRows)
        (promptLines, promptCursor) = PromptView.layout(of: model, columns: screen.columns)
        let promptRows = min(promptLines.count, screen.rows / 4)
        (rest, prompt) = rest.split(topRows: rest.rows - promptRows)
        reportLines = ReportView.lines(of: model, columns: screen.columns)
        // The head of the report stays while its lines scroll.
        let headRows = ReportView.head(of: model) == nil ? 0 : 1
        let reportRows = min(reportLines.count + headRows, kind == .wide ? screen.rows / 3 : screen.rows / 4)
        (panes, report) = rest.split(topRows: rest.rows - reportRows)
        reportCapacity = max(0, reportRows - headRows)
        reportOffset = min(max(0, model.report.scroll), max(0, reportLines.count - reportCapacity))
        slots = Self.slots(kind, in: panes, model: model)
    }

    var reportScrollLimit: Int { max(0, reportLines.count - reportCapacity) }
    var reportOverflows: Bool { reportScrollLimit > 0 }

    private static func kind(of model: Model) -> Kind {
        let size = model.size
        if size.columns < smallest.columns || size.rows < smallest.rows { return .tooSmall }
        if model.arrangement.isZoomed || size.rows < stackedRows { return .single }
        if size.columns >= wide.columns, size.rows >= wide.rows { return .wide }
        return size.rows >= tallRows ? .tall : .stacked
    }

    private static func slots(_ kind: Kind, in area: Rect, model: Model) -> [Slot] {
        let arrangement = model.arrangement
        switch kind {
        case .tooSmall: return []
        case .single:
            return [Slot(area: area, panes: Pane.allCases, front: model.focus.pane ?? arrangement.single)]
        case .stacked:
            let (upper, lower) = stacked(area, share: arrangement.upperShare)
            return [
                Slot(area: upper, panes: [.lesson, .code], front: arrangement.upper),
                Slot(area: lower, panes: [.log, .client], front: arrangement.lower),
            ]
        case .tall:
            let (upper, lower) = stacked(area, share: arrangement.upperShare)
            let (lesson, code) = stacked(upper, share: 60, lowerNeeds: codeRows(of: model))
            let (log, client) = stacked(lower, share: 35)
            return [
                Slot(area: lesson, panes: [.lesson], front: .lesson), Slot(area: code, panes: [.code], front: .code),
                Slot(area: log, panes: [.log], front: .log), Slot(area: client, panes: [.client], front: .client),
            ]
        case .wide:
            let leftColumns = min(max(area.columns * arrangement.leftShare / 100, 36), area.columns - 36)
            let left = Rect(column: area.column, row: area.row, columns: leftColumns, rows: area.rows)
            let right = Rect(
                column: left.endColumn, row: area.row, columns: area.columns - leftColumns, rows: area.rows)
            // Without a lesson, its two lines leave the room to main.py.
            let (lesson, code) =
                model.lesson == nil
                ? stacked(left, share: freeLessonShare)
                : stacked(left, share: arrangement.upperShare, lowerNeeds: codeRows(of: model))
            // The log needs less room than the answer below it.
            let (log, client) = stacked(right, share: max(arrangement.upperShare - 15, Arrangement.shares.lowerBound))
            return [
                Slot(area: lesson, panes: [.lesson], front: .lesson), Slot(area: code, panes: [.code], front: .code),
                Slot(area: log, panes: [.log], front: .log), Slot(area: client, panes: [.client], front: .client),
            ]
        }
    }

    /// The rows that main.py takes, borders included: what a short file leaves over goes to the lesson.
    private static func codeRows(of model: Model) -> Int {
        guard let workspace = model.workspace else { return 8 }
        // Room for an explanation below the line that it is about.
        let spare = workspace.diagnostics.isEmpty ? 3 : 8
        return max(8, workspace.source.lineStarts.count + spare)
    }

    /// Two areas that share a border row; the lower one has no more rows than it needs.
    private static func stacked(_ area: Rect, share: Int, lowerNeeds: Int = .max) -> (upper: Rect, lower: Rect) {
        let shared = max(area.rows * share / 100, area.rows - min(lowerNeeds, area.rows) + 1)
        let upperRows = min(max(shared, 4), max(4, area.rows - 3))
        let upper = Rect(column: area.column, row: area.row, columns: area.columns, rows: upperRows)
        let lower = Rect(
            column: area.column, row: upper.endRow - 1, columns: area.columns, rows: area.rows - upperRows + 1)
        return (upper, lower)
    }
}

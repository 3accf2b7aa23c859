import PlaygroundEngine

/// The rows of the log pane, and where the learner is among them.
struct LogState: Sendable {
    /// The screen's own copy: it shares the exchanges with the session's log, and has the same bounds.
    private(set) var exchanges = ExchangeLog()
    /// How many rows came in floods too large to show.
    private var skipped = 0
    /// Which rows are shown; nil for all.
    private(set) var filter: LogFilter?
    /// The numbers of the rows that the filter lets through, oldest first; they may begin with rows no longer kept.
    private var passed: [Exchange.ID] = []
    /// How many at the start of `passed` are no longer kept.
    private var passedAway = 0

    /// Whether the newest row stays in view.
    private(set) var isFollowing = true
    /// The chosen row; nil while following.
    private(set) var selection: Exchange.ID?
    /// The row to compare others with.
    var marked: Exchange.ID?
    /// The position of the row at the top of the pane while not following.
    var top = 0

    /// How many rows are shown.
    var count: Int { filter == nil ? exchanges.count : passed.count - passedAway }
    /// Whether no request has arrived.
    var isEmpty: Bool { exchanges.isEmpty }
    /// How many rows are no longer kept.
    var dropped: Int { exchanges.dropped + skipped }
    /// The chosen row, or the newest that is shown.
    var chosen: Exchange? { selection.flatMap { exchanges[id: $0] } ?? exchange(at: count - 1) }

    /// The row at a position among those shown, from 0.
    func exchange(at position: Int) -> Exchange? {
        guard filter != nil else { return exchanges[position: position] }
        guard position >= 0, position < count else { return nil }
        return exchanges[id: passed[passedAway + position]]
    }

    /// Adds rows that arrived; `skipped` more arrived with them and are not shown.
    mutating func append(_ more: [Exchange], skipped: Int = 0) {
        let droppedBefore = exchanges.dropped
        let shownBefore = passedAway
        for exchange in more {
            exchanges.append(exchange)
            if let filter, filter.matches(exchange) { passed.append(exchange.id) }
        }
        self.skipped += skipped
        forgetPassed()
        top = max(0, top - (filter == nil ? exchanges.dropped - droppedBefore : passedAway - shownBefore))
        if passedAway > 4_096 {
            passed.removeFirst(passedAway)
            passedAway = 0
        }
        if let selection, exchanges[id: selection] == nil { follow() }
    }

    private mutating func forgetPassed() {
        guard filter != nil else { return }
        let oldest = exchanges[position: 0]?.id ?? .max
        while passedAway < passed.count, passed[passedAway] < oldest { passedAway += 1 }
    }

    /// Forgets all rows; the filter stays.
    mutating func clear() {
        let filter = filter
        self = LogState()
        self.filter = filter
    }

    /// Shows only the rows that `filter` lets through, or all of them again.
    mutating func show(_ filter: LogFilter?) {
        self.filter = filter
        passedAway = 0
        passed = filter.map { filter in exchanges.oldestFirst.filter(filter.matches).map(\.id) } ?? []
        top = 0
        if let selection, position(of: selection) == nil { follow() }
    }

    /// The place of a row among those shown, from 0; nil where it is not shown.
    func position(of id: Exchange.ID) -> Int? {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if let found = exchange(at: middle)?.id, found < id { low = middle + 1 } else { high = middle }
        }
        return exchange(at: low)?.id == id ? low : nil
    }

    mutating func follow() {
        isFollowing = true
        selection = nil
    }

    /// Chooses the row `steps` below the chosen one; past the newest it follows again.
    mutating func moveSelection(by steps: Int) {
        guard count > 0 else { return }
        let current = selection.flatMap(position(of:)) ?? (isFollowing ? count : top)
        let next = max(0, current + steps)
        guard next < count else { return follow() }
        select(position: next)
    }

    mutating func select(position: Int) {
        guard let exchange = exchange(at: position) else { return }
        selection = exchange.id
        isFollowing = false
    }

    /// Chooses the next row, or the one before, for which `fits` holds; false where there is none.
    mutating func selectNext(forward: Bool, where fits: (Exchange) -> Bool) -> Bool {
        let start = selection.flatMap(position(of:)) ?? (forward ? -1 : count)
        let positions = forward ? Array(start + 1..<max(start + 1, count)) : Array((0..<max(0, start)).reversed())
        for position in positions {
            if let exchange = exchange(at: position), fits(exchange) {
                select(position: position)
                return true
            }
        }
        return false
    }

    /// The positions that a pane of `capacity` rows shows; the chosen row is always among them.
    func visible(capacity: Int) -> Range<Int> {
        let capacity = max(0, capacity)
        guard !isFollowing else { return max(0, count - capacity)..<count }
        var start = top
        if let chosen = selection.flatMap(position(of:)) {
            start = min(max(start, chosen - capacity + 1), chosen)
        }
        start = max(0, min(start, count - capacity))
        return start..<min(count, start + capacity)
    }
}

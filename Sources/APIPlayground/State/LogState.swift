import PlaygroundEngine

/// The rows of the log pane, and where the learner is among them.
struct LogState: Sendable {
    /// The screen's own copy: it shares the exchanges with the session's log, and has the same bounds.
    private(set) var exchanges = ExchangeLog()
    /// How many rows came in floods too large to show.
    private var skipped = 0

    /// Whether the newest row stays in view.
    private(set) var isFollowing = true
    /// The chosen row; nil while following.
    private(set) var selection: Exchange.ID?
    /// The position of the row at the top of the pane while not following.
    var top = 0

    var count: Int { exchanges.count }
    var isEmpty: Bool { exchanges.isEmpty }
    /// How many rows are no longer kept.
    var dropped: Int { exchanges.dropped + skipped }
    /// The chosen row, or the newest.
    var chosen: Exchange? { selection.flatMap { exchanges[id: $0] } ?? exchanges.newest }

    /// Adds rows that arrived; `skipped` more arrived with them and are not shown.
    mutating func append(_ more: [Exchange], skipped: Int = 0) {
        let droppedBefore = exchanges.dropped
        for exchange in more { exchanges.append(exchange) }
        self.skipped += skipped
        top = max(0, top - (exchanges.dropped - droppedBefore))
        if let selection, exchanges[id: selection] == nil { follow() }
    }

    /// Forgets all rows.
    mutating func clear() { self = LogState() }

    /// The place of a row among those kept, from 0; nil where it is not kept.
    func position(of id: Exchange.ID) -> Int? {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if let found = exchanges[position: middle]?.id, found < id { low = middle + 1 } else { high = middle }
        }
        return exchanges[position: low]?.id == id ? low : nil
    }

    mutating func follow() {
        isFollowing = true
        selection = nil
    }

    /// Chooses the row `steps` below the chosen one; past the newest it follows again.
    mutating func moveSelection(by steps: Int) {
        guard !isEmpty else { return }
        let current = selection.flatMap(position(of:)) ?? (isFollowing ? count : top)
        let next = max(0, current + steps)
        guard next < count else { return follow() }
        select(position: next)
    }

    mutating func select(position: Int) {
        guard let exchange = exchanges[position: position] else { return }
        selection = exchange.id
        isFollowing = false
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

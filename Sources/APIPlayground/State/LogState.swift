import PlaygroundEngine

/// The exchanges that the log pane can show, oldest first, and where the learner is among them.
///
/// Bounded: past 100,000 rows or 64 MiB of kept bytes the oldest go, and are counted.
struct LogState: Sendable {
    static let rowLimit = 100_000
    static let byteLimit = 64 << 20

    /// The rows start at `first`: taking the oldest away is then cheap, and the space is given back now and then.
    private var storage: [Exchange] = []
    private var first = 0
    private var bytes = 0
    /// How many rows are no longer kept.
    private(set) var dropped = 0

    /// Whether the newest row stays in view.
    var isFollowing = true
    /// The chosen row; nil while following.
    var selection: Exchange.ID?
    /// The index of the row at the top of the pane while not following.
    var top = 0

    var rows: ArraySlice<Exchange> { storage[first...] }
    var count: Int { storage.count - first }
    var isEmpty: Bool { count == 0 }

    /// Adds rows that arrived; `skipped` more arrived with them and are not shown.
    mutating func append(_ exchanges: [Exchange], skipped: Int = 0) {
        dropped += skipped
        storage += exchanges
        bytes += exchanges.reduce(0) { $0 + Self.weight($1) }
        var gone = 0
        while count > 1, count > Self.rowLimit || bytes > Self.byteLimit {
            bytes -= Self.weight(storage[first])
            first += 1
            gone += 1
        }
        dropped += gone
        top = max(0, top - gone)
        if first > storage.count / 2 {
            storage.removeFirst(first)
            first = 0
        }
        if let selection, self[selection] == nil { follow() }
    }

    subscript(id: Exchange.ID) -> Exchange? { index(of: id).map { storage[first + $0] } }

    /// The place of a row among those kept, from 0.
    func index(of id: Exchange.ID) -> Int? {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if storage[first + middle].id < id { low = middle + 1 } else { high = middle }
        }
        return low < count && storage[first + low].id == id ? low : nil
    }

    mutating func follow() {
        isFollowing = true
        selection = nil
    }

    /// Chooses the row `steps` below the chosen one; past the newest it follows again.
    mutating func moveSelection(by steps: Int) {
        guard !isEmpty else { return }
        let current = selection.flatMap(index(of:)) ?? (isFollowing ? count : top)
        let next = max(0, current + steps)
        guard next < count else { return follow() }
        select(index: next)
    }

    mutating func select(index: Int) {
        guard (0..<count).contains(index) else { return }
        selection = storage[first + index].id
        isFollowing = false
    }

    /// The range of rows that a pane of `capacity` rows shows; moves the top so that the chosen row is in it.
    func visible(capacity: Int) -> Range<Int> {
        guard !isFollowing else { return max(0, count - capacity)..<count }
        var start = top
        if let selection, let index = index(of: selection) {
            start = min(max(start, index - capacity + 1), index)
        }
        start = max(0, min(start, count - capacity))
        return start..<min(count, start + max(0, capacity))
    }

    private static func weight(_ exchange: Exchange) -> Int {
        512 + exchange.requestBytes.kept.count + exchange.responseBytes.kept.count + exchange.response.body.count
    }
}

import DequeModule

/// The newest exchanges, oldest dropped first once a bound on their number or their memory is reached.
package struct ExchangeLog: Sendable {
    /// The most exchanges that are kept.
    package let capacity: Int
    /// The most bytes that the kept exchanges hold in raw bytes, bodies and parsed texts.
    package let byteCapacity: Int

    /// How many rows a log has that nobody floods.
    private static let small = 1_024

    private var exchanges: Deque<Exchange> = []
    /// The exchanges that were recorded and are no longer kept.
    package private(set) var dropped = 0
    /// The bytes that the kept exchanges hold.
    package private(set) var byteCount = 0
    /// The number that the next recorded exchange takes; counts from 1 and goes on after ``removeAll()``.
    package private(set) var nextID = 1

    package init(capacity: Int = 100_000, byteCapacity: Int = 64 << 20) {
        self.capacity = max(1, capacity)
        self.byteCapacity = byteCapacity
    }

    /// How many exchanges are kept.
    package var count: Int { exchanges.count }
    package var isEmpty: Bool { exchanges.isEmpty }
    package var newest: Exchange? { exchanges.last }

    /// Keeps `exchange`, whose id must be at least ``nextID``, and drops the oldest until both bounds hold.
    ///
    /// The newest stays even where it alone exceeds the bound on bytes. An exchange with an older id is not kept.
    package mutating func append(_ exchange: Exchange) {
        guard exchange.id >= nextID else { return }
        nextID = exchange.id + 1
        // A log that fills up gets all of its room at once: growing a full one moves tens of megabytes, for which a key
        // would wait.
        if exchanges.count == Self.small, capacity > Self.small { exchanges.reserveCapacity(capacity + 1) }
        exchanges.append(exchange)
        byteCount += exchange.byteCount
        while exchanges.count > capacity || (byteCount > byteCapacity && exchanges.count > 1) {
            byteCount -= exchanges.removeFirst().byteCount
            dropped += 1
        }
    }

    /// The exchange numbered `id`, or nil where it was dropped or never was.
    package subscript(id id: Int) -> Exchange? {
        guard let oldest = exchanges.first?.id, id >= oldest, id < nextID else { return nil }
        // Numbers are dense unless a caller skipped some, so the first look nearly always finds it.
        let guess = id - oldest
        if guess < exchanges.count, exchanges[guess].id == id { return exchanges[guess] }
        var low = 0
        var high = min(guess, exchanges.count)
        while low < high {
            let middle = (low + high) / 2
            if exchanges[middle].id < id { low = middle + 1 } else { high = middle }
        }
        return low < exchanges.count && exchanges[low].id == id ? exchanges[low] : nil
    }

    /// The exchange at `position`, 0 being the oldest kept, or nil past the end.
    package subscript(position position: Int) -> Exchange? {
        exchanges.indices.contains(position) ? exchanges[position] : nil
    }

    package var oldestFirst: some RandomAccessCollection<Exchange> { exchanges }
    package var newestFirst: some RandomAccessCollection<Exchange> { exchanges.reversed() }

    /// Forgets every exchange and the count of dropped ones; numbers go on.
    package mutating func removeAll() {
        exchanges.removeAll()
        byteCount = 0
        dropped = 0
    }
}

extension Exchange {
    /// The bytes that keeping this exchange costs: raw bytes, bodies, parsed texts and a flat part for the rest.
    package var byteCount: Int {
        var count = 256 + requestBytes.kept.count + responseBytes.kept.count + response.body.count
        for field in response.headers.fields { count += field.name.utf8.count + field.value.utf8.count }
        count += (stream?.frames.count ?? 0) * MemoryLayout<StreamRecord.Frame>.stride
        guard let request else { return count }
        count += request.target.utf8.count + request.body.count
        for field in request.headers.fields { count += field.name.utf8.count + field.value.utf8.count }
        return count
    }
}

/// A Python dict: entries in insertion order, and an open-addressing table of indices into them.
package final class PyDict {
    struct Entry {
        let hash: Int
        /// `undefined` once the entry was removed.
        var key: Value
        var value: Value
    }

    private(set) var entries: ContiguousArray<Entry> = []
    /// Indices into ``entries``, -1 where a place is empty and -2 where it was; the count is a power of two. A small dict
    /// has none: its entries are looked through.
    private var table: ContiguousArray<Int32> = []
    /// How many places of the table are -2.
    private var abandoned = 0
    package private(set) var count = 0
    /// Which of Python's dicts this is.
    package internal(set) var flavor = DictFlavor.plain

    private static let emptyPlace: Int32 = -1
    private static let abandonedPlace: Int32 = -2
    /// How many entries there may be without a table.
    private static let smallCount = 8

    package init() {}

    deinit { Release.leave(keeping: (entries, flavor)) }

    /// The value of `key`, or nil.
    ///
    /// - Throws: `TypeError` where the key is unhashable.
    package func value(for key: Value) throws(PyError) -> Value? {
        let hash = try key.hashCode()
        guard let index = try find(key, hash: hash) else { return nil }
        return entries[index].value
    }

    /// Sets the value of `key`; a new key goes last.
    ///
    /// - Throws: `TypeError` where the key is unhashable.
    package func set(_ key: Value, to value: Value) throws(PyError) {
        let hash = try key.hashCode()
        if let index = try find(key, hash: hash) {
            entries[index].value = value
            return
        }
        append(Entry(hash: hash, key: key, value: value))
    }

    /// The value of the string `name`, or nil: for attributes, whose names are mostly the very same object.
    func value(named name: PyString) -> Value? {
        guard let index = index(of: name) else { return nil }
        return entries[index].value
    }

    /// Sets the value of the string `name`.
    func set(_ name: PyString, to value: Value) {
        if let index = index(of: name) {
            entries[index].value = value
        } else {
            append(Entry(hash: name.hashCode, key: .str(name), value: value))
        }
    }

    /// Whether there is a value of the string `name`.
    func holds(named name: PyString) -> Bool { index(of: name) != nil }

    /// Compares the keys' addresses in place, which counts no references.
    private func index(of name: PyString) -> Int? {
        let hash = name.hashCode
        let address = Int(bitPattern: Unmanaged.passUnretained(name).toOpaque())
        return entries.withUnsafeBufferPointer { entries in
            guard let start = entries.baseAddress else { return nil }
            func isFound(_ index: Int) -> Bool {
                guard entries[index].hash == hash else { return false }
                if Self.isKey(of: start + index, at: address) { return true }
                return if case .str(let key) = entries[index].key { key == name } else { false }
            }
            guard !table.isEmpty else { return entries.indices.first(where: isFound) }
            return table.withUnsafeBufferPointer { table in
                let mask = table.count - 1
                var place = hash & mask
                while table[place] != Self.emptyPlace {
                    let index = Int(table[place])
                    if index >= 0, isFound(index) { return index }
                    place = (place + 1) & mask
                }
                return nil
            }
        }
    }

    /// Where an entry's key lies in it: behind its hash.
    private static let keyOffset = MemoryLayout<Entry>.offset(of: \.key) ?? 0

    @inline(__always) private static func isKey(of entry: UnsafePointer<Entry>, at address: Int) -> Bool {
        let key = UnsafeMutablePointer<Value>(
            mutating: (UnsafeRawPointer(entry) + keyOffset).assumingMemoryBound(to: Value.self))
        return key.tag == ValueTag.str && key.word == address
    }

    /// Adds `key` where it is not there yet; returns whether it was added.
    func insert(_ key: Value) throws(PyError) -> Bool {
        let hash = try key.hashCode()
        guard try find(key, hash: hash) == nil else { return false }
        append(Entry(hash: hash, key: key, value: .none))
        return true
    }

    private func append(_ entry: Entry) {
        if table.isEmpty, entries.count < Self.smallCount {
            if entries.isEmpty { entries.reserveCapacity(4) }
        } else {
            if (entries.count + abandoned + 1) * 4 > table.count * 3 { rebuild() }
            var place = entry.hash & (table.count - 1)
            while table[place] >= 0 { place = (place + 1) & (table.count - 1) }
            if table[place] == Self.abandonedPlace { abandoned -= 1 }
            table[place] = Int32(truncatingIfNeeded: entries.count)
        }
        entries.append(entry)
        count += 1
    }

    /// The keys that are strings, in order.
    var names: [String] {
        entries.compactMap { if case .str(let name) = $0.key { name.text } else { nil } }
    }

    /// Takes `key` out; returns its value, or nil where it was not there.
    func remove(_ key: Value) throws(PyError) -> Value? { try removeEntry(key)?.value }

    /// Takes `key` out; returns the key that was there, which equals it, or nil.
    func removeKey(_ key: Value) throws(PyError) -> Value? { try removeEntry(key)?.key }

    private func removeEntry(_ key: Value) throws(PyError) -> Entry? {
        let hash = try key.hashCode()
        guard let index = try find(key, hash: hash) else { return nil }
        let entry = entries[index]
        entries[index].key = .undefined
        entries[index].value = .undefined
        count -= 1
        return entry
    }

    /// Takes the newest pair out.
    func removeLast() -> (key: Value, value: Value)? {
        guard count > 0 else { return nil }
        while let entry = entries.popLast() {
            if !table.isEmpty { abandon(entry) }
            guard !entry.key.isUndefined else { continue }
            count -= 1
            return (entry.key, entry.value)
        }
        return nil
    }

    /// Empties the place of an entry that was the last.
    private func abandon(_ entry: Entry) {
        var place = entry.hash & (table.count - 1)
        while table[place] != Int32(truncatingIfNeeded: entries.count) { place = (place + 1) & (table.count - 1) }
        table[place] = Self.abandonedPlace
        abandoned += 1
    }

    func removeAll() {
        entries = []
        table = []
        abandoned = 0
        count = 0
    }

    /// The keys in insertion order.
    package var keys: [Value] { entries.compactMap { $0.key.isUndefined ? nil : $0.key } }

    /// The pairs in insertion order.
    package var pairs: [(key: Value, value: Value)] {
        entries.compactMap { $0.key.isUndefined ? nil : ($0.key, $0.value) }
    }

    var lastPair: (key: Value, value: Value)? {
        entries.last { !$0.key.isUndefined }.map { ($0.key, $0.value) }
    }

    /// Taking the first pair time after time leaves a gap, which closes before looking past it takes long.
    var firstPair: (key: Value, value: Value)? {
        guard let gap = entries.firstIndex(where: { !$0.key.isUndefined }) else { return nil }
        let pair = (entries[gap].key, entries[gap].value)
        if gap > 16, gap > entries.count / max(1, gap) { rebuild() }
        return pair
    }

    private func find(_ key: Value, hash: Int) throws(PyError) -> Int? {
        // Comparing may run code of the program, which may take entries away.
        guard !table.isEmpty else {
            var index = 0
            while index < entries.count {
                if try isEntry(index, of: key, hash: hash) { return index }
                index += 1
            }
            return nil
        }
        var place = hash & (table.count - 1)
        while place < table.count, table[place] != Self.emptyPlace {
            let index = Int(table[place])
            if index >= 0, try isEntry(index, of: key, hash: hash) { return index }
            place = (place + 1) & (table.count - 1)
        }
        return nil
    }

    private func isEntry(_ index: Int, of key: Value, hash: Int) throws(PyError) -> Bool {
        guard entries[index].hash == hash, !entries[index].key.isUndefined else { return false }
        if case .int(let wanted) = key, case .int(let found) = entries[index].key { return wanted == found }
        let found = entries[index].key
        if found.isIdentical(to: key) { return true }
        return try found.isEqual(to: key) && index < entries.count
    }

    /// Drops removed entries and makes room for as many again.
    private func rebuild() {
        entries.removeAll { $0.key.isUndefined }
        var capacity = 8
        while capacity * 3 < (entries.count + 1) * 8 { capacity *= 2 }
        table = ContiguousArray(repeating: Self.emptyPlace, count: capacity)
        abandoned = 0
        entries.reserveCapacity(capacity * 3 / 4)
        for (index, entry) in entries.enumerated() {
            var place = entry.hash & (capacity - 1)
            while table[place] >= 0 { place = (place + 1) & (capacity - 1) }
            table[place] = Int32(truncatingIfNeeded: index)
        }
    }

    /// Empties the dict and gives its keys and values, for their release.
    func takeEntries() -> [Value] {
        defer { removeAll() }
        return entries.flatMap { [$0.key, $0.value] }
    }
}

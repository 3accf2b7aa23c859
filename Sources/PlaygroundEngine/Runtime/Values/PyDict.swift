/// A Python dict: entries in insertion order, and an open-addressing table of indices into them.
package final class PyDict {
    struct Entry {
        let hash: Int
        /// `undefined` once the entry was removed.
        var key: Value
        var value: Value
    }

    private(set) var entries: ContiguousArray<Entry> = []
    /// Indices into ``entries``, -1 where a place is empty; the count is a power of two.
    private var table: ContiguousArray<Int32> = []
    package private(set) var count = 0

    package init() {}

    deinit {
        var items = takeEntries()
        Release.deep(&items)
    }

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
        add(key, hash: hash, value)
    }

    /// The value of the string `name`, or nil: for attributes, whose names are mostly the very same object.
    func value(named name: PyString) -> Value? {
        guard !table.isEmpty, let index = index(of: name) else { return nil }
        return entries[index].value
    }

    /// Sets the value of the string `name`.
    func set(_ name: PyString, to value: Value) {
        if !table.isEmpty, let index = index(of: name) {
            entries[index].value = value
        } else {
            add(.str(name), hash: name.hashCode, value)
        }
    }

    private func index(of name: PyString) -> Int? {
        let hash = name.hashCode
        var place = hash & (table.count - 1)
        while table[place] >= 0 {
            let index = Int(table[place])
            if entries[index].hash == hash, case .str(let key) = entries[index].key, key === name || key == name {
                return index
            }
            place = (place + 1) & (table.count - 1)
        }
        return nil
    }

    private func add(_ key: Value, hash: Int, _ value: Value) {
        if (entries.count + 1) * 4 > table.count * 3 { rebuild() }
        var place = hash & (table.count - 1)
        while table[place] >= 0 { place = (place + 1) & (table.count - 1) }
        table[place] = Int32(truncatingIfNeeded: entries.count)
        entries.append(Entry(hash: hash, key: key, value: value))
        count += 1
    }

    /// The keys that are strings, in order.
    var names: [String] {
        entries.compactMap { if case .str(let name) = $0.key { name.text } else { nil } }
    }

    /// Takes `key` out; returns its value, or nil where it was not there.
    func remove(_ key: Value) throws(PyError) -> Value? {
        let hash = try key.hashCode()
        guard let index = try find(key, hash: hash) else { return nil }
        let value = entries[index].value
        entries[index].key = .undefined
        entries[index].value = .undefined
        count -= 1
        return value
    }

    func removeAll() {
        entries = []
        table = []
        count = 0
    }

    /// The pairs in insertion order.
    package var pairs: [(key: Value, value: Value)] {
        entries.compactMap { $0.key.isUndefined ? nil : ($0.key, $0.value) }
    }

    private func find(_ key: Value, hash: Int) throws(PyError) -> Int? {
        guard !table.isEmpty else { return nil }
        var place = hash & (table.count - 1)
        while table[place] >= 0 {
            let index = Int(table[place])
            if entries[index].hash == hash, !entries[index].key.isUndefined {
                if case .int(let wanted) = key, case .int(let found) = entries[index].key {
                    if wanted == found { return index }
                    place = (place + 1) & (table.count - 1)
                    continue
                }
                let found = entries[index].key
                if found.isIdentical(to: key) { return index }
                if try found.isEqual(to: key) { return index }
            }
            place = (place + 1) & (table.count - 1)
        }
        return nil
    }

    /// Drops removed entries and makes room for as many again.
    private func rebuild() {
        entries.removeAll { $0.key.isUndefined }
        var capacity = 8
        while capacity * 3 < (entries.count + 1) * 8 { capacity *= 2 }
        table = ContiguousArray(repeating: -1, count: capacity)
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

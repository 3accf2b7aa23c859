/// What was entered at the prompt, oldest first, with the place of a recall that is under way. A value.
struct InputHistory: Hashable, Sendable {
    static let limit = 1_000
    /// Longer entries, such as a pasted file, are not kept.
    static let entryLimit = 16_384

    private(set) var entries: [String]
    private var recall: Recall?

    private struct Recall: Hashable {
        /// What was being typed, to come back to.
        let draft: String
        /// Only entries that begin with this are recalled.
        let prefix: String
        var index: Int
    }

    init(_ entries: [String] = []) {
        self.entries = Array(entries.suffix(Self.limit))
    }

    /// Adds `entry` as the newest; blank ones and repetitions of the newest are left out.
    mutating func add(_ entry: String) {
        recall = nil
        let isKept = entry.utf8.count <= Self.entryLimit && entry.contains { !$0.isWhitespace }
        guard isKept, entry != entries.last else { return }
        entries.append(entry)
        if entries.count > Self.limit { entries.removeFirst(entries.count - Self.limit) }
    }

    /// The next older entry that begins with `prefix`; a recall under way goes on with its own prefix.
    mutating func older(than draft: String, beginningWith prefix: String) -> String? {
        var current = recall ?? Recall(draft: draft, prefix: prefix, index: entries.count)
        let found = entries[..<current.index].lastIndex { $0.hasPrefix(current.prefix) && $0 != draft }
        guard let found else { return nil }
        current.index = found
        recall = current
        return entries[found]
    }

    /// The next newer entry of the recall, or what was being typed before it; nil where no recall is under way.
    mutating func newer() -> String? {
        guard var current = recall else { return nil }
        let later = entries.index(after: current.index)
        guard let found = entries[later...].firstIndex(where: { $0.hasPrefix(current.prefix) }) else {
            recall = nil
            return current.draft
        }
        current.index = found
        recall = current
        return entries[found]
    }

    /// Ends the recall: what was recalled has been changed.
    mutating func leave() { recall = nil }
}

/// Finds the known name that somebody most likely meant.
package enum Suggestion {
    /// Names longer than this are no slip of the hand, and comparing them would take long.
    private static let longest = 60

    /// The member of `candidates` nearest to `name`, or nil where none is near enough to be a slip of the hand.
    ///
    /// The distance is optimal string alignment (insert, delete, replace, swap neighbours), letter case ignored; a
    /// name of up to three letters may be one off, up to six two, longer ones three.
    package static func nearest(to name: String, among candidates: some Sequence<String>) -> String? {
        let length = name.count
        return nearest(to: name, among: candidates, within: length <= 3 ? 1 : length <= 6 ? 2 : 3)
    }

    /// The member of `candidates` that an import most likely means. There are many modules besides those that are known
    /// here, so that a name has to be longer and nearer than elsewhere.
    static func nearestImport(to name: String, among candidates: some Sequence<String>) -> String? {
        let length = name.count
        guard length >= 5 else { return nil }
        return nearest(to: name, among: candidates.filter { $0.count >= 4 }, within: length <= 6 ? 1 : 2)
    }

    private static func nearest(
        to name: String, among candidates: some Sequence<String>, within limit: Int
    ) -> String? {
        let wanted = Array(name.lowercased())
        guard !wanted.isEmpty, wanted.count <= longest else { return nil }
        var best: (name: String, distance: Int)?
        for candidate in candidates where abs(candidate.count - wanted.count) <= limit {
            let distance = distance(wanted, Array(candidate.lowercased()))
            if distance <= limit, distance < wanted.count, distance < best?.distance ?? .max {
                best = (candidate, distance)
            }
        }
        return best?.name
    }

    private static func distance(_ a: [Character], _ b: [Character]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...b.count)
        for i in 0..<a.count {
            var row = [i + 1]
            for j in 0..<b.count {
                var cost = min(last[j] + (a[i] == b[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, beforeLast[j - 1] + 1) }
                row.append(cost)
            }
            beforeLast = last
            last = row
        }
        return last[b.count]
    }
}

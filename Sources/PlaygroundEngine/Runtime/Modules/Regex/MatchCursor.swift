/// Goes through the matches of a pattern that do not overlap, from left to right.
///
/// An empty match may follow another match directly, but no two empty ones stand at one place.
struct MatchCursor {
    let pattern: RegexPattern
    let subject: RegexSubject
    private let end: Int
    /// Where the next match may begin.
    private var start: Int
    private var wasEmpty = false
    private var isDone = false

    init(_ pattern: RegexPattern, _ subject: RegexSubject, from start: Int, to end: Int) {
        self.pattern = pattern
        self.subject = subject
        self.start = start
        self.end = end
    }

    /// The offsets of the next match and its groups, or nil at the end.
    mutating func next() throws(PyError) -> [Int]? {
        guard !isDone, start <= end else { return nil }
        guard
            let offsets = try pattern.expression.match(
                subject, from: start, to: end, .anywhere, isNotEmptyAtStart: wasEmpty)
        else {
            isDone = true
            return nil
        }
        wasEmpty = offsets[0] == offsets[1]
        start = offsets[1]
        return offsets
    }
}

/// The texts that a `main.py` had one after the other, and which of them it has now.
package struct Timeline: Hashable, Sendable {
    /// The number of the first text; numbers go on for as long as the file is worked on.
    package let firstNumber: Int
    /// Oldest first; never empty.
    package let texts: [SourceText]
    /// The index of the text of now.
    package let current: Int

    /// Nil where `current` is no index of `texts`.
    package init?(firstNumber: Int, texts: [SourceText], current: Int) {
        guard texts.indices.contains(current) else { return nil }
        self.firstNumber = firstNumber
        self.texts = texts
        self.current = current
    }

    /// The texts nearest to the one of now, each way up to `count` of them and up to `bytes` in all.
    package func near(count: Int, bytes: Int) -> Timeline {
        var lower = current
        var upper = current + 1
        var room = bytes
        while lower > 0, current - lower < count, room >= texts[lower - 1].utf8.count {
            lower -= 1
            room -= texts[lower].utf8.count
        }
        room = bytes
        while upper < texts.count, upper - current <= count, room >= texts[upper].utf8.count {
            room -= texts[upper].utf8.count
            upper += 1
        }
        return Timeline(
            firstNumber: firstNumber + lower, texts: Array(texts[lower..<upper]), current: current - lower) ?? self
    }
}

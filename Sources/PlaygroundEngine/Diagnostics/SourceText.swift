/// A half-open range of UTF-8 offsets into a ``SourceText``.
package typealias SourceRange = Range<Int>

/// A named text with its line index: `main.py`, a lesson file, or one line typed at the prompt.
package struct SourceText: Hashable, Sendable {
    /// What messages call this text, such as `main.py`.
    package let name: String
    /// The text as UTF-8.
    package let utf8: [UInt8]
    /// The offset at which each line starts; never empty.
    package let lineStarts: [Int]

    package init(name: String, text: String) {
        self.init(name: name, utf8: Array(text.utf8))
    }

    package init(name: String, utf8: [UInt8]) {
        self.name = name
        self.utf8 = utf8
        lineStarts = [0] + utf8.indices.filter { utf8[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
    }

    /// The whole text; bytes that are no UTF-8 become U+FFFD.
    package var text: String { String(decoding: utf8, as: UTF8.self) }

    /// The text in `range`, clamped to this text.
    package subscript(range: SourceRange) -> String {
        String(decoding: utf8[range.clamped(to: 0..<utf8.count)], as: UTF8.self)
    }

    /// The number of the line that holds `offset`, counted from 1.
    package func line(at offset: Int) -> Int {
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        return low + 1
    }

    /// The range of line `number` (counted from 1) without its line ending.
    package func range(ofLine number: Int) -> SourceRange {
        let start = lineStarts[number - 1]
        var end = number < lineStarts.count ? lineStarts[number] - 1 : utf8.count
        if end > start, utf8[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        return start..<end
    }

    /// The display column of `offset` within its line, counted from 0.
    package func column(at offset: Int) -> Int {
        let start = lineStarts[line(at: offset) - 1]
        return self[start..<max(start, offset)].displayWidth
    }
}

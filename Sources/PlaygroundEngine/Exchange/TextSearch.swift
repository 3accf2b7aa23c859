/// Looks for a text in bytes, the case of ASCII letters ignored, in time that does not grow with the text's length.
///
/// Source: the bad-character rule of Boyer, Moore and Horspool.
package struct TextSearch: Sendable {
    private let wanted: [UInt8]
    private var shifts: [Int]

    package init(_ text: String) {
        wanted = text.utf8.map(Self.lowered)
        shifts = Array(repeating: wanted.count, count: 256)
        for (index, byte) in wanted.enumerated().dropLast() {
            shifts[Int(byte)] = wanted.count - 1 - index
            if (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) { shifts[Int(byte ^ 0x20)] = shifts[Int(byte)] }
        }
    }

    /// The first place at or behind `start`; nil where there is none.
    package func firstRange(in bytes: [UInt8], from start: Int) -> Range<Int>? {
        let count = wanted.count
        guard count > 0 else { return start <= bytes.count ? start..<start : nil }
        return bytes.withUnsafeBufferPointer { bytes in
            var position = max(0, start)
            while position + count <= bytes.count {
                var index = count - 1
                while Self.lowered(bytes[position + index]) == wanted[index] {
                    if index == 0 { return position..<position + count }
                    index -= 1
                }
                position += max(1, shifts[Int(bytes[position + count - 1])])
            }
            return nil
        }
    }

    /// The last place before `end`; nil where there is none.
    package func lastRange(in bytes: [UInt8], before end: Int) -> Range<Int>? {
        var found: Range<Int>?
        var start = 0
        while let next = firstRange(in: bytes, from: start), next.lowerBound < end {
            found = next
            start = next.lowerBound + 1
        }
        return found
    }

    private static func lowered(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }
}

/// What strings and `bytes` have in common: the methods that work alike on UTF-8 and on plain bytes.
enum ByteText {
    static func scalarCount(_ bytes: some Sequence<UInt8>) -> Int {
        var count = 0
        for byte in bytes where byte & 0xC0 != 0x80 { count += 1 }
        return count
    }

    /// `text` behind so many zeros, its sign in front of them.
    static func zeroFilled(_ text: [UInt8], _ missing: Int) -> [UInt8] {
        let zeros = [UInt8](repeating: UInt8(ascii: "0"), count: missing)
        guard let sign = text.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") else { return zeros + text }
        return [sign] + zeros + text.dropFirst()
    }

    /// - Parameter isText: Whether the bytes are UTF-8, of which only whole characters count as columns.
    static func expandingTabs(_ text: [UInt8], size: Int, isText: Bool) throws(PyError) -> [UInt8] {
        var result: [UInt8] = []
        var column = 0
        for byte in text {
            switch byte {
            case UInt8(ascii: "\t"):
                guard size > 0 else { continue }
                let missing = size - column % size
                try Sizes.check(result.count + missing)
                result.append(contentsOf: repeatElement(UInt8(ascii: " "), count: missing))
                column += missing
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
                result.append(byte)
                column = 0
            default:
                result.append(byte)
                if !isText || byte & 0xC0 != 0x80 { column += 1 }
            }
        }
        return result
    }

    /// - Parameter isText: Whether an empty `old` stands between characters and not between bytes.
    static func replacing(
        _ text: [UInt8], _ old: [UInt8], with new: [UInt8], limit: Int, isText: Bool
    ) throws(PyError) -> [UInt8] {
        guard !old.isEmpty else { return try interleaving(text, with: new, limit: limit, isText: isText) }
        let places = ByteSearch(old).matches(in: text, limit: limit)
        guard !places.isEmpty else { return text }
        try Sizes.check(new.count, times: places.count)
        try Sizes.check(text.count + new.count * places.count)
        var result: [UInt8] = []
        result.reserveCapacity(text.count + (new.count - old.count) * places.count)
        var start = 0
        for place in places {
            result += text[start..<place]
            result += new
            start = place + old.count
        }
        return result + text[start...]
    }

    /// `new` before each character and at the end.
    private static func interleaving(
        _ text: [UInt8], with new: [UInt8], limit: Int, isText: Bool
    ) throws(PyError) -> [UInt8] {
        let places = min((isText ? scalarCount(text) : text.count) + 1, limit)
        try Sizes.check(new.count, times: places)
        var result: [UInt8] = []
        result.reserveCapacity(text.count + new.count * places)
        var count = 0
        for byte in text {
            if count < limit, !isText || byte & 0xC0 != 0x80 {
                result += new
                count += 1
            }
            result.append(byte)
        }
        if count < limit { result += new }
        return result
    }

    /// The parts between the matches of `separator`.
    static func split(_ text: [UInt8], _ separator: [UInt8], limit: Int) -> [[UInt8]] {
        var parts: [[UInt8]] = []
        var start = 0
        for place in ByteSearch(separator).matches(in: text, limit: limit) {
            parts.append(Array(text[start..<place]))
            start = place + separator.count
        }
        return parts + [Array(text[start...])]
    }

    /// The parts between the matches of `separator` found from the right.
    static func splitFromRight(_ text: [UInt8], _ separator: [UInt8], limit: Int) -> [[UInt8]] {
        var parts: [[UInt8]] = []
        var end = text.count
        for place in ByteSearch.matchesFromRight(of: separator, in: text, limit: limit) {
            parts.append(Array(text[place + separator.count..<end]))
            end = place
        }
        return (parts + [Array(text[..<end])]).reversed()
    }

    /// The runs of items that are no blanks, after `limit` of them the rest in one piece.
    static func words<Item>(_ items: [Item], limit: Int, isBlank: (Item) -> Bool) -> [Range<Int>] {
        var words: [Range<Int>] = []
        var index = 0
        while true {
            while index < items.count, isBlank(items[index]) { index += 1 }
            guard index < items.count else { return words }
            guard words.count < limit else { return words + [index..<items.count] }
            let start = index
            while index < items.count, !isBlank(items[index]) { index += 1 }
            words.append(start..<index)
        }
    }

    /// ``words(_:limit:isBlank:)`` from the right; still from left to right.
    static func wordsFromRight<Item>(_ items: [Item], limit: Int, isBlank: (Item) -> Bool) -> [Range<Int>] {
        words(items.reversed(), limit: limit, isBlank: isBlank)
            .map { items.count - $0.upperBound..<items.count - $0.lowerBound }
            .reversed()
    }
}

/// Finding bytes in bytes, in time that grows with the length of both together.
struct ByteSearch {
    let needle: [UInt8]
    /// For each length of a matched beginning, the longest shorter one that it ends with (Knuth, Morris, Pratt); empty
    /// for short needles, which are compared at each place.
    private let fallback: [Int]

    private static let shortNeedle = 32

    init(_ needle: [UInt8]) {
        self.needle = needle
        guard needle.count > Self.shortNeedle else {
            fallback = []
            return
        }
        var table = [Int](repeating: 0, count: needle.count)
        var length = 0
        for index in 1..<needle.count {
            while length > 0, needle[index] != needle[length] { length = table[length - 1] }
            if needle[index] == needle[length] { length += 1 }
            table[index] = length
        }
        fallback = table
    }

    /// The offset of the first match in `haystack` within `range`.
    func first(in haystack: [UInt8], _ range: Range<Int>) -> Int? {
        guard let head = needle.first else { return range.lowerBound }
        guard range.count >= needle.count else { return nil }
        if !fallback.isEmpty { return firstOfLong(haystack, range) }
        return haystack.withUnsafeBufferPointer { bytes in
            needle.withUnsafeBufferPointer { needle in
                let last = range.upperBound - needle.count
                var index = range.lowerBound
                while index <= last {
                    if bytes[index] == head {
                        var length = 1
                        while length < needle.count, bytes[index + length] == needle[length] { length += 1 }
                        if length == needle.count { return index }
                    }
                    index += 1
                }
                return nil
            }
        }
    }

    private func firstOfLong(_ haystack: [UInt8], _ range: Range<Int>) -> Int? {
        var length = 0
        for index in range {
            while length > 0, haystack[index] != needle[length] { length = fallback[length - 1] }
            if haystack[index] == needle[length] { length += 1 }
            if length == needle.count { return index + 1 - length }
        }
        return nil
    }

    /// The offsets of the matches, none over another, from left to right, at most `limit`.
    func matches(in haystack: [UInt8], limit: Int = .max) -> [Int] {
        var found: [Int] = []
        var start = 0
        while found.count < limit, let place = first(in: haystack, start..<haystack.count) {
            found.append(place)
            start = place + needle.count
        }
        return found
    }

    /// The offset of the first `needle` in `haystack` from `start` on.
    static func first(of needle: [UInt8], in haystack: [UInt8], from start: Int = 0) -> Int? {
        start <= haystack.count ? ByteSearch(needle).first(in: haystack, start..<haystack.count) : nil
    }

    /// The offset of the last `needle` in `haystack` within `range`.
    static func last(of needle: [UInt8], in haystack: [UInt8], _ range: Range<Int>) -> Int? {
        guard !needle.isEmpty else { return range.upperBound }
        let reversed = Array(haystack[range].reversed())
        let search = ByteSearch(needle.reversed())
        return search.first(in: reversed, 0..<reversed.count).map { range.upperBound - $0 - needle.count }
    }

    /// The offsets of the matches, none over another, found from the right, at most `limit`; the last one first.
    static func matchesFromRight(of needle: [UInt8], in haystack: [UInt8], limit: Int) -> [Int] {
        let reversed = Array(haystack.reversed())
        let found = ByteSearch(needle.reversed()).matches(in: reversed, limit: limit)
        return found.map { haystack.count - $0 - needle.count }
    }
}

/// The names that a JSON text used for its objects' members: each becomes one string, however often it comes.
///
/// Source: CPython's scanner keeps a memo of keys in the same way.
struct JSONNames {
    /// By the name's length and first byte: the newest of each kind.
    private var known: [PyString?] = Array(repeating: nil, count: 64)

    /// The name whose quote stands at `opening`, where it is known and closed by the quote behind it.
    func name(in bytes: [UInt8], openedAt opening: Int) -> PyString? {
        let start = opening + 1
        guard let end = Self.end(in: bytes, from: start), end > start,
            let name = known[Self.slot(count: end - start, first: bytes[start])], name.byteCount == end - start
        else { return nil }
        let isSame = name.withBytes { characters in
            bytes.withUnsafeBufferPointer { UnsafeBufferPointer(rebasing: $0[start..<end]).elementsEqual(characters) }
        }
        return isSame ? name : nil
    }

    /// Keeps a name that stands in the text as it is, without escapes.
    mutating func note(_ name: PyString, isPlain: Bool) {
        guard isPlain, name.byteCount > 0, name.byteCount <= Self.longest else { return }
        known[Self.slot(count: name.byteCount, first: name.withBytes { $0[0] })] = name
    }

    private static let longest = 32

    /// Where the next quote is, if it is near.
    private static func end(in bytes: [UInt8], from start: Int) -> Int? {
        var place = start
        while place < bytes.count, place - start <= longest {
            if bytes[place] == UInt8(ascii: "\"") { return place }
            place += 1
        }
        return nil
    }

    private static func slot(count: Int, first: UInt8) -> Int { (count &* 7 &+ Int(first)) & 63 }
}

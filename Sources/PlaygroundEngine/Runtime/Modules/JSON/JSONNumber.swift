import BigInt

/// A number of JSON's grammar, by its place: `-?(0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?`.
struct JSONNumber {
    private let start: Int
    let end: Int
    let isFloat: Bool
    /// How many digits the part before the point has.
    let digitCount: Int

    /// The longest number at `start`, or nil where there is none.
    init?(_ bytes: [UInt8], at start: Int) {
        func digits(from place: Int) -> Int {
            var end = place
            while end < bytes.count, (0x30...0x39).contains(bytes[end]) { end += 1 }
            return end
        }
        func byte(_ place: Int) -> UInt8 { place < bytes.count ? bytes[place] : 0 }
        self.start = start
        let first = start + (byte(start) == UInt8(ascii: "-") ? 1 : 0)
        var end = byte(first) == UInt8(ascii: "0") ? first + 1 : digits(from: first)
        guard end > first else { return nil }
        digitCount = end - first
        let whole = end
        if byte(end) == UInt8(ascii: "."), digits(from: end + 1) > end + 1 { end = digits(from: end + 1) }
        if byte(end) | 0x20 == UInt8(ascii: "e") {
            let sign = byte(end + 1)
            let exponent = end + (sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") ? 2 : 1)
            if digits(from: exponent) > exponent { end = digits(from: exponent) }
        }
        isFloat = end > whole
        self.end = end
    }

    /// The number as Python's `int()` or `float()` reads its text.
    func value(in bytes: [UInt8]) -> Value {
        let text = String(decoding: bytes[start..<end], as: UTF8.self)
        if isFloat { return .float(Double(text) ?? .nan) }
        if let small = Int(text) { return .int(small) }
        return .integer(BigInt(text) ?? 0)
    }
}

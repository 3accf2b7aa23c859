/// Turns the source between two quotes into the text or the bytes it stands for.
///
/// Source: The Python Language Reference, section 2.4.1 (escape sequences).
struct StringDecoder {
    let bytes: [UInt8]
    let prefix: StringPrefix

    func text(in range: SourceRange) throws(StringFault) -> String {
        String(decoding: try decode(range), as: UTF8.self)
    }

    func bytes(in range: SourceRange) throws(StringFault) -> [UInt8] {
        if let odd = range.first(where: { bytes[$0] >= 0x80 }) {
            let character = String(decoding: bytes[odd..<range.upperBound], as: UTF8.self).first ?? "?"
            throw StringFault(problem: .nonASCIIBytes(character), range: odd..<odd + character.utf8.count)
        }
        return try decode(range)
    }

    private func decode(_ range: SourceRange) throws(StringFault) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(range.count)
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\r") {
                // Line ends inside a string read as \n, however the file writes them.
                result.append(UInt8(ascii: "\n"))
                index += index + 1 < range.upperBound && bytes[index + 1] == UInt8(ascii: "\n") ? 2 : 1
            } else if byte == UInt8(ascii: "\\") && !prefix.isRaw && index + 1 < range.upperBound {
                index = try decodeEscape(at: index, in: range, into: &result)
            } else {
                result.append(byte)
                index += 1
            }
        }
        return result
    }

    /// Decodes the escape whose backslash stands at `start`; returns the offset behind it.
    private func decodeEscape(at start: Int, in range: SourceRange, into result: inout [UInt8]) throws(StringFault)
        -> Int
    {
        let letter = bytes[start + 1]
        let next = start + 2
        if let simple = Self.simple[letter] {
            result.append(simple)
            return next
        }
        switch letter {
        case UInt8(ascii: "\n"): return next
        case UInt8(ascii: "\r"): return next < range.upperBound && bytes[next] == UInt8(ascii: "\n") ? next + 1 : next
        case UInt8(ascii: "0")...UInt8(ascii: "7"):
            var value: UInt32 = 0
            var index = start + 1
            while index < min(start + 4, range.upperBound),
                (UInt8(ascii: "0")...UInt8(ascii: "7")).contains(bytes[index])
            {
                value = value * 8 + UInt32(bytes[index] - UInt8(ascii: "0"))
                index += 1
            }
            append(value & (prefix.isBytes ? 0xFF : 0x1FF), to: &result)
            return index
        case UInt8(ascii: "x"): return try decodeHex(at: start, digits: 2, in: range, into: &result)
        case UInt8(ascii: "u") where !prefix.isBytes:
            return try decodeHex(at: start, digits: 4, in: range, into: &result)
        case UInt8(ascii: "U") where !prefix.isBytes:
            return try decodeHex(at: start, digits: 8, in: range, into: &result)
        case UInt8(ascii: "N") where !prefix.isBytes:
            throw StringFault(
                problem: .refused(
                    construct: "\\N{…} in a string", instead: "write the character itself, or \\u with its number"),
                range: start..<next)
        default:
            result += [UInt8(ascii: "\\")]
            return start + 1
        }
    }

    private func decodeHex(at start: Int, digits: Int, in range: SourceRange, into result: inout [UInt8])
        throws(StringFault) -> Int
    {
        let end = start + 2 + digits
        let found = String(decoding: bytes[start + 2..<min(end, range.upperBound)], as: UTF8.self)
        let place = start..<min(end, range.upperBound)
        let shown = String(decoding: bytes[place], as: UTF8.self)
        guard end <= range.upperBound, found.allSatisfy(\.isHexDigit), let value = UInt32(found, radix: 16) else {
            throw StringFault(problem: .invalidEscape(shown), range: place)
        }
        guard prefix.isBytes || Unicode.Scalar(value) != nil else {
            throw StringFault(problem: .noSuchCharacter(shown), range: place)
        }
        append(value, to: &result)
        return end
    }

    private func append(_ value: UInt32, to result: inout [UInt8]) {
        if prefix.isBytes {
            result.append(UInt8(truncatingIfNeeded: value))
        } else if let scalar = Unicode.Scalar(value) {
            result += Array(String(Character(scalar)).utf8)
        }
    }

    private static let simple: [UInt8: UInt8] = [
        UInt8(ascii: "n"): 0x0A, UInt8(ascii: "t"): 0x09, UInt8(ascii: "r"): 0x0D, UInt8(ascii: "\\"): 0x5C,
        UInt8(ascii: "'"): 0x27, UInt8(ascii: "\""): 0x22, UInt8(ascii: "a"): 0x07, UInt8(ascii: "b"): 0x08,
        UInt8(ascii: "f"): 0x0C, UInt8(ascii: "v"): 0x0B,
    ]
}

/// Reads one JSON string, from its opening quote to its closing one.
struct JSONStringReader {
    private let bytes: [UInt8]
    private let opening: Int
    private var place: Int
    private var text: [UInt8] = []
    private(set) var loneSurrogate: (unit: UInt16, place: Int)?

    init(_ bytes: [UInt8], openedAt opening: Int) {
        self.bytes = bytes
        self.opening = opening
        place = opening + 1
    }

    /// The text, and the offset behind the closing quote.
    mutating func read() throws(JSONDecodingFault) -> (text: PyString, end: Int) {
        while true {
            let start = place
            while place < bytes.count, bytes[place] >= 0x20, bytes[place] != UInt8(ascii: "\""),
                bytes[place] != UInt8(ascii: "\\")
            {
                place += 1
            }
            guard place < bytes.count else { throw unterminated }
            switch bytes[place] {
            case UInt8(ascii: "\""):
                let end = place + 1
                guard !text.isEmpty else {
                    let whole = bytes.withUnsafeBufferPointer {
                        PyString.make(UnsafeBufferPointer(rebasing: $0[start..<place]))
                    }
                    return (whole, end)
                }
                text += bytes[start..<place]
                return (PyString.make(text), end)
            case UInt8(ascii: "\\"):
                text += bytes[start..<place]
                try readEscape()
            default: throw JSONDecodingFault(.syntax("Invalid control character at"), in: bytes, at: place)
            }
        }
    }

    private var unterminated: JSONDecodingFault {
        JSONDecodingFault(.syntax("Unterminated string starting at"), in: bytes, at: opening)
    }

    private mutating func readEscape() throws(JSONDecodingFault) {
        guard place + 1 < bytes.count else { throw unterminated }
        switch bytes[place + 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(bytes[place + 1])
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"): return try readUnit()
        default: throw JSONDecodingFault(.syntax("Invalid \\escape"), in: bytes, at: place)
        }
        place += 2
    }

    /// `\uXXXX`, or two of them that make a pair.
    private mutating func readUnit() throws(JSONDecodingFault) {
        let start = place
        let unit = try unit(at: place + 1)
        place += 6
        var scalar = Unicode.Scalar(UInt32(unit))
        if UTF16.isLeadSurrogate(unit), place + 6 < bytes.count, bytes[place] == UInt8(ascii: "\\"),
            bytes[place + 1] == UInt8(ascii: "u")
        {
            let second = try self.unit(at: place + 1)
            if UTF16.isTrailSurrogate(second) {
                scalar = Unicode.Scalar(0x10000 + (UInt32(unit & 0x3FF) << 10 | UInt32(second & 0x3FF)))
                place += 6
            }
        }
        guard let scalar else {
            if loneSurrogate == nil { loneSurrogate = (unit, start) }
            text.append(UInt8(ascii: "?"))
            return
        }
        text += UTF8.encode(scalar).map(Array.init) ?? []
    }

    /// The four hexadecimal digits behind the `u` at `letter`; a string has to go on behind them.
    private func unit(at letter: Int) throws(JSONDecodingFault) -> UInt16 {
        var unit: UInt16 = 0
        for offset in 1...4 {
            guard letter + offset < bytes.count - 1,
                let digit = Character(Unicode.Scalar(bytes[letter + offset])).hexDigitValue,
                bytes[letter + offset] < 0x80
            else { throw JSONDecodingFault(.syntax("Invalid \\uXXXX escape"), in: bytes, at: letter) }
            unit = unit << 4 | UInt16(digit)
        }
        return unit
    }
}

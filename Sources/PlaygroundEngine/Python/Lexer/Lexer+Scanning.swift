extension Lexer {
    mutating func add(_ kind: Token.Kind, from start: Int) {
        tokens.append(Token(kind: kind, range: start..<position))
    }

    func peek(_ distance: Int = 0) -> UInt8? {
        position + distance < end ? bytes[position + distance] : nil
    }

    func isNext(_ text: String) -> Bool {
        let utf8 = text.utf8
        return position + utf8.count <= end && bytes[position..<position + utf8.count].elementsEqual(utf8)
    }

    /// The scalar at the position; the text is known to be UTF-8.
    func peekScalar() -> Unicode.Scalar? {
        guard let first = peek() else { return nil }
        let width = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        guard position + width <= end else { return nil }
        return String(decoding: bytes[position..<position + width], as: UTF8.self).unicodeScalars.first
    }

    mutating func skipBlanks() {
        while let byte = peek(), byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == 0x0C {
            position += 1
        }
    }

    mutating func skipComment() {
        while let byte = peek(), byte != UInt8(ascii: "\n"), byte != UInt8(ascii: "\r") { position += 1 }
    }

    mutating func skipLineEnd() {
        let isPair = peek() == UInt8(ascii: "\r") && peek(1) == UInt8(ascii: "\n")
        position += isPair ? 2 : 1
    }

    func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

    func isNameStart(_ byte: UInt8) -> Bool {
        let letter = byte | 0x20
        return byte == UInt8(ascii: "_") || (letter >= UInt8(ascii: "a") && letter <= UInt8(ascii: "z"))
    }

    func isStringPrefix(_ text: String) -> Bool {
        ["r", "u", "b", "f", "br", "rb", "fr", "rf"].contains(text.lowercased())
    }
}

extension Unicode.Scalar {
    var utf8Width: Int { UTF8.width(self) }

    /// Whether this may stand in a name (Unicode Standard Annex 31, as Python reads it).
    func isNamePart(first: Bool) -> Bool {
        if self == "_" { return true }
        return first ? properties.isXIDStart : properties.isXIDContinue
    }
}

/// UTF-8 checking over raw bytes.
package enum UTF8Validation {
    /// The offset of the first byte that begins no well-formed sequence, or nil.
    package static func firstInvalidByte(in bytes: [UInt8]) -> Int? {
        var iterator = bytes.makeIterator()
        var decoder = UTF8()
        var offset = 0
        while true {
            switch decoder.decode(&iterator) {
            case .scalarValue(let scalar): offset += UTF8.width(scalar)
            case .emptyInput: return nil
            case .error: return min(offset, bytes.count - 1)
            }
        }
    }
}

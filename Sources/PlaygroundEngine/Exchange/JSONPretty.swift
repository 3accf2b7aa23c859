/// JSON spread over lines of two blanks a level; names, order, numbers and escapes stay as they were sent.
package enum JSONPretty {
    /// Nil where `bytes` are no JSON or too many to lay out.
    package static func text(of bytes: [UInt8]) -> String? {
        guard JSONPlaces.read(bytes) != nil else { return nil }
        var text: [UInt8] = []
        var depth = 0
        var index = 0
        func breakLine() { text += [WireBytes.lineFeed] + Array(repeating: WireBytes.space, count: depth * 2) }
        func skipBlanks() { while index < bytes.count, bytes[index].isJSONBlank { index += 1 } }
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            switch byte {
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                text.append(byte)
                skipBlanks()
                if index < bytes.count, bytes[index] == byte + 2 {
                    text.append(bytes[index])
                    index += 1
                } else {
                    depth += 1
                    breakLine()
                }
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth = max(0, depth - 1)
                breakLine()
                text.append(byte)
            case UInt8(ascii: ","):
                text.append(byte)
                breakLine()
            case WireBytes.colon: text += [byte, WireBytes.space]
            case UInt8(ascii: "\""):
                let start = index - 1
                while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
                    index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
                }
                index = min(index + 1, bytes.count)
                text += bytes[start..<index]
            default: if !byte.isJSONBlank { text.append(byte) }
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}

extension UInt8 {
    fileprivate var isJSONBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }
}

import PlaygroundEngine

/// The bytes of one direction as they crossed the wire, line ends and odd bytes made visible.
enum WireText {
    /// The most bytes that are laid out.
    private static let limit = 32 << 10

    static func lines(of bytes: CapturedBytes) -> [StyledLine] {
        guard bytes.total > 0 else { return [StyledLine("nothing", .quiet)] }
        var lines: [StyledLine] = []
        var rest = bytes.kept.prefix(limit)
        while !rest.isEmpty {
            let end = rest.firstIndex(of: 0x0A).map { $0 + 1 } ?? rest.endIndex
            lines.append(line(rest[..<end]))
            rest = rest[end...]
        }
        let hidden = bytes.kept.count - min(bytes.kept.count, limit)
        if hidden > 0 { lines.append(StyledLine("… \(Quantity.bytes(hidden)) more are not shown here.", .quiet)) }
        if bytes.dropped > 0 {
            lines.append(StyledLine("… \(Quantity.bytes(bytes.dropped)) more were not kept.", .quiet))
        }
        return lines
    }

    private static func line(_ bytes: ArraySlice<UInt8>) -> StyledLine {
        var line = StyledLine()
        var rest = bytes
        while let first = rest.first {
            if first == 0x0D || first == 0x0A {
                line.append(first == 0x0D ? "␍" : "␊", .quiet)
                rest = rest.dropFirst()
                continue
            }
            let end = rest.firstIndex { $0 == 0x0D || $0 == 0x0A } ?? rest.endIndex
            append(rest[..<end], to: &line)
            rest = rest[end...]
        }
        return line
    }

    /// Text as text; each byte that is no UTF-8 as `\xNN`.
    private static func append(_ bytes: ArraySlice<UInt8>, to line: inout StyledLine) {
        if let text = String(validating: bytes, as: UTF8.self) {
            line.append(text)
            return
        }
        var text = ""
        var rest = bytes
        while let first = rest.first {
            let length = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
            if let scalar = String(validating: rest.prefix(length), as: UTF8.self) {
                text += scalar
                rest = rest.dropFirst(length)
            } else {
                text += "\\x" + (first < 16 ? "0" : "") + String(first, radix: 16)
                rest = rest.dropFirst()
            }
        }
        line.append(text, Style(.number))
    }
}

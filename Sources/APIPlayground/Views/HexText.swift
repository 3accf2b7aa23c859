import PlaygroundEngine

/// Bytes as they crossed the wire: their place, their numbers and what they are as text.
enum HexText {
    private static let bytesInLine = 16

    /// - Parameter part: Which part of long bytes, from 0.
    static func lines(of bytes: CapturedBytes, part: Int = 0) -> [StyledLine] {
        guard bytes.total > 0 else { return [StyledLine("nothing", .quiet)] }
        let size = ExchangeText.partSize
        let start = min(part * size, bytes.kept.count)
        let end = min(start + size, bytes.kept.count)
        var lines = start < end ? lines(of: bytes.kept[start..<end]) : []
        if bytes.kept.count > size {
            let place = start < end ? "bytes \(start) to \(end - 1)" : "nothing more"
            lines.append([
                Span("… \(place) of \(Quantity.bytes(bytes.total)): ", .quiet), Span(">", .key),
                Span(" next ", .quiet), Span("<", .key), Span(" before", .quiet),
            ])
        }
        if bytes.dropped > 0 {
            lines.append(StyledLine("… \(Quantity.bytes(bytes.dropped)) more were not kept.", .quiet))
        }
        return lines
    }

    /// - Parameter marked: Bytes to stand out.
    static func lines(of bytes: ArraySlice<UInt8>, marked: Range<Int>? = nil, perLine: Int = bytesInLine)
        -> [StyledLine]
    {
        stride(from: bytes.startIndex, to: bytes.endIndex, by: perLine).map { start in
            line(bytes[start..<min(start + perLine, bytes.endIndex)], marked: marked, perLine: perLine)
        }
    }

    private static func line(_ bytes: ArraySlice<UInt8>, marked: Range<Int>?, perLine: Int) -> StyledLine {
        let place = String(bytes.startIndex, radix: 16)
        var line = StyledLine(String(repeating: "0", count: max(0, 4 - place.count)) + place + "  ", .quiet)
        for (offset, byte) in zip(bytes.indices, bytes) {
            line.append(hex(byte) + " ", style(of: byte, isMarked: marked?.contains(offset) ?? false))
        }
        line.append(String(repeating: " ", count: (perLine - bytes.count) * 3 + 1))
        for (offset, byte) in zip(bytes.indices, bytes) {
            line.append(glyph(of: byte), style(of: byte, isMarked: marked?.contains(offset) ?? false))
        }
        return line.joiningSpans
    }

    private static func hex(_ byte: UInt8) -> String { (byte < 16 ? "0" : "") + String(byte, radix: 16) }

    private static func glyph(of byte: UInt8) -> String {
        switch byte {
        case 0x20..<0x7F: String(Unicode.Scalar(byte))
        case 0x0D: "␍"
        case 0x0A: "␊"
        case 0x09: "␉"
        default: "·"
        }
    }

    private static func style(of byte: UInt8, isMarked: Bool) -> Style {
        let style: Style =
            switch byte {
            case 0x21..<0x7F: .plain
            case 0x09, 0x0A, 0x0D, 0x20: .quiet
            default: Style(.number)
            }
        return isMarked ? style.with(.reversed) : style
    }
}

extension StyledLine {
    /// The same line with neighbours of one style in one span.
    var joiningSpans: StyledLine {
        var joined: [Span] = []
        for span in spans {
            if let last = joined.last, last.style == span.style {
                joined[joined.count - 1].text += span.text
            } else {
                joined.append(span)
            }
        }
        return StyledLine(joined)
    }

    /// The same line with each place that has `text` in reverse, the case of letters ignored.
    func highlighting(_ text: String) -> StyledLine {
        let wanted = Array(text.lowercased())
        let characters = spans.flatMap { span in span.text.map { (character: $0, style: span.style) } }
        let lowered = characters.map { Character($0.character.lowercased().first.map(String.init) ?? " ") }
        guard !wanted.isEmpty, lowered.count >= wanted.count else { return self }
        var marked = Set<Int>()
        var start = 0
        while start + wanted.count <= lowered.count {
            if lowered[start..<start + wanted.count].elementsEqual(wanted) {
                marked.formUnion(start..<start + wanted.count)
                start += wanted.count
            } else {
                start += 1
            }
        }
        guard !marked.isEmpty else { return self }
        return StyledLine(
            characters.enumerated().map { index, piece in
                Span(String(piece.character), marked.contains(index) ? piece.style.with(.reversed) : piece.style)
            }
        ).joiningSpans
    }
}

/// Lays an expression out as a person would: on one line where it fits, else an item a line.
enum ExpressionLayout {
    /// The longest line that is written where a break is possible.
    static let columns = 88

    /// The lines of `text` behind `prefix` at `indent` levels of four spaces, joined by newlines.
    static func lines(_ text: String, prefix: String, indent: Int) -> String {
        lay(spaced(text), prefix: prefix, suffix: "", indent: indent).joined(separator: "\n")
    }

    private static func lay(_ text: String, prefix: String, suffix: String, indent: Int) -> [String] {
        let margin = String(repeating: "    ", count: indent)
        let whole = margin + prefix + text + suffix
        guard whole.displayWidth > columns, let parts = Bracketed(text) else { return [whole] }
        var lines = [margin + prefix + parts.opening]
        for (index, item) in parts.items.enumerated() {
            let isLast = index == parts.items.count - 1
            let (key, value) = split(item)
            lines += lay(
                value, prefix: key, suffix: isLast && !parts.allowsTrailingComma ? "" : ",", indent: indent + 1)
        }
        return lines + [margin + parts.closing + suffix]
    }

    /// `"key": value` and `name=value` keep what stands before the value on its line.
    private static func split(_ item: String) -> (key: String, value: String) {
        let bytes = Array(item.utf8)
        let sign = PythonBrackets.places(in: bytes).first {
            $0.depth == 0 && ($0.byte == UInt8(ascii: ":") || $0.byte == UInt8(ascii: "="))
        }
        guard let sign, !item.hasPrefix("lambda") else { return ("", item) }
        let valueStart = bytes[(sign.offset + 1)...].firstIndex { !$0.isBlank } ?? bytes.count
        return (
            String(decoding: bytes[..<valueStart], as: UTF8.self), String(decoding: bytes[valueStart...], as: UTF8.self)
        )
    }

    /// Puts the blank after each comma, and after each colon of a dict, that people write there.
    static func spaced(_ text: String) -> String {
        let bytes = Array(text.utf8)
        var wanted: Set<Int> = []
        var brackets: [UInt8] = []
        for place in PythonBrackets.places(in: bytes) {
            brackets.removeLast(max(0, brackets.count - place.depth))
            switch place.byte {
            case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): brackets.append(place.byte)
            case UInt8(ascii: ","): wanted.insert(place.offset)
            case UInt8(ascii: ":") where brackets.last == UInt8(ascii: "{"): wanted.insert(place.offset)
            default: break
            }
        }
        var spaced: [UInt8] = []
        for (offset, byte) in bytes.enumerated() {
            spaced.append(byte)
            guard wanted.contains(offset), offset + 1 < bytes.count else { continue }
            let next = bytes[offset + 1]
            let closes = [UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: "=")].contains(next)
            if !next.isBlank, !closes { spaced.append(UInt8(ascii: " ")) }
        }
        return String(decoding: spaced, as: UTF8.self)
    }
}

/// A text that is one bracket with items in it, perhaps behind a name: `{…}`, `[…]`, `JSONResponse(…)`.
private struct Bracketed {
    let opening: String
    let items: [String]
    let closing: String
    /// A comma after the last item is welcome, except after a comprehension, where it is wrong.
    let allowsTrailingComma: Bool

    init?(_ text: String) {
        let bytes = Array(text.utf8)
        let places = PythonBrackets.places(in: bytes)
        guard let open = places.first(where: { "([{".utf8.contains($0.byte) }),
            bytes[..<open.offset].allSatisfy({ $0.isIdentifierByte || $0 == UInt8(ascii: ".") }),
            let close = places.first(where: { $0.offset > open.offset && $0.depth == 0 }),
            close.offset == bytes.count - 1
        else { return nil }
        allowsTrailingComma = !Self.isComprehension(bytes, places)
        var items: [String] = []
        var start = open.offset + 1
        for place in places where place.depth == 1 && place.byte == UInt8(ascii: ",") && allowsTrailingComma {
            items.append(Self.item(bytes[start..<place.offset]))
            start = place.offset + 1
        }
        let last = Self.item(bytes[start..<close.offset])
        if !last.isEmpty { items.append(last) }
        guard !items.isEmpty else { return nil }
        self.items = items
        opening = String(decoding: bytes[...open.offset], as: UTF8.self)
        closing = String(decoding: bytes[close.offset...], as: UTF8.self)
    }

    private static func item(_ bytes: ArraySlice<UInt8>) -> String {
        let trimmed = bytes.drop(while: \.isBlank)
        let end = (trimmed.lastIndex { !$0.isBlank } ?? trimmed.startIndex - 1) + 1
        return String(decoding: trimmed[..<end], as: UTF8.self)
    }

    private static func isComprehension(_ bytes: [UInt8], _ places: [PythonBrackets.Place]) -> Bool {
        places.contains { place in
            place.depth == 1 && bytes[place.offset...].starts(with: "for".utf8)
                && place.offset > 0 && !bytes[place.offset - 1].isIdentifierByte
                && place.offset + 3 < bytes.count && !bytes[place.offset + 3].isIdentifierByte
        }
    }
}

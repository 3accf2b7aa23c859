/// A header field's value with options, such as `form-data; name="a"; filename="b.txt"`, as Latin-1 bytes.
///
/// Source: python-multipart's `parse_options_header` and its `_parseparam`, whose ways with broken quotes are kept.
struct OptionsHeader {
    /// Lower-case.
    let value: [UInt8]
    private var options: [[UInt8]: [UInt8]] = [:]

    private static let semicolon = UInt8(ascii: ";")
    private static let quote = UInt8(ascii: "\"")
    private static let backslash = UInt8(ascii: "\\")

    init(_ field: [UInt8]) {
        guard field.contains(Self.semicolon) else {
            value = Self.trimmed(Self.lowercased(field)[...])
            return
        }
        let parts = Self.parts(of: field)
        value = Self.lowercased(parts.first ?? [])
        for part in parts.dropFirst() {
            let key = Array(part.prefix { $0 != UInt8(ascii: "=") })
            // RFC 7578 forbids `filename*=`, and what it says is not taken.
            guard !key.contains(UInt8(ascii: "*")) else { continue }
            var text = Array(part.dropFirst(key.count + 1))
            if text.count >= 2, text.first == Self.quote, text.last == Self.quote {
                text = Self.unescaped(text.dropFirst().dropLast())
            }
            if key == Array("filename".utf8) { text = Self.withoutFolders(text) }
            options[key] = text
        }
    }

    /// The text of `field` as the server got it.
    init(_ field: String) { self.init(field.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }) }

    /// The last option called `name`.
    subscript(name: String) -> [UInt8]? { options[Array(name.utf8)] }

    /// The whole in pieces at the semicolons that stand outside of quotes.
    private static func parts(of field: [UInt8]) -> [[UInt8]] {
        let text = [semicolon] + field
        func find(_ start: Int) -> Int { start < text.count ? text[start...].firstIndex(of: semicolon) ?? -1 : -1 }
        var parts: [[UInt8]] = []
        var start = 0
        while find(start) == start {
            start += 1
            var end = find(start)
            var other = start
            var quotes = 0
            while end > 0 {
                quotes += openQuotes(in: text, from: other, to: end)
                if quotes.isMultiple(of: 2) { break }
                (end, other) = (other, find(end + 1))
            }
            if end < 0 { end = text.count }
            parts.append(part(text[start..<max(start, end)]))
            start = max(start, end)
        }
        return parts
    }

    /// The quotes between two places, less those behind a backslash; none where the places are out of order.
    private static func openQuotes(in text: [UInt8], from start: Int, to end: Int) -> Int {
        guard start >= 0, start < end else { return 0 }
        var count = 0
        for index in start..<end where text[index] == quote {
            if index == start || text[index - 1] != backslash { count += 1 }
        }
        return count
    }

    /// `Name = text` as `name=text`.
    private static func part(_ text: ArraySlice<UInt8>) -> [UInt8] {
        guard let equals = text.firstIndex(of: UInt8(ascii: "=")) else { return trimmed(text) }
        var name = text[..<equals]
        while let last = name.last, isBlank(last) { name.removeLast() }
        let rest = text[(equals + 1)...].drop(while: isBlank)
        return trimmed((lowercased(Array(name)) + [UInt8(ascii: "=")] + rest)[...])
    }

    private static func unescaped(_ text: ArraySlice<UInt8>) -> [UInt8] {
        // Two passes, as Python's two calls of `replace` are: `\\"` loses both backslashes.
        func replace(_ text: [UInt8], _ second: UInt8) -> [UInt8] {
            var result: [UInt8] = []
            var index = 0
            while index < text.count {
                if text[index] == backslash, index + 1 < text.count, text[index + 1] == second { index += 1 }
                result.append(text[index])
                index += 1
            }
            return result
        }
        return replace(replace(Array(text), backslash), quote)
    }

    /// Takes away the folders that Internet Explorer 6 sent before a file's name.
    private static func withoutFolders(_ name: [UInt8]) -> [UInt8] {
        let isDrive = name.dropFirst().starts(with: ":\\".utf8)
        guard isDrive || name.starts(with: "\\\\".utf8) else { return name }
        return name.lastIndex(of: backslash).map { Array(name[($0 + 1)...]) } ?? name
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

    private static func trimmed(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var text = text.drop(while: isBlank)
        while let last = text.last, isBlank(last) { text.removeLast() }
        return Array(text)
    }

    static func lowercased(_ text: [UInt8]) -> [UInt8] {
        text.map { byte in
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), 0xC0...0xD6, 0xD8...0xDE: byte + 0x20
            default: byte
            }
        }
    }
}

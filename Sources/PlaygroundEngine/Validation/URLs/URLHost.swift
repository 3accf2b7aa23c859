import Foundation

/// The host of a URL as it is written: a domain of ASCII, an address of four numbers, or one in brackets.
///
/// Source: WHATWG's URL Standard, section 3.5.
enum URLHost {
    private static let forbidden = Set("\0\t\n\r #/:<>?@[\\]^|".unicodeScalars)

    /// The host of `http:` and its siblings.
    static func special(_ text: ArraySlice<Unicode.Scalar>) throws(ParsedURL.Fault) -> String {
        if text.first == "[" { return try bracketed(text) }
        let decoded = PercentSigns.bytes(of: Array(String(String.UnicodeScalarView(text)).utf8))
        guard let name = String(validating: decoded, as: UTF8.self) else { throw .domain }
        let domain = try ascii(name)
        guard !domain.isEmpty else { throw .emptyHost }
        return try endsInNumber(domain) ? ipv4(domain) : domain
    }

    /// The host of any other scheme.
    static func opaque(_ text: ArraySlice<Unicode.Scalar>) throws(ParsedURL.Fault) -> String {
        if text.first == "[" { return try bracketed(text) }
        guard !text.contains(where: forbidden.contains) else { throw .domainCharacter }
        return ParsedURL.encoded(text, .control)
    }

    // MARK: Domains

    /// Each label in lower case, or in Punycode where it is no ASCII.
    private static func ascii(_ name: String) throws(ParsedURL.Fault) -> String {
        var text = name.lowercased()
        if !text.utf8.allSatisfy({ $0 < 0x80 }) {
            text =
                name.precomposedStringWithCompatibilityMapping.lowercased()
                .precomposedStringWithCanonicalMapping
            text.unicodeScalars.removeAll { ignored.contains($0.value) }
            for dot in ["\u{3002}", "\u{FF0E}", "\u{FF61}"] { text = text.replacing(dot, with: ".") }
        }
        let isForbidden = text.unicodeScalars.contains {
            $0.value < 0x21 || $0.value == 0x7F || $0 == "%" || forbidden.contains($0)
        }
        guard !isForbidden else { throw .domain }
        let labels = text.split(separator: ".", omittingEmptySubsequences: false).map { label in
            label.utf8.allSatisfy { $0 < 0x80 } ? String(label) : "xn--" + Punycode.encoded(String(label))
        }
        for label in labels where label.hasPrefix("xn--") {
            guard let plain = Punycode.decoded(String(label.dropFirst(4))), !plain.isEmpty,
                !plain.utf8.allSatisfy({ $0 < 0x80 })
            else { throw .domain }
        }
        return labels.joined(separator: ".")
    }

    /// Characters that stand for nothing in a name.
    private static let ignored: Set<UInt32> = [0xAD, 0x200B, 0x2060, 0xFEFF]

    /// The host with the labels as people read them.
    static func readable(_ host: String) -> String {
        host.split(separator: ".", omittingEmptySubsequences: false).map { label in
            guard label.hasPrefix("xn--"), let plain = Punycode.decoded(String(label.dropFirst(4))) else {
                return String(label)
            }
            return plain
        }.joined(separator: ".")
    }

    // MARK: Addresses

    private static func endsInNumber(_ domain: String) -> Bool {
        var parts = domain.split(separator: ".", omittingEmptySubsequences: false)
        if parts.last?.isEmpty == true, parts.count > 1 { parts.removeLast() }
        guard let last = parts.last, !last.isEmpty else { return false }
        return last.allSatisfy { $0.isASCII && $0.isNumber } || number(last) != nil
    }

    /// A number in decimal, with `0x` in front in hexadecimal, with `0` in octal.
    private static func number(_ text: Substring) -> UInt64? {
        if text.isEmpty { return nil }
        let isHexadecimal = text.hasPrefix("0x") || text.hasPrefix("0X")
        let digits = isHexadecimal ? text.dropFirst(2) : text.count > 1 && text.first == "0" ? text.dropFirst() : text
        if digits.isEmpty { return 0 }
        let radix = isHexadecimal ? 16 : digits.count < text.count ? 8 : 10
        guard digits.allSatisfy({ $0.isASCII && $0.isHexDigit }) else { return nil }
        return UInt64(digits, radix: radix)
    }

    private static func ipv4(_ domain: String) throws(ParsedURL.Fault) -> String {
        var parts = domain.split(separator: ".", omittingEmptySubsequences: false)
        if parts.last?.isEmpty == true { parts.removeLast() }
        guard parts.count <= 4 else { throw .ipv4 }
        var numbers: [UInt64] = []
        for part in parts {
            guard let number = number(part) else { throw .ipv4 }
            numbers.append(number)
        }
        guard let last = numbers.popLast(), numbers.allSatisfy({ $0 < 256 }),
            last < 1 << (8 * UInt64(4 - numbers.count))
        else { throw .ipv4 }
        var value = last
        for (index, number) in numbers.enumerated() { value += number << (8 * UInt64(3 - index)) }
        return [24, 16, 8, 0].map { String(value >> UInt64($0) & 255) }.joined(separator: ".")
    }

    private static func bracketed(_ text: ArraySlice<Unicode.Scalar>) throws(ParsedURL.Fault) -> String {
        guard text.last == "]", text.count > 2 else { throw .ipv6 }
        guard let pieces = pieces(String(String.UnicodeScalarView(text.dropFirst().dropLast()))) else { throw .ipv6 }
        return "[\(shortened(pieces))]"
    }

    /// The eight numbers of an address; nil for what is none.
    private static func pieces(_ text: String) -> [UInt16]? {
        let halves = text.components(separatedBy: "::")
        guard halves.count <= 2 else { return nil }
        func numbers(_ half: String, mayHaveIPv4: Bool) -> [UInt16]? {
            if half.isEmpty { return [] }
            var found: [UInt16] = []
            let parts = half.split(separator: ":", omittingEmptySubsequences: false)
            for (index, part) in parts.enumerated() {
                if mayHaveIPv4, index == parts.count - 1, part.contains(".") {
                    let bytes = part.split(separator: ".", omittingEmptySubsequences: false)
                    guard bytes.count == 4 else { return nil }
                    var values: [UInt16] = []
                    for byte in bytes {
                        guard byte.count < 4, byte == "0" || byte.first != "0", byte.allSatisfy(\.isWholeNumber),
                            byte.allSatisfy(\.isASCII), let value = UInt16(byte), value < 256
                        else { return nil }
                        values.append(value)
                    }
                    found += [values[0] << 8 | values[1], values[2] << 8 | values[3]]
                    continue
                }
                guard (1...4).contains(part.count), part.allSatisfy({ $0.isASCII && $0.isHexDigit }),
                    let value = UInt16(part, radix: 16)
                else { return nil }
                found.append(value)
            }
            return found
        }
        guard let head = numbers(halves[0], mayHaveIPv4: halves.count == 1) else { return nil }
        guard halves.count == 2 else { return head.count == 8 ? head : nil }
        guard let tail = numbers(halves[1], mayHaveIPv4: true), head.count + tail.count < 8 else { return nil }
        return head + Array(repeating: 0, count: 8 - head.count - tail.count) + tail
    }

    /// The longest run of zeros, of two at least, is left out.
    private static func shortened(_ pieces: [UInt16]) -> String {
        var best = (start: 0, count: 0)
        var index = 0
        while index < pieces.count {
            var end = index
            while end < pieces.count, pieces[end] == 0 { end += 1 }
            if end - index > best.count { best = (index, end - index) }
            index = max(end, index + 1)
        }
        func text(_ part: ArraySlice<UInt16>) -> String {
            part.map { String($0, radix: 16) }.joined(separator: ":")
        }
        guard best.count > 1 else { return text(pieces[...]) }
        return text(pieces[..<best.start]) + "::" + text(pieces[(best.start + best.count)...])
    }
}

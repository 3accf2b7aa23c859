/// A replacement text with references to groups: `\1`, `\g<name>`.
///
/// Source: The Python Standard Library, "re.sub"; messages are CPython's.
struct ReplacementTemplate {
    private enum Part {
        case literal([UInt8])
        case group(Int)
    }

    private var parts: [Part] = []
    let isText: Bool

    /// - Throws: ``PatternFault`` for escapes and references that mean nothing.
    init(_ source: RegexSubject, for expression: RegularExpression) throws(PatternFault) {
        isText = source.isText
        let scalars = RegexPattern.scalars(of: source)
        guard scalars.contains("\\") else {
            parts = [.literal(source.withBytes { Array($0) })]
            return
        }
        var scanner = try PatternScanner(scalars)
        while let token = try scanner.take() {
            switch token {
            case .plain(let scalar): append(scalar, isText: source.isText)
            case .escape(let letter):
                try readEscape(letter, &scanner, for: expression, isText: source.isText)
            }
        }
    }

    private mutating func append(_ scalar: Unicode.Scalar, isText: Bool) {
        let bytes = isText ? UTF8.encode(scalar).map(Array.init) ?? [] : [UInt8(truncatingIfNeeded: scalar.value)]
        if case .literal(let before)? = parts.last {
            parts[parts.count - 1] = .literal(before + bytes)
        } else {
            parts.append(.literal(bytes))
        }
    }

    private mutating func readEscape(
        _ letter: Unicode.Scalar, _ scanner: inout PatternScanner, for expression: RegularExpression, isText: Bool
    ) throws(PatternFault) {
        switch letter {
        case "g": try readNamed(&scanner, for: expression)
        case "0":
            let digits = try scanner.take(upTo: 2) { ("0"..."7").contains($0) }
            append(Unicode.Scalar(UInt8(truncatingIfNeeded: Int(digits, radix: 8) ?? 0)), isText: isText)
        case "1"..."9": try readNumber(letter, &scanner, for: expression, isText: isText)
        case "a": append("\u{07}", isText: isText)
        case "b": append("\u{08}", isText: isText)
        case "f": append("\u{0C}", isText: isText)
        case "n": append("\n", isText: isText)
        case "r": append("\r", isText: isText)
        case "t": append("\t", isText: isText)
        case "v": append("\u{0B}", isText: isText)
        case "\\": append("\\", isText: isText)
        default:
            guard !letter.isASCII || !letter.properties.isAlphabetic else {
                throw scanner.fault("bad escape \\\(letter)", back: 2)
            }
            append("\\", isText: isText)
            append(letter, isText: isText)
        }
    }

    private mutating func readNamed(
        _ scanner: inout PatternScanner, for expression: RegularExpression
    ) throws(PatternFault) {
        guard try scanner.takes("<") else { throw scanner.fault("missing <") }
        let name = try scanner.take(until: ">", "group name")
        let width = name.unicodeScalars.count
        if PatternName.isIdentifier(name) {
            guard let group = expression.groupNames.first(where: { $0.name == name }) else {
                throw PatternFault("unknown group name \(QuotedText.string(name))", at: nil, kind: .unknownGroup)
            }
            return parts.append(.group(group.index))
        }
        guard let number = PatternName.number(name) else {
            throw scanner.fault("bad character in group name \(QuotedText.string(name))", back: width + 1)
        }
        try append(number, &scanner, for: expression, back: width + 1)
    }

    private mutating func append(
        _ group: Int, _ scanner: inout PatternScanner, for expression: RegularExpression, back: Int
    ) throws(PatternFault) {
        guard group <= expression.groupCount else {
            throw scanner.fault("invalid group reference \(group)", back: back)
        }
        parts.append(.group(group))
    }

    private mutating func readNumber(
        _ first: Unicode.Scalar, _ scanner: inout PatternScanner, for expression: RegularExpression, isText: Bool
    ) throws(PatternFault) {
        func isOctal(_ scalar: Unicode.Scalar) -> Bool { ("0"..."7").contains(scalar) }
        var digits = String(Character(first))
        if case .plain(let second)? = scanner.next, ("0"..."9").contains(second) {
            try scanner.advance()
            digits += String(Character(second))
            if isOctal(first), isOctal(second), case .plain(let third)? = scanner.next, isOctal(third) {
                try scanner.advance()
                digits += String(Character(third))
                let code = Int(digits, radix: 8) ?? 0
                guard let byte = UInt8(exactly: code) else {
                    throw scanner.fault("octal escape value \\\(digits) outside of range 0-0o377", back: 4)
                }
                return append(Unicode.Scalar(byte), isText: isText)
            }
        }
        try append(Int(digits) ?? 0, &scanner, for: expression, back: digits.utf8.count)
    }

    /// Appends the text with what the groups of a match are.
    func append(to bytes: inout [UInt8], _ offsets: [Int], _ subject: RegexSubject) {
        for part in parts {
            switch part {
            case .literal(let text): bytes += text
            case .group(let group):
                guard offsets[2 * group] >= 0 else { continue }
                subject.withBytes { bytes += $0[offsets[2 * group]..<offsets[2 * group + 1]] }
            }
        }
    }
}

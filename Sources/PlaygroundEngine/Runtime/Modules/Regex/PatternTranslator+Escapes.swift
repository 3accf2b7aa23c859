extension PatternTranslator {
    /// Reads an escape outside a class; its backslash and `letter` are taken already.
    mutating func readEscape(_ letter: Unicode.Scalar) throws(PatternFault) {
        switch letter {
        case "A": anchor("\\A")
        case "Z" where dialect == .python: anchor("\\z")
        case "z" where dialect == .rust: anchor("\\z")
        case "b": anchor(CharacterClass.boundary(isASCII: isASCII))
        case "B": anchor(CharacterClass.noBoundary(isASCII: isASCII))
        case "d", "D", "s", "S", "w", "W":
            var set = CharacterClass(isText: isText)
            set.add(category: letter)
            item(set.text(isNegated: false, isASCII: isASCII, inBothCases: false), .one)
        case "p" where dialect == .rust, "P" where dialect == .rust: try readProperty(letter)
        case "1"..."9":
            guard dialect == .python else {
                throw scanner.fault("backreferences are not supported", back: 2)
            }
            try readReference(letter)
        default:
            guard let scalar = try character(letter, inClass: false) else { return item("(?!)", .one) }
            literal(scalar)
        }
    }

    /// A Unicode property, whose name PCRE2 checks.
    private mutating func readProperty(_ letter: Unicode.Scalar) throws(PatternFault) {
        let name =
            try scanner.takes("{")
            ? try scanner.take(until: "}", "property name")
            : try scanner.take(upTo: 1) { $0.properties.isAlphabetic }
        guard name.utf8.allSatisfy({ $0 < 0x80 && (Character(Unicode.Scalar($0)).isLetter || $0 == UInt8(ascii: "_")) })
        else { throw scanner.fault("Unicode property not found") }
        item("\\\(letter){\(name)}", .one)
    }

    /// A reference to a group, or an octal escape of three digits.
    private mutating func readReference(_ first: Unicode.Scalar) throws(PatternFault) {
        func isOctal(_ scalar: Unicode.Scalar) -> Bool { ("0"..."7").contains(scalar) }
        var digits = String(Character(first))
        if case .plain(let second)? = scanner.next, ("0"..."9").contains(second) {
            try scanner.advance()
            digits += String(Character(second))
            if isOctal(first), isOctal(second), case .plain(let third)? = scanner.next, isOctal(third) {
                try scanner.advance()
                digits += String(Character(third))
                let code = Int(digits, radix: 8) ?? 0
                guard code <= 0o377, let scalar = Unicode.Scalar(UInt32(code)) else {
                    throw scanner.fault(
                        "octal escape value \\\(digits) outside of range 0-0o377", back: digits.utf8.count + 1)
                }
                return literal(scalar)
            }
        }
        let group = Int(digits) ?? 0
        guard group < groupWidths.count else {
            throw scanner.fault("invalid group reference \(group)", back: digits.utf8.count)
        }
        try reference(group, back: digits.utf8.count + 1)
    }

    /// The character that an escape stands for, in a class or outside; nil for half of a surrogate pair, which no text
    /// holds.
    mutating func character(_ letter: Unicode.Scalar, inClass: Bool) throws(PatternFault) -> Unicode.Scalar? {
        switch letter {
        case "a": return "\u{07}"
        case "b" where inClass: return "\u{08}"
        case "f": return "\u{0C}"
        case "n": return "\n"
        case "r": return "\r"
        case "t": return "\t"
        case "v": return "\u{0B}"
        case "x" where dialect == .rust && scanner.next == .plain("{"),
            "u" where dialect == .rust && scanner.next == .plain("{"):
            try scanner.advance()
            let digits = try scanner.take(until: "}", "hexadecimal digits")
            guard let code = UInt32(digits, radix: 16) else { throw scanner.fault("invalid hexadecimal digit") }
            return Unicode.Scalar(code)
        case "x": return try hexadecimal(letter, count: 2)
        case "u" where isText: return try hexadecimal(letter, count: 4)
        case "U" where isText: return try hexadecimal(letter, count: 8)
        case "0", "1"..."7":
            guard letter == "0" || inClass else { break }
            let digits =
                String(Character(letter)) + (try scanner.take(upTo: 2) { ("0"..."7").contains($0) })
            let code = UInt32(digits, radix: 8) ?? 0
            guard code <= 0o377 || !inClass else {
                throw scanner.fault(
                    "octal escape value \\\(digits) outside of range 0-0o377", back: digits.utf8.count + 1)
            }
            return Unicode.Scalar(code)
        case "N" where isText && dialect == .python:
            guard try scanner.takes("{") else { throw scanner.fault("missing {") }
            let name = try scanner.take(until: "}", "character name")
            throw scanner.fault(
                "undefined character name \(QuotedText.string(name))", back: name.unicodeScalars.count + 4)
        default: break
        }
        guard !letter.isASCII || !letter.properties.isAlphabetic, !("0"..."9").contains(letter) else {
            throw scanner.fault("bad escape \\\(letter)", back: 2)
        }
        return letter
    }

    private mutating func hexadecimal(_ letter: Unicode.Scalar, count: Int) throws(PatternFault) -> Unicode.Scalar? {
        let digits = try scanner.take(upTo: count) { $0.isASCII && $0.properties.isASCIIHexDigit }
        guard digits.utf8.count == count, let code = UInt32(digits, radix: 16) else {
            throw scanner.fault("incomplete escape \\\(letter)\(digits)", back: digits.utf8.count + 2)
        }
        guard code <= 0x10FFFF else {
            throw scanner.fault("bad escape \\\(letter)\(digits)", back: digits.utf8.count + 2)
        }
        return Unicode.Scalar(code)
    }
}

extension PatternTranslator {
    /// Reads a character class; its opening bracket is taken already.
    mutating func readClass() throws(PatternFault) {
        let here = scanner.position - 1
        let unterminated = PatternFault("unterminated character set", at: here)
        var set = CharacterClass(isText: isText)
        let isNegated = try scanner.takes("^")
        var isFirst = true
        while true {
            guard let token = try scanner.take() else { throw unterminated }
            if token == .plain("]"), !isFirst { break }
            isFirst = false
            if dialect == .rust, token == .plain("["), scanner.next == .plain(":") {
                try readNamedClass(into: &set)
                continue
            }
            let low = try member(token)
            guard try scanner.takes("-") else {
                set.add(low)
                continue
            }
            guard let end = try scanner.take() else { throw unterminated }
            if end == .plain("]") {
                set.add(low)
                set.add(.character("-"))
                break
            }
            let high = try member(end)
            guard let first = low.code, let last = high.code, first <= last else {
                throw scanner.fault(
                    "bad character range \(token.text)-\(end.text)", back: token.width + 1 + end.width)
            }
            set.add(from: first, through: last)
        }
        item(set.text(isNegated: isNegated, isASCII: isASCII, inBothCases: spellsCases), .one)
    }

    private mutating func member(_ token: PatternScanner.Token) throws(PatternFault) -> CharacterClass.Member {
        guard case .escape(let letter) = token else {
            if case .plain(let scalar) = token { return .character(scalar) }
            return .surrogate
        }
        switch letter {
        case "d", "D", "s", "S", "w", "W": return .category(letter)
        default:
            guard let scalar = try character(letter, inClass: true) else { return .surrogate }
            return .character(scalar)
        }
    }

    /// `[:alpha:]` and the like, which Rust's classes have.
    private mutating func readNamedClass(into set: inout CharacterClass) throws(PatternFault) {
        try scanner.advance()
        let name = try scanner.take(until: ":", "class name")
        guard try scanner.takes("]"), let ranges = CharacterClass.posix[name] else {
            throw scanner.fault("unrecognized character class")
        }
        for range in ranges { set.add(from: range.lowerBound, through: range.upperBound) }
    }
}

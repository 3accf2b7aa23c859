import BigInt

/// Turns Python source into tokens. It never fails: what is no token becomes ``Token/Kind/invalid(_:)``, for the parser
/// to point at.
///
/// Source: The Python Language Reference, chapter 2.
package struct Lexer {
    let bytes: [UInt8]
    var position: Int
    let end: Int
    var tokens: [Token] = []
    /// The open brackets with their offsets; while there are any, line ends mean nothing.
    var brackets: [(Operator, Int)] = []
    var indentations: [Indentation] = [Indentation(width: 0, strictWidth: 0)]
    /// Whether this reads an expression inside an f-string, where lines and indentation mean nothing.
    let isFragment: Bool

    /// All tokens of `source`, closed by ``Token/Kind/end``.
    package static func tokens(of source: SourceText) -> [Token] {
        var lexer = Lexer(bytes: source.utf8, range: 0..<source.utf8.count, isFragment: false)
        return lexer.run()
    }

    /// The tokens of the expression in `range` of an f-string.
    package static func tokens(ofFragment range: SourceRange, in source: SourceText) -> [Token] {
        var lexer = Lexer(bytes: source.utf8, range: range, isFragment: true)
        return lexer.run()
    }

    private init(bytes: [UInt8], range: SourceRange, isFragment: Bool) {
        self.bytes = bytes
        position = range.lowerBound
        end = range.upperBound
        self.isFragment = isFragment
    }

    private mutating func run() -> [Token] {
        if isFragment {
            while lexToken() {}
            add(.end, from: end)
            return tokens
        }
        if let bad = UTF8Validation.firstInvalidByte(in: bytes) {
            tokens.append(Token(kind: .invalid(.notUTF8), range: bad..<bad + 1))
            return tokens + [Token(kind: .end, range: bytes.count..<bytes.count)]
        }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
        while position < end {
            if lexIndentation() { while lexToken() {} }
        }
        if let (bracket, offset) = brackets.last {
            tokens.append(Token(kind: .invalid(.unclosedBracket(bracket.rawValue)), range: offset..<offset + 1))
        }
        if let last = tokens.last?.kind, last != .newline, last != .dedent { add(.newline, from: end) }
        for _ in indentations.dropFirst() { add(.dedent, from: end) }
        add(.end, from: end)
        return tokens
    }

    /// Reads one token, passing blanks and comments; false at the end of a logical line or of the text.
    private mutating func lexToken() -> Bool {
        skipBlanks()
        guard let byte = peek() else { return false }
        let start = position
        switch byte {
        case UInt8(ascii: "#"):
            skipComment()
        case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
            skipLineEnd()
            guard brackets.isEmpty && !isFragment else { return true }
            add(.newline, from: start)
            return false
        case UInt8(ascii: "\\"):
            lexBackslash()
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            lexNumber()
        case UInt8(ascii: "."):
            if let next = peek(1), isDigit(next) { lexNumber() } else { lexOperator() }
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            lexString(prefix: "")
        default:
            if byte >= 0x80 || isNameStart(byte) { lexName() } else { lexOperator() }
        }
        return true
    }

    private mutating func lexName() {
        let start = position
        while let scalar = peekScalar(), scalar.isNamePart(first: position == start) { position += scalar.utf8Width }
        guard position > start else { return lexUnexpectedScalar() }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        if let next = peek(), next == UInt8(ascii: "\"") || next == UInt8(ascii: "'"), isStringPrefix(text) {
            return lexString(prefix: text.lowercased(), from: start)
        }
        add(Keyword(rawValue: text).map { .keyword($0) } ?? .name(text), from: start)
    }

    private mutating func lexUnexpectedScalar() {
        let start = position
        guard let scalar = peekScalar() else { return position += 1 }
        position += scalar.utf8Width
        let character = Character(scalar)
        add(
            .invalid("“”‘’„«»".contains(character) ? .lookalikeQuote(character) : .unexpectedCharacter(character)),
            from: start)
    }

    private mutating func lexOperator() {
        let start = position
        guard let found = Operator.allCases.first(where: { isNext($0.rawValue) }) else { return lexUnexpectedScalar() }
        position += found.rawValue.utf8.count
        switch found {
        case .leftParen, .leftBracket, .leftBrace: brackets.append((found, start))
        case .rightParen, .rightBracket, .rightBrace:
            guard let (opened, _) = brackets.popLast() else {
                return add(.invalid(.unmatchedBracket(found.rawValue)), from: start)
            }
            if let expected = opened.closing, expected != found {
                let problem = PythonProblem.mismatchedBracket(
                    found: found.rawValue, opened: opened.rawValue, expected: expected.rawValue)
                return add(.invalid(problem), from: start)
            }
        default: break
        }
        add(.operator(found), from: start)
    }

    private mutating func lexBackslash() {
        let start = position
        position += 1
        if let next = peek(), next == UInt8(ascii: "\n") || next == UInt8(ascii: "\r") {
            skipLineEnd()
        } else {
            add(.invalid(.strayBackslash), from: start)
        }
    }
}

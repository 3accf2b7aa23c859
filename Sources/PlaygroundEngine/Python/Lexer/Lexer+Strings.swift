/// What a string's prefix letters say.
struct StringPrefix {
    let isRaw: Bool
    let isBytes: Bool
    let isFormatted: Bool

    init(_ letters: String) {
        isRaw = letters.contains("r")
        isBytes = letters.contains("b")
        isFormatted = letters.contains("f")
    }
}

extension Lexer {
    /// Reads a string whose quote stands at the position.
    mutating func lexString(prefix letters: String, from prefixStart: Int? = nil) {
        let start = prefixStart ?? position
        let prefix = StringPrefix(letters)
        let mark = bytes[position]
        let isTriple = peek(1) == mark && peek(2) == mark
        let quote = String(repeating: Character(Unicode.Scalar(mark)), count: isTriple ? 3 : 1)
        position += quote.utf8.count
        if prefix.isFormatted {
            let outcome = lexFormattedPieces(quote: quote, isRaw: prefix.isRaw, inSpec: false)
            switch outcome {
            case .success(let pieces): add(.formattedString(pieces), from: start)
            case .failure(let fault):
                tokens.append(Token(kind: .invalid(fault.problem), range: fault.range ?? start..<start + 1))
                position = max(position, fault.range?.upperBound ?? position)
                skipToLineEnd()
            }
            return
        }
        let bodyStart = position
        guard skipBody(quote: quote) else {
            tokens.append(Token(kind: .invalid(.unterminatedString(quote: quote)), range: start..<bodyStart))
            return skipToLineEnd()
        }
        let body = bodyStart..<position - quote.utf8.count
        do throws(StringFault) {
            let decoder = StringDecoder(bytes: bytes, prefix: prefix)
            add(prefix.isBytes ? .bytes(try decoder.bytes(in: body)) : .string(try decoder.text(in: body)), from: start)
        } catch {
            tokens.append(Token(kind: .invalid(error.problem), range: error.range ?? start..<position))
        }
    }

    /// Moves behind the closing quote; false where there is none.
    private mutating func skipBody(quote: String) -> Bool {
        while let byte = peek() {
            if isNext(quote) {
                position += quote.utf8.count
                return true
            }
            if quote.utf8.count == 1, byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { return false }
            position += byte == UInt8(ascii: "\\") && position + 1 < end ? 2 : 1
        }
        return false
    }

    private mutating func skipToLineEnd() {
        while let byte = peek(), byte != UInt8(ascii: "\n"), byte != UInt8(ascii: "\r") { position += 1 }
    }
}

/// A mistake inside a string literal; without a range it is about the literal's start.
struct StringFault: Error {
    let problem: PythonProblem
    let range: SourceRange?
}

extension Lexer {
    /// Reads the inside of an f-string up to its closing quote (or, in a format spec, up to the field's `}`).
    ///
    /// Source: PEP 701: quotes may stand again inside a replacement field.
    mutating func lexFormattedPieces(
        quote: String, isRaw: Bool, inSpec: Bool, depth: Int = 0
    ) -> Result<[FormattedPiece], StringFault> {
        var pieces: [FormattedPiece] = []
        var textStart = position
        let decoder = StringDecoder(bytes: bytes, prefix: StringPrefix(isRaw ? "r" : ""))
        func flush(to offset: Int) -> StringFault? {
            guard textStart < offset else { return nil }
            do throws(StringFault) {
                pieces.append(.text(try decoder.text(in: textStart..<offset)))
                return nil
            } catch { return error }
        }
        while let byte = peek() {
            if inSpec ? byte == UInt8(ascii: "}") : isNext(quote) {
                if let fault = flush(to: position) { return .failure(fault) }
                position += inSpec ? 0 : quote.utf8.count
                return .success(pieces)
            }
            switch byte {
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
                if quote.utf8.count == 1 {
                    return .failure(StringFault(problem: .unterminatedString(quote: quote), range: nil))
                }
                position += 1
            case UInt8(ascii: "\\") where !isRaw:
                position += min(2, end - position)
            case UInt8(ascii: "{"), UInt8(ascii: "}"):
                if peek(1) == byte && !inSpec {
                    // A doubled brace is one brace: the text up to and with the first one, then on behind the second.
                    position += 1
                    if let fault = flush(to: position) { return .failure(fault) }
                    position += 1
                    textStart = position
                } else if byte == UInt8(ascii: "}") {
                    return .failure(StringFault(problem: .loneClosingBrace, range: position..<position + 1))
                } else {
                    if let fault = flush(to: position) { return .failure(fault) }
                    switch lexField(quote: quote, isRaw: isRaw, depth: depth) {
                    case .success(let field): pieces.append(field)
                    case .failure(let fault): return .failure(fault)
                    }
                    textStart = position
                }
            default:
                position += 1
            }
        }
        return .failure(StringFault(problem: .unterminatedString(quote: quote), range: nil))
    }

    /// Reads `{expression=!r:spec}` with its `{` at the position.
    private mutating func lexField(quote: String, isRaw: Bool, depth: Int) -> Result<FormattedPiece, StringFault> {
        let open = position
        func fault(_ problem: PythonProblem, _ range: SourceRange) -> Result<FormattedPiece, StringFault> {
            .failure(StringFault(problem: problem, range: range))
        }
        guard depth < 2 else { return fault(.tooDeep, open..<open + 1) }
        position += 1
        let start = position
        guard skipFieldExpression(quote: quote) else { return fault(.unterminatedFormatField, open..<open + 1) }
        var expressionEnd = position
        var debugText: SourceRange?
        var before = position - 1
        while before > start, bytes[before] == UInt8(ascii: " ") { before -= 1 }
        if before > start, bytes[before] == UInt8(ascii: "="), !"=!<>".utf8.contains(bytes[before - 1]) {
            debugText = start..<position
            expressionEnd = before
        }
        let isBlank = bytes[start..<expressionEnd].allSatisfy { " \t\r\n".utf8.contains($0) }
        guard !isBlank else { return fault(.emptyFormatField, open..<min(position + 1, end)) }
        var conversion: FormattedPart.Conversion?
        if peek() == UInt8(ascii: "!") {
            let mark = position
            position += 1
            while let byte = peek(), isNameStart(byte) || isDigit(byte) { position += 1 }
            let letters = String(decoding: bytes[mark + 1..<position], as: UTF8.self)
            conversion = letters.count == 1 ? letters.first.flatMap(FormattedPart.Conversion.init(rawValue:)) : nil
            guard conversion != nil else { return fault(.unknownConversion(letters), mark..<position) }
            skipBlanks()
        }
        var spec: [FormattedPiece] = []
        if peek() == UInt8(ascii: ":") {
            position += 1
            switch lexFormattedPieces(quote: quote, isRaw: isRaw, inSpec: true, depth: depth + 1) {
            case .success(let pieces): spec = pieces
            case .failure(let fault): return .failure(fault)
            }
        }
        guard peek() == UInt8(ascii: "}") else { return fault(.unterminatedFormatField, open..<open + 1) }
        position += 1
        return .success(
            .field(expression: start..<expressionEnd, debugText: debugText, conversion: conversion, spec: spec))
    }

    /// Moves to the `!`, `:` or `}` that ends a replacement field's expression; false where there is none.
    private mutating func skipFieldExpression(quote: String) -> Bool {
        var nesting = 0
        while let byte = peek() {
            switch byte {
            case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): nesting += 1
            case UInt8(ascii: ")"), UInt8(ascii: "]"): nesting -= 1
            case UInt8(ascii: "}"):
                if nesting <= 0 { return true }
                nesting -= 1
            case UInt8(ascii: "!") where nesting <= 0 && peek(1) != UInt8(ascii: "="): return true
            case UInt8(ascii: ":") where nesting <= 0: return true
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
                if quote.utf8.count == 1 { return false }
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                guard skipNestedString() else { return false }
                continue
            default: break
            }
            position += 1
        }
        return false
    }

    private mutating func skipNestedString() -> Bool {
        let mark = bytes[position]
        let width = peek(1) == mark && peek(2) == mark ? 3 : 1
        let quote = String(repeating: Character(Unicode.Scalar(mark)), count: width)
        position += width
        while let byte = peek() {
            if isNext(quote) {
                position += width
                return true
            }
            if width == 1, byte == UInt8(ascii: "\n") { return false }
            position += byte == UInt8(ascii: "\\") && position + 1 < end ? 2 : 1
        }
        return false
    }
}

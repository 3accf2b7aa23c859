extension Parser {
    /// One or more string literals side by side, which Python joins.
    mutating func strings() throws(Diagnostic) -> Expression {
        let start = current.range.lowerBound
        var parts: [FormattedPart] = []
        var bytes: [UInt8] = []
        var hasText = false
        var hasBytes = false
        joining: while true {
            switch current.kind {
            case .string(let text):
                append(text, to: &parts)
                hasText = true
            case .bytes(let more):
                bytes += more
                hasBytes = true
            case .formattedString(let pieces):
                for part in try self.parts(of: pieces) {
                    if case .text(let text) = part { append(text, to: &parts) } else { parts.append(part) }
                }
                hasText = true
            default:
                break joining
            }
            guard !(hasText && hasBytes) else {
                throw Diagnostic(PythonProblem.mixedBytesAndText, at: start..<current.range.upperBound)
            }
            index += 1
        }
        if hasBytes { return try node(.literal(.bytes(bytes)), from: start) }
        if parts.isEmpty { return try node(.literal(.string("")), from: start) }
        if parts.count == 1, case .text(let text) = parts[0] { return try node(.literal(.string(text)), from: start) }
        return try node(.formatted(parts), from: start)
    }

    private func append(_ text: String, to parts: inout [FormattedPart]) {
        guard !text.isEmpty else { return }
        if case .text(let before)? = parts.last {
            parts[parts.count - 1] = .text(before + text)
        } else {
            parts.append(.text(text))
        }
    }

    private func parts(of pieces: [FormattedPiece]) throws(Diagnostic) -> [FormattedPart] {
        var parts: [FormattedPart] = []
        for piece in pieces {
            switch piece {
            case .text(let text):
                parts.append(.text(text))
            case .field(let range, let debugText, let conversion, let spec):
                guard depth < Self.maximumDepth else { throw Diagnostic(PythonProblem.tooDeep, at: range) }
                var inner = Parser(source: source, tokens: Lexer.tokens(ofFragment: range, in: source))
                inner.depth = depth + 1
                inner.endName = "the end of the field"
                inner.context = context
                let value = inner.at(.yield) ? try inner.yieldExpression() : try inner.starExpressions()
                guard case .end = inner.current.kind else { throw inner.unexpected(wanted: "‘}’") }
                // `{x=}` without a conversion or a format spec shows repr(x).
                let isPlainDebug = debugText != nil && conversion == nil && spec.isEmpty
                parts.append(
                    .field(
                        value: value, debugText: debugText.map { source[$0] },
                        conversion: isPlainDebug ? .repr : conversion, spec: try self.parts(of: spec)))
            }
        }
        return parts
    }
}

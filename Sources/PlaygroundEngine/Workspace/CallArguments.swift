/// Where the arguments of a call stand, parentheses around their values included; the syntax tree leaves those out.
struct CallArguments {
    struct Argument {
        /// Nil for a positional one.
        let name: String?
        /// From the first token of the value to its last.
        let value: SourceRange
    }

    private(set) var arguments: [Argument] = []

    /// Finds the arguments of the call that fills `range`.
    init(of range: SourceRange, in source: SourceText) {
        let tokens = Lexer.tokens(of: source).filter {
            range.contains($0.range.lowerBound) && !$0.range.isEmpty && $0.kind != .newline
        }
        guard let opening = Self.opening(of: tokens) else { return }
        var depth = 0
        var argument: [Token] = []
        for token in tokens[(opening + 1)...] {
            if depth == 0, token.kind == .operator(.comma) || token.range.upperBound == range.upperBound {
                add(argument)
                argument = []
                continue
            }
            depth += Self.step(token)
            argument.append(token)
        }
    }

    private mutating func add(_ tokens: [Token]) {
        guard let last = tokens.last else { return }
        guard tokens.count > 2, case .name(let name) = tokens[0].kind, tokens[1].kind == .operator(.assign) else {
            arguments.append(Argument(name: nil, value: tokens[0].range.lowerBound..<last.range.upperBound))
            return
        }
        arguments.append(Argument(name: name, value: tokens[2].range.lowerBound..<last.range.upperBound))
    }

    /// The index of the bracket that the last token closes.
    private static func opening(of tokens: [Token]) -> Int? {
        var depth = 0
        for index in tokens.indices.reversed() {
            depth += step(tokens[index])
            if depth == 0 { return index }
        }
        return nil
    }

    private static func step(_ token: Token) -> Int {
        switch token.kind {
        case .operator(.leftParen), .operator(.leftBracket), .operator(.leftBrace): 1
        case .operator(.rightParen), .operator(.rightBracket), .operator(.rightBrace): -1
        default: 0
        }
    }
}

import BigInt

/// One token of Python source.
///
/// Source: The Python Language Reference, chapter 2.
package struct Token: Hashable, Sendable {
    package let kind: Kind
    package let range: SourceRange

    package enum Kind: Hashable, Sendable {
        case name(String)
        case keyword(Keyword)
        case integer(BigInt)
        case float(Double)
        case string(String)
        case bytes([UInt8])
        case formattedString([FormattedPiece])
        case `operator`(Operator)
        case newline
        case indent
        case dedent
        case end
        /// Text that is no token; the parser reports it when it gets there.
        case invalid(PythonProblem)
    }
}

/// A piece of an f-string as the lexer found it; the expressions are still source ranges.
package enum FormattedPiece: Hashable, Sendable {
    case text(String)
    /// `debugText` is the range of `name=` in `{name=}`.
    case field(
        expression: SourceRange, debugText: SourceRange?, conversion: FormattedPart.Conversion?,
        spec: [FormattedPiece])
}

/// The reserved words of Python 3.
package enum Keyword: String, Hashable, Sendable, CaseIterable {
    case `False`, `None`, `True`
    case and, `as`, assert, async, await, `break`, `class`, `continue`, def, del, elif, `else`, except, finally, `for`
    case from, global, `if`, `import`, `in`, `is`, lambda, nonlocal, not, or, pass, raise, `return`, `try`, `while`
    case with, yield
}

/// Operators and delimiters, longest spelling first where one begins another.
package enum Operator: String, Hashable, Sendable, CaseIterable {
    case powerAssign = "**="
    case floorDivideAssign = "//="
    case shiftLeftAssign = "<<="
    case shiftRightAssign = ">>="
    case ellipsis = "..."
    case power = "**"
    case floorDivide = "//"
    case shiftLeft = "<<"
    case shiftRight = ">>"
    case lessOrEqual = "<="
    case greaterOrEqual = ">="
    case equal = "=="
    case notEqual = "!="
    case arrow = "->"
    case walrus = ":="
    case plusAssign = "+="
    case minusAssign = "-="
    case timesAssign = "*="
    case divideAssign = "/="
    case moduloAssign = "%="
    case matrixAssign = "@="
    case andAssign = "&="
    case orAssign = "|="
    case xorAssign = "^="
    case plus = "+"
    case minus = "-"
    case times = "*"
    case divide = "/"
    case modulo = "%"
    case at = "@"
    case ampersand = "&"
    case pipe = "|"
    case caret = "^"
    case invert = "~"
    case less = "<"
    case greater = ">"
    case assign = "="
    case leftParen = "("
    case rightParen = ")"
    case leftBracket = "["
    case rightBracket = "]"
    case leftBrace = "{"
    case rightBrace = "}"
    case comma = ","
    case colon = ":"
    case dot = "."
    case semicolon = ";"

    /// The bracket that closes this one.
    package var closing: Operator? {
        switch self {
        case .leftParen: .rightParen
        case .leftBracket: .rightBracket
        case .leftBrace: .rightBrace
        default: nil
        }
    }

    /// The operator of an augmented assignment such as `+=`.
    package var augmented: BinaryOperator? {
        rawValue.count > 1 && rawValue.hasSuffix("=") ? BinaryOperator(rawValue: String(rawValue.dropLast())) : nil
    }
}

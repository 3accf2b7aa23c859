import BigInt

/// A Python expression with its place in the source.
///
/// Source: The Python Language Reference, chapter 6.
package struct Expression: Hashable, Sendable {
    package let kind: Kind
    package let range: SourceRange
    /// How many expressions stand inside one another here; the parser bounds it, so that walks may recurse.
    package let depth: Int

    package init(_ kind: Kind, at range: SourceRange) {
        self.kind = kind
        self.range = range
        depth = 1 + (kind.children.lazy.map(\.depth).max() ?? 0)
    }

    package indirect enum Kind: Hashable, Sendable {
        case name(String)
        case literal(Literal)
        case formatted([FormattedPart])
        case list([Element])
        case tuple([Element])
        case set([Element])
        case dict([DictEntry])
        case comprehension(Comprehension)
        case unary(UnaryOperator, Expression)
        case binary(BinaryOperator, Expression, Expression)
        /// `a < b < c`: the first operand, then each operator with its right operand.
        case comparison(Expression, [ComparisonLink])
        case and(Expression, Expression)
        case or(Expression, Expression)
        case conditional(test: Expression, then: Expression, otherwise: Expression)
        case attribute(Expression, name: String, nameRange: SourceRange)
        case subscripted(Expression, index: Expression)
        case slice(lower: Expression?, upper: Expression?, step: Expression?)
        case call(Expression, [Argument])
        case lambda(Parameters, body: Expression)
        case walrus(name: String, value: Expression)
        case await(Expression)
        case yield(Expression?)
        case yieldFrom(Expression)
    }
}

/// A constant that stands in the source.
package enum Literal: Hashable, Sendable {
    case none
    case ellipsis
    case bool(Bool)
    case integer(BigInt)
    case float(Double)
    case string(String)
    case bytes([UInt8])
}

/// A piece of an f-string.
package enum FormattedPart: Hashable, Sendable {
    case text(String)
    /// `{value!r:spec}`; `debugText` is the source of `{value=}` with its equals sign.
    case field(value: Expression, debugText: String?, conversion: Conversion?, spec: [FormattedPart])

    package enum Conversion: Character, Hashable, Sendable {
        case str = "s", repr = "r", ascii = "a"
    }
}

/// An item of a list, tuple, set or call: a value, or `*values`.
package struct Element: Hashable, Sendable {
    package let value: Expression
    package let isStarred: Bool

    package init(_ value: Expression, isStarred: Bool = false) {
        self.value = value
        self.isStarred = isStarred
    }
}

/// An entry of a dict display.
package enum DictEntry: Hashable, Sendable {
    case pair(key: Expression, value: Expression)
    /// `**mapping`
    case unpacked(Expression)
}

/// An argument of a call.
package enum Argument: Hashable, Sendable {
    case positional(Expression)
    case keyword(name: String, nameRange: SourceRange, value: Expression)
    /// `*values`
    case starred(Expression)
    /// `**mapping`
    case doubleStarred(Expression)
}

/// One operator of a comparison chain with its right operand.
package struct ComparisonLink: Hashable, Sendable {
    package let comparison: ComparisonOperator
    package let operand: Expression
}

/// `[element for target in iterable if condition]` and its siblings.
package struct Comprehension: Hashable, Sendable {
    package enum Result: Hashable, Sendable {
        case list(Expression)
        case set(Expression)
        case generator(Expression)
        case dict(key: Expression, value: Expression)
    }

    package struct Clause: Hashable, Sendable {
        package let target: Expression
        package let iterable: Expression
        package let conditions: [Expression]
        package let isAsync: Bool
    }

    package let result: Result
    package let clauses: [Clause]
}

package enum UnaryOperator: String, Hashable, Sendable {
    case negative = "-"
    case positive = "+"
    case invert = "~"
    case not = "not"
}

package enum BinaryOperator: String, Hashable, Sendable, CaseIterable {
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    case floorDivide = "//"
    case modulo = "%"
    case power = "**"
    case matrixMultiply = "@"
    case shiftLeft = "<<"
    case shiftRight = ">>"
    case bitAnd = "&"
    case bitOr = "|"
    case bitXor = "^"
}

package enum ComparisonOperator: String, Hashable, Sendable {
    case equal = "=="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case identical = "is"
    case notIdentical = "is not"
    case contained = "in"
    case notContained = "not in"
}

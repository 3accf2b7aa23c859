/// A pattern of a `case`, with its place in the source.
///
/// Source: The Python Language Reference, section 8.6 (the match statement).
package struct Pattern: Hashable, Sendable {
    package let kind: Kind
    package let range: SourceRange

    package indirect enum Kind: Hashable, Sendable {
        /// A number, a text or a dotted name, compared with `==`.
        case value(Expression)
        /// `None`, `True` or `False`, compared with `is`.
        case singleton(Expression)
        /// A name that takes the value.
        case capture(Expression)
        /// `_`
        case wildcard
        /// Patterns for the items; one of them may be a ``star(_:)``.
        case sequence([Pattern])
        /// `*name`, or `*_` without a name, among the items of a sequence.
        case star(Expression?)
        /// Patterns for the values of keys, and the name that takes the rest.
        case mapping([Entry], rest: Expression?)
        case instance(Expression, positional: [Pattern], named: [Field])
        /// `a | b`
        case any([Pattern])
        /// `pattern as name`
        case named(Pattern, Expression)
    }

    package struct Entry: Hashable, Sendable {
        package let key: Expression
        package let value: Pattern
    }

    /// `name=pattern` of a class pattern.
    package struct Field: Hashable, Sendable {
        package let name: String
        package let value: Pattern
    }

    /// The names that the pattern binds, each as a target; alternatives bind the same ones.
    package var targets: [Expression] {
        switch kind {
        case .value, .singleton, .wildcard: []
        case .capture(let name): [name]
        case .star(let name): name.map { [$0] } ?? []
        case .sequence(let items): items.flatMap(\.targets)
        case .mapping(let entries, let rest): entries.flatMap(\.value.targets) + (rest.map { [$0] } ?? [])
        case .instance(_, let positional, let named): positional.flatMap(\.targets) + named.flatMap(\.value.targets)
        case .any(let choices): choices.flatMap(\.targets)
        case .named(let pattern, let name): pattern.targets + [name]
        }
    }

    /// The expressions that the pattern computes.
    package var expressions: [Expression] {
        switch kind {
        case .value(let value), .singleton(let value): [value]
        case .capture, .wildcard, .star: []
        case .sequence(let items), .any(let items): items.flatMap(\.expressions)
        case .mapping(let entries, _): entries.flatMap { [$0.key] + $0.value.expressions }
        case .instance(let type, let positional, let named):
            [type] + positional.flatMap(\.expressions) + named.flatMap(\.value.expressions)
        case .named(let pattern, _): pattern.expressions
        }
    }

    /// Whether every value matches.
    package var isIrrefutable: Bool {
        switch kind {
        case .capture, .wildcard: true
        case .named(let pattern, _): pattern.isIrrefutable
        case .any(let choices): choices.contains(where: \.isIrrefutable)
        case .value, .singleton, .star, .sequence, .mapping, .instance: false
        }
    }
}

/// `case pattern if condition:` with its block.
package struct MatchCase: Hashable, Sendable {
    package let pattern: Pattern
    package let condition: Expression?
    package let body: [Statement]
}

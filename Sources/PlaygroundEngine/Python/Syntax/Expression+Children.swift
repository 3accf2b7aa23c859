extension Expression.Kind {
    /// The expressions directly inside this one, in source order where the grammar gives one.
    package var children: [Expression] {
        switch self {
        case .name, .literal: []
        case .formatted(let parts): parts.flatMap(\.expressions)
        case .list(let elements), .tuple(let elements), .set(let elements): elements.map(\.value)
        case .dict(let entries): entries.flatMap(\.expressions)
        case .comprehension(let comprehension): comprehension.expressions
        case .unary(_, let operand), .await(let operand), .yieldFrom(let operand): [operand]
        case .binary(_, let left, let right), .and(let left, let right), .or(let left, let right): [left, right]
        case .comparison(let first, let links): [first] + links.map(\.operand)
        case .conditional(let test, let then, let otherwise): [then, test, otherwise]
        case .attribute(let object, _, _): [object]
        case .subscripted(let object, let index): [object, index]
        case .slice(let lower, let upper, let step): [lower, upper, step].compactMap(\.self)
        case .call(let function, let arguments): [function] + arguments.map(\.value)
        case .lambda(let parameters, let body): parameters.list.compactMap(\.defaultValue) + [body]
        case .walrus(_, let value): [value]
        case .yield(let value): value.map { [$0] } ?? []
        }
    }
}

extension FormattedPart {
    var expressions: [Expression] {
        switch self {
        case .text: []
        case .field(let value, _, _, let spec): [value] + spec.flatMap(\.expressions)
        }
    }
}

extension DictEntry {
    var expressions: [Expression] {
        switch self {
        case .pair(let key, let value): [key, value]
        case .unpacked(let mapping): [mapping]
        }
    }
}

extension Argument {
    /// The value that is passed, whatever the way.
    package var value: Expression {
        switch self {
        case .positional(let value), .keyword(_, _, let value), .starred(let value), .doubleStarred(let value): value
        }
    }
}

extension Comprehension {
    var expressions: [Expression] {
        let results =
            switch result {
            case .list(let element), .set(let element), .generator(let element): [element]
            case .dict(let key, let value): [key, value]
            }
        return results + clauses.flatMap { [$0.target, $0.iterable] + $0.conditions }
    }
}

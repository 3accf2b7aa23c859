import BigInt

/// What values a type takes, compiled from an annotation.
///
/// Source: pydantic-core's schemas. `isStrict` is nil where the surrounding decides.
indirect enum TypeSchema {
    case any
    case none
    case bool(isStrict: Bool?)
    case int(Bounds<BigInt>, isStrict: Bool?)
    case float(Bounds<Double>, allowsInfinities: Bool, isStrict: Bool?)
    case text(TextRules, coercesNumbers: Bool, isStrict: Bool?)
    case bytes(Lengths, isStrict: Bool?)
    case list(TypeSchema, Lengths, isStrict: Bool?)
    /// A list or a tuple, given back as what it was; anything with a length and an order where the items may be anything.
    case sequence(TypeSchema)
    case tuple([TypeSchema], Lengths, isStrict: Bool?)
    case tupleOf(TypeSchema, Lengths, isStrict: Bool?)
    case set(TypeSchema, Lengths, isFrozen: Bool, isStrict: Bool?)
    case dict(key: TypeSchema, value: TypeSchema, Lengths, isStrict: Bool?)
    case nullable(TypeSchema)
    case union([TypeSchema])
    case literal([Value], expected: String)
    case callable
    case checked(TypeSchema, [Rule])
    case native(any NativeSchema)
}

/// A schema of a type that brings its own rules, such as a model.
protocol NativeSchema: AnyObject {
    /// The name that a union's errors give to this member.
    var label: String { get }

    /// `value` as this type, or nil once the problem is reported.
    func validate(_ value: Value, _ validator: inout Validator) throws(PyError) -> Value?
}

/// A schema of a type that has rules of its own to take from declarations, such as `gt` of a date.
protocol ConstrainableSchema: NativeSchema {
    /// This schema with the rules that it knows, which are taken out of `rest`.
    func constrained(_ rest: inout Constraints, _ compiler: SchemaCompiler) throws(PyError) -> any NativeSchema
}

extension TypeSchema {
    /// The name that pydantic-core gives to the validator, which stands in the places of a union's errors.
    var label: String {
        switch self {
        case .any: "any"
        case .none: "none"
        case .bool: "bool"
        case .int(let bounds, _): bounds.isEmpty ? "int" : "constrained-int"
        case .float(let bounds, _, _):
            bounds.isEmpty ? "float" : "constrained-float"
        case .text(let rules, _, _): rules.isEmpty ? "str" : "constrained-str"
        case .bytes(let lengths, _): lengths.isEmpty ? "bytes" : "constrained-bytes"
        case .list(let item, _, _): "list[\(item.label)]"
        case .sequence(.any): "json-or-python[json=list[any],python=is-instance[Sequence]]"
        case .sequence(let item):
            "json-or-python[json=list[\(item.label)],python=chain[is-instance[Sequence],function-wrap[sequence_validator()]]]"
        case .tuple(let items, _, _): "tuple[\(items.map(\.label).joined(separator: ", "))]"
        case .tupleOf(let item, _, _): "tuple[\(item.label), ...]"
        case .set(let item, _, let isFrozen, _): "\(isFrozen ? "frozenset" : "set")[\(item.label)]"
        case .dict(let key, let value, _, _): "dict[\(key.label),\(value.label)]"
        case .nullable(let inner): "nullable[\(inner.label)]"
        case .union(let members): "union[\(members.map(\.label).joined(separator: ","))]"
        case .literal(let values, _):
            "literal[\(values.map { (try? $0.repr()) ?? "…" }.joined(separator: ","))]"
        case .callable: "callable"
        case .checked(let inner, let rules):
            rules.reduce(inner.label) { label, rule in "function-after[\(rule.functionName)(), \(label)]" }
        case .native(let schema): schema.label
        }
    }
}

extension Rule {
    /// The function as Python shows it; its address is chance there.
    fileprivate var functionName: String {
        let (name, rule, limit) =
            switch self {
            case .bound(let bound, let limit): (bound.functionName, bound.name, (try? limit.repr()) ?? "…")
            case .length(let limit, let count): (limit.name, limit.name, String(count))
            }
        return "functools.partial(<function \(name)_validator at 0x7f0000000000>, \(rule)=\(limit))"
    }
}

extension IssueKind.Bound {
    fileprivate var functionName: String {
        switch self {
        case .greaterThanEqual: "greater_than_or_equal"
        case .lessThanEqual: "less_than_or_equal"
        case .greaterThan, .lessThan, .multipleOf: rawValue
        }
    }
}

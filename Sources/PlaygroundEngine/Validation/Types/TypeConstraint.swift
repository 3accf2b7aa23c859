/// What stands in `Annotated` beside a type and limits it: `StringConstraints(…)`, `Strict()`, `Gt(5)`.
final class TypeConstraint: PyObject {
    let name: String
    let constraints: Constraints

    init(_ name: String, _ constraints: Constraints) {
        self.name = name
        self.constraints = constraints
    }

    override var typeName: String { name }

    override func repr(_ context: ReprContext) throws(PyError) -> String { "\(name)(…)" }

    /// The rules that the keywords of a call name.
    ///
    /// - Throws: `TypeError` for a keyword that the function does not have.
    static func constraints(
        _ options: [NamedArgument], of function: String, _ names: [String]
    ) throws(PyError) -> Constraints {
        let field = FieldInfo(.field)
        for option in options {
            guard names.contains(option.name) else {
                throw .typeError("\(function)() got an unexpected keyword argument '\(option.name)'")
            }
            let flag = option.value.isNone ? nil : option.value.isTrue
            switch option.name {
            case "strip_whitespace": field.constraints.stripsWhitespace = flag
            case "to_lower": field.constraints.toLower = flag
            case "to_upper": field.constraints.toUpper = flag
            default: try field.set(option, function: function)
            }
        }
        return field.constraints
    }

    /// A function whose arguments, with names or in order, are rules.
    static func function(_ name: String, _ names: [String]) -> Value {
        .object(
            PyBuiltin(name) { (call) throws(PyError) in
                guard call.positional.count <= names.count else {
                    throw .typeError(
                        "\(name).__init__() takes from 1 to \(names.count + 1) positional arguments but "
                            + "\(call.positional.count + 1) were given")
                }
                let named = zip(names, call.positional).map { NamedArgument(name: $0, value: $1, range: call.range) }
                return .object(TypeConstraint(name, try constraints(named + call.keywords, of: name, names)))
            })
    }
}

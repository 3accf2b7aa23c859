/// Pydantic's names for types with rules: `PositiveInt`, `constr(…)`, `StrictStr`, `UUID4` and so on.
///
/// Source: `pydantic.types`.
enum PydanticTypes {
    private static let numbers = ["strict", "gt", "ge", "lt", "le", "multiple_of"]
    private static let lengths = ["min_length", "max_length"]
    private static let texts = [
        "strip_whitespace", "to_upper", "to_lower", "strict", "min_length", "max_length", "pattern",
    ]

    /// The names, for `pydantic` and `pydantic.types`.
    static var members: [String: Value] {
        var members: [String: Value] = [
            "SecretStr": .object(PySecret.textType), "SecretBytes": .object(PySecret.bytesType),
            "StringConstraints": TypeConstraint.function("StringConstraints", texts),
            "AwareDatetime": .object(TemporalSchema.awareType), "NaiveDatetime": .object(TemporalSchema.naiveType),
            "FiniteFloat": annotated(.object(PyType.float)) { $0.allowsInfinities = false },
            "Strict": strict, "AllowInfNan": TypeConstraint.function("AllowInfNan", ["allow_inf_nan"]),
        ]
        for (name, type) in [("Int", PyType.int), ("Float", PyType.float)] {
            members["Positive\(name)"] = bounded(type, .greaterThan)
            members["Negative\(name)"] = bounded(type, .lessThan)
            members["NonNegative\(name)"] = bounded(type, .greaterThanEqual)
            members["NonPositive\(name)"] = bounded(type, .lessThanEqual)
        }
        let stricts = [
            ("StrictInt", PyType.int), ("StrictFloat", .float), ("StrictStr", .str), ("StrictBool", .bool),
            ("StrictBytes", .bytes),
        ]
        for (name, type) in stricts { members[name] = annotated(.object(type)) { $0.isStrict = true } }
        for version in [1, 3, 4, 5, 6, 7, 8] {
            members["UUID\(version)"] = annotated(.object(UUIDsModule.type)) { $0.uuidVersion = version }
        }
        for side in TemporalSide.types { members[side.type.name] = .object(side.type) }
        members.merge(functions) { $1 }
        members.merge(EmailTypes.members) { $1 }
        return members
    }

    /// The names of the module `annotated_types`.
    static var annotatedTypes: [String: Value] {
        let names = [
            ("Gt", ["gt"]), ("Ge", ["ge"]), ("Lt", ["lt"]), ("Le", ["le"]), ("MultipleOf", ["multiple_of"]),
            ("MinLen", ["min_length"]), ("MaxLen", ["max_length"]), ("Len", lengths),
            ("Interval", ["gt", "ge", "lt", "le"]),
        ]
        return Dictionary(uniqueKeysWithValues: names.map { ($0.0, TypeConstraint.function($0.0, $0.1)) })
    }

    private static var functions: [String: Value] {
        var functions: [String: Value] = [:]
        let plain: [(String, PyType, [String])] = [
            ("conint", .int, numbers), ("confloat", .float, numbers + ["allow_inf_nan"]), ("constr", .str, texts),
            ("conbytes", .bytes, lengths + ["strict"]),
            ("condate", DatesModule.date, ["strict", "gt", "ge", "lt", "le"]),
            ("condecimal", DecimalsModule.type, numbers + ["max_digits", "decimal_places", "allow_inf_nan"]),
        ]
        for (name, type, names) in plain {
            functions[name] = .builtin(name) { (call) throws(PyError) in
                guard call.positional.isEmpty else {
                    throw .typeError(
                        "\(name)() takes 0 positional arguments but \(call.positional.count) "
                            + (call.positional.count == 1 ? "was given" : "were given"))
                }
                return annotated(.object(type), name, try TypeConstraint.constraints(call.keywords, of: name, names))
            }
        }
        let containers: [(String, String)] = [("conlist", "list"), ("conset", "set"), ("confrozenset", "frozenset")]
        for (name, type) in containers {
            functions[name] = .builtin(name) { (call) throws(PyError) in
                guard let item = call.positional.first ?? call.keyword("item_type"), call.positional.count < 2 else {
                    throw .typeError("\(name)() missing 1 required positional argument: 'item_type'")
                }
                let origin = PyTypeForm(.generic(origin: .object(PyType.named(type)), [item]))
                let rules = call.keywords.filter { $0.name != "item_type" }
                return annotated(.object(origin), name, try TypeConstraint.constraints(rules, of: name, lengths))
            }
        }
        return functions
    }

    private static var strict: Value {
        .builtin("Strict") { (call) throws(PyError) in
            var constraints = Constraints()
            constraints.isStrict = try NativeParameters("Strict", ["strict"]).bind(call)[0]?.isTrue ?? true
            return .object(TypeConstraint("Strict", constraints))
        }
    }

    private static func bounded(_ type: PyType, _ bound: IssueKind.Bound) -> Value {
        annotated(.object(type)) { $0.bounds = [(bound, .int(0))] }
    }

    private static func annotated(_ type: Value, _ change: (inout Constraints) -> Void) -> Value {
        var constraints = Constraints()
        change(&constraints)
        return annotated(type, "Constraint", constraints)
    }

    private static func annotated(_ type: Value, _ name: String, _ constraints: Constraints) -> Value {
        .object(PyTypeForm(.typing(.annotated, [type, .object(TypeConstraint(name, constraints))])))
    }
}

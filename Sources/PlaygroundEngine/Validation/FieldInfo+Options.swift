extension FieldInfo {
    /// Options that describe the field and change no answer.
    private static let describing: Set<String> = [
        "examples", "example", "openapi_examples", "deprecated", "include_in_schema", "json_schema_extra", "media_type",
        "field_title_generator", "alias_priority", "init", "init_var", "kw_only", "union_mode", "fail_fast",
    ]
    /// Options that Pydantic takes and the playground's does not, with what to write instead.
    private static let later: [String: String] = [
        "min_items": "write ‘min_length’, its name since Pydantic 2",
        "max_items": "write ‘max_length’, its name since Pydantic 2",
        "allow_mutation": "write ‘frozen=True’", "include": "write ‘exclude’ with the other fields",
        "coerce_numbers_to_str": "say it for the model: model_config = ConfigDict(coerce_numbers_to_str=True)",
        "exclude_if": "leave the key out in a method with @model_serializer",
        "union_mode": "leave it out: the member that fits best is taken",
        "fail_fast": "leave it out: every item that is wrong is told",
    ]
    /// Options of Pydantic 1 that Pydantic 2 refuses, in its words.
    private static let removed: [String: String] = [
        "regex": "`regex` is removed. use `pattern` instead",
        "const": "`const` is removed, use `Literal` instead",
        "unique_items": "`unique_items` is removed, use `Set` instead"
            + "(this feature is discussed in https://github.com/pydantic/pydantic-core/issues/296)",
    ]
    private static let known: Set<String> = [
        "default", "default_factory", "alias", "validation_alias", "serialization_alias", "title", "description", "gt",
        "ge", "lt", "le", "multiple_of", "min_length", "max_length", "pattern", "regex", "strict", "allow_inf_nan",
        "max_digits", "decimal_places", "validate_default", "exclude", "repr", "frozen", "discriminator",
    ]

    /// What a call of `Field`, `Query` and so on declares.
    static func make(_ place: Place, _ call: NativeCall) throws(PyError) -> FieldInfo {
        let field = FieldInfo(place)
        if let value = call.positional.first {
            try field.set(NamedArgument(name: "default", value: value, range: call.range), function: call.function)
        }
        guard call.positional.count <= 1 else {
            throw .typeError(
                "\(call.function)() takes from 0 to 1 positional arguments but \(call.positional.count) were given")
        }
        let keywords = try options(of: call, for: place)
        let given = call.positional.first ?? call.keyword("default")
        guard given.map({ $0.object is PyEllipsis }) != false || call.keyword("default_factory")?.isNone != false else {
            throw .typeError("cannot specify both default and default_factory")
        }
        for option in keywords { try field.set(option, function: call.function) }
        return field
    }

    /// The options of a call of `Field`, those that only Pydantic 1 knew settled as Pydantic 2 settles them.
    private static func options(of call: NativeCall, for place: Place) throws(PyError) -> [NamedArgument] {
        var options: [NamedArgument] = []
        for option in call.keywords {
            if place == .field, let message = removed[option.name] {
                throw PydanticUserError.make(
                    message, code: "removed-kwargs", at: option.range,
                    note: option.name == "regex" ? "write Field(pattern=…)" : "write the type: Literal[…] or set[…]")
            }
            if let instead = later[option.name], !isWithoutEffect(option) {
                throw ValidationProblem.laterOption("\(call.function) with ‘\(option.name)=’", instead: instead)
                    .error(at: option.range)
            }
            guard place == .field, option.name == "example" else {
                options.append(option)
                continue
            }
            // What is no option of Field goes into the schema, unless the call says itself what does.
            guard call.keyword("json_schema_extra")?.isTrue != true else { continue }
            let extra = PyDict([option.name: option.value])
            options.append(NamedArgument(name: "json_schema_extra", value: .dict(extra), range: option.range))
        }
        return options
    }

    /// Whether an option says what holds without it.
    private static func isWithoutEffect(_ option: NamedArgument) -> Bool {
        switch option.name {
        case "union_mode": option.value.isNone || option.value.plainString == "smart"
        case "fail_fast": !option.value.isTrue
        default: false
        }
    }

    /// A field's declaration that says what each of `declarations` says, later ones over earlier ones.
    static func merging(_ declarations: [FieldInfo]) throws(PyError) -> FieldInfo {
        if declarations.count == 1, declarations[0].role == .field { return declarations[0] }
        let merged = FieldInfo(.field)
        for declaration in declarations {
            // What only FastAPI's functions know is asked of the declaration itself.
            for option in declaration.given where option.name != "convert_underscores" && option.name != "embed" {
                try merged.set(option, function: "Field")
            }
        }
        return merged
    }

    private func setDefault(_ value: Value) {
        // `...` says that the field is required.
        if case .object(let object) = value, object is PyEllipsis {
            defaultValue = .undefined
            return
        }
        defaultValue = value
    }

    func set(_ option: NamedArgument, function: String) throws(PyError) {
        let value = option.value
        note(option)
        switch option.name {
        case "default": setDefault(value)
        case "default_factory":
            defaultFactory = value.isNone ? nil : value
            if !value.isNone { defaultValue = .undefined }
        case "alias": alias = try text(option)
        case "validation_alias": try setValidationAlias(option)
        case "serialization_alias": serializationAlias = try text(option)
        case "title": title = try text(option)
        case "description": description = try text(option)
        case "gt": add(.greaterThan, value)
        case "ge": add(.greaterThanEqual, value)
        case "lt": add(.lessThan, value)
        case "le": add(.lessThanEqual, value)
        case "multiple_of": add(.multipleOf, value)
        case "min_length": constraints.lengths.least = try count(option)
        case "max_length": constraints.lengths.most = try count(option)
        case "pattern", "regex": constraints.pattern = try text(option) ?? constraints.pattern
        case "strict": constraints.isStrict = value.isNone ? nil : value.isTrue
        case "allow_inf_nan": constraints.allowsInfinities = value.isNone ? nil : value.isTrue
        case "max_digits": constraints.maxDigits = try count(option)
        case "decimal_places": constraints.decimalPlaces = try count(option)
        case "validate_default": validatesDefault = value.isNone ? nil : value.isTrue
        case "exclude": isExcluded = value.isTrue
        case "frozen": isFrozen = value.isTrue
        case "repr": isInRepr = value.isTrue
        case "discriminator": discriminator = try text(option)
        case "embed" where role == .body: embeds = value.isTrue
        case "convert_underscores" where role == .header: convertsUnderscores = value.isTrue
        default:
            guard !Self.describing.contains(option.name) else { return }
            let nearest = Suggestion.nearest(to: option.name, among: Self.known.sorted())
            let problem = ValidationProblem.unknownOption(function: function, option: option.name, nearest: nearest)
            throw problem.error(at: option.range)
        }
    }

    private func setValidationAlias(_ option: NamedArgument) throws(PyError) {
        switch option.value {
        case .object(let path as AliasPath):
            aliasPaths = [path]
            aliasNames = []
        case .object(let choices as AliasChoices):
            aliasPaths = choices.paths
            aliasNames = choices.names
        case .none, .str:
            validationAlias = try text(option)
            aliasPaths = []
            aliasNames = []
        default:
            throw problem(option, "a string, AliasChoices(…) or AliasPath(…)")
        }
    }

    private func add(_ bound: IssueKind.Bound, _ limit: Value) {
        guard !limit.isNone else { return }
        constraints.bounds.removeAll { $0.bound == bound }
        constraints.bounds.append((bound, limit))
    }

    private func text(_ option: NamedArgument) throws(PyError) -> String? {
        if option.value.isNone { return nil }
        if case .str(let text) = option.value { return text.text }
        throw problem(option, "a string")
    }

    private func count(_ option: NamedArgument) throws(PyError) -> Int? {
        if option.value.isNone { return nil }
        if let count = option.value.smallInteger, count >= 0 { return count }
        throw problem(option, "a number of at least 0")
    }

    private func problem(_ option: NamedArgument, _ expected: String) -> PyError {
        ValidationProblem.optionType(option: option.name, expected: expected, found: option.value.typeName)
            .error(at: option.range)
    }
}

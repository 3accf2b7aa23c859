/// `field_validator`, `model_validator`, `field_serializer`, `model_serializer` and `computed_field`.
///
/// Source: Pydantic's `functional_validators`, `functional_serializers` and `fields`.
enum DecoratorFunctions {
    static var members: [String: Value] {
        [
            "field_validator": .builtin("field_validator", fieldValidator),
            "model_validator": .builtin("model_validator", modelValidator),
            "field_serializer": .builtin("field_serializer", fieldSerializer),
            "model_serializer": .builtin("model_serializer", modelSerializer),
            "computed_field": .builtin("computed_field", computedField),
            "AfterValidator": .object(annotated("AfterValidator", .after)),
            "BeforeValidator": .object(annotated("BeforeValidator", .before)),
            "PlainValidator": .object(annotated("PlainValidator", .plain)),
            "WrapValidator": .object(annotated("WrapValidator", .wrap)),
        ]
    }

    private static func annotated(_ name: String, _ mode: FunctionSchema.Mode) -> PyType {
        PyType(name, module: "pydantic.functional_validators") { (call) throws(PyError) in
            let arguments = try NativeSignature("\(name).__init__", "self func json_schema_input_type?").bind(call)
            return .object(AnnotatedValidator(mode, arguments.required("func")))
        }
    }

    // MARK: Validators

    private static func fieldValidator(_ call: NativeCall) throws(PyError) -> Value {
        let fields = try names(call, "field_validator")
        let mode = try mode(call, among: [.before, .after, .wrap, .plain]) ?? .after
        let checks = call.keyword("check_fields")?.isTrue ?? true
        return decorator { (function) throws(PyError) in
            guard CallableShape.firstParameter(of: function) != "self" else {
                throw PydanticUserError.make(
                    "The `@field_validator` decorator cannot be applied to instance methods",
                    code: "validator-instance-method")
            }
            try check(function, mode, "field validator")
            let kind = ModelDecorator.Kind.fieldValidator(fields: fields, mode: mode, checksFields: checks)
            return .object(ModelDecorator(kind, classMethod(function)))
        }
    }

    private static func modelValidator(_ call: NativeCall) throws(PyError) -> Value {
        guard call.positional.isEmpty else {
            throw .typeError("model_validator() takes 0 positional arguments but \(call.positional.count) was given")
        }
        guard let mode = try mode(call, among: [.before, .after, .wrap]) else {
            throw .typeError("model_validator() missing 1 required keyword-only argument: 'mode'")
        }
        return decorator { (function) throws(PyError) in
            .object(ModelDecorator(.modelValidator(mode: mode), classMethod(function)))
        }
    }

    /// Refuses a function that takes other arguments than a validator of its kind is called with.
    private static func check(_ function: Value, _ mode: FunctionSchema.Mode, _ kind: String) throws(PyError) {
        let bound = classMethod(function)
        guard let count = CallableShape.requiredCount(of: bound) else { return }
        let plain = mode == .wrap ? 2 : 1
        guard count != plain, count != plain + 1 else { return }
        throw PydanticUserError.make(
            "Unrecognized \(kind) function signature for \(try function.repr()) with `mode=\(mode.rawValue)`",
            code: "validator-signature")
    }

    // MARK: Serialisers

    private static func fieldSerializer(_ call: NativeCall) throws(PyError) -> Value {
        let fields = try names(call, "field_serializer")
        let isWrap = try isWrap(call)
        let use = try use(call)
        let checks = call.keyword("check_fields")?.isTrue ?? true
        return decorator { (function) throws(PyError) in
            .object(
                ModelDecorator(
                    .fieldSerializer(fields: fields, isWrap: isWrap, whenUsed: use, checksFields: checks), function))
        }
    }

    private static func modelSerializer(_ call: NativeCall) throws(PyError) -> Value {
        if let function = call.positional.first {
            return .object(ModelDecorator(.modelSerializer(isWrap: false, whenUsed: .always), function))
        }
        let kind = ModelDecorator.Kind.modelSerializer(isWrap: try isWrap(call), whenUsed: try use(call))
        return decorator { (function) throws(PyError) in .object(ModelDecorator(kind, function)) }
    }

    private static func computedField(_ call: NativeCall) throws(PyError) -> Value {
        let info = FieldInfo(.field)
        for option in call.keywords {
            info.note(option)
            switch option.name {
            case "alias": info.alias = option.value.isNone ? nil : try option.value.str()
            case "title": info.title = option.value.isNone ? nil : try option.value.str()
            case "description": info.description = option.value.isNone ? nil : try option.value.str()
            case "repr": info.isInRepr = option.value.isNone || option.value.isTrue
            default: break
            }
        }
        func computed(_ function: Value) -> Value {
            let property = function.object is PyProperty ? function : .object(PyProperty(getter: function))
            if info.description == nil, case .function(let getter)? = (property.object as? PyProperty)?.getter {
                info.description = getter.definition?.docstring.map(Docstring.clean)
            }
            return .object(ModelDecorator(.computedField(info), property))
        }
        if let function = call.positional.first { return computed(function) }
        return decorator { (function) throws(PyError) in computed(function) }
    }

    // MARK: Arguments

    private static func decorator(_ body: @escaping (Value) throws(PyError) -> Value) -> Value {
        .builtin("dec") { (call) throws(PyError) in try body(try call.arguments(1...1)[0]) }
    }

    /// A plain function whose first parameter is `cls` is a class method for Pydantic.
    private static func classMethod(_ function: Value) -> Value {
        CallableShape.firstParameter(of: function) == "cls" ? .object(PyClassMethod(function)) : function
    }

    private static func names(_ call: NativeCall, _ decorator: String) throws(PyError) -> [String] {
        guard let first = call.positional.first else {
            throw .typeError("\(decorator)() missing 1 required positional argument: 'field'")
        }
        if CallableShape.firstParameter(of: first) != nil || first.object is PyClassMethod {
            throw PydanticUserError.make(
                "The `@\(decorator)` decorator cannot be used without arguments, at least one field must be provided. "
                    + "For example: `@\(decorator)('<field_name>', ...)`.", code: "decorator-missing-arguments")
        }
        var names: [String] = []
        for value in call.positional {
            guard case .str(let name) = value else {
                throw PydanticUserError.make(
                    "`@\(decorator)` fields should be passed as separate string args. E.g. usage should be "
                        + "`@\(decorator)('<field_name_1>', '<field_name_2>', ...)`.", code: "decorator-invalid-fields")
            }
            names.append(name.text)
        }
        return names
    }

    private static func mode(
        _ call: NativeCall, among modes: [FunctionSchema.Mode]
    ) throws(PyError) -> FunctionSchema.Mode? {
        guard let value = call.keyword("mode") else { return nil }
        if case .str(let text) = value, let mode = FunctionSchema.Mode(rawValue: text.text), modes.contains(mode) {
            return mode
        }
        let known = modes.map { "'\($0.rawValue)'" }.joined(separator: ", ")
        let found = (try? value.repr()) ?? ""
        throw ValidationProblem.optionType(option: "mode", expected: "one of \(known)", found: found).error(
            at: call.range)
    }

    private static func isWrap(_ call: NativeCall) throws(PyError) -> Bool {
        try mode(call, among: [.plain, .wrap]) == .wrap
    }

    private static func use(_ call: NativeCall) throws(PyError) -> ModelSerializer.Use {
        guard let value = call.keyword("when_used") else { return .always }
        if case .str(let text) = value, let use = ModelSerializer.Use(rawValue: text.text) { return use }
        throw ValidationProblem.optionType(
            option: "when_used", expected: "'always', 'json', 'unless-none' or 'json-unless-none'",
            found: (try? value.repr()) ?? ""
        ).error(at: call.range)
    }
}

/// `AfterValidator(function)` and its siblings in `Annotated[…]`.
final class AnnotatedValidator: PyObject {
    let mode: FunctionSchema.Mode
    let function: Value

    init(_ mode: FunctionSchema.Mode, _ function: Value) {
        self.mode = mode
        self.function = function
    }

    override var typeName: String {
        switch mode {
        case .before: "BeforeValidator"
        case .after: "AfterValidator"
        case .plain: "PlainValidator"
        case .wrap: "WrapValidator"
        }
    }

    override func repr(_ context: ReprContext) throws(PyError) -> String {
        "\(typeName)(func=\(try function.repr(context)))"
    }
}

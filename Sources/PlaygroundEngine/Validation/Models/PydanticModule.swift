/// The members of `pydantic`.
enum PydanticModule {
    /// The version whose documentation errors point to: that of the pinned Pydantic.
    static let documentedVersion = "2.14"

    static var modules: [PyModule] {
        [
            PyModule("pydantic", members: members),
            PyModule(
                "pydantic.fields", members: members.filter { ["Field", "FieldInfo", "PrivateAttr"].contains($0.key) }),
            PyModule("pydantic.main", members: members.filter { $0.key == "BaseModel" }),
            PyModule(
                "pydantic.functional_validators",
                members: members.filter { $0.key.hasSuffix("Validator") || $0.key.hasSuffix("_validator") }),
            PyModule("pydantic.types", members: PydanticTypes.members),
            CheckedDataclasses.module,
            PyModule("pydantic.networks", members: URLTypes.members.merging(EmailTypes.members) { $1 }),
            PyModule("annotated_types", members: PydanticTypes.annotatedTypes),
            PyModule("pydantic.alias_generators", members: AliasGenerators.members),
            PyModule(
                "pydantic_core",
                members: [
                    "PydanticCustomError": .object(CustomError.type),
                    "ValidationError": .object(ModelValidationError.errorType),
                ]),
        ]
    }

    private static var members: [String: Value] {
        var members: [String: Value] = [
            "BaseModel": .object(ModelType.base),
            "Field": .builtin("Field") { (call) throws(PyError) in .object(try FieldInfo.make(.field, call)) },
            "ConfigDict": .builtin("ConfigDict", configuration),
            "PrivateAttr": .builtin("PrivateAttr", privateAttribute),
            "ValidationError": .object(ModelValidationError.errorType),
            "ValidationInfo": .object(ValidationInfo.classObject),
            "TypeAdapter": .object(TypeAdapter.classObject),
            "AliasChoices": .object(AliasChoices.classObject), "AliasPath": .object(AliasPath.classObject),
            "PydanticUserError": .object(PydanticUserError.type),
            "ValidatorFunctionWrapHandler": .object(PyType("ValidatorFunctionWrapHandler", module: "pydantic")),
            "SerializerFunctionWrapHandler": .object(PyType("SerializerFunctionWrapHandler", module: "pydantic")),
            "SerializationInfo": .object(PyType("SerializationInfo", module: "pydantic")),
        ]
        members.merge(DecoratorFunctions.members) { $1 }
        members.merge(PydanticTypes.members) { $1 }
        members.merge(URLTypes.members) { $1 }
        for (name, instead) in refused { members[name] = .object(RefusedImport(instead: instead)) }
        return members
    }

    private static let refused = [
        "validator": "use ‘field_validator’, as Pydantic 2 has it",
        "root_validator": "use ‘model_validator’, as Pydantic 2 has it",
        "RootModel": "declare the parameter as the type itself, such as list[int]",
        "create_model": "write the model as a class",
        "Json": "declare the field as ‘str’ and read it with json.loads() in a field_validator",
    ]

    private static func configuration(_ call: NativeCall) throws(PyError) -> Value {
        guard call.positional.isEmpty else { throw .typeError("ConfigDict takes its options by name") }
        let dict = PyDict()
        for option in call.keywords { dict.set(PyString.name(option.name), to: option.value) }
        return .dict(dict)
    }

    private static let privateSignature = NativeSignature("PrivateAttr", "default? * default_factory? init?")

    private static func privateAttribute(_ call: NativeCall) throws(PyError) -> Value {
        let arguments = try privateSignature.bind(call)
        let factory = arguments.present("default_factory")
        guard arguments["default"] == nil || factory == nil else {
            throw .typeError("cannot specify both default and default_factory")
        }
        return .object(PrivateAttributeInfo(defaultValue: arguments["default"] ?? .undefined, factory: factory))
    }
}

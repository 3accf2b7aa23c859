/// A dataclass as Pydantic takes it: an instance, or a dict of its fields.
///
/// Source: pydantic-core's `DataclassValidator` and `DataclassArgsValidator`.
final class DataclassSchema: PyObject, ConstrainableSchema {
    struct Field {
        let field: ModelField
        /// Whether input gives it.
        let isInInit: Bool
        let isKeywordOnly: Bool
    }

    let dataclass: PyType
    private(set) var fields: [Field] = []
    private(set) var config = ModelConfig()
    let decorators: ModelDecorators
    /// Nil where what is around decides.
    private var isStrict: Bool?
    /// Whether the configuration is that of the model around the class.
    private var isBorrowed = false
    private let program: CurrentMachine?

    private init(_ type: PyType, _ program: CurrentMachine?) {
        dataclass = type
        decorators = ModelDecorators(dataclass: type)
        self.program = program
    }

    override var typeName: String { "SchemaValidator" }

    var label: String { dataclass.name }

    /// The schema of a dataclass, made once and kept with the class; nil for any other class.
    ///
    /// - Throws: `NameError` where a field's type is not defined yet, or an exception with a diagnostic.
    static func of(_ type: PyType, _ compiler: SchemaCompiler) throws(PyError) -> DataclassSchema? {
        guard let declared = DataclassField.all(of: .object(type)) else { return nil }
        let key = PyString.name(SchemaCompiler.schemaMember)
        let schema = DataclassSchema(type, compiler.program ?? type.program)
        let earlier = type.members.value(named: key)
        // The class may hold itself: its schema is known before those of its fields.
        try type.setMember(key, to: .object(schema))
        do throws(PyError) {
            try schema.complete(declared, compiler)
        } catch {
            try type.deleteMember(key)
            throw error
        }
        guard schema.isBorrowed else { return schema }
        // One that goes by the model around it is that model's alone.
        if let earlier { try type.setMember(key, to: earlier) } else { try type.deleteMember(key) }
        return schema
    }

    /// Whether the schema is the one for the class inside of what `compiler` compiles.
    func suits(_ compiler: SchemaCompiler) -> Bool {
        isBorrowed || isStrict != nil || compiler.config.entries.count == 0
    }

    private func complete(_ declared: [DataclassField], _ outer: SchemaCompiler) throws(PyError) {
        var compiler = outer
        if case .dict(let options)? = dataclass.lookup(PyString.make("__pydantic_config__")) {
            config = try ModelConfig([options], at: outer.range)
            isStrict = config.isStrict
            compiler.config = config
        } else if compiler.config.entries.count > 0 {
            config = compiler.config
            isStrict = config.isStrict
            isBorrowed = true
        }
        if let decorator = decorators.firstBesideValidators {
            throw ValidationProblem.dataclassDecorator(decorator).error(at: outer.range)
        }
        for one in declared {
            let annotation = try compiler.reader.type(one.annotation)
            let info = try FieldInfo.merging(try Self.declarations(of: one, annotation, compiler.range))
            try Self.refuseOptions(of: info, config)
            var schema: TypeSchema
            if let discriminator = info.discriminator {
                schema = try compiler.tagged(annotation, by: discriminator)
            } else {
                let written = one.defaultValue.object as? FieldInfo
                schema = try compiler.schema(of: annotation, written?.constraints ?? Constraints())
            }
            for validator in decorators.validators(of: one.name) {
                guard let function = method(validator.name), let program else { continue }
                schema = .native(
                    FunctionSchema(validator.mode, function, around: schema, fieldName: one.name, program: program))
            }
            let field = ModelField(
                name: PyString.name(one.name), annotation: annotation, info: info, schema: schema, config: config,
                serializer: nil)
            fields.append(
                Field(
                    field: field, isInInit: one.isInInit && info.described("init")?.isTrue != false,
                    isKeywordOnly: one.isKeywordOnly && !(one.defaultValue.object is FieldInfo)
                        || info.described("kw_only")?.isTrue == true))
        }
    }

    /// The method that a decorator holds.
    private func method(_ name: String) -> Value? {
        guard let decorator = dataclass.lookup(PyString.name(name))?.object as? ModelDecorator else { return nil }
        return decorator.wrapped.object.flatMap { Attributes.unwrapped($0, by: dataclass) } ?? decorator.wrapped
    }

    /// Refuses what models do and dataclasses do not here.
    private static func refuseOptions(of info: FieldInfo, _ config: ModelConfig) throws(PyError) {
        for option in info.given where ["init_var", "field_title_generator"].contains(option.name) {
            guard option.value.isTrue else { continue }
            throw ValidationProblem.laterOption(
                "Field with ‘\(option.name)=’ in a dataclass", instead: "write a class below BaseModel"
            ).error(at: option.range)
        }
        for name in ["use_attribute_docstrings", "model_title_generator", "field_title_generator"]
        where config.entries.get(name)?.isTrue == true {
            throw ValidationProblem.laterOption(
                "‘\(name)’ in the configuration of a dataclass", instead: "write a class below BaseModel"
            ).error(at: info.given.first?.range ?? 0..<0)
        }
    }

    /// What `Annotated` says about a field and what stands behind `=`.
    private static func declarations(
        of field: DataclassField, _ annotation: Value, _ range: SourceRange
    ) throws(PyError) -> [FieldInfo] {
        var found = AnnotationParts(annotation).metadata.compactMap { $0.object as? FieldInfo }
        if let written = field.defaultValue.object as? FieldInfo {
            found.append(written)
        } else if !field.defaultValue.isUndefined || !field.factory.isUndefined {
            let isFactory = field.defaultValue.isUndefined
            let plain = FieldInfo(.field)
            try plain.set(
                NamedArgument(
                    name: isFactory ? "default_factory" : "default",
                    value: isFactory ? field.factory : field.defaultValue, range: range), function: "field")
            found.append(plain)
        }
        return found + [FieldInfo(.field)]
    }

    /// `strict` of a field changes nothing about a dataclass in it.
    func constrained(_ rest: inout Constraints, _ compiler: SchemaCompiler) throws(PyError) -> any NativeSchema {
        rest.isStrict = nil
        return self
    }

    /// Whether `value` is an instance of the class, or of one below it.
    func accepts(_ value: Value) -> Bool {
        (value.object as? PyInstance)?.classObject.isSubclass(of: dataclass) ?? false
    }

    // MARK: Validation

    private func isStrict(_ validator: Validator) -> Bool {
        validator.overrides.isStrict ?? isStrict ?? validator.isStrict
    }

    /// The title that the class's own configuration gives it.
    var ownTitle: String? { isBorrowed ? nil : config.title }

    func validate(_ value: Value, _ validator: inout Validator) throws(PyError) -> Value? {
        if accepts(value) {
            if (value.object as? PyInstance)?.classObject !== dataclass { validator.floor(.strict) }
            return value
        }
        guard validator.isJSON || !isStrict(validator) else {
            return validator.report(.dataclassExactType(name: dataclass.name), value)
        }
        guard case .dict(let dict) = value else { return validator.report(.dataclassType(name: dataclass.name), value) }
        validator.floor(.strict)
        let instance = PyInstance(dataclass)
        guard try fill(instance, [], dict, value, &validator) else { return nil }
        return .object(instance)
    }

    /// Gives `instance` its fields; false once the problems are reported.
    ///
    /// - Parameter positional: Arguments without names, which only a call has.
    func fill(
        _ instance: PyInstance, _ positional: [Value], _ named: PyDict, _ input: Value, _ validator: inout Validator
    ) throws(PyError) -> Bool {
        let problems = validator.issues.count
        let outer = (isStrict: validator.isStrict, data: validator.data)
        let found = PyDict()
        validator.isStrict = isStrict(validator)
        validator.data = found
        defer { (validator.isStrict, validator.data) = outer }
        var used: [PyString] = []
        var places = 0
        // How many fields count as given, for the choice among a union's members: those that nobody can give always do.
        var given = fields.count { !$0.isInInit && !$0.field.info.isRequired }
        // Fields that have to be named are checked behind the others.
        for one in fields.filter({ !$0.isKeywordOnly }) + fields.filter(\.isKeywordOnly) {
            let field = one.field
            let place = one.isInInit && !one.isKeywordOnly ? places : Int.max
            if place == places { places += 1 }
            let byName = one.isInInit ? field.keys.first { named.value(named: $0) != nil } : nil
            if place < positional.count {
                if let byName, let value = named.value(named: byName) {
                    used.append(byName)
                    Self.report(.multipleValues, value, at: .key(byName.text), &validator)
                    continue
                }
                given += 1
                validator.location.append(.index(place))
                defer { validator.location.removeLast() }
                if let valid = try validator.validate(positional[place], field.schema) {
                    found.set(field.name, to: valid)
                }
            } else if let byName, let value = named.value(named: byName) {
                used.append(byName)
                given += 1
                validator.location.append(field.place(byName, config))
                defer { validator.location.removeLast() }
                if let valid = try validator.validate(value, field.schema) { found.set(field.name, to: valid) }
            } else if field.info.isRequired {
                if one.isInInit {
                    validator.location.append(field.place(nil, config))
                    _ = validator.report(.missing, input)
                    validator.location.removeLast()
                }
            } else if let initial = try field.initial(found, program) {
                validator.location.append(.key(field.name.text))
                defer { validator.location.removeLast() }
                let valid = field.validatesDefault ? try validator.validate(initial, field.schema) : initial
                if let valid { found.set(field.name, to: valid) }
            }
        }
        try rest(positional, named, used, &validator, into: found)
        validator.fieldsSet = (validator.fieldsSet ?? 0) + given
        guard validator.issues.count == problems else { return false }
        for case (.str(let name), let value) in found.pairs { instance.setField(name, to: value) }
        return try finish(instance, input, &validator)
    }

    private static func report(
        _ kind: IssueKind.Fixed, _ value: Value, at place: PathElement, _ validator: inout Validator
    ) {
        validator.location.append(place)
        _ = validator.report(kind, value)
        validator.location.removeLast()
    }

    /// What becomes of arguments that no field took.
    private func rest(
        _ positional: [Value], _ named: PyDict, _ used: [PyString], _ validator: inout Validator, into found: PyDict
    ) throws(PyError) {
        let places = fields.count { $0.isInInit && !$0.isKeywordOnly }
        for (index, value) in positional.enumerated().dropFirst(places) {
            Self.report(.unexpectedPositional, value, at: .index(index), &validator)
        }
        for (key, value) in named.pairs {
            guard case .str(let name) = key else {
                Self.report(.invalidKey, key, at: Validator.element(key), &validator)
                continue
            }
            guard !used.contains(where: { $0 == name }) else { continue }
            switch config.extra {
            case .ignore: break
            case .forbid: Self.report(.unexpectedKeyword, value, at: .key(name.text), &validator)
            case .allow: found.set(name, to: value)
            }
        }
    }

    /// Calls `__post_init__`, where the class has one.
    private func finish(
        _ instance: PyInstance, _ input: Value, _ validator: inout Validator
    ) throws(PyError) -> Bool {
        guard let hook = dataclass.lookup(PyString.make("__post_init__")), let program else { return true }
        do throws(PyError) {
            _ = try program.call(try Attributes.bind(hook, to: instance), [])
            return true
        } catch {
            return try validator.report(error, input) != nil
        }
    }
}

/// A type with what `Annotated` says about it.
struct AnnotationParts {
    let type: Value
    let metadata: [Value]

    init(_ annotation: Value) {
        guard let form = annotation.object as? PyTypeForm, case .typing(.annotated, let arguments?) = form.form,
            let first = arguments.first
        else {
            (type, metadata) = (annotation, [])
            return
        }
        type = first
        metadata = Array(arguments.dropFirst())
    }
}

/// Where the values of a model's fields come from.
enum FieldSource {
    case dict(PyDict)
    /// An object whose attributes have the fields' names.
    case attributes(Value)
}

extension ModelType {
    /// What `input` is to the model's fields; nil where it is nothing with names in it.
    func source(of input: Value, _ validator: Validator) -> FieldSource? {
        if case .dict(let dict) = input { return .dict(dict) }
        guard readsAttributes(validator), let object = input.object, Self.hasFields(object) else { return nil }
        return .attributes(input)
    }

    func readsAttributes(_ validator: Validator) -> Bool {
        validator.overrides.readsAttributes ?? (validator.readsAttributes || config.readsAttributes)
    }

    /// Whether the object is of a kind whose attributes Pydantic looks at: not a plain value, a date, a class and so on.
    private static func hasFields(_ object: PyObject) -> Bool {
        object is PyInstance && !(object is PyException)
    }

    /// Checks every field; nil once the problems are reported.
    ///
    /// Source: pydantic-core's `ModelFieldsValidator`.
    func contents(
        _ source: FieldSource, _ input: Value, _ validator: inout Validator
    ) throws(PyError) -> ModelContents? {
        let outer = (isStrict: validator.isStrict, data: validator.data, fieldsSet: validator.fieldsSet)
        let found = PyDict()
        validator.isStrict = validator.overrides.isStrict ?? config.isStrict
        validator.data = found
        validator.fieldsSet = nil
        defer {
            validator.isStrict = outer.isStrict
            validator.data = outer.data
        }
        let problems = validator.issues.count
        let fields = try fields().list
        var fieldsSet: [PyString] = []
        var used: [PyString] = []
        fieldsSet.reserveCapacity(fields.count)
        used.reserveCapacity(fields.count)
        for field in fields {
            guard let (key, value) = try lookUp(field, in: source, validator) else {
                if let value = try missing(field, input, found, &validator, problems) {
                    found.set(field.name, to: value)
                }
                continue
            }
            used.append(key)
            validator.location.append(field.place(key, config))
            let result = try validator.validate(value, field.schema)
            validator.location.removeLast()
            fieldsSet.append(field.name)
            if let result { found.set(field.name, to: result) }
        }
        let inner = validator.fieldsSet ?? 0
        let count = fieldsSet.count
        let extra = try rest(of: source, used, &fieldsSet, &validator)
        validator.fieldsSet = (outer.fieldsSet ?? 0) + inner + count
        guard validator.issues.count == problems else { return nil }
        return ModelContents(found, fieldsSet: fieldsSet, extra: extra)
    }

    private func lookUp(
        _ field: ModelField, in source: FieldSource, _ validator: Validator
    ) throws(PyError) -> (key: PyString, value: Value)? {
        for key in keys(of: field, validator) {
            switch source {
            case .dict(let dict): if let value = dict.value(named: key) { return (key, value) }
            case .attributes(let object):
                if let value = try Attributes.attributeIfAny(key, of: object) { return (key, value) }
            }
        }
        return nil
    }

    private func keys(of field: ModelField, _ validator: Validator) -> [PyString] {
        guard validator.overrides.byAlias != nil || validator.overrides.byName != nil else { return field.keys }
        let alias = (field.info.validationAlias ?? field.info.alias).map(PyString.name)
        guard let alias else { return [field.name] }
        let byAlias = validator.overrides.byAlias ?? config.validatesByAlias
        let byName = validator.overrides.byName ?? config.validatesByName
        return (byAlias ? [alias] : []) + (byName || !byAlias ? [field.name] : [])
    }

    /// The default of a field that input does not have; nil once it is reported that there is none.
    private func missing(
        _ field: ModelField, _ input: Value, _ found: PyDict, _ validator: inout Validator, _ problems: Int
    ) throws(PyError) -> Value? {
        // A default goes by the field's name, whatever alias input has to use.
        let isRequired = field.info.isRequired
        validator.location.append(isRequired ? field.place(nil, config) : .key(field.name.text))
        defer { validator.location.removeLast() }
        if isRequired { return validator.report(.missing, input) }
        if field.factoryTakesData, validator.issues.count > problems {
            return validator.report(.defaultFactoryNotCalled, .none)
        }
        guard let value = try field.initial(found, program) else { return nil }
        return field.validatesDefault ? try validator.validate(value, field.schema) : value
    }

    /// What becomes of the keys that no field took.
    private func rest(
        of source: FieldSource, _ used: [PyString], _ fieldsSet: inout [PyString], _ validator: inout Validator
    ) throws(PyError) -> PyDict? {
        let policy = validator.overrides.extra ?? config.extra
        guard policy != .ignore else { return nil }
        let extra: PyDict? = policy == .allow ? PyDict() : nil
        guard case .dict(let dict) = source else { return extra }
        guard dict.count > used.count else { return extra }
        for (key, value) in dict.pairs {
            guard case .str(let name) = key else {
                validator.location.append(Validator.element(key))
                _ = validator.report(.invalidKey, key)
                validator.location.removeLast()
                continue
            }
            guard !used.contains(where: { $0 == name }) else { continue }
            if let extra {
                extra.set(name, to: value)
                fieldsSet.append(name)
            } else {
                validator.location.append(.key(name.text))
                _ = validator.report(.extra, value)
                validator.location.removeLast()
            }
        }
        return extra
    }

    /// `instance.name = value` where assignments are checked.
    ///
    /// Source: pydantic-core's `validate_assignment`.
    func assign(_ value: Value, to name: PyString, of instance: ModelInstance) throws(PyError) {
        var validator = Validator()
        let data = try instance.fields?.copy() ?? PyDict()
        _ = try data.remove(.str(name))
        validator.data = data
        validator.isStrict = config.isStrict
        guard let field = try field(name) else {
            guard let extra = instance.extra else {
                throw ModelValidationError.make(
                    [ValidationIssue(.noSuchAttribute(name.text), at: [.key(name.text)], input: value)], title: title)
            }
            extra.set(name, to: value)
            instance.markSet(name)
            return
        }
        validator.location = [.key(name.text)]
        guard let valid = try validator.validate(value, field.schema) else {
            throw ModelValidationError.make(validator.issues, title: title)
        }
        instance.setField(name, to: valid)
        instance.markSet(name)
        guard let program else { return }
        for after in decorators.modelValidators where after.mode == .after {
            guard let method = try attribute(after.name) else { continue }
            do throws(PyError) {
                _ = try program.call(method, [.object(instance)])
            } catch {
                validator.location = []
                _ = try validator.report(error, value)
                throw ModelValidationError.make(validator.issues, title: title)
            }
        }
    }
}

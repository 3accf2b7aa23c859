extension ModelType: ConstrainableSchema {
    /// `strict` of a field changes nothing about a model in it: the model's own configuration decides.
    func constrained(_ rest: inout Constraints, _ compiler: SchemaCompiler) throws(PyError) -> any NativeSchema {
        rest.isStrict = nil
        return self
    }

    /// The class's name, with the functions of the program around it.
    var label: String {
        var label = name
        for validator in decorators.modelValidators where validator.mode != .before {
            label = validator.mode.label(validator.name, around: label)
        }
        return label
    }

    func validate(_ value: Value, _ validator: inout Validator) throws(PyError) -> Value? {
        try validate(value, &validator, into: nil)
    }

    /// - Parameter instance: The instance that `__init__` fills; nil for a new one.
    func validate(
        _ value: Value, _ validator: inout Validator, into instance: ModelInstance?
    ) throws(PyError) -> Value? {
        guard activeChecks < validator.recursionLimit else { return validator.report(.recursionDepth, value) }
        activeChecks += 1
        defer { activeChecks -= 1 }
        guard hasOuterValidators else { return try check(value, &validator, into: instance) }
        let outer = decorators.modelValidators.filter { $0.mode != .before }
        return try validate(value, &validator, into: instance, outer[...])
    }

    /// Runs the program's validators around the model's own checks, the last declared outermost.
    private func validate(
        _ value: Value, _ validator: inout Validator, into instance: ModelInstance?,
        _ outer: ArraySlice<(name: String, mode: FunctionSchema.Mode)>
    ) throws(PyError) -> Value? {
        guard let last = outer.last, let program else { return try check(value, &validator, into: instance) }
        let rest = outer.dropLast()
        switch last.mode {
        case .after:
            guard let valid = try validate(value, &validator, into: instance, rest),
                let method = try attribute(last.name)
            else { return nil }
            return try call(method, [valid], input: value, &validator, program)
        case .wrap:
            guard let method = try attribute(last.name) else { return nil }
            let inner = RestSchema(self, rest, instance)
            let handler = validator.handler(for: .native(inner))
            let result = try call(method, [value, handler.callable], input: value, &validator, program)
            validator.floor(handler.exactness())
            return result
        case .before, .plain: return try validate(value, &validator, into: instance, rest)
        }
    }

    /// The schema that a wrapping validator's handler runs.
    private final class RestSchema: NativeSchema {
        private let model: ModelType
        private let outer: ArraySlice<(name: String, mode: FunctionSchema.Mode)>
        private let instance: ModelInstance?

        init(
            _ model: ModelType, _ outer: ArraySlice<(name: String, mode: FunctionSchema.Mode)>,
            _ instance: ModelInstance?
        ) {
            self.model = model
            self.outer = outer
            self.instance = instance
        }

        var label: String { model.name }

        func validate(_ value: Value, _ validator: inout Validator) throws(PyError) -> Value? {
            try model.validate(value, &validator, into: instance, outer)
        }
    }

    private func call(
        _ method: Value, _ arguments: [Value], input: Value, _ validator: inout Validator, _ program: CurrentMachine
    ) throws(PyError) -> Value? {
        let takesInfo = CallableShape.requiredCount(of: method).map { $0 > arguments.count } ?? false
        let info: [Value] = takesInfo ? [.object(ValidationInfo(validator, fieldName: nil))] : []
        do throws(PyError) {
            return try program.call(method, arguments + info)
        } catch {
            return try validator.report(error, input)
        }
    }

    private func check(
        _ value: Value, _ validator: inout Validator, into instance: ModelInstance?
    ) throws(PyError) -> Value? {
        if instance == nil, let given = value.object as? ModelInstance, given.model.isSubclass(of: self) {
            if given.model !== self { validator.floor(.strict) }
            guard revalidates(given) else {
                validator.fieldsSet = (validator.fieldsSet ?? 0) + given.fieldsSet.count
                return value
            }
            let data = PyDict()
            for (key, value) in (given.fields?.pairs ?? []) + (given.extra?.pairs ?? []) {
                try data.set(key, to: value)
            }
            guard let made = try contents(.dict(data), value, &validator) else { return nil }
            return try fill(try emptyInstance(), ModelContents(made, fieldsSet: given.fieldsSet), &validator, value)
        }
        // An instance of the generic model, or of another one that stands for it, gives its fields.
        if instance == nil, let origin = genericOrigin, let given = value.object as? ModelInstance,
            given.model.isSubclass(of: origin), let fields = given.fields
        {
            validator.floor(.lax)
            guard let made = try contents(.dict(fields), value, &validator) else { return nil }
            return try fill(try emptyInstance(), ModelContents(made, fieldsSet: given.fieldsSet), &validator, value)
        }
        var input = value
        for before in decorators.modelValidators.reversed() where before.mode == .before {
            guard let program, let method = try attribute(before.name) else { continue }
            guard let made = try call(method, [input], input: input, &validator, program) else { return nil }
            input = made
        }
        if !decorators.modelValidators.isEmpty, instance == nil, let given = input.object as? ModelInstance,
            given.model.isSubclass(of: self), !input.isIdentical(to: value)
        {
            return input
        }
        if instance == nil { validator.floor(.strict) }
        if instance == nil, let initializer = ownInitializer {
            return try construct(input, by: initializer, &validator)
        }
        guard let source = source(of: input, validator) else {
            let readsAttributes = readsAttributes(validator)
            return readsAttributes
                ? validator.report(.attributesType, input) : validator.report(.modelType(name: name), input)
        }
        guard let made = try contents(source, input, &validator) else { return nil }
        let target: ModelInstance
        if let instance { target = instance } else { target = try emptyInstance() }
        return try fill(target, made, &validator, input)
    }

    private func revalidates(_ instance: ModelInstance) -> Bool {
        switch config.revalidation {
        case .never: false
        case .always: true
        case .subclasses: instance.model !== self
        }
    }

    /// Makes an instance by the program's own `__init__`.
    private func construct(
        _ input: Value, by initializer: Value, _ validator: inout Validator
    ) throws(PyError) -> Value? {
        guard case .dict(let dict) = input, let program else {
            return validator.report(.modelType(name: name), input)
        }
        let instance = try emptyInstance()
        var keywords: [NamedArgument] = []
        for case (.str(let key), let value) in dict.pairs {
            keywords.append(NamedArgument(name: key.text, value: value, range: range))
        }
        do throws(PyError) {
            _ = try program.call(try Attributes.bind(initializer, to: instance), [], keywords)
        } catch {
            return try validator.report(error, input)
        }
        return .object(instance)
    }

    private func fill(
        _ instance: ModelInstance, _ made: ModelContents, _ validator: inout Validator, _ input: Value
    ) throws(PyError) -> Value? {
        instance.fields = made.fields
        instance.fieldsSet = made.fieldsSet
        instance.extra = made.extra
        guard let hook = lookup(PyString.make("model_post_init")), case .function = hook, let program else {
            return .object(instance)
        }
        do throws(PyError) {
            _ = try program.call(try Attributes.bind(hook, to: instance), [validator.context])
        } catch {
            return try validator.report(error, input)
        }
        return .object(instance)
    }
}

/// What the checks of a model's fields give.
struct ModelContents {
    let fields: PyDict
    var fieldsSet: [PyString]
    let extra: PyDict?

    init(_ fields: PyDict, fieldsSet: [PyString], extra: PyDict?) {
        self.fields = fields
        self.fieldsSet = fieldsSet
        self.extra = extra
    }

    init(_ other: ModelContents, fieldsSet: [PyString]) {
        self.init(other.fields, fieldsSet: fieldsSet, extra: other.extra)
    }
}

/// A class of models: `BaseModel`, or what a `class` statement makes below it.
///
/// Source: Pydantic's `ModelMetaclass`.
package final class ModelType: PyType, @unchecked Sendable {
    let config: ModelConfig
    let decorators: ModelDecorators
    /// The fields' declarations, those of the bases first.
    let declarations: [FieldDeclaration]
    let privateAttributes: [PrivateAttribute]
    let classVariables: Set<String>
    private let owner: CurrentMachine?
    /// Where the class stands in the source.
    let range: SourceRange
    private var state = State.declared
    private var computedAliases: [String: PyString] = [:]
    /// The types that a generic model leaves open.
    private(set) var parameters: [PyTypeVariable] = []
    /// The models that stand for this one with types in place of its variables.
    var parametrized: [(arguments: Value, model: ModelType)] = []
    /// The names of those that are being made.
    var underway: Set<String> = []
    /// The generic model that this one stands for.
    private(set) var genericOrigin: ModelType?
    /// What stands for the variables of the generic model.
    private(set) var originArguments: [Value] = []
    let definition: ClassDefinition?
    /// Whether functions of the program run around the model's own checks.
    private(set) lazy var hasOuterValidators = decorators.modelValidators.contains { $0.mode != .before }
    /// How many of its instances are being checked inside one another.
    var activeChecks = 0

    private enum State {
        case declared
        /// While the types of the fields are looked up, which may lead back here.
        case completing
        case complete(ModelFields)
    }

    static let base = ModelType()

    private init() {
        config = ModelConfig()
        decorators = ModelDecorators(bases: [])
        declarations = []
        privateAttributes = []
        classVariables = []
        owner = nil
        definition = nil
        range = 0..<0
        state = .complete(ModelFields([]))
        super.init("BaseModel", module: "pydantic.main", members: ModelMethods.members)
    }

    /// The model that a `class` statement makes of `body`.
    override package init(_ body: ClassBody) throws(PyError) {
        let parents = body.bases.flatMap(\.resolutionOrder).compactMap { $0 as? ModelType }
        let parts = try ModelBody(body, parents: parents)
        config = parts.config
        decorators = parts.decorators
        declarations = parts.declarations
        privateAttributes = parts.privateAttributes
        classVariables = parts.classVariables
        owner = body.program
        definition = body.definition
        range = body.range
        parameters = body.bases.compactMap { ($0 as? PyGenericBase)?.parameters }.first ?? []
        try super.init(body)
        if let stray = decorators.strayField(among: Set(declarations.map(\.name.text))) {
            throw PydanticUserError.make(
                "Decorators defined with incorrect fields: \(displayName).\(stray.decorator) (use check_fields=False if "
                    + "you're inheriting from the model and intended this)", code: "decorator-missing-field",
                at: body.place(of: stray.decorator),
                note: "the decorator names ‘\(stray.field)’; the fields are "
                    + declarations.map { "‘\($0.name.text)’" }.joined(separator: ", "))
        }
        // A name that comes later in the file is looked up once the model is used.
        if let machine = body.program.machine { _ = try complete(AnnotationReader(machine.globals), isLast: false) }
    }

    override func takeApart() -> [Value] {
        guard !isBuiltIn else { return [] }
        state = .declared
        (parametrized, originArguments) = ([], [])
        return super.takeApart() + declarations.flatMap { [$0.annotation, $0.written] }
    }

    override var program: CurrentMachine? { owner }

    override package var isAcceptableBase: Bool { true }

    override package var shapesSubclasses: Bool { true }

    override package func subclass(_ body: ClassBody) throws(PyError) -> PyType { try ModelType(body) }

    override func item(_ key: Value) throws(PyError) -> Value? { try parametrized(by: key) }

    override package var openTypes: [PyTypeVariable] { parameters }

    override package func closing(_ substitution: TypeSubstitution) throws(PyError) -> Value {
        try parametrized(with: substitution.applied(to: parameters.map { .object($0) }))
    }

    func becomeParametrized(of origin: ModelType, with arguments: [Value]) {
        genericOrigin = origin
        originArguments = arguments
        parameters = []
        for variable in arguments.flatMap({ TypeSubstitution.variables(in: $0) })
        where !parameters.contains(where: { $0 === variable }) { parameters.append(variable) }
    }

    /// The name in messages about input.
    var title: String { config.title ?? name }

    func isClassVariable(_ name: String) -> Bool { classVariables.contains(name) }

    // MARK: Fields

    /// The fields, their types looked up.
    ///
    /// - Throws: `PydanticUserError` where a type names what the program does not define.
    func fields() throws(PyError) -> ModelFields {
        if case .complete(let fields) = state { return fields }
        guard let machine = owner?.machine else {
            throw .make(.runtimeError, "the model \(name) was used while its program does not run")
        }
        return try fields(AnnotationReader(machine.globals))
    }

    func fields(_ reader: AnnotationReader) throws(PyError) -> ModelFields {
        if let fields = try complete(reader, isLast: true) { return fields }
        throw .make(.recursionError, "the fields of \(name) depend on themselves")
    }

    func field(_ name: PyString) throws(PyError) -> ModelField? { try fields().named(name) }

    /// The key under which a computed field is written by alias: its own, or what `alias_generator` makes of its name.
    func alias(ofComputed field: (name: String, info: FieldInfo)) throws(PyError) -> PyString {
        if let alias = field.info.alias { return PyString.name(alias) }
        if let known = computedAliases[field.name] { return known }
        var alias = PyString.name(field.name)
        if let generator = config.aliasGenerator, let owner {
            guard case .str(let made) = try owner.call(generator, [.str(alias)]) else {
                throw .typeError("alias_generator \(try generator.repr()) must return str")
            }
            alias = PyString.name(made.text)
        }
        computedAliases[field.name] = alias
        return alias
    }

    /// Looks the types of the fields up; nil where that is under way, or where a name is missing that may come yet.
    func complete(_ reader: AnnotationReader, isLast: Bool) throws(PyError) -> ModelFields? {
        switch state {
        case .complete(let fields): return fields
        case .completing: return nil
        case .declared: state = .completing
        }
        let reader = reader.knowing(self)
        do throws(PyError) {
            let fields = try ModelFields(of: self, reader, isLast: isLast)
            state = .complete(fields)
            return fields
        } catch {
            state = .declared
            guard error.exception.isInstance(of: .nameError) else { throw error }
            guard isLast else { return nil }
            let place = declarations.first { (try? reader.type($0.annotation)) == nil }?.range
            let missing = Self.quoted(error.exception.message)
            throw PydanticUserError.make(
                "`\(name)` is not fully defined; you should define `\(missing)`, then call `\(name).model_rebuild()`.",
                code: "class-not-fully-defined", at: place,
                note: "no class of the file has the name ‘\(missing)’"
                    + (error.exception.suggestion.map { "; did you mean ‘\($0)’?" } ?? ""))
        }
    }

    /// The name in `name 'X' is not defined`.
    private static func quoted(_ message: String) -> String {
        let parts = message.split(separator: "'", omittingEmptySubsequences: false)
        return parts.count > 2 ? String(parts[1]) : message
    }

    // MARK: Calls

    override package func allocate(_ call: NativeCall) throws(PyError) -> PyInstance { try emptyInstance() }

    /// A new instance with its private attributes and nothing else.
    func emptyInstance() throws(PyError) -> ModelInstance {
        let instance = ModelInstance(self)
        instance.fields = PyDict()
        for attribute in privateAttributes {
            let value: Value
            if let factory = attribute.factory, let owner {
                value = try owner.call(factory, [])
            } else if attribute.defaultValue.isUndefined {
                continue
            } else {
                value = try CopyModule.deepCopy(attribute.defaultValue)
            }
            let privates = instance.privates ?? PyDict()
            instance.privates = privates
            privates.set(attribute.name, to: value)
        }
        return instance
    }

    override package func construct(_ call: NativeCall) throws(PyError) -> Value {
        guard self !== ModelType.base else { throw PydanticUserError.baseModel }
        let instance = try emptyInstance()
        if let initializer = ownInitializer {
            let made = try Invocation.call(
                try Attributes.bind(initializer, to: instance), call.positional, call.keywords, by: self)
            guard made.isNone else { throw .typeError("__init__() should return None, not '\(made.typeName)'") }
            return .object(instance)
        }
        try initialize(instance, call)
        return .object(instance)
    }

    /// `__init__`, where the program defines one.
    var ownInitializer: Value? {
        guard let found = lookup(.initName), !(found.object is PyNativeMethod) else { return nil }
        return found
    }

    /// `BaseModel.__init__(**data)`.
    func initialize(_ instance: ModelInstance, _ call: NativeCall) throws(PyError) {
        guard call.positional.isEmpty else {
            throw .typeError(
                "BaseModel.__init__() takes 1 positional argument but \(call.positional.count + 1) were given")
        }
        let data = PyDict()
        for keyword in call.keywords { data.set(PyString.name(keyword.name), to: keyword.value) }
        var validator = Validator()
        validator.recursionLimit = Validator.directRecursionLimit
        guard try validate(.dict(data), &validator, into: instance) != nil else {
            throw ModelValidationError.make(validator.issues, title: title)
        }
    }

    // MARK: Attributes of the class

    override package func attribute(_ name: String) throws(PyError) -> Value? {
        if let found = try modelAttribute(name) { return found }
        if let found = try super.attribute(name) { return found }
        // Pydantic answers the name of a field that is none of the class's attributes with the name alone.
        guard declarations.contains(where: { $0.name.text == name }) else { return nil }
        throw .make(.attributeError, name)
    }

    /// What the class knows of itself as a model.
    func modelAttribute(_ name: String) throws(PyError) -> Value? {
        switch name {
        case "model_fields", "__pydantic_fields__", "__fields__":
            let dict = PyDict()
            for field in try fields().list { dict.set(field.name, to: .object(ShownField(field))) }
            return .dict(dict)
        case "model_computed_fields":
            let dict = PyDict()
            for field in decorators.computedFields { dict.set(PyString.make(field.name), to: .object(field.info)) }
            return .dict(dict)
        case "model_config": return .dict(config.entries)
        default: return nil
        }
    }
}

/// `PydanticUserError`: a model that is not declared as Pydantic wants it.
enum PydanticUserError {
    static let type = ExceptionType("PydanticUserError", .runtimeError, module: "pydantic.errors")

    /// The base of all models used as a model.
    static var baseModel: PyError {
        make(
            "Pydantic models should inherit from BaseModel, BaseModel cannot be instantiated directly",
            code: "base-model-instantiated")
    }

    /// - Parameter code: Pydantic's name for the mistake, by which its documentation explains it.
    /// - Parameter range: Where the mistake is shown, where that is not the line that runs.
    static func make(
        _ message: String, code: String, at range: SourceRange? = nil,
        note: String = "a field is written as ‘name: type’ or ‘name: type = default’"
    ) -> PyError {
        .init(
            PyException(
                type,
                arguments: [
                    .string(
                        message + "\n\nFor further information visit "
                            + "https://errors.pydantic.dev/\(PydanticModule.documentedVersion)/u/\(code)")
                ], diagnostic: range.map { Diagnostic(ValidationProblem.modelDeclaration(message, note: note), at: $0) }
            ))
    }
}

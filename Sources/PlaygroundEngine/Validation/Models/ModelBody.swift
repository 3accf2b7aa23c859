/// One field as the class declares it, before its type is looked up.
struct FieldDeclaration {
    let name: PyString
    let annotation: Value
    /// What stands behind `=`; `undefined` where there is nothing.
    let written: Value
    /// The annotation's place in the source.
    let range: SourceRange
    /// The string below it, where the model describes its fields so.
    var documentation: String?
}

/// What a `class` statement below `BaseModel` says, taken apart. The namespace keeps what is no declaration.
///
/// Source: Pydantic's `inspect_namespace` and `collect_model_fields`.
struct ModelBody {
    let config: ModelConfig
    private(set) var decorators: ModelDecorators
    private(set) var declarations: [FieldDeclaration] = []
    private(set) var privateAttributes: [PrivateAttribute] = []
    private(set) var classVariables: Set<String> = []

    /// - Parameter parents: The models among the bases and those behind them, nearest first.
    init(_ body: ClassBody, parents: [ModelType]) throws(PyError) {
        let namespace = body.namespace
        config = try Self.config(body, parents)
        decorators = ModelDecorators(bases: parents)
        try decorators.take(from: namespace)
        for parent in parents.reversed() {
            for declaration in parent.declarations { declare(declaration) }
            for attribute in parent.privateAttributes { declare(attribute) }
            classVariables.formUnion(parent.classVariables)
        }
        try checkNames(in: body, Set(parents.flatMap(\.declarations).map(\.name.text)))
        for annotation in body.annotations { try take(annotation, from: namespace) }
        for case (.str(let name), let value) in namespace.pairs where Self.isPrivate(name.text) {
            guard !Self.isIgnored(value, in: body) else { continue }
            declare(try Self.privateAttribute(name, value))
            _ = try namespace.remove(.str(name))
        }
    }

    private static func config(_ body: ClassBody, _ parents: [ModelType]) throws(PyError) -> ModelConfig {
        var sources = parents.reversed().map(\.config.entries)
        switch body.namespace.value(named: PyString.make("model_config")) {
        case .dict(let own)?: sources.append(own)
        case nil: break
        case let other?:
            throw ValidationProblem.optionType(
                option: "model_config", expected: "ConfigDict(…) or a dict", found: other.typeName
            ).error(at: body.place(of: "model_config"))
        }
        if body.namespace.value(named: PyString.make("Config")) != nil {
            throw ValidationProblem.oldConfig.error(at: body.place(of: "Config"))
        }
        if !body.keywords.isEmpty {
            let own = PyDict()
            for keyword in body.keywords { own.set(PyString.name(keyword.name), to: keyword.value) }
            sources.append(own)
        }
        return try ModelConfig(sources, at: body.place(of: "model_config"))
    }

    private mutating func declare(_ declaration: FieldDeclaration) {
        if let index = declarations.firstIndex(where: { $0.name == declaration.name }) {
            declarations[index] = declaration
        } else {
            declarations.append(declaration)
        }
    }

    private mutating func declare(_ attribute: PrivateAttribute) {
        privateAttributes.removeAll { $0.name == attribute.name }
        privateAttributes.append(attribute)
    }

    private mutating func take(_ annotation: ClassBody.Annotation, from namespace: PyDict) throws(PyError) {
        let name = PyString.name(annotation.name)
        let written = namespace.value(named: name)
        if Self.isClassVariable(annotation.value, hasValue: written != nil) {
            classVariables.insert(annotation.name)
            declarations.removeAll { $0.name == name }
            return
        }
        guard annotation.name != "model_config" else { return }
        if Self.isPrivate(annotation.name) {
            declare(try Self.privateAttribute(name, written ?? .undefined))
            _ = try namespace.remove(.str(name))
            return
        }
        if annotation.name == "__pydantic_extra__", try Self.restrictsExtra(annotation.value) {
            throw ValidationProblem.laterOption(
                "‘__pydantic_extra__’ with a type of its own", instead: "check what is extra in a @model_validator"
            ).error(at: annotation.range)
        }
        guard !annotation.name.hasPrefix("__") else { return }
        _ = try namespace.remove(.str(name))
        declare(
            FieldDeclaration(
                name: name, annotation: annotation.value, written: written ?? .undefined, range: annotation.range,
                documentation: config.usesAttributeDocstrings ? annotation.documentation.map(Docstring.clean) : nil))
    }

    private static func isPrivate(_ name: String) -> Bool { name.hasPrefix("_") && !name.hasPrefix("__") }

    /// Whether the type of `__pydantic_extra__` says more than that its keys are strings.
    private static func restrictsExtra(_ annotation: Value) throws(PyError) -> Bool {
        let text: String
        if let written = annotation.plainString { text = written } else { text = try annotation.repr() }
        return !["Any]", "None"].contains { text.hasSuffix($0) }
    }

    private static func privateAttribute(_ name: PyString, _ written: Value) throws(PyError) -> PrivateAttribute {
        guard let declared = written.object as? PrivateAttributeInfo else {
            return PrivateAttribute(name: name, defaultValue: written, factory: nil)
        }
        return PrivateAttribute(name: name, defaultValue: declared.defaultValue, factory: declared.factory)
    }

    private static func isClassVariable(_ annotation: Value, hasValue: Bool) -> Bool {
        if case .str(let text) = annotation { return text.text.hasPrefix("ClassVar") }
        guard let form = annotation.object as? PyTypeForm else { return false }
        switch form.form {
        case .typing(.classVariable, _): return true
        case .typing(.final, _): return hasValue
        case .generic, .union, .typing, .forward: return false
        }
    }

    /// Refuses what looks like a field and has no annotation.
    private func checkNames(in body: ClassBody, _ inherited: Set<String>) throws(PyError) {
        let annotated = Set(body.annotations.map(\.name))
        for case (.str(let name), let value) in body.namespace.pairs {
            let name = name.text
            guard name != "model_config", !name.hasPrefix("_"), !annotated.contains(name),
                !Self.isIgnored(value, in: body), !classVariables.contains(name)
            else { continue }
            if inherited.contains(name) {
                throw PydanticUserError.make(
                    "Field '\(name)' defined on a base class was overridden by a non-annotated attribute. All field "
                        + "definitions, including overrides, require a type annotation.",
                    code: "model-field-overridden",
                    at: body.place(of: name))
            }
            let shown = try value.repr()
            throw PydanticUserError.make(
                "A non-annotated attribute was detected: `\(name) = \(shown)`. All model fields require a type annotation; "
                    + "if `\(name)` is not meant to be a field, you may be able to resolve this error by annotating it as "
                    + "a `ClassVar` or updating `model_config['ignored_types']`.",
                code: "model-field-missing-annotation", at: body.place(of: name))
        }
    }

    /// Whether a value in a class's body is a method or the like, and thus no field.
    private static func isIgnored(_ value: Value, in body: ClassBody) -> Bool {
        switch value {
        case .function: return true
        case .object(let object):
            if let type = object as? PyType { return type.qualifiedName.hasPrefix(body.qualifiedName + ".") }
            return object is PyProperty || object is PyClassMethod || object is PyStaticMethod
                || object is PyNativeMethod
                || object is PyBuiltin
        default: return false
        }
    }
}

/// `PrivateAttr(...)`.
final class PrivateAttributeInfo: PyObject {
    let defaultValue: Value
    let factory: Value?

    init(defaultValue: Value, factory: Value?) {
        self.defaultValue = defaultValue
        self.factory = factory
    }

    override var typeName: String { "ModelPrivateAttr" }
}

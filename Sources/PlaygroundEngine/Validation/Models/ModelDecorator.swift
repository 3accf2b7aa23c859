/// What `@field_validator(...)` and its siblings make of a method: a mark that the class takes in when it is made.
///
/// Source: Pydantic's `functional_validators` and `functional_serializers`.
final class ModelDecorator: PyObject {
    enum Kind {
        case fieldValidator(fields: [String], mode: FunctionSchema.Mode, checksFields: Bool)
        case modelValidator(mode: FunctionSchema.Mode)
        case fieldSerializer(fields: [String], isWrap: Bool, whenUsed: ModelSerializer.Use, checksFields: Bool)
        case modelSerializer(isWrap: Bool, whenUsed: ModelSerializer.Use)
        case computedField(FieldInfo)
    }

    let kind: Kind
    /// The method, as the class has it in the end.
    let wrapped: Value

    init(_ kind: Kind, _ wrapped: Value) {
        self.kind = kind
        self.wrapped = wrapped
    }

    override var typeName: String { "PydanticDescriptorProxy" }
}

/// The decorators of a model, its bases' included, the newest under each name.
struct ModelDecorators {
    struct Entry {
        let name: String
        let kind: ModelDecorator.Kind
    }

    private(set) var entries: [Entry] = []

    /// Takes over what the bases have, in the order of resolution.
    init(bases: [ModelType]) {
        for base in bases.reversed() {
            for entry in base.decorators.entries { set(entry) }
        }
    }

    /// Takes the decorators out of a class's body, whose names get the methods themselves.
    mutating func take(from namespace: PyDict) throws(PyError) {
        for (key, value) in namespace.pairs {
            guard case .str(let name) = key else { continue }
            guard let decorator = value.object as? ModelDecorator else {
                // Something else under the name of a base's decorator takes its place.
                entries.removeAll { $0.name == name.text }
                continue
            }
            set(Entry(name: name.text, kind: decorator.kind))
            namespace.set(name, to: decorator.wrapped)
        }
    }

    /// Those of a dataclass, whose body keeps its decorators, and of the classes behind it.
    init(dataclass: PyType) {
        for type in dataclass.resolutionOrder.reversed() where !type.isBuiltIn {
            for case (.str(let name), let value) in type.members.pairs {
                guard let decorator = value.object as? ModelDecorator else { continue }
                set(Entry(name: name.text, kind: decorator.kind))
            }
        }
    }

    /// The first decorator that is none of fields' values, by the name of the function that makes it.
    var firstBesideValidators: String? {
        for entry in entries {
            switch entry.kind {
            case .fieldValidator: continue
            case .modelValidator: return "model_validator"
            case .fieldSerializer: return "field_serializer"
            case .modelSerializer: return "model_serializer"
            case .computedField: return "computed_field"
            }
        }
        return nil
    }

    private mutating func set(_ entry: Entry) {
        if let index = entries.firstIndex(where: { $0.name == entry.name }) {
            entries[index] = entry
        } else {
            entries.append(entry)
        }
    }

    /// The names of the validators of the field `name`, with their modes, in the order of their application.
    func validators(of field: String) -> [(name: String, mode: FunctionSchema.Mode)] {
        entries.compactMap { entry in
            guard case .fieldValidator(let fields, let mode, _) = entry.kind,
                fields.contains(field) || fields.contains("*")
            else { return nil }
            return (entry.name, mode)
        }
    }

    var modelValidators: [(name: String, mode: FunctionSchema.Mode)] {
        entries.compactMap { entry in
            if case .modelValidator(let mode) = entry.kind { (entry.name, mode) } else { nil }
        }
    }

    /// The serialiser of the field `name`: the last one that names it.
    func serializer(of field: String) -> ModelSerializer? {
        for entry in entries.reversed() {
            guard case .fieldSerializer(let fields, let isWrap, let use, _) = entry.kind,
                fields.contains(field) || fields.contains("*")
            else { continue }
            return ModelSerializer(name: entry.name, isWrap: isWrap, use: use)
        }
        return nil
    }

    var modelSerializer: ModelSerializer? {
        for entry in entries.reversed() {
            guard case .modelSerializer(let isWrap, let use) = entry.kind else { continue }
            return ModelSerializer(name: entry.name, isWrap: isWrap, use: use)
        }
        return nil
    }

    /// The computed fields in the order of their definition.
    var computedFields: [(name: String, info: FieldInfo)] {
        entries.compactMap { entry in
            if case .computedField(let info) = entry.kind { (entry.name, info) } else { nil }
        }
    }

    /// The first name of a decorator that is no field of the model.
    func strayField(among fields: Set<String>) -> (decorator: String, field: String)? {
        for entry in entries {
            let (names, isChecked): ([String], Bool) =
                switch entry.kind {
                case .fieldValidator(let names, _, let checks): (names, checks)
                case .fieldSerializer(let names, _, _, let checks): (names, checks)
                case .modelValidator, .modelSerializer, .computedField: ([], false)
                }
            guard isChecked, let stray = names.first(where: { $0 != "*" && !fields.contains($0) }) else { continue }
            return (entry.name, stray)
        }
        return nil
    }
}

/// A method that says how a field or a model is written.
struct ModelSerializer {
    enum Use: String {
        case always
        case unlessNone = "unless-none"
        case json
        case jsonUnlessNone = "json-unless-none"
    }

    let name: String
    /// Whether it gets a handler for what would be written without it.
    let isWrap: Bool
    let use: Use

    func applies(to value: Value, isJSON: Bool) -> Bool {
        switch use {
        case .always: true
        case .unlessNone: !value.isNone
        case .json: isJSON
        case .jsonUnlessNone: isJSON && !value.isNone
        }
    }
}

/// A form in which models have their fields by themselves, beside other fields.
///
/// Source: FastAPI's `_apply_form_body_schema`.
struct FormBody {
    private let parameters: [OperationParameter]
    private let compiler: SchemaNodeCompiler

    init(_ parameters: [OperationParameter], _ compiler: SchemaNodeCompiler) {
        self.parameters = parameters
        self.compiler = compiler
    }

    func object(named name: String, reference: String) throws(PyError) -> ObjectDescription {
        var fields: [ObjectDescription.Field] = []
        for (index, parameter) in parameters.enumerated() {
            let updates = try parameter.words.info.schemaUpdates()
            // Pydantic forgets the title that FastAPI gives to a field whose type is `Annotated`.
            let isOneModel = parameter.isFormModel && parameter.model?.models.count == 1
            if !updates.has("title"), !isOneModel || parameter.isNullableFormModel {
                let title = parameter.name.replacing("_", with: " ")
                updates.put("title", .string(CaseMapping.title(Array(title.unicodeScalars))))
            }
            var node = try parameter.node(compiler, hasWords: false)
            if isOneModel, let model = parameter.model {
                node = node.asForm(model.models[0], names: try Self.names(of: model, compiler.reader))
            }
            fields.append(
                ObjectDescription.Field(
                    name: "field_\(index)", node: node, updates: updates,
                    extra: try parameter.words.info.schemaExtra()))
        }
        let object = ObjectDescription(reference: reference, title: name, fields: fields)
        object.change = { (schema) throws(PyError) in try flatten(schema) }
        return object
    }

    /// The names in the request by those in the model's description.
    private static func names(
        of model: ParameterModel, _ reader: AnnotationReader
    ) throws(PyError) -> [String: [String]] {
        var names: [String: [String]] = [:]
        let declared = try model.models[0].fields(reader).list
        for (field, sent) in zip(declared, model.fields) {
            names[field.info.describedAlias ?? field.name.text] = sent.keys.map(\.key)
        }
        return names
    }

    /// Puts the fields of the models in place of the models.
    private func flatten(_ schema: PyDict) throws(PyError) {
        let made = schema.take("properties")?.dict ?? PyDict()
        schema.take("required")
        let properties = PyDict()
        var required: [Value] = []
        var conditions: [Value] = []
        for (index, parameter) in parameters.enumerated() {
            guard let field = made.get("field_\(index)")?.dict else { continue }
            guard parameter.isFormModel, let model = parameter.model else {
                if properties.has(parameter.key) {
                    let inner = PyDict()
                    inner.put(parameter.key, .dict(field))
                    conditions.append(.dict(PyDict(["properties": .dict(inner)])))
                } else {
                    properties.put(parameter.key, .dict(field))
                }
                if parameter.isRequired { required.append(.string(parameter.key)) }
                continue
            }
            conditions += try self.conditions(parameter, model, field)
        }
        if !properties.isEmpty { schema.put("properties", .dict(properties)) }
        if !required.isEmpty { schema.put("required", .list(of: required)) }
        schema.put("allOf", .list(of: conditions))
    }

    /// What the form keeps to for one model; one that may be None is absent as a whole.
    private func conditions(
        _ parameter: OperationParameter, _ model: ParameterModel, _ field: PyDict
    ) throws(PyError) -> [Value] {
        field.take("default")
        guard parameter.isNullableFormModel else { return [.dict(field)] }
        if case .list(let choices)? = field.get("anyOf") {
            field.put(
                "anyOf", .list(of: choices.items.filter { $0.dict?.get("type")?.plainString != "null" }))
        }
        let absent = Value.dict(absent(model))
        if parameter.isRequired { return [.dict(PyDict(["not": absent])), .dict(field)] }
        return [.dict(PyDict(["anyOf": .list(of: [absent, .dict(field)])]))]
    }

    private func absent(_ model: ParameterModel) -> PyDict {
        if model.models.contains(where: { $0.config.extra != .ignore }) {
            return PyDict(["maxProperties": .int(0)])
        }
        let names = Set(model.allFields.flatMap { $0.keys.map(\.key) }).sorted {
            $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars)
        }
        guard !names.isEmpty else { return PyDict() }
        let choices = names.map { Value.dict(PyDict(["required": .list(of: [.string($0)])])) }
        return PyDict(["not": .dict(PyDict(["anyOf": .list(of: choices)]))])
    }
}

/// The description of an API that FastAPI makes: OpenAPI 3.1.
///
/// Source: FastAPI's `openapi.utils`. The members stand in its order.
struct OpenAPIDocument {
    private let app: FastAPIObject
    private let operations: [OperationDescription]
    private let fields: DescribedFields
    private let definitions: PyDict

    /// The description of `app`, in the form in which it is sent.
    ///
    /// - Throws: What FastAPI raises for what cannot be described; the client gets a 500.
    static func make(
        _ app: FastAPIObject, _ operations: [(LiveOperation, OperationParameters)], _ reader: AnnotationReader
    ) throws(PyError) -> Value {
        let document = try OpenAPIDocument(app, operations, reader)
        let written = try OpenAPIShape.document.read(.dict(document.whole()))
        guard let written else { throw .valueError("the OpenAPI description of the API is not valid") }
        return try withoutNulls(Serializer(.json).inferred(written.value))
    }

    private init(
        _ app: FastAPIObject, _ operations: [(LiveOperation, OperationParameters)], _ reader: AnnotationReader
    ) throws(PyError) {
        self.app = app
        var described: [OperationDescription] = []
        for (operation, parameters) in operations where operation.options.defaults.scope.isInSchema {
            described.append(try OperationDescription(operation, parameters, reader))
        }
        self.operations = described
        let all =
            described.flatMap(\.bodyFields) + described.flatMap(\.answerFields)
            + described.flatMap { $0.parameters.map(\.field) }
        fields = try DescribedFields(all, separates: app.words.isOn("separate_input_output_schemas"), reader)
        definitions = fields.definitions
    }

    /// Members that are None are left out, at whatever depth.
    private static func withoutNulls(_ value: Value) throws(PyError) -> Value {
        try NativeStack.check()
        switch value {
        case .dict(let dict):
            let kept = PyDict()
            for (key, value) in dict.pairs where !value.isNone { try kept.set(key, to: withoutNulls(value)) }
            return .dict(kept)
        case .list(let list):
            var items: [Value] = []
            for item in list.items { items.append(try withoutNulls(item)) }
            return .list(of: items)
        default: return value
        }
    }

    private func whole() throws(PyError) -> PyDict {
        let words = app.words
        let info = PyDict(["title": .string(app.title), "version": .string(app.version)])
        let names = [
            ("summary", "summary"), ("description", "description"), ("terms_of_service", "termsOfService"),
            ("contact", "contact"), ("license_info", "license"),
        ]
        for (option, name) in names {
            if let value = words.value(option) { info.put(name, value) }
        }
        let output = PyDict(["openapi": .string("3.1.0"), "info": .dict(info)])
        if let servers = words.value("servers") { output.put("servers", servers) }
        let paths = try paths()
        if !definitions.isEmpty {
            let sorted = PyDict()
            let pairs = definitions.pairs.sorted {
                ($0.key.plainString ?? "").unicodeScalars.lexicographicallyPrecedes(
                    ($1.key.plainString ?? "").unicodeScalars)
            }
            for (key, value) in pairs { try sorted.set(key, to: value) }
            output.put("components", .dict(PyDict(["schemas": .dict(sorted)])))
        }
        output.put("paths", .dict(paths))
        if let tags = words.value("openapi_tags") { output.put("tags", tags) }
        if let docs = words.value("openapi_external_docs") { output.put("externalDocs", docs) }
        return output
    }

    private func paths() throws(PyError) -> PyDict {
        let paths = PyDict()
        for operation in operations {
            let path = paths.get(operation.operation.pattern.format)?.dict ?? PyDict()
            for method in operation.operation.methods {
                let description = try self.description(of: operation, method)
                path.put(method.lowercased(), .dict(description))
            }
            paths.put(operation.operation.pattern.format, .dict(path))
        }
        return paths
    }

    // MARK: Operations

    private func description(of operation: OperationDescription, _ method: String) throws(PyError) -> PyDict {
        let description = PyDict()
        let (scope, words) = (operation.scope, operation.words)
        if !scope.tags.isEmpty { description.put("tags", .list(of: scope.tags)) }
        let title = CaseMapping.title(Array(operation.name.replacing("_", with: " ").unicodeScalars))
        description.put("summary", words.summary ?? .string(title))
        let text = try words.description?.str()
        let shown = PageBreak.before(in: text ?? operation.operation.endpoint.docstring).trimmed
        if !shown.isEmpty { description.put("description", .string(shown)) }
        description.put("operationId", .string(operation.uniqueID))
        if scope.isDeprecated { description.put("deprecated", .bool(true)) }
        try addParameters(of: operation, to: description)
        if let body = operation.body, Self.methodsWithBody.contains(method) {
            description.put("requestBody", .dict(try self.body(body)))
        }
        let answers = OperationAnswers(operation)
        description.put("responses", .dict(try answers.described()))
        if answers.hasValidationError {
            for (name, schema) in ValidationErrorSchemas.all { definitions.put(name, .dict(schema)) }
        }
        if let extra = words.extra { try DeepUpdate.update(description, with: extra) }
        return description
    }

    private static let methodsWithBody: Set<String> = ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH"]

    private func addParameters(of operation: OperationDescription, to description: PyDict) throws(PyError) {
        var list: [(place: OperationParameter.Place, name: String, isRequired: Bool, value: PyDict)] = []
        for parameter in operation.parameters where parameter.isInSchema {
            let value = PyDict([
                "name": .string(parameter.name), "in": .string(parameter.place.rawValue),
                "required": .bool(parameter.isRequired), "schema": try parameter.field.schema(),
            ])
            if let text = parameter.info.description, !text.isEmpty { value.put("description", .string(text)) }
            try Self.addExamples(of: parameter.declared, to: value)
            if parameter.info.isDeprecated { value.put("deprecated", .bool(true)) }
            let same = list.firstIndex { $0.place == parameter.place && $0.name == parameter.name }
            if let same {
                // One that is required counts before one that is not.
                if parameter.isRequired || !list[same].isRequired {
                    list[same] = (parameter.place, parameter.name, parameter.isRequired, value)
                }
            } else {
                list.append((parameter.place, parameter.name, parameter.isRequired, value))
            }
        }
        guard !list.isEmpty else { return }
        description.put("parameters", .list(of: list.map { .dict($0.value) }))
    }

    private static func addExamples(of declared: FieldInfo, to value: PyDict) throws(PyError) {
        if let examples = declared.described("openapi_examples"), examples.isTrue {
            value.put("examples", examples)
        } else if let option = declared.given.last(where: { $0.name == "example" }) {
            value.put("example", option.value)
        }
    }

    private func body(_ body: BodyDescription) throws(PyError) -> PyDict {
        let description = PyDict()
        if body.isRequired { description.put("required", .bool(true)) }
        let content = PyDict(["schema": try body.field.schema()])
        if let declared = body.declared { try Self.addExamples(of: declared, to: content) }
        let types = PyDict()
        try types.set(body.mediaType, to: .dict(content))
        description.put("content", .dict(types))
        return description
    }
}

extension OperationDescription {
    /// Whether FastAPI checks anything of a request.
    var isChecked: Bool { !parameters.isEmpty || body != nil }
}

extension String {
    /// Without white space around it.
    var trimmed: String {
        let scalars = unicodeScalars.drop { $0.properties.isWhitespace }.reversed()
            .drop { $0.properties.isWhitespace }.reversed()
        return scalars.reduce(into: "") { $0.unicodeScalars.append($1) }
    }
}

/// FastAPI's `deep_dict_update`.
enum DeepUpdate {
    /// Takes over what `other` has: dicts in dicts, lists behind lists, anything else in place of what is there.
    static func update(_ dict: PyDict, with other: PyDict) throws(PyError) {
        try NativeStack.check()
        for (key, value) in other.pairs {
            let own = try dict.value(for: key)
            if let inner = own?.dict, let more = value.dict {
                try update(inner, with: more)
            } else if case .list(let before)? = own, case .list(let more) = value {
                try dict.set(key, to: .list(of: before.items + more.items))
            } else {
                try dict.set(key, to: value)
            }
        }
    }

    /// A tree of its own.
    static func copy(_ value: Value) throws(PyError) -> Value {
        try NativeStack.check()
        switch value {
        case .dict(let dict):
            let copy = PyDict()
            for (key, value) in dict.pairs { try copy.set(key, to: self.copy(value)) }
            return .dict(copy)
        case .list(let list):
            var items: [Value] = []
            for item in list.items { items.append(try copy(item)) }
            return .list(of: items)
        default: return value
        }
    }
}

/// What the description needs to know of one path operation.
///
/// Source: FastAPI's `_populate_api_route_state`.
struct OperationDescription {
    /// One parameter outside the body.
    struct Parameter {
        let place: OperationParameter.Place
        let name: String
        let isRequired: Bool
        let isInSchema: Bool
        let info: FieldInfo
        /// The declaration that has `example` and `openapi_examples`.
        let declared: FieldInfo
        let field: DescribedField
    }

    let operation: LiveOperation
    let name: String
    let uniqueID: String
    let parameters: [Parameter]
    let body: BodyDescription?
    /// The schema of an answer, and of each item of one that is sent piece by piece.
    let result: DescribedField?
    let item: DescribedField?
    /// How what the function yields is written; nil where it returns.
    let encoding: PieceEncoding?
    /// `responses=` with the models' schemas, in their order.
    let responses: [(status: Value, response: PyDict, field: DescribedField?)]

    var scope: OperationScope { operation.options.defaults.scope }
    var words: OperationWords { operation.options.words }
    var responseClass: ResponseClass { operation.options.responseClass ?? .json }

    init(
        _ operation: LiveOperation, _ parameters: OperationParameters, _ reader: AnnotationReader
    ) throws(PyError) {
        self.operation = operation
        let words = operation.options.words
        name = try words.name?.str() ?? operation.endpoint.name
        uniqueID = try Self.uniqueID(of: operation, name: name, reader)
        let compiler = SchemaNodeCompiler(reader)
        var list: [Parameter] = []
        for parameter in parameters.path + parameters.query + parameters.header + parameters.cookie {
            list += try Self.parameters(of: parameter, compiler)
        }
        self.parameters = list
        body = try BodyDescription(parameters.body, uniqueID: uniqueID, compiler)
        let returned = try ReturnedType(operation.endpoint, operation.options, reader)
        encoding = PieceEncoding(operation.endpoint, operation.options.responseClass)
        result = try Self.field(returned.result, named: "Response_\(uniqueID)", compiler)
        item = try Self.field(returned.item, named: "StreamItem_\(uniqueID)", compiler)
        var responses: [(status: Value, response: PyDict, field: DescribedField?)] = []
        for (status, response) in operation.options.defaults.scope.responses {
            guard let dict = response.dict else { continue }
            var field: DescribedField?
            if let model = dict.get("model"), model.isTrue {
                field = try Self.field(model, named: "Response_\(try status.str())_\(uniqueID)", compiler)
            }
            responses.append((status, dict, field))
        }
        self.responses = responses
    }

    /// The fields in the order in which FastAPI defines them, those of the parameters last.
    var bodyFields: [DescribedField] { body.map { [$0.field] } ?? [] }
    var answerFields: [DescribedField] {
        (result.map { [$0] } ?? []) + responses.compactMap(\.field) + (item.map { [$0] } ?? [])
    }

    private static func field(
        _ type: Value?, named name: String, _ compiler: SchemaNodeCompiler
    ) throws(PyError) -> DescribedField? {
        guard let type = try type.map(compiler.reader.type) else { return nil }
        return DescribedField(
            try compiler.node(of: type), type: type, mode: .serialization, title: nil, name: name)
    }

    // MARK: Identity

    /// Source: FastAPI's `generate_unique_id`; of several methods the first one counts, which is chance there.
    private static func uniqueID(
        of operation: LiveOperation, name: String, _ reader: AnnotationReader
    ) throws(PyError) -> String {
        if let own = operation.options.words.operationID { return try own.str() }
        if let identify = operation.options.defaults.scope.identify {
            let route = DescribedRoute(operation, name: name)
            return try reader.invoke(identify, [.object(route)]).str()
        }
        let text = (name + operation.pattern.format).unicodeScalars.map { scalar in
            let isWord = scalar == "_" || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            return isWord ? Character(scalar) : "_"
        }
        return String(text) + "_" + (operation.methods.first ?? "GET").lowercased()
    }

    // MARK: Parameters

    private static func parameters(
        of parameter: OperationParameter, _ compiler: SchemaNodeCompiler
    ) throws(PyError) -> [Parameter] {
        let words = parameter.words
        let isInSchema = words.declared.isInSchema
        guard let model = parameter.model?.models.first else {
            let field = DescribedField(
                try parameter.node(compiler), type: AnnotationShape(words.type).plain, mode: .validation,
                title: words.info.title, name: parameter.key)
            return [
                Parameter(
                    place: parameter.place, name: parameter.key, isRequired: parameter.isRequired,
                    isInSchema: isInSchema, info: words.info, declared: words.declared, field: field)
            ]
        }
        let isOptional = AnnotationShape(words.type).plain.object !== model && !parameter.isRequired
        var list: [Parameter] = []
        let keys = parameter.model?.fields ?? []
        for (member, own) in zip(try model.fields(compiler.reader).list, keys) {
            guard let key = own.keys.first else { continue }
            var node = try compiler.fieldNode(of: member, in: model)
            node.updates = try member.info.schemaUpdates()
            node.extra = try member.info.schemaExtra()
            if !member.info.isRequired {
                node = SchemaNode(
                    .defaulted(node, member.info.defaultFactory == nil ? member.info.defaultValue : .undefined))
            }
            let field = DescribedField(
                node, type: AnnotationShape(member.annotation).plain, mode: .validation, title: member.info.title,
                name: key.key)
            list.append(
                Parameter(
                    place: parameter.place, name: key.request, isRequired: member.info.isRequired && !isOptional,
                    isInSchema: isInSchema, info: member.info, declared: member.written ?? member.info, field: field))
        }
        return list
    }
}

extension OperationParameter {
    /// The parameter's type with its rules, its words and its default.
    ///
    /// - Parameter hasWords: False where the words are those of a field around it.
    func node(_ compiler: SchemaNodeCompiler, hasWords: Bool = true) throws(PyError) -> SchemaNode {
        guard !words.type.isUndefined else { return try described(SchemaNode(.any), hasWords) }
        var arguments = [words.type]
        if words.isAnnotated, let form = words.type.object as? PyTypeForm,
            case .typing(.annotated, let parts?) = form.form
        {
            arguments = parts
        }
        var node = try compiler.annotated(
            arguments, describes: false, discriminator: words.info.discriminator)
        if !words.isAnnotated { node = try compiler.apply(words.info.constraints, to: node) }
        return try described(node, hasWords)
    }

    private func described(_ node: SchemaNode, _ hasWords: Bool) throws(PyError) -> SchemaNode {
        var node = node
        if hasWords {
            node.updates = try node.updates.copied()
            try node.updates.update(words.info.schemaUpdates())
            node.extra = try words.info.schemaExtra() ?? node.extra
        }
        guard !isRequired else { return node }
        return SchemaNode(.defaulted(node, factory == nil ? defaultValue : .undefined))
    }
}

extension FieldInfo {
    /// `include_in_schema`.
    var isInSchema: Bool { given.last { $0.name == "include_in_schema" }?.value.isTrue ?? true }
}

/// A path operation as `generate_unique_id_function` sees it.
final class DescribedRoute: PyObject {
    private let operation: LiveOperation
    private let name: String

    init(_ operation: LiveOperation, name: String) {
        self.operation = operation
        self.name = name
    }

    override var typeName: String { "APIRoute" }

    override var attributeNames: [String] {
        ["endpoint", "include_in_schema", "methods", "name", "operation_id", "path", "path_format", "summary", "tags"]
    }

    override func attribute(_ name: String) throws(PyError) -> Value? {
        let scope = operation.options.defaults.scope
        switch name {
        case "endpoint": return operation.endpoint.callee
        case "include_in_schema": return .bool(scope.isInSchema)
        case "methods": return .object(try PySet(operation.methods.map { .string($0) }))
        case "name": return .string(self.name)
        case "operation_id": return operation.options.words.operationID ?? Value.none
        case "path": return .string(operation.pattern.text)
        case "path_format": return .string(operation.pattern.format)
        case "summary": return operation.options.words.summary ?? Value.none
        case "tags": return .list(of: scope.tags)
        default: return nil
        }
    }
}

/// The body that a path operation asks for: one parameter, or an object that several make up.
///
/// Source: FastAPI's `_get_body_field`.
struct BodyDescription {
    let field: DescribedField
    let isRequired: Bool
    let mediaType: Value
    /// The declaration that has examples; nil for an object that several parameters make up.
    let declared: FieldInfo?

    /// Nil where there is no body.
    init?(_ parameters: [OperationParameter], uniqueID: String, _ compiler: SchemaNodeCompiler) throws(PyError) {
        guard let first = parameters.first else { return nil }
        let embeds = parameters.embedsBody
        if !embeds, !parameters.contains(where: \.isNullableFormModel) {
            field = DescribedField(
                try first.node(compiler), type: AnnotationShape(first.words.type).plain, mode: .validation,
                title: first.words.info.title, name: first.key)
            isRequired = first.isRequired
            mediaType = first.mediaType
            declared = first.words.declared
            return
        }
        let object = try Self.object(of: parameters, named: "Body_\(uniqueID)", compiler)
        var node = SchemaNode(.object(object))
        if embeds {
            isRequired = parameters.contains(where: \.isRequired)
            mediaType = Self.mediaType(of: parameters)
            declared = nil
            if !isRequired { node = SchemaNode(.defaulted(node, .none)) }
        } else {
            isRequired = first.isRequired
            mediaType = first.mediaType
            declared = first.words.declared
            node.updates = try first.words.info.schemaUpdates()
            if !isRequired {
                node = SchemaNode(.defaulted(node, first.factory == nil ? first.defaultValue : .undefined))
            }
        }
        let types = parameters.map { AnnotationShape($0.words.type).plain }
        field = DescribedField(
            node, type: .object(PyTypeForm(.union(types))), mode: .validation, title: nil, name: "body")
    }

    private static func object(
        of parameters: [OperationParameter], named name: String, _ compiler: SchemaNodeCompiler
    ) throws(PyError) -> ObjectDescription {
        let reference = "fastapi._compat.v2.\(name)"
        if parameters.contains(where: \.isFormModel) {
            return try FormBody(parameters, compiler).object(named: name, reference: reference)
        }
        var fields: [ObjectDescription.Field] = []
        for parameter in parameters {
            let info = parameter.words.info
            fields.append(
                ObjectDescription.Field(
                    name: parameter.name, node: try parameter.node(compiler, hasWords: false),
                    alias: info.describedAlias,
                    updates: try info.schemaUpdates(), extra: try info.schemaExtra()))
        }
        return ObjectDescription(reference: reference, title: name, fields: fields)
    }

    /// The media type of a body that several parameters make up.
    private static func mediaType(of parameters: [OperationParameter]) -> Value {
        if parameters.contains(where: { $0.words.declared.role == .file }) { return .string("multipart/form-data") }
        let isForm = parameters.contains(where: \.isOfForm)
        let types = parameters.filter { !isForm || $0.isOfForm }.map(\.mediaType)
        let texts = Set(types.map { $0.plainString ?? "" })
        if isForm, texts.contains("multipart/form-data") { return .string("multipart/form-data") }
        if texts.count == 1, let only = types.first { return only }
        return .string(isForm ? "application/x-www-form-urlencoded" : "application/json")
    }
}

extension OperationParameter {
    fileprivate var mediaType: Value {
        if let own = words.declared.described("media_type") { return own }
        switch words.declared.role {
        case .form: return .string("application/x-www-form-urlencoded")
        case .file: return .string("multipart/form-data")
        case .field, .path, .query, .header, .cookie, .body: return .string("application/json")
        }
    }

    /// Whether it is a model, or a union of models, whose fields a form has by themselves.
    var isFormModel: Bool { isOfForm && model != nil && !embeds }

    var isNullableFormModel: Bool {
        isFormModel && AnnotationShape(AnnotationShape(words.type).plain).allowsNone
    }
}

extension [OperationParameter] {
    /// Whether the body has each parameter under its name.
    ///
    /// Source: FastAPI's `_should_embed_body_fields`.
    fileprivate var embedsBody: Bool {
        guard let first else { return false }
        return count > 1 || first.embeds || first.isOfForm && !first.isFormModel
    }
}

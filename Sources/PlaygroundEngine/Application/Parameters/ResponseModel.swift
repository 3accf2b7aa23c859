/// What a path operation says that it returns, or yields: FastAPI checks each answer, or each item, against it.
///
/// Source: FastAPI's `APIRoute` and `serialize_response`.
struct ResponseModel {
    private let schema: TypeSchema
    private let options: ResponseOptions

    /// Nil where neither the decorator nor the function's return annotation asks for a check.
    ///
    /// - Throws: An exception with a diagnostic for a type that is not checked here.
    init?(of endpoint: Endpoint, _ options: RouteOptions, _ reader: AnnotationReader) throws(PyError) {
        let handler = endpoint.function
        let declared: (type: Value, range: SourceRange)
        var isItem = false
        if let model = options.response.model {
            guard !Self.isFalse(model.type) else { return nil }
            declared = model
        } else {
            guard let annotation = handler.annotations.last, !annotation.isUndefined,
                let range = handler.definition?.returns?.range
            else { return nil }
            let type = try reader.type(annotation)
            guard !type.isNone, !Self.isResponse(type) else { return nil }
            let item = Self.itemType(of: type)
            if let item, endpoint.yields {
                let isWritten = PieceEncoding(endpoint, options.responseClass) != .plain
                guard isWritten, !item.isNone, !Self.isEvent(item) else { return nil }
                isItem = true
            }
            declared = (isItem ? item ?? type : type, range)
        }
        if !isItem, options.statusCode.isTrue, try !Response.allowsBody(options.statusCode) {
            throw .assertionError("Status code \(try options.statusCode.str()) must not have a response body")
        }
        // The types of fields, and the value that Pydantic checks, are looked up in the file as a whole.
        var compiler = SchemaCompiler(reader: reader, range: declared.range)
        compiler.program = handler.program
        compiler.isLast = true
        schema = try compiler.schema(of: declared.type)
        self.options = options.response
        // What a generator gives is checked item by item, or not at all.
        guard isItem || !endpoint.yields else { return nil }
    }

    /// Whether `response_model` says no more than that there is none.
    private static func isFalse(_ type: Value) -> Bool {
        switch type {
        case .none, .undefined: true
        case .bool(let flag): !flag
        case .int, .float, .str, .list, .tuple, .dict, .function, .object: false
        }
    }

    static func isResponse(_ type: Value) -> Bool {
        guard case .object(let object) = type, let type = object as? PyType else { return false }
        return ResponseClass(rawValue: type.name) != nil
    }

    static func isEvent(_ type: Value) -> Bool {
        (type.object as? PyType)?.isSubclass(of: ServerSentEventType.type) ?? false
    }

    private static let streams: Set<TypingName> = [
        .iterable, .iterator, .generator, .asyncIterable, .asyncIterator, .asyncGenerator,
    ]

    /// The type of the items where `type` is that of a generator; any where it says none.
    ///
    /// Source: FastAPI's `get_stream_item_type`.
    static func itemType(of type: Value) -> Value? {
        guard let form = type.object as? PyTypeForm else { return nil }
        let anything = Value.object(PyTypeForm(.typing(.any, nil)))
        switch form.form {
        case .typing(let name, let arguments):
            return streams.contains(name) ? arguments?.first ?? anything : nil
        case .generic(.object(let origin), let arguments):
            guard let abstract = origin as? PyAbstractClass, streams.contains(abstract.name) else { return nil }
            return arguments.first ?? anything
        case .generic, .union, .forward: return nil
        }
    }

    /// The value as the type has it, and as Pydantic writes that.
    ///
    /// - Throws: What FastAPI raises where the function gave something else: the client gets a 500.
    func written(_ value: Value, _ context: EndpointContext) throws(PyError) -> Value {
        var validator = Validator(readsAttributes: true)
        validator.location = [.key("response")]
        if let valid = try validator.validate(value, schema) { return try options.written(valid, as: schema) }
        var errors: [Value] = []
        for issue in validator.issues { errors.append(.dict(try issue.dict())) }
        throw PyError(ValidationErrors.make(ValidationErrors.response, errors, body: value, at: context))
    }
}

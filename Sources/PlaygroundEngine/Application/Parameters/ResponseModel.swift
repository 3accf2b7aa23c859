/// What a path operation says that it returns: FastAPI checks each answer against it.
///
/// Source: FastAPI's `serialize_response`.
struct ResponseModel {
    private let schema: TypeSchema

    /// Nil where the function's return annotation asks for no check.
    ///
    /// - Throws: An exception with a diagnostic for a type that is not checked here.
    init?(of handler: PyFunction, reader: AnnotationReader) throws(PyError) {
        guard let annotation = handler.annotations.last, !annotation.isUndefined,
            let range = handler.definition?.returns?.range
        else { return nil }
        let type = try reader.type(annotation)
        guard !type.isNone, !Self.isResponse(type), !Self.isStream(type) else { return nil }
        var compiler = SchemaCompiler(reader: reader, range: range)
        compiler.program = handler.program
        compiler.isLast = true
        schema = try compiler.schema(of: type)
    }

    private static func isResponse(_ type: Value) -> Bool {
        guard case .object(let object) = type, let type = object as? PyType else { return false }
        return ResponseClass(rawValue: type.name) != nil
    }

    /// Whether the annotation is that of a generator, whose values are checked one by one.
    private static func isStream(_ type: Value) -> Bool {
        let names: Set<TypingName> = [
            .iterable, .iterator, .generator, .asyncIterable, .asyncIterator, .asyncGenerator,
        ]
        guard case .object(let object) = type, let form = object as? PyTypeForm else { return false }
        switch form.form {
        case .typing(let name, _): return names.contains(name)
        case .generic(.object(let origin), _):
            return (origin as? PyAbstractClass).map { names.contains($0.name) } ?? false
        case .generic, .union, .forward: return false
        }
    }

    /// The value as the annotation has it, and as Pydantic writes that.
    ///
    /// - Throws: What FastAPI raises where the function returned something else: the client gets a 500.
    func written(_ value: Value, _ context: EndpointContext) throws(PyError) -> Value {
        var validator = Validator(readsAttributes: true)
        validator.location = [.key("response")]
        if let valid = try validator.validate(value, schema) {
            var serializer = Serializer(.json)
            serializer.byAlias = true
            return try serializer.value(valid, as: schema)
        }
        var errors: [Value] = []
        for issue in validator.issues { errors.append(.dict(try issue.dict())) }
        throw PyError(ValidationErrors.make(ValidationErrors.response, errors, body: value, at: context))
    }
}

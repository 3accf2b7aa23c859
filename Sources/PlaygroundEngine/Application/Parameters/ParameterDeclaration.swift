/// A parameter as the function declares it, on its way to what FastAPI makes of it.
///
/// Source: FastAPI's `analyze_param`; the reasons of refusals are its words.
struct ParameterDeclaration {
    enum Kind {
        case value(OperationParameter)
        case request
        case response
    }

    private let parameter: Parameters.Parameter
    private let annotation: Value
    private let defaultValue: Value
    private let function: String
    private let reader: AnnotationReader
    private let program: CurrentMachine

    init(_ parameter: Endpoint.Parameter, function: PyFunction, reader: AnnotationReader) {
        self.parameter = parameter.declared
        annotation = parameter.annotation
        defaultValue = parameter.defaultValue
        self.function = function.name
        program = function.program
        self.reader = reader
    }

    func kind(isInPath: Bool) throws(PyError) -> Kind {
        switch parameter.kind {
        case .ordinary, .keywordOnly: break
        case .positionalOnly: throw refused("FastAPI calls with names, and a parameter before ‘/’ has none")
        case .variadic, .keywordVariadic: throw refused("a request has no list of parameters without names")
        }
        let type = try resolved()
        let shape = AnnotationShape(type)
        let (declared, isAnnotated) = try declaredField(type)
        if let special = special(shape.plain) {
            guard declared == nil else {
                throw refused("Cannot specify FastAPI annotation for type \((try? shape.plain.repr()) ?? "")")
            }
            return special
        }
        let field = declared ?? inferred(shape, isInPath: isInPath)
        if isInPath, field.role != .path {
            throw refused("Cannot use `\(field.role.rawValue)` for path param '\(parameter.name)'")
        }
        guard let place = OperationParameter.Place(field.role) else {
            throw refused("non-body parameters must be in path, query, header or cookie: \(parameter.name)")
        }
        if isInPath, !shape.isScalar { throw refused("Path params must be of one of the supported types") }
        if place == .query, !shape.isScalar, !shape.isScalarSequence, AnnotationShape(shape.plain).model == nil {
            throw refused("Query parameter '\(parameter.name)' must be one of the supported types")
        }
        var compiler = SchemaCompiler(reader: reader, range: parameter.range)
        compiler.program = program
        compiler.isLast = true
        // FastAPI forgets what `Annotated` says where `Query()` and the like stand as the default.
        let checked = isAnnotated || declared == nil ? type : shape.plain
        let model = try ParameterModel(shape, field, reader)
        let schema: TypeSchema
        if let union = try model?.unionSchema(by: field.discriminator, compiler) {
            schema = union
        } else {
            schema = try compiler.schema(
                of: type.isUndefined ? .object(PyTypeForm(.typing(.any, nil))) : checked,
                isAnnotated || declared == nil ? Constraints() : field.constraints)
        }
        let keys = keys(of: field)
        let (initial, factory) = try initial(field, shape, isAnnotated: isAnnotated)
        return .value(
            OperationParameter(
                name: parameter.name, place: place, key: keys[0], otherKeys: Array(keys.dropFirst()), schema: schema,
                defaultValue: place == .path ? .undefined : initial,
                validatesDefault: field.validatesDefault ?? false, takesSeveral: shape.isSequence, embeds: field.embeds,
                origin: origin(field, shape), model: model, factory: place == .path ? nil : factory,
                words: try words(field, shape, type: checked, isAnnotated: isAnnotated || declared == nil)))
    }

    /// - Parameter isAnnotated: Whether what `Annotated` says counts.
    private func words(
        _ field: FieldInfo, _ shape: AnnotationShape, type: Value, isAnnotated: Bool
    ) throws(PyError) -> ParameterWords {
        let fields = isAnnotated ? shape.fields : []
        return ParameterWords(
            declared: field, info: fields.isEmpty ? field : try FieldInfo.merging(fields), type: type,
            isAnnotated: isAnnotated)
    }

    /// The type that the annotation names, strings in it looked up.
    private func resolved() throws(PyError) -> Value {
        guard !annotation.isUndefined else { return .undefined }
        do throws(PyError) {
            return try reader.type(annotation)
        } catch {
            let range = parameter.annotation?.range ?? parameter.range
            throw Options.error(.raised(summary: error.exception.summary, importHint: nil), at: range)
        }
    }

    /// What the function says with `Query()` and the like, in `Annotated` or as the default.
    private func declaredField(_ type: Value) throws(PyError) -> (field: FieldInfo?, isAnnotated: Bool) {
        let annotated = AnnotationShape(type).fields.last { $0.role != .field }
        let inDefault: FieldInfo? = if case .object(let object) = defaultValue { object as? FieldInfo } else { nil }
        guard let annotated else { return (inDefault, false) }
        let name = parameter.name
        guard annotated.defaultValue.isUndefined else {
            throw refused(
                "`\(annotated.role.rawValue)` default value cannot be set in `Annotated` for '\(name)'. "
                    + "Set the default value with `=` instead.")
        }
        guard inDefault == nil else {
            throw refused("Cannot specify FastAPI annotations in `Annotated` and default value together for '\(name)'")
        }
        if annotated.role == .path, !defaultValue.isUndefined {
            throw refused("Path parameters cannot have default values")
        }
        return (annotated, true)
    }

    private func special(_ type: Value) -> Kind? {
        guard case .object(let object) = type, let type = object as? PyType else { return nil }
        if type === RequestObject.requestType { return .request }
        return type.isSubclass(of: ResponseModule.type(of: .response)) ? .response : nil
    }

    private func origin(_ field: FieldInfo, _ shape: AnnotationShape) -> OperationParameter.Origin {
        switch field.role {
        case .form: .form
        case .file: .file(AnnotationShape(shape.plain).fileReading)
        case .field, .path, .query, .header, .cookie, .body: .json
        }
    }

    /// The place of a parameter about which the function says nothing more.
    private func inferred(_ shape: AnnotationShape, isInPath: Bool) -> FieldInfo {
        let isUpload = AnnotationShape(shape.plain).isUpload
        let field = FieldInfo(isInPath ? .path : isUpload ? .file : shape.isScalar ? .query : .body)
        if !isInPath { field.defaultValue = defaultValue }
        return field
    }

    /// The names in the request, the preferred one first.
    ///
    /// Source: FastAPI's `_get_param_aliases`.
    private func keys(of field: FieldInfo) -> [String] {
        if field.role != .path, !field.aliasNames.isEmpty { return field.aliasNames }
        if let alias = field.validationAlias ?? field.alias, !alias.isEmpty { return [alias] }
        guard field.role == .header, field.convertsUnderscores else { return [parameter.name] }
        return [parameter.name.replacing("_", with: "-")]
    }

    /// The default as it is written, or what makes one; neither where the parameter is required.
    private func initial(
        _ field: FieldInfo, _ shape: AnnotationShape, isAnnotated: Bool
    ) throws(PyError) -> (value: Value, factory: ParameterFactory?) {
        var value = isAnnotated ? defaultValue : field.defaultValue
        // `...` as a default says that the parameter is required.
        if case .object(let object) = value, object is PyEllipsis { value = .undefined }
        let made = field.defaultFactory ?? shape.fields.last { $0.defaultFactory != nil }?.defaultFactory
        guard let made else { return (value, nil) }
        guard value.isUndefined else { throw refused("cannot specify both default and default_factory") }
        return (value, ParameterFactory(made, program))
    }

    private func refused(_ reason: String) -> PyError {
        Options.error(
            .handlerParameter(function: function, parameter: parameter.name, reason: reason), at: parameter.range)
    }
}

extension OperationParameter.Place {
    fileprivate init?(_ place: FieldInfo.Place) {
        switch place {
        case .path: self = .path
        case .query: self = .query
        case .header: self = .header
        case .cookie: self = .cookie
        case .body, .form, .file: self = .body
        case .field: return nil
        }
    }
}

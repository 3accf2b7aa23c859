/// The fields of a model with their schemas.
struct ModelFields {
    let list: [ModelField]
    private let byName: [String: Int]

    init(_ list: [ModelField]) {
        self.list = list
        byName = Dictionary(list.enumerated().map { ($1.name.text, $0) }) { $1 }
    }

    func named(_ name: PyString) -> ModelField? { byName[name.text].map { list[$0] } }

    /// Looks the types of the declarations up and compiles them.
    ///
    /// - Throws: `NameError` where a type is not defined, or an exception with a diagnostic.
    init(of model: ModelType, _ reader: AnnotationReader, isLast: Bool) throws(PyError) {
        var list: [ModelField] = []
        for declaration in model.declarations {
            list.append(
                try FieldCompiler(model: model, reader: reader, declaration: declaration, isLast: isLast).field())
        }
        self.init(list)
    }
}

/// Makes a field of its declaration.
///
/// Source: Pydantic's `FieldInfo.from_annotated_attribute` and `_common_field_schema`.
private struct FieldCompiler {
    let model: ModelType
    let reader: AnnotationReader
    let declaration: FieldDeclaration
    let isLast: Bool

    func field() throws(PyError) -> ModelField {
        let type = try reader.type(declaration.annotation)
        let info = try FieldInfo.merging(declared(in: type))
        try giveAliases(to: info)
        info.description = info.description ?? declaration.documentation
        var schema = try schema(of: type, info)
        for validator in model.decorators.validators(of: declaration.name.text) {
            guard let function = try model.attribute(validator.name), let program = model.program else { continue }
            schema = .native(
                FunctionSchema(
                    validator.mode, function, around: schema, fieldName: declaration.name.text, program: program))
        }
        return ModelField(
            name: declaration.name, annotation: type, info: info, schema: schema, config: model.config,
            serializer: model.decorators.serializer(of: declaration.name.text),
            written: Self.annotated(type).isEmpty ? declaration.written.object as? FieldInfo : nil)
    }

    /// What `Annotated` and the text behind `=` say, in the order in which later ones count.
    private func declared(in type: Value) throws(PyError) -> [FieldInfo] {
        var fields = Self.annotated(type)
        if let field = declaration.written.object as? FieldInfo {
            fields.append(field)
        } else if !declaration.written.isUndefined {
            let plain = FieldInfo(.field)
            plain.note(NamedArgument(name: "default", value: declaration.written, range: declaration.range))
            plain.defaultValue = declaration.written
            fields.append(plain)
        }
        // Each field has a declaration of its own, which its aliases are noted in.
        return fields + [FieldInfo(.field)]
    }

    private static func annotated(_ type: Value) -> [FieldInfo] {
        guard let form = type.object as? PyTypeForm, case .typing(.annotated, let arguments?) = form.form else {
            return []
        }
        return arguments.dropFirst().compactMap { $0.object as? FieldInfo }
    }

    private func schema(of type: Value, _ info: FieldInfo) throws(PyError) -> TypeSchema {
        var compiler = SchemaCompiler(reader: reader, range: declaration.range)
        compiler.config = model.config
        compiler.program = model.program
        compiler.isLast = isLast
        let written = declaration.written.object as? FieldInfo
        if let discriminator = info.discriminator {
            return try compiler.tagged(type, by: discriminator)
        }
        guard let written else { return try compiler.schema(of: type) }
        // Pydantic applies the rules behind `=` before those in `Annotated`.
        var parts = [type]
        if let form = type.object as? PyTypeForm, case .typing(.annotated, let inside?) = form.form { parts = inside }
        parts.insert(.object(written), at: 1)
        return try compiler.schema(of: .object(PyTypeForm(.typing(.annotated, parts))))
    }

    /// The names that `alias_generator` makes, where the field has none of its own.
    private func giveAliases(to info: FieldInfo) throws(PyError) {
        guard let generator = model.config.aliasGenerator, let program = model.program else { return }
        guard info.alias == nil || info.validationAlias == nil || info.serializationAlias == nil else { return }
        guard case .str(let alias) = try program.call(generator, [.str(declaration.name)]) else {
            throw .typeError("alias_generator \(try generator.repr()) must return str")
        }
        if info.validationAlias == nil, info.aliasPaths.isEmpty, info.alias == nil { info.validationAlias = alias.text }
        if info.serializationAlias == nil, info.alias == nil { info.serializationAlias = alias.text }
        if info.alias == nil { info.alias = alias.text }
    }
}

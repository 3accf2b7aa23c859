extension ObjectDescription {
    /// What a model says of itself, its types looked up.
    convenience init(_ model: ModelType, _ reader: AnnotationReader) throws(PyError) {
        let compiler = SchemaNodeCompiler(reader, in: model.config)
        var fields: [Field] = []
        for field in try model.fields(reader).list { fields.append(try Self.field(field, of: model, compiler)) }
        for computed in model.decorators.computedFields {
            if let field = try Self.computed(computed.name, computed.info, of: model, compiler) { fields.append(field) }
        }
        let generated = try model.config.generator("model_title_generator").map { (generator) throws(PyError) in
            try reader.title(by: generator, [.object(model)])
        }
        self.init(
            reference: model.displayName, title: model.config.title ?? generated ?? model.name, fields: fields)
        docstring = model.members.get("__doc__")?.plainString
        config = model.config
        isDeprecated = model.members.has("__deprecated__")
        if let serializer = model.decorators.modelSerializer {
            written = try Self.returned(by: serializer.name, of: model, compiler)
        }
        let extra = model.config.entries.get("json_schema_extra") ?? .none
        guard !extra.isNone else { return }
        change = { (schema) throws(PyError) in
            guard let more = extra.dict else {
                let method = (extra.object as? PyStaticMethod)?.function ?? extra
                let takesClass = CallableShape.parameterCount(of: method) > 1
                _ = try reader.invoke(method, [.dict(schema)] + (takesClass ? [.object(model)] : []))
                return
            }
            try schema.update(more)
        }
    }

    private static func field(
        _ field: ModelField, of model: ModelType, _ compiler: SchemaNodeCompiler
    ) throws(PyError) -> Field {
        var node = try compiler.fieldNode(of: field, in: model)
        let returned = try field.serializer.flatMap { (serializer) throws(PyError) in
            try self.returned(by: serializer.name, of: model, compiler)
        }
        var bare = try compiler.node(of: field.plainAnnotation)
        bare.isLostBehindFunctions = bare.isLostBehindFunctions || field.serializer != nil && returned == nil
        for validator in model.decorators.validators(of: field.name.text) {
            node = node.checked(by: validator.mode, bare: bare)
        }
        if !field.info.isRequired {
            let value = field.info.defaultFactory == nil ? field.info.defaultValue : .undefined
            node = SchemaNode(.defaulted(node, value))
        }
        if let serializer = field.serializer {
            node.written = returned.map { SchemaNode.Written(type: SchemaWritten($0), use: serializer.use) }
        }
        let info = field.info
        let updates = try info.schemaUpdates()
        if info.title == nil,
            let generator = info.described("field_title_generator") ?? model.config.generator("field_title_generator")
        {
            let title = try compiler.reader.title(by: generator, [.str(field.name), .object(ShownField(field))])
            updates.put("title", .string(title))
        }
        return Field(
            name: field.name.text, node: node, alias: info.describedAlias,
            outputAlias: info.serializationAlias ?? info.alias, isExcluded: info.isExcluded,
            updates: updates, extra: try info.schemaExtra())
    }

    private static func computed(
        _ name: String, _ info: FieldInfo, of model: ModelType, _ compiler: SchemaNodeCompiler
    ) throws(PyError) -> Field? {
        guard let getter = (model.lookup(PyString.name(name))?.object as? PyProperty)?.getter else { return nil }
        let declared = info.described("return_type") ?? CallableShape.returnAnnotation(of: getter)
        var node = try declared.map(compiler.node(of:)) ?? SchemaNode(.any)
        if let serializer = model.decorators.serializer(of: name) {
            node.written = try returned(by: serializer.name, of: model, compiler).map {
                SchemaNode.Written(type: SchemaWritten($0), use: serializer.use)
            }
        }
        let updates = PyDict(["readOnly": .bool(true)])
        try updates.update(info.schemaUpdates())
        if info.title == nil, let generator = model.config.generator("field_title_generator") {
            let title = try compiler.reader.title(by: generator, [.string(name), .object(info)])
            updates.put("title", .string(title))
        }
        return Field(
            name: name, node: node, outputAlias: info.alias, isComputed: true, updates: updates,
            extra: try info.schemaExtra())
    }

    /// The type that a serialiser's return annotation names; nil where it has none.
    private static func returned(
        by name: String, of model: ModelType, _ compiler: SchemaNodeCompiler
    ) throws(PyError) -> SchemaNode? {
        guard let method = model.lookup(PyString.name(name)) else { return nil }
        return try CallableShape.returnAnnotation(of: method).map(compiler.node(of:))
    }
}

extension ModelConfig {
    /// A function that makes titles; nil where the configuration has none.
    fileprivate func generator(_ option: String) -> Value? {
        entries.get(option).flatMap { $0.isNone ? nil : $0 }
    }
}

extension AnnotationReader {
    fileprivate func title(by generator: Value, _ arguments: [Value]) throws(PyError) -> String {
        guard let title = try invoke(generator, arguments).plainString else {
            throw .typeError("\(try generator.repr()) must return str")
        }
        return title
    }
}

extension ModelField {
    /// The type without `Annotated` around it.
    var plainAnnotation: Value {
        guard let form = annotation.object as? PyTypeForm, case .typing(.annotated, let parts?) = form.form else {
            return annotation
        }
        return parts.first ?? annotation
    }
}

extension SchemaNodeCompiler {
    /// The type of a model's field with the rules of its declarations, whose words are about the field.
    func fieldNode(of field: ModelField, in model: ModelType) throws(PyError) -> SchemaNode {
        try node(of: field, written: model.declarations.first { $0.name == field.name }?.written.object as? FieldInfo)
    }

    /// - Parameter written: What stands behind `=`.
    func node(of field: ModelField, written: FieldInfo?) throws(PyError) -> SchemaNode {
        let type = field.annotation
        var arguments = [type]
        if let form = type.object as? PyTypeForm, case .typing(.annotated, let parts?) = form.form { arguments = parts }
        // The rules behind `=` come before those in `Annotated`.
        if let written { arguments.insert(.object(written), at: 1) }
        return try annotated(arguments, describes: false, discriminator: field.info.discriminator)
    }
}

extension CallableShape {
    /// What a function says that it returns; nil where it says nothing.
    static func returnAnnotation(of callable: Value) -> Value? {
        switch callable {
        case .function(let function):
            guard let annotation = function.annotations.last, !annotation.isUndefined else { return nil }
            return annotation
        case .object(let object):
            if let method = object as? PyMethod { return returnAnnotation(of: method.function) }
            if let method = object as? PyClassMethod { return returnAnnotation(of: method.function) }
            if let method = object as? PyStaticMethod { return returnAnnotation(of: method.function) }
            return nil
        default: return nil
        }
    }

    /// How many parameters a function of the program has; 1 for anything else.
    static func parameterCount(of callable: Value) -> Int {
        switch callable {
        case .function(let function): return function.code.parameters.list.count
        case .object(let object):
            if let method = object as? PyStaticMethod { return parameterCount(of: method.function) }
            return 1
        default: return 1
        }
    }
}

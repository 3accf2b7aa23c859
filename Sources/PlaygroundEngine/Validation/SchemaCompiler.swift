import BigInt

/// Turns annotations into schemas, once, when a program loads.
struct SchemaCompiler {
    let reader: AnnotationReader
    /// Where a problem is shown.
    let range: SourceRange
    /// What the model around the type says.
    var config = ModelConfig()
    /// The program whose validators may stand in `Annotated`.
    var program: CurrentMachine?
    /// Whether the whole file has run, so that a name that is missing comes no more.
    var isLast = false

    init(reader: AnnotationReader, range: SourceRange) {
        self.reader = reader
        self.range = range
    }

    /// The member by which a class of the playground's own brings the rules for its values.
    static let schemaMember = "__get_pydantic_core_schema__"
    nonisolated(unsafe) private static let schemaName = PyString.name(schemaMember)

    /// - Throws: An exception with a diagnostic for a type that is not checked here.
    func schema(of annotation: Value, _ constraints: Constraints = Constraints()) throws(PyError) -> TypeSchema {
        try apply(constraints, to: compile(reader.type(annotation)))
    }

    private func compile(_ type: Value) throws(PyError) -> TypeSchema {
        switch type {
        case .none: return .none
        case .object(let object):
            if let form = object as? PyTypeForm { return try compile(form) }
            if let type = object as? PyType { return try compile(type, []) }
            if let abstract = object as? PyAbstractClass { return try compile(abstract.name, [], type) }
            if let variable = object as? PyTypeVariable { return try compile(variable) }
        case .undefined, .bool, .int, .float, .str, .list, .tuple, .dict, .function: break
        }
        throw unsupported(type)
    }

    private func compile(_ form: PyTypeForm) throws(PyError) -> TypeSchema {
        switch form.form {
        case .union(let members), .typing(.union, let members?): return try union(members)
        case .generic(let origin, let arguments):
            guard case .object(let object) = origin else { throw unsupported(.object(form)) }
            if let type = object as? PyType { return try compile(type, arguments) }
            guard let abstract = object as? PyAbstractClass else { throw unsupported(.object(form)) }
            return try compile(abstract.name, arguments, .object(form))
        case .typing(let name, let arguments): return try compile(name, arguments ?? [], .object(form))
        case .forward: throw unsupported(.object(form))
        }
    }

    /// A variable for which nothing stands: what it is bound to, one of its choices, or anything.
    private func compile(_ variable: PyTypeVariable) throws(PyError) -> TypeSchema {
        if !variable.bound.isUndefined { return .native(OpenSchema(try compile(reader.type(variable.bound)))) }
        return variable.constraints.isEmpty ? .any : try union(variable.constraints)
    }

    private func union(_ members: [Value]) throws(PyError) -> TypeSchema {
        var schemas: [TypeSchema] = []
        for member in members where !member.isNone { schemas.append(try compile(member)) }
        let isNullable = members.contains(where: \.isNone)
        let inner = schemas.count == 1 ? schemas[0] : schemas.isEmpty ? .none : .union(schemas)
        return isNullable ? .nullable(inner) : inner
    }

    /// A class, with what stands in its brackets.
    private func compile(_ type: PyType, _ arguments: [Value]) throws(PyError) -> TypeSchema {
        if let schema = type.members.value(named: Self.schemaName)?.object as? any NativeSchema,
            (schema as? DataclassSchema)?.suits(self) ?? true
        {
            return .native(schema)
        }
        if let model = type as? ModelType {
            _ = try model.complete(reader, isLast: isLast)
            return .native(model)
        }
        if let schema = try native(type, arguments) { return schema }
        guard type.isBuiltIn, type.module == "builtins" else {
            if config.allowsAnyType { return .native(InstanceSchema(type)) }
            throw unsupported(.object(type))
        }
        switch type.name {
        case "int": return .int(Bounds(), isStrict: nil)
        case "float": return .float(Bounds(), allowsInfinities: config.allowsInfinities ?? true, isStrict: nil)
        case "bool": return .bool(isStrict: nil)
        case "str": return .text(config.textRules, coercesNumbers: config.coercesNumbersToText, isStrict: nil)
        case "bytes": return .bytes(Lengths(), isStrict: nil)
        case "object": return .any
        case "NoneType": return .none
        case "list": return .list(try item(arguments, 0), Lengths(), isStrict: nil)
        case "dict":
            return .dict(key: try item(arguments, 0), value: try item(arguments, 1), Lengths(), isStrict: nil)
        case "set", "frozenset":
            return .set(try item(arguments, 0), Lengths(), isFrozen: type.name == "frozenset", isStrict: nil)
        case "tuple": return try tuple(arguments, isBare: arguments.isEmpty)
        default: throw unsupported(.object(type))
        }
    }

    private func compile(_ name: TypingName, _ arguments: [Value], _ type: Value) throws(PyError) -> TypeSchema {
        switch name {
        case .any: return .any
        case .annotated:
            return try annotated(arguments)
        case .literal: return .literal(arguments, expected: try expected(arguments))
        case .list, .mutableSequence: return .list(try item(arguments, 0), Lengths(), isStrict: nil)
        case .set, .frozenSet, .abstractSet, .mutableSet:
            let isFrozen = name == .frozenSet || name == .abstractSet
            return .set(try item(arguments, 0), Lengths(), isFrozen: isFrozen, isStrict: nil)
        case .sequence: return .sequence(try item(arguments, 0))
        case .dict, .mapping, .mutableMapping:
            return .dict(key: try item(arguments, 0), value: try item(arguments, 1), Lengths(), isStrict: nil)
        case .tuple: return try tuple(arguments, isBare: arguments.isEmpty)
        case .callable: return .callable
        case .classVariable, .final: return try arguments.first.map(compile) ?? .any
        case .iterable, .generator:
            return .native(IterableSchema(try arguments.first.map { (type) throws(PyError) in try compile(type) }))
        case .iterator, .awaitable, .coroutine, .asyncIterable, .asyncIterator, .asyncGenerator, .collection, .sized,
            .container, .reversible, .keysView, .valuesView, .itemsView:
            throw unknown(type)
        case .union, .optional, .type, .noReturn, .never, .hashable: throw unsupported(type)
        }
    }

    /// `Annotated[type, …]`: each rule and each validator goes around what stands before it.
    private func annotated(_ arguments: [Value]) throws(PyError) -> TypeSchema {
        let type = arguments.first ?? .none
        let metadata = arguments.dropFirst().compactMap(\.object)
        let discriminator = metadata.lazy.compactMap { ($0 as? FieldInfo)?.discriminator }.last
        var schema: TypeSchema
        if let discriminator { schema = try tagged(type, by: discriminator) } else { schema = try compile(type) }
        for metadata in metadata {
            if let field = metadata as? FieldInfo {
                schema = try apply(field.constraints, to: schema)
            } else if let rule = metadata as? TypeConstraint {
                schema = try apply(rule.constraints, to: schema)
            } else if let validator = metadata as? AnnotatedValidator, let program {
                schema = .native(
                    FunctionSchema(
                        validator.mode, validator.function, around: schema, fieldName: nil, program: program))
            }
        }
        return schema
    }

    /// A union of models that the field `discriminator` tells apart.
    func tagged(_ type: Value, by discriminator: String) throws(PyError) -> TypeSchema {
        var plain = type
        if let form = type.object as? PyTypeForm, case .typing(.annotated, let arguments?) = form.form {
            plain = arguments.first ?? type
        }
        let members = (plain.object as? PyTypeForm)?.unionMembers ?? [plain]
        var models: [ModelType] = []
        for member in members where !member.isNone {
            guard let model = member.object as? ModelType else {
                throw problem("`discriminator` can only be used with a union of models")
            }
            models.append(model)
        }
        let union = TypeSchema.native(try TaggedUnion.make(models, by: discriminator, self))
        return members.contains(where: \.isNone) ? .nullable(union) : union
    }

    func item(_ arguments: [Value], _ index: Int) throws(PyError) -> TypeSchema {
        try index < arguments.count ? compile(arguments[index]) : .any
    }

    private func tuple(_ arguments: [Value], isBare: Bool) throws(PyError) -> TypeSchema {
        if isBare { return .tupleOf(.any, Lengths(), isStrict: nil) }
        // `tuple[()]` has the empty tuple as its one argument.
        if arguments.count == 1, case .tuple(let empty) = arguments[0], empty.items.isEmpty {
            return .tuple([], Lengths(), isStrict: nil)
        }
        if arguments.count == 2, case .object(let object) = arguments[1], object is PyEllipsis {
            return .tupleOf(try compile(arguments[0]), Lengths(), isStrict: nil)
        }
        var items: [TypeSchema] = []
        for argument in arguments { items.append(try compile(argument)) }
        return .tuple(items, Lengths(), isStrict: nil)
    }

    /// `'a', 1 or None`
    private func expected(_ values: [Value]) throws(PyError) -> String {
        var texts: [String] = []
        for value in values { texts.append(try value.repr()) }
        guard let last = texts.popLast() else { return "" }
        return texts.isEmpty ? last : texts.joined(separator: ", ") + " or " + last
    }

    func unsupported(_ type: Value) -> PyError {
        // Pydantic has no schema for a plain class, whether the program defines it or a library; it has one for named tuples.
        if let type = type.object as? PyType, !(type is ModelType), type.lookup(PyString.make("_fields")) == nil {
            return unknown(.object(type))
        }
        return ValidationProblem.unsupportedType((try? TypeText.member(type)) ?? type.typeName).error(at: range)
    }

    private func unknown(_ type: Value) -> PyError {
        ValidationProblem.unknownType((try? TypeText.member(type)) ?? type.typeName).error(at: range)
    }
}

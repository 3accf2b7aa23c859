/// Turns annotations into what JSON Schema describes; they are those that ``SchemaCompiler`` took before.
///
/// Source: Pydantic's `_generate_schema`.
struct SchemaNodeCompiler {
    let reader: AnnotationReader
    /// The configuration of the model around, by which dataclasses without one of their own go.
    private let config: ModelConfig

    init(_ reader: AnnotationReader, in config: ModelConfig = ModelConfig()) {
        self.reader = reader
        self.config = config
    }

    func node(of annotation: Value) throws(PyError) -> SchemaNode { try compile(reader.type(annotation)) }

    private func compile(_ type: Value) throws(PyError) -> SchemaNode {
        switch type {
        case .none: return SchemaNode(.none)
        case .object(let object):
            if let form = object as? PyTypeForm { return try compile(form) }
            if let type = object as? PyType { return try compile(type, []) }
            if let abstract = object as? PyAbstractClass { return try compile(abstract.name, []) }
        case .undefined, .bool, .int, .float, .str, .list, .tuple, .dict, .function: break
        }
        return SchemaNode(.any)
    }

    private func compile(_ form: PyTypeForm) throws(PyError) -> SchemaNode {
        switch form.form {
        case .union(let members), .typing(.union, let members?): return try union(members)
        case .generic(let origin, let arguments):
            if let type = origin.object as? PyType { return try compile(type, arguments) }
            if let abstract = origin.object as? PyAbstractClass { return try compile(abstract.name, arguments) }
            return SchemaNode(.any)
        case .typing(let name, let arguments): return try compile(name, arguments ?? [])
        case .forward: return SchemaNode(.any)
        }
    }

    private func union(_ members: [Value]) throws(PyError) -> SchemaNode {
        var nodes: [SchemaNode] = []
        for member in members where !member.isNone { nodes.append(try compile(member)) }
        let inner = nodes.count == 1 ? nodes[0] : SchemaNode(nodes.isEmpty ? .none : .union(nodes))
        return members.contains(where: \.isNone) && !nodes.isEmpty ? SchemaNode(.nullable(inner)) : inner
    }

    private func compile(_ type: PyType, _ arguments: [Value]) throws(PyError) -> SchemaNode {
        if let own = type.members.get(SchemaCompiler.schemaMember)?.object as? any DescribedSchema {
            return SchemaNode(.described(own))
        }
        if let model = type as? ModelType, model !== ModelType.base { return SchemaNode(.model(model)) }
        if let native = try native(type, arguments) { return native }
        if let schema = try dataclass(type) { return SchemaNode(.dataclass(schema)) }
        switch type.name {
        case "int": return SchemaNode(.integer)
        case "float": return SchemaNode(.number)
        case "bool": return SchemaNode(.bool)
        case "str": return SchemaNode(.text)
        case "bytes": return SchemaNode(.bytes)
        case "NoneType": return SchemaNode(.none)
        case "list": return SchemaNode(.list(try item(arguments, 0)))
        case "dict": return SchemaNode(.dict(key: try item(arguments, 0), value: try item(arguments, 1)))
        case "set", "frozenset": return SchemaNode(.set(try item(arguments, 0)))
        case "tuple": return try tuple(arguments)
        default: return SchemaNode(.any)
        }
    }

    private func native(_ type: PyType, _ arguments: [Value]) throws(PyError) -> SchemaNode? {
        if let type = type as? EnumType, !type.isBuiltIn { return SchemaNode(.enumeration(type)) }
        if type === DatesModule.date { return SchemaNode(.formatted("date")) }
        if type === DatesModule.time { return SchemaNode(.formatted("time")) }
        if type === DatesModule.timedelta { return SchemaNode(.formatted("duration")) }
        if type === DatesModule.datetime || type === TemporalSchema.awareType || type === TemporalSchema.naiveType {
            return SchemaNode(.formatted("date-time"))
        }
        if let side = TemporalSide.types.first(where: { $0.type === type }) {
            return SchemaNode(.formatted(side.kind == .date ? "date" : "date-time"))
        }
        if let known = URLTypes.all.first(where: { $0.type === type }) { return url(known.rules.longest) }
        if type === UUIDsModule.type { return SchemaNode(.formatted("uuid")) }
        if type === DecimalsModule.type { return SchemaNode(.decimal) }
        if type === PyDeque.classObject { return SchemaNode(.list(try item(arguments, 0))) }
        if type === PySecret.textType { return SchemaNode(.secret(isBytes: false)) }
        if type === PySecret.bytesType { return SchemaNode(.secret(isBytes: true)) }
        return nil
    }

    private func dataclass(_ type: PyType) throws(PyError) -> DataclassSchema? {
        var compiler = SchemaCompiler(reader: reader, range: 0..<0)
        compiler.config = config
        compiler.isLast = true
        if let known = type.members.get(SchemaCompiler.schemaMember)?.object as? DataclassSchema, known.suits(compiler)
        {
            return known
        }
        return try DataclassSchema.of(type, compiler)
    }

    /// A URL is a text; how long it may be depends on its kind.
    private func url(_ longest: Int?) -> SchemaNode {
        var node = SchemaNode(.formatted("uri"))
        node.rules.lengths = Lengths(least: 1, most: longest)
        node.isLostBehindFunctions = true
        return node
    }

    private func compile(_ name: TypingName, _ arguments: [Value]) throws(PyError) -> SchemaNode {
        switch name {
        case .annotated: return try annotated(arguments, describes: true)
        case .literal: return SchemaNode(.literal(arguments))
        case .list, .mutableSequence, .sequence:
            var node = SchemaNode(.list(try item(arguments, 0)))
            node.isLostBehindFunctions = name == .sequence
            return node
        case .set, .frozenSet, .abstractSet, .mutableSet: return SchemaNode(.set(try item(arguments, 0)))
        case .dict, .mapping, .mutableMapping:
            return SchemaNode(.dict(key: try item(arguments, 0), value: try item(arguments, 1)))
        case .tuple: return try tuple(arguments)
        case .callable: return SchemaNode(.callable)
        case .classVariable, .final: return try arguments.first.map(compile) ?? SchemaNode(.any)
        case .iterable, .generator: return SchemaNode(.list(try item(arguments, 0)))
        case .any, .union, .optional, .type, .iterator, .awaitable, .coroutine, .asyncIterable,
            .asyncIterator, .asyncGenerator, .noReturn, .never, .collection, .hashable, .sized, .container,
            .reversible, .keysView, .valuesView, .itemsView:
            return SchemaNode(.any)
        }
    }

    private func item(_ arguments: [Value], _ index: Int) throws(PyError) -> SchemaNode {
        try index < arguments.count ? compile(arguments[index]) : SchemaNode(.any)
    }

    private func tuple(_ arguments: [Value]) throws(PyError) -> SchemaNode {
        if arguments.isEmpty { return SchemaNode(.tupleOf(SchemaNode(.any))) }
        if arguments.count == 1, case .tuple(let empty) = arguments[0], empty.items.isEmpty {
            return SchemaNode(.tuple([]))
        }
        if arguments.count == 2, arguments[1].object is PyEllipsis {
            return SchemaNode(.tupleOf(try compile(arguments[0])))
        }
        var items: [SchemaNode] = []
        for argument in arguments { items.append(try compile(argument)) }
        return SchemaNode(.tuple(items))
    }

    // MARK: Annotated

    /// `Annotated[type, …]`: each rule and each validator goes around what stands before it.
    ///
    /// - Parameter describes: Whether declarations in it are about this type, and not about the field that has it.
    func annotated(_ arguments: [Value], describes: Bool, discriminator: String? = nil) throws(PyError) -> SchemaNode {
        let type = arguments.first ?? .none
        let metadata = arguments.dropFirst().compactMap(\.object)
        let named = metadata.lazy.compactMap { ($0 as? FieldInfo)?.discriminator }.last
        var node: SchemaNode
        if let discriminator = discriminator ?? named {
            node = try tagged(type, by: discriminator)
        } else {
            node = try compile(type)
        }
        let bare = node
        for metadata in metadata {
            if let field = metadata as? FieldInfo {
                node = try apply(field.constraints, to: node)
                guard describes else { continue }
                node.updates = try node.updates.copied()
                try node.updates.update(field.schemaUpdates())
                node.extra = try field.schemaExtra() ?? node.extra
            } else if let rule = metadata as? TypeConstraint {
                node = try apply(rule.constraints, to: node)
            } else if let validator = metadata as? AnnotatedValidator {
                node = node.checked(by: validator.mode, bare: bare)
            }
        }
        guard describes else { return node }
        for case let field as FieldInfo in metadata where !field.isRequired {
            node = SchemaNode(.defaulted(node, field.defaultFactory == nil ? field.defaultValue : .undefined))
        }
        return node
    }

    /// A union of models that the field `discriminator` tells apart.
    func tagged(_ type: Value, by discriminator: String) throws(PyError) -> SchemaNode {
        var compiler = SchemaCompiler(reader: reader, range: 0..<0)
        compiler.isLast = true
        switch try compiler.tagged(type, by: discriminator) {
        case .nullable(.native(let native)): return SchemaNode(.nullable(Self.tagged(native)))
        case .native(let native): return Self.tagged(native)
        default: return SchemaNode(.any)
        }
    }

    private static func tagged(_ native: any NativeSchema) -> SchemaNode {
        guard let union = native as? TaggedUnion else { return SchemaNode(.any) }
        return SchemaNode(
            .tagged(
                union.tags.map { ($0.tag, SchemaNode(.model($0.member))) }, discriminators: union.discriminators))
    }
}

/// Turns values into what Pydantic writes for them: `model_dump`, and answers with a response model.
///
/// Source: pydantic-core's serialisers: the schema says how, and where the value is none of its kind the value does.
struct Serializer {
    enum Mode { case python, json }

    let mode: Mode
    var byAlias: Bool?
    var excludesUnset = false
    var excludesDefaults = false
    var excludesNone = false
    var excludesComputed = false
    var infersTypes = false
    var context: Value = .none
    /// How many containers that no schema describes stand around the value.
    private var depth = 0
    /// How deep pydantic-core goes in those for JSON.
    private static let nestingLimit = 255

    var isJSON: Bool { mode == .json }

    init(_ mode: Mode) {
        self.mode = mode
    }

    init(_ mode: Mode, _ arguments: NativeSignature.Arguments) throws(PyError) {
        self.mode = mode
        byAlias = arguments.present("by_alias")?.isTrue
        excludesUnset = try arguments.isTrue("exclude_unset", default: false)
        excludesDefaults = try arguments.isTrue("exclude_defaults", default: false)
        excludesNone = try arguments.isTrue("exclude_none", default: false)
        let isRoundTrip = try arguments.isTrue("round_trip", default: false)
        excludesComputed = try arguments.isTrue("exclude_computed_fields", default: false) || isRoundTrip
        infersTypes = try arguments.isTrue("serialize_as_any", default: false)
        context = arguments["context"] ?? .none
    }

    private func deeper(inContainer isContainer: Bool = false) throws(PyError) -> Serializer {
        var inner = self
        try NativeStack.check()
        guard isContainer else { return inner }
        inner.depth += 1
        guard !isJSON || inner.depth <= Self.nestingLimit else {
            throw Self.serializationError(
                "Error serializing to JSON: ValueError: Maximum serialization depth exceeded")
        }
        return inner
    }

    /// `value` as `schema` writes it.
    func value(
        _ value: Value, as schema: TypeSchema, _ filter: SerializationFilter = .all
    ) throws(PyError) -> Value {
        if infersTypes { return try inferred(value, filter) }
        let inner = try deeper()
        switch schema {
        case .nullable(let schema): return value.isNone ? value : try inner.value(value, as: schema, filter)
        case .checked(let schema, _): return try inner.value(value, as: schema, filter)
        case .union(let members): return try inner.union(value, members, filter)
        case .float:
            if case .float = value { return value }
            // A default that was never checked, such as `0`, is no float yet.
            if isJSON, let number = value.bigInteger, let float = try? IntegerArithmetic.float(number) {
                return .float(float)
            }
        case .int: if isJSON, case .bool(let flag) = value { return .int(flag ? 1 : 0) }
        case .list(let item, _, _):
            if case .list(let list) = value {
                return .list(PyList(try inner.items(list.items, filter) { _ in item }))
            }
        case .sequence(let item): if let written = try inner.sequence(value, item, filter) { return written }
        case .tupleOf(let item, _, _):
            if case .tuple(let tuple) = value {
                return container(tuple: try inner.items(tuple.items, filter) { _ in item })
            }
        case .tuple(let schemas, _, _):
            if case .tuple(let tuple) = value {
                let items = try inner.items(tuple.items, filter) { $0 < schemas.count ? schemas[$0] : .any }
                return container(tuple: items)
            }
        case .set(let item, _, _, _):
            if let set = value.object as? PySet {
                let items = try inner.members(of: set, item, filter)
                return isJSON ? .list(PyList(items)) : .object(try PySet(items, isFrozen: set.isFrozen))
            }
        case .dict(let key, let item, _, _):
            if case .dict(let dict) = value {
                return .dict(try inner.dict(dict, filter, key: key, item: item))
            }
        case .native(let native):
            if let function = native as? FunctionSchema {
                return function.mode == .plain
                    ? try inner.inferred(value, filter) : try inner.value(value, as: function.inner, filter)
            }
            if let iterable = native as? IterableSchema, let iterator = value.object as? PyIterator {
                return try inner.iterator(iterator, iterable.item ?? .any, filter)
            }
            if let dataclass = native as? DataclassSchema, dataclass.accepts(value) {
                return .dict(try inner.fields(of: value, as: dataclass, filter))
            }
            if let union = native as? TaggedUnion {
                return try inner.union(value, union.members.map { .native($0) }, filter)
            }
            if let model = native as? ModelType, let written = try inner.model(value, as: model, filter) {
                return written
            }
        case .any, .none, .bool, .text, .bytes, .literal, .callable: break
        }
        return try inferred(value, filter)
    }

    private func container(tuple items: [Value]) -> Value {
        isJSON ? .list(PyList(items)) : .tuple(PyTuple(items))
    }

    private func items(
        _ items: [Value], _ filter: SerializationFilter, schema: (Int) -> TypeSchema
    ) throws(PyError) -> [Value] {
        var written: [Value] = []
        written.reserveCapacity(items.count)
        for (index, item) in items.enumerated() {
            guard let inside = try filter.inside(at: index, of: items.count) else { continue }
            written.append(try value(item, as: schema(index), inside))
        }
        return written
    }

    /// A set's items have no place: each is written by what holds for the set.
    private func members(
        of set: PySet, _ item: TypeSchema, _ filter: SerializationFilter
    ) throws(PyError) -> [Value] {
        var written: [Value] = []
        for member in set.items { written.append(try value(member, as: item, filter)) }
        return written
    }

    /// Pydantic writes a sequence by a function of its own, and what that gives as its own kind is written.
    ///
    /// Source: Pydantic's `serialize_sequence_via_list`.
    private func sequence(
        _ value: Value, _ item: TypeSchema, _ filter: SerializationFilter
    ) throws(PyError) -> Value? {
        let given: [Value]
        switch value {
        case .list(let list): given = list.items
        case .tuple(let tuple): given = tuple.items
        case .object(let object as PyDeque): given = Array(object.items)
        default: return nil
        }
        var written: [Value] = []
        for (index, part) in given.enumerated() {
            guard let inside = try filter.inside(at: index, of: nil) else { continue }
            written.append(try self.value(part, as: item, inside))
        }
        if isJSON { return try inferred(.list(PyList(written))) }
        switch value {
        case .tuple: return .tuple(PyTuple(written))
        case .object(let object as PyDeque): return .object(PyDeque(written, limit: object.limit))
        default: return .list(PyList(written))
        }
    }

    /// What an iterator gives, as long as it gives something.
    private func iterator(
        _ iterator: PyIterator, _ item: TypeSchema, _ filter: SerializationFilter
    ) throws(PyError) -> Value {
        let write = { (part: Value, index: Int) throws(PyError) -> Value? in
            guard let inside = try filter.inside(at: index, of: nil) else { return nil }
            return try self.value(part, as: item, inside)
        }
        guard isJSON else { return .object(WritingIterator(iterator, write: write)) }
        var written: [Value] = []
        var index = 0
        while let part = try iterator.next() {
            try Sizes.check(index)
            if let part = try write(part, index) { written.append(part) }
            index += 1
        }
        return .list(PyList(written))
    }

    private func dict(
        _ dict: PyDict, _ filter: SerializationFilter, key keySchema: TypeSchema, item: TypeSchema
    ) throws(PyError) -> PyDict {
        let written = PyDict()
        for (key, part) in dict.pairs {
            guard let inside = try filter.inside(key) else { continue }
            let newKey = isJSON ? try SerializedKey.text(of: key) : try value(key, as: keySchema)
            try written.set(newKey, to: value(part, as: item, inside))
        }
        return written
    }

    /// The value as the union's member writes it whose very kind it is, or else one that takes it.
    private func union(_ value: Value, _ members: [TypeSchema], _ filter: SerializationFilter) throws(PyError) -> Value
    {
        for isExact in [true, false] {
            for member in members where SchemaFit.fits(value, member, isExact: isExact) {
                return try self.value(value, as: member, filter)
            }
        }
        return try inferred(value, filter)
    }

    /// `value` as its own kind is written.
    func inferred(_ value: Value, _ filter: SerializationFilter = .all) throws(PyError) -> Value {
        switch value {
        case .undefined, .none, .bool, .int, .str: return value
        case .float(let float): return isJSON && !float.isFinite ? .none : value
        case .list(let list):
            return .list(PyList(try deeper(inContainer: true).items(list.items, filter) { _ in .any }))
        case .tuple(let tuple):
            return container(tuple: try deeper(inContainer: true).items(tuple.items, filter) { _ in .any })
        case .dict(let dict): return .dict(try deeper(inContainer: true).dict(dict, filter, key: .any, item: .any))
        case .function: if isJSON { throw Self.unknown(value) } else { return value }
        case .object(let object): return try deeper(inContainer: true).inferred(object, filter)
        }
    }

    private func inferred(_ object: PyObject, _ filter: SerializationFilter) throws(PyError) -> Value {
        let value = Value.object(object)
        if let instance = object as? ModelInstance, let written = try model(value, as: instance.model, filter) {
            return written
        }
        if !(object is PyType), let fields = DataclassField.all(of: value) {
            let written = PyDict()
            for field in fields {
                guard let inside = try filter.inside(.string(field.name)) else { continue }
                let part = try Attributes.attribute(PyString.make(field.name), of: value)
                written.set(PyString.name(field.name), to: try inferred(part, inside))
            }
            return .dict(written)
        }
        if let set = object as? PySet {
            let items = try members(of: set, .any, filter)
            return isJSON ? .list(PyList(items)) : .object(try PySet(items, isFrozen: set.isFrozen))
        }
        guard isJSON else { return value }
        if object is PyBigInt { return value }
        if let tuple = object as? PyNamedTuple { return .list(PyList(try items(tuple.items, filter) { _ in .any })) }
        if let deque = object as? PyDeque { return .list(PyList(try items(Array(deque.items), filter) { _ in .any })) }
        if let data = object as? PyBytes { return .str(try Self.text(of: data)) }
        if let native = try NativeSerialization.json(object) { return try inferred(native, filter) }
        if let generator = object as? PyIterator, !(object is PyRange) {
            return .list(PyList(try items(try Iteration.array(.object(generator)), filter) { _ in .any }))
        }
        throw Self.unknown(value)
    }

    static func unknown(_ value: Value) -> PyError {
        serializationError(
            "Unable to serialize unknown type: \((try? Value.object(value.type).repr()) ?? value.typeName)")
    }

    static func text(of data: PyBytes) throws(PyError) -> PyString {
        guard let bad = UTF8Validation.firstInvalidByte(in: data.bytes) else { return PyString.make(data.bytes) }
        throw serializationError("Error serializing to JSON: invalid utf-8 sequence of 1 bytes from index \(bad)")
    }

    private static let errorType = ExceptionType(
        "PydanticSerializationError", .valueError, module: "pydantic_core._pydantic_core")

    static func serializationError(_ message: String) -> PyError {
        PyError(PyException(errorType, arguments: [.string(message)]))
    }
}

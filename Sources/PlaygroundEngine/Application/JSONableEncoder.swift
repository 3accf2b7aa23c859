/// `jsonable_encoder` as a program calls it: a value made of what JSON has.
///
/// Source: FastAPI's `encoders.jsonable_encoder`. The options `by_alias`, `exclude_unset` and `exclude_defaults` are for
/// models alone, and pass values of other types by.
struct JSONableEncoder {
    private static let signature = NativeSignature(
        "jsonable_encoder",
        "obj include? exclude? by_alias? exclude_unset? exclude_defaults? exclude_none? custom_encoder? sqlalchemy_safe?"
    )

    static var function: Value {
        .object(
            PyBuiltin("jsonable_encoder") { (call) throws(PyError) in
                let bound = try signature.bind(call)
                return try JSONableEncoder(bound, call).encode(bound.required("obj"), depth: 0)
            })
    }

    private let call: NativeCall
    private let include: [Value]?
    private let exclude: [Value]?
    private let excludesNone: Bool
    /// How models are written, with `include` and `exclude` as they were given.
    private let serializer: Serializer
    private let filter: SerializationFilter
    private let skipsSQLAlchemy: Bool
    private let custom: [(type: Value, encoder: Value)]

    private init(_ bound: NativeSignature.Arguments, _ call: NativeCall) throws(PyError) {
        func names(_ name: String) throws(PyError) -> [Value]? {
            guard let value = bound[name], !value.isNone else { return nil }
            return try Iteration.array(value)
        }
        self.call = call
        include = try names("include")
        exclude = try names("exclude")
        excludesNone = bound["exclude_none"]?.isTrue ?? false
        var serializer = Serializer(.json)
        serializer.byAlias = bound["by_alias"].map { $0.isNone ? nil : $0.isTrue } ?? true
        serializer.excludesUnset = bound["exclude_unset"]?.isTrue ?? false
        serializer.excludesDefaults = bound["exclude_defaults"]?.isTrue ?? false
        serializer.excludesNone = excludesNone
        self.serializer = serializer
        filter = SerializationFilter(include: bound["include"] ?? .none, exclude: bound["exclude"] ?? .none)
        skipsSQLAlchemy = bound["sqlalchemy_safe"]?.isTrue ?? true
        if case .dict(let encoders)? = bound["custom_encoder"] {
            custom = encoders.pairs.map { (type: $0.key, encoder: $0.value) }
        } else {
            custom = []
        }
    }

    /// The encoder for what a model wrote: nothing of it is chosen or encoded by the caller's functions.
    private init(plainLike other: JSONableEncoder) {
        call = other.call
        include = nil
        exclude = nil
        excludesNone = other.excludesNone
        serializer = Serializer(.json)
        filter = .all
        skipsSQLAlchemy = other.skipsSQLAlchemy
        custom = []
    }

    /// - Parameter isInner: Whether `include` and `exclude` do not count.
    private func encode(_ value: Value, depth: Int, isInner: Bool = false) throws(PyError) -> Value {
        guard depth < Value.nestingLimit else { throw .make(.recursionError, "maximum recursion depth exceeded") }
        if let made = try customized(value) { return made }
        switch value {
        case .undefined, .none, .bool, .int, .float, .str: return value
        case .list(let list): return try encode(list.items, depth, isInner)
        case .tuple(let tuple): return try encode(tuple.items, depth, isInner)
        case .dict(let dict): return try encode(dict, depth, isInner)
        case .function: return .dict(PyDict())
        case .object(let object): return try encode(object, value, depth, isInner)
        }
    }

    private func customized(_ value: Value) throws(PyError) -> Value? {
        let type = Value.object(value.type)
        if let exact = custom.first(where: { $0.type.isIdentical(to: type) }) {
            return try call.invoke(exact.encoder, [value])
        }
        let fitting = custom.first { entry in
            if case .object(let object) = entry.type { object.acceptsInstance(value) == true } else { false }
        }
        return try fitting.map { (entry) throws(PyError) in try call.invoke(entry.encoder, [value]) }
    }

    private func encode(_ items: [Value], _ depth: Int, _ isInner: Bool) throws(PyError) -> Value {
        var encoded: [Value] = []
        for item in items { encoded.append(try encode(item, depth: depth + 1, isInner: isInner)) }
        return .list(PyList(encoded))
    }

    private func encode(_ dict: PyDict, _ depth: Int, _ isInner: Bool) throws(PyError) -> Value {
        let encoded = PyDict()
        for (key, value) in dict.pairs {
            if case .str(let name) = key, skipsSQLAlchemy, name.text.hasPrefix("_sa") { continue }
            if excludesNone, value.isNone { continue }
            if !isInner, try !isAllowed(key) { continue }
            // Names count at the outermost dict alone.
            try encoded.set(
                try encode(key, depth: depth + 1, isInner: true), to: try encode(value, depth: depth + 1, isInner: true)
            )
        }
        return .dict(encoded)
    }

    private func isAllowed(_ key: Value) throws(PyError) -> Bool {
        func holds(_ names: [Value]) throws(PyError) -> Bool {
            for name in names where try name.isEqual(to: key) { return true }
            return false
        }
        if let include, try !holds(include) { return false }
        return try exclude.map { (names) throws(PyError) in try !holds(names) } ?? true
    }

    private func encode(
        _ object: PyObject, _ value: Value, _ depth: Int, _ isInner: Bool
    ) throws(PyError) -> Value {
        if let model = object as? ModelInstance {
            let written = try serializer.value(value, as: .native(model.model), isInner ? .all : filter)
            return try JSONableEncoder(plainLike: self).encode(written, depth: depth + 1, isInner: true)
        }
        if !(object is PyType), DataclassField.all(of: value) != nil {
            return try encode(DataclassValues.dict(value, function: "asdict"), depth: depth + 1, isInner: isInner)
        }
        if let member = object as? EnumMember { return member.value }
        if value.bigInteger != nil { return value }
        if let plain = object.plain { return try encode(plain, depth: depth + 1, isInner: isInner) }
        if let generator = object as? PyGenerator, generator.kind == .generator {
            return try encode(Iteration.array(.object(generator)), depth, isInner)
        }
        if let set = object as? PySet { return try encode(set.items, depth, isInner) }
        if let deque = object as? PyDeque { return try encode(Array(deque.items), depth, isInner) }
        if let data = object as? PyBytes { return .str(try JSONBody.text(of: data)) }
        if let encoded = try JSONBody.encoded(object) { return try encode(encoded, depth: depth + 1, isInner: isInner) }
        return try encode(try JSONBody.dict(of: object), depth, isInner)
    }
}

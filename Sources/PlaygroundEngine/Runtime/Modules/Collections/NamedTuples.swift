/// What a class that `namedtuple(…)` made knows of its fields.
///
/// Source: The Python Standard Library, "collections.namedtuple".
final class NamedTupleShape {
    let name: String
    let fields: [String]
    private let defaults: [Value]
    /// An attribute that is made of the items.
    typealias Computed = ([Value]) throws(PyError) -> Value

    let computed: [String: Computed]
    /// The class, which holds this.
    private weak var type: PyType?

    private init(_ name: String, fields: [String], defaults: [Value], computed: [String: Computed]) {
        self.name = name
        self.fields = fields
        self.defaults = defaults
        self.computed = computed
    }

    /// The class of named tuples with these fields, of which the last ones have the `defaults`.
    static func type(
        _ name: String, fields: [String], defaults: [Value] = [], module: String = PyType.programModule,
        computed: [String: Computed] = [:]
    ) -> PyType {
        let shape = NamedTupleShape(name, fields: fields, defaults: defaults, computed: computed)
        let defaulted = PyDict()
        for (field, value) in zip(fields.suffix(defaults.count), defaults) {
            defaulted.set(PyString.name(field), to: value)
        }
        let type = PyType(
            name, module: module, bases: [.tuple],
            members: [
                "_fields": .tuple(PyTuple(fields.map { .string($0) })),
                "__match_args__": .tuple(PyTuple(fields.map { .string($0) })),
                "_field_defaults": .dict(defaulted),
                "_make": .builtin("_make") { (call) throws(PyError) in
                    try shape.made(of: Iteration.array(try call.arguments(1...1)[0]))
                },
            ]
        ) { (call) throws(PyError) in try shape.construct(call) }
        shape.type = type
        return type
    }

    private static let signature = NativeSignature("namedtuple", "typename field_names * rename? defaults? module?")

    /// - Throws: `ValueError` for names that are none.
    static func make(_ call: NativeCall) throws(PyError) -> PyType {
        let arguments = try signature.bind(call)
        var fields: [String] = []
        if let text = arguments.required("field_names").string {
            fields = text.text.replacing(",", with: " ").split(whereSeparator: \.isWhitespace).map(String.init)
        } else {
            try Iteration.forEach(arguments.required("field_names")) { (name) throws(PyError) in
                fields.append(try name.str())
            }
        }
        let name = try arguments.required("typename").str()
        var seen: Set<String> = []
        if try arguments.isTrue("rename", default: false) {
            for (index, field) in fields.enumerated() {
                if !PythonName.isName(field) || field.hasPrefix("_") || seen.contains(field) {
                    fields[index] = "_\(index)"
                }
                seen.insert(field)
            }
        }
        for name in [name] + fields {
            guard isName(name) else {
                throw .valueError(
                    "Type names and field names must be valid identifiers: \(QuotedText.string(name))")
            }
            guard PythonName.isName(name) else {
                throw .valueError("Type names and field names cannot be a keyword: \(QuotedText.string(name))")
            }
        }
        seen = []
        for field in fields {
            if field.hasPrefix("_"), try !arguments.isTrue("rename", default: false) {
                throw .valueError("Field names cannot start with an underscore: \(QuotedText.string(field))")
            }
            guard seen.insert(field).inserted else {
                throw .valueError("Encountered duplicate field name: \(QuotedText.string(field))")
            }
        }
        let defaults = try arguments.present("defaults").map(Iteration.array) ?? []
        guard defaults.count <= fields.count else {
            throw .typeError("Got more default values than field names")
        }
        return type(name, fields: fields, defaults: defaults)
    }

    private static func isName(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, first == "_" || first.properties.isXIDStart else { return false }
        return text.unicodeScalars.allSatisfy { $0.properties.isXIDContinue }
    }

    private func construct(_ call: NativeCall) throws(PyError) -> Value {
        let first = fields.count - defaults.count
        let names = fields.enumerated().map { $0 < first ? $1 : $1 + "?" }
        let arguments = try NativeSignature("\(name).__new__", (["cls"] + names).joined(separator: " ")).bind(call)
        var values: [Value] = []
        for (index, field) in fields.enumerated() {
            values.append(arguments[field] ?? (index >= first ? defaults[index - first] : .none))
        }
        return instance(values)
    }

    private func made(of values: [Value]) throws(PyError) -> Value {
        guard values.count == fields.count else {
            throw .typeError("Expected \(fields.count) arguments, got \(values.count)")
        }
        return instance(values)
    }

    func instance(_ values: [Value]) -> Value { .object(PyNamedTuple(type ?? .tuple, self, values)) }
}

/// An instance of what `namedtuple(…)` made: a tuple whose items have names.
final class PyNamedTuple: PyObject {
    private let classObject: PyType
    private let shape: NamedTupleShape
    private let tuple: PyTuple

    init(_ classObject: PyType, _ shape: NamedTupleShape, _ items: [Value]) {
        self.classObject = classObject
        self.shape = shape
        tuple = PyTuple(items)
    }

    var items: [Value] { tuple.items }

    /// A tuple of the same class with other items.
    func replacing(_ items: [Value]) -> Value { shape.instance(items) }

    override var type: PyType { classObject }

    override var plain: Value? { .tuple(tuple) }

    override var isTrue: Bool { !tuple.items.isEmpty }

    override func hashCode() throws(PyError) -> Int? { try Value.tuple(tuple).hashCode() }

    override func repr(_ context: ReprContext) throws(PyError) -> String {
        if context.holds(self) { return "..." }
        let inner = try context.entering(self)
        var parts: [String] = []
        for (name, item) in zip(shape.fields, tuple.items) { parts.append("\(name)=\(try item.repr(inner))") }
        return "\(shape.name)(\(parts.joined(separator: ", ")))"
    }

    override func attribute(_ name: String) throws(PyError) -> Value? {
        if let index = shape.fields.firstIndex(of: name) { return tuple.items[index] }
        switch name {
        case "_asdict":
            return .builtin(name) { [self] (call) throws(PyError) in
                _ = try call.arguments(0...0)
                let dict = PyDict()
                for (name, item) in zip(shape.fields, tuple.items) { dict.set(PyString.name(name), to: item) }
                return .dict(dict)
            }
        case "_replace":
            return .builtin(name) { [self] (call) throws(PyError) in
                var items = tuple.items
                let strangers = call.keywords.map(\.name).filter { !shape.fields.contains($0) }
                guard strangers.isEmpty else {
                    let names = Value.list(PyList(strangers.map { .string($0) }))
                    throw .valueError("Got unexpected field names: \(try names.repr())")
                }
                for keyword in call.keywords {
                    if let index = shape.fields.firstIndex(of: keyword.name) { items[index] = keyword.value }
                }
                return shape.instance(items)
            }
        case "index", "count": return try Attributes.attributeIfAny(PyString.make(name), of: .tuple(tuple))
        default: return try shape.computed[name]?(tuple.items)
        }
    }

    override var attributeNames: [String] {
        shape.fields + ["_asdict", "_replace", "_fields", "_make"] + shape.computed.keys
    }

    private static func plain(_ value: Value) -> Value {
        if case .object(let object) = value, let other = object as? PyNamedTuple { .tuple(other.tuple) } else { value }
    }

    override func equals(_ other: Value, depth: Int) throws(PyError) -> Bool? {
        guard case .tuple = Self.plain(other) else { return nil }
        return try Value.tuple(tuple).isEqual(to: Self.plain(other), depth: depth + 1)
    }

    override func order(_ operation: ComparisonOperator, _ other: Value) throws(PyError) -> Bool? {
        guard case .tuple = Self.plain(other) else { return nil }
        return try Comparison.compare(operation, .tuple(tuple), Self.plain(other))
    }

    override func binary(_ operation: BinaryOperator, _ other: Value, isReflected: Bool) throws(PyError) -> Value? {
        guard operation == .add || operation == .multiply else { return nil }
        let (mine, theirs) = (Value.tuple(tuple), Self.plain(other))
        return try isReflected
            ? Arithmetic.binary(operation, theirs, mine) : Arithmetic.binary(operation, mine, theirs)
    }

    override func makeIterator() throws(PyError) -> PyIterator? { SequenceIterator(tuple.items) }

    override func length() throws(PyError) -> Int? { tuple.items.count }

    override func item(_ key: Value) throws(PyError) -> Value? { try Subscripts.item(.tuple(tuple), key) }
}

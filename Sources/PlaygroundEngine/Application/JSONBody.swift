/// Turns a returned value into the JSON body that FastAPI sends for it.
///
/// Source: FastAPI's `jsonable_encoder` and Starlette's `JSONResponse`: `json.dumps` with `ensure_ascii=False`,
/// `allow_nan=False` and no blanks.
struct JSONBody {
    /// Which values have a JSON text.
    enum Rules {
        /// FastAPI's `jsonable_encoder`, which finds a text for nearly everything.
        case jsonableEncoder
        /// Python's `json.dumps` by itself, as in `JSONResponse(content)`.
        case jsonModule
        /// `jsonable_encoder`, then `json.dumps` as it is by default: blanks, ASCII alone; null for what is not finite.
        case streamItem
    }

    /// A container that is being written, and how far it has come.
    private enum Level {
        case array([Value], next: Int)
        case object([(key: Value, value: Value)], next: Int)
    }

    private let rules: Rules
    private var bytes: [UInt8] = []
    /// The open containers, outermost first: a stack of our own, so that nesting takes none of the thread's.
    private var levels: [Level] = []
    /// CPython's recursion limit, less what FastAPI's own frames take of it.
    private static let nestingLimit = 961

    /// - Throws: What FastAPI raises for the value; the client gets a 500.
    static func encode(_ value: Value, by rules: Rules = .jsonableEncoder) throws(PyError) -> [UInt8] {
        var encoder = JSONBody(rules)
        try encoder.append(value)
        while let level = encoder.levels.popLast() { try encoder.goOn(with: level) }
        return encoder.bytes
    }

    private init(_ rules: Rules) {
        self.rules = rules
    }

    /// Writes the next item of a container, or its end.
    private mutating func goOn(with level: Level) throws(PyError) {
        try Sizes.check(bytes.count)
        switch level {
        case .array(let items, let index):
            guard index < items.count else { return bytes.append(UInt8(ascii: "]")) }
            if index > 0 { append(rules == .streamItem ? ", " : ",") }
            levels.append(.array(items, next: index + 1))
            try append(items[index])
        case .object(let pairs, let index):
            guard index < pairs.count else { return bytes.append(UInt8(ascii: "}")) }
            if index > 0 { append(rules == .streamItem ? ", " : ",") }
            try append(key: pairs[index].key)
            append(rules == .streamItem ? ": " : ":")
            levels.append(.object(pairs, next: index + 1))
            try append(pairs[index].value)
        }
    }

    private mutating func open(_ level: Level, _ bracket: Unicode.Scalar) throws(PyError) {
        guard levels.count < Self.nestingLimit else { throw .make(.recursionError, "maximum recursion depth exceeded") }
        bytes.append(UInt8(ascii: bracket))
        levels.append(level)
    }

    private mutating func append(_ value: Value) throws(PyError) {
        switch value {
        case .undefined, .none: append("null")
        case .bool(let value): append(value ? "true" : "false")
        case .int(let value): append(String(value))
        case .float(let value): append(rules == .streamItem && !value.isFinite ? "null" : try text(of: value))
        case .str(let text): append(quoted: text)
        case .list(let list): try open(.array(list.items, next: 0), "[")
        case .tuple(let tuple): try open(.array(tuple.items, next: 0), "[")
        case .dict(let dict): try open(.object(members(of: dict), next: 0), "{")
        case .function where rules != .jsonModule: append("{}")
        case .function: throw Self.noText(for: value)
        case .object(let object): try append(object)
        }
    }

    /// What is written of a dict: FastAPI leaves out what SQLAlchemy keeps under names with `_sa`.
    private func members(of dict: PyDict) -> [(key: Value, value: Value)] {
        let pairs = dict.pairs
        guard rules == .jsonableEncoder || rules == .streamItem else { return pairs }
        func isHidden(_ key: Value) -> Bool {
            if let name = key.string { name.withBytes { $0.starts(with: "_sa".utf8) } } else { false }
        }
        return pairs.contains { isHidden($0.key) } ? pairs.filter { !isHidden($0.key) } : pairs
    }

    private mutating func append(_ object: PyObject) throws(PyError) {
        if let integer = Value.object(object).bigInteger { return append(try IntegerText.decimal(integer)) }
        if case .tuple(let tuple)? = object.plain { return try open(.array(tuple.items, next: 0), "[") }
        if rules == .jsonModule, let plain = object.plain { return try append(plain) }
        guard rules != .jsonModule else { throw Self.noText(for: .object(object)) }
        if let encoded = try Self.encoded(object) { return try append(encoded) }
        if let generator = object as? PyGenerator, generator.kind == .generator {
            return try open(.array(try Iteration.array(.object(generator)), next: 0), "[")
        }
        if let deque = object as? PyDeque { return try open(.array(Array(deque.items), next: 0), "[") }
        if let data = object as? PyBytes { return append(quoted: try Self.text(of: data)) }
        try open(.object(try Self.dict(of: object).pairs, next: 0), "{")
    }

    /// `dict(object)`, which FastAPI tries for what it does not know.
    static func dict(of object: PyObject) throws(PyError) -> PyDict {
        guard let iterable = try object.makeIterator() else {
            throw refused("'\(object.typeName)' object is not iterable")
        }
        let dict = PyDict()
        var position = 0
        while let item = try iterable.next() {
            guard let items = try Iteration.iteratorIfIterable(item) else {
                throw refused("cannot convert dictionary update sequence element #\(position) to a sequence")
            }
            let pair = try Iteration.array(.object(items))
            guard pair.count == 2 else {
                throw .valueError(
                    "dictionary update sequence element #\(position) has length \(pair.count); 2 is required")
            }
            try dict.set(pair[0], to: pair[1])
            position += 1
            try Sizes.check(position * MemoryLayout<Value>.stride)
        }
        return dict
    }

    /// Python's `json` on a value that it knows no text for.
    private static func noText(for value: Value) -> PyError {
        .typeError("Object of type \(value.className) is not JSON serializable")
    }

    private static func refused(_ reason: String) -> PyError {
        .valueError(
            "[TypeError(\(QuotedText.string(reason))), TypeError('vars() argument must have __dict__ attribute')]")
    }

    private mutating func append(key: Value) throws(PyError) {
        switch key {
        case .str(let text): return append(quoted: text)
        case .undefined, .none: return append("\"null\"")
        case .bool(let value): return append(value ? "\"true\"" : "\"false\"")
        case .int(let value): return append("\"\(value)\"")
        case .float(let value): return append("\"\(try text(of: value))\"")
        case .object(let object):
            if let integer = key.bigInteger { return append("\"\(try IntegerText.decimal(integer))\"") }
            if rules != .jsonModule, let data = object as? PyBytes {
                return append(quoted: try Self.text(of: data))
            }
            if let text = object.plain { return try append(key: text) }
            if rules != .jsonModule, !(object is PySet), let encoded = try Self.encoded(object) {
                return try append(key: encoded)
            }
        case .list, .tuple, .dict, .function: break
        }
        guard rules != .jsonModule else {
            throw .typeError("keys must be str, int, float, bool or None, not \(key.typeName)")
        }
        // FastAPI turns such a key into a list or a dict first, which no dict takes.
        let encoded = if case .tuple = key { "list" } else { "dict" }
        throw .typeError("unhashable type: '\(encoded)'")
    }

    private func text(of value: Double) throws(PyError) -> String {
        guard value.isFinite else { throw .valueError("Out of range float values are not JSON compliant") }
        return FloatText.repr(value)
    }

    static func text(of data: PyBytes) throws(PyError) -> PyString {
        if let bad = UTF8Validation.firstInvalidByte(in: data.bytes) {
            let byte = String(data.bytes[bad], radix: 16)
            throw .valueError(
                "'utf-8' codec can't decode byte 0x\(byte.count < 2 ? "0" : "")\(byte) in position \(bad): invalid start byte"
            )
        }
        return PyString.make(data.bytes)
    }

    private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

    private mutating func append(quoted text: PyString) {
        JSONSpelling.append(text, to: &bytes, isASCII: rules == .streamItem)
    }
}

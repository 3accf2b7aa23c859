/// Writes values as Python's `json.dumps` does, without recursion.
///
/// Source: The Python Standard Library, "json"; messages are CPython's.
struct JSONWriter {
    struct Layout {
        /// What a level is indented by; nil for one line.
        var indent: String?
        var itemSeparator = ", "
        var keySeparator = ": "
        var sortsKeys = false
        var skipsKeys = false
        var isASCII = true
        var allowsNaN = true
        var checksCircles = true
        /// Makes something else of a value that JSON has no form for.
        var replacement: ((Value) throws(PyError) -> Value)?
    }

    /// A container that is being written, and how far it has come.
    private enum Level {
        case array([Value], next: Int)
        case object([(key: Value, value: Value)], next: Int, isEmpty: Bool)
        /// Inside a replacement: nothing to write, but a circle through it is one.
        case replaced
    }

    private let layout: Layout
    private var bytes: [UInt8] = []
    private var levels: [Level] = []
    /// How many of the levels are containers, by which lines are indented.
    private var depth = 0
    /// The containers that are open, for the search of circles, in step with ``levels``.
    private var open: [ObjectIdentifier] = []
    private var openSet: Set<ObjectIdentifier> = []

    private init(_ layout: Layout) {
        self.layout = layout
    }

    static func write(_ value: Value, _ layout: Layout) throws(PyError) -> PyString {
        var writer = JSONWriter(layout)
        try writer.append(value)
        while let level = writer.levels.popLast() { try writer.goOn(with: level) }
        return PyString.make(writer.bytes)
    }

    private mutating func goOn(with level: Level) throws(PyError) {
        try Sizes.check(bytes.count)
        switch level {
        case .replaced: forget()
        case .array(let items, let index):
            guard index < items.count else { return close("]", isEmpty: false) }
            startItem(isFirst: index == 0)
            levels.append(.array(items, next: index + 1))
            try append(items[index])
        case .object(let pairs, let index, let isEmpty):
            guard index < pairs.count else { return close("}", isEmpty: isEmpty) }
            guard let key = try text(ofKey: pairs[index].key) else {
                return levels.append(.object(pairs, next: index + 1, isEmpty: isEmpty))
            }
            startItem(isFirst: isEmpty)
            JSONSpelling.append(key, to: &bytes, isASCII: layout.isASCII)
            append(layout.keySeparator)
            levels.append(.object(pairs, next: index + 1, isEmpty: false))
            try append(pairs[index].value)
        }
    }

    private mutating func startItem(isFirst: Bool) {
        if !isFirst { append(layout.itemSeparator) }
        appendLine()
    }

    private mutating func close(_ bracket: String, isEmpty: Bool) {
        depth -= 1
        // A dict all of whose keys were skipped closes on the line it opened on.
        if !isEmpty { appendLine() }
        append(bracket)
        forget()
    }

    private mutating func appendLine() {
        guard let indent = layout.indent else { return }
        bytes.append(0x0A)
        for _ in 0..<depth { append(indent) }
    }

    private mutating func enter(_ object: AnyObject, _ level: Level) throws(PyError) {
        let identity = ObjectIdentifier(object)
        guard !layout.checksCircles || openSet.insert(identity).inserted else {
            throw .valueError("Circular reference detected")
        }
        guard levels.count < 994 else {
            throw .make(.recursionError, "maximum recursion depth exceeded while encoding a JSON object")
        }
        open.append(identity)
        levels.append(level)
    }

    private mutating func forget() {
        if let last = open.popLast() { openSet.remove(last) }
    }

    private mutating func append(_ value: Value) throws(PyError) {
        var next: Value? = value
        while let value = next { next = try step(value) }
    }

    /// Writes a scalar or opens a container; gives what stands in for a value that JSON has no form for.
    private mutating func step(_ value: Value) throws(PyError) -> Value? {
        switch value {
        case .undefined, .none: append("null")
        case .bool(let value): append(value ? "true" : "false")
        case .int(let value): append(String(value))
        case .float(let value): append(try text(of: value))
        case .str(let text): JSONSpelling.append(text, to: &bytes, isASCII: layout.isASCII)
        case .list(let list): try open(list, list.items)
        case .tuple(let tuple): try open(tuple, tuple.items)
        case .dict(let dict):
            guard dict.count > 0 else {
                append("{}")
                return nil
            }
            try enter(dict, .object(try sorted(dict.pairs), next: 0, isEmpty: true))
            depth += 1
            append("{")
        case .object(let object):
            if case .tuple(let tuple) = value.plain {
                try open(object, tuple.items)
            } else if let text = value.string {
                JSONSpelling.append(text, to: &bytes, isASCII: layout.isASCII)
            } else if let integer = value.bigInteger {
                append(try IntegerText.decimal(integer))
            } else {
                return try replacement(for: value, object)
            }
        case .function(let function): return try replacement(for: value, function)
        }
        return nil
    }

    private mutating func replacement(for value: Value, _ identity: AnyObject) throws(PyError) -> Value {
        guard let replacement = layout.replacement else {
            throw .typeError("Object of type \(value.className) is not JSON serializable")
        }
        try enter(identity, .replaced)
        return try replacement(value)
    }

    private mutating func open(_ owner: AnyObject, _ items: [Value]) throws(PyError) {
        guard !items.isEmpty else { return append("[]") }
        try enter(owner, .array(items, next: 0))
        depth += 1
        append("[")
    }

    private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

    private func sorted(_ pairs: [(key: Value, value: Value)]) throws(PyError) -> [(key: Value, value: Value)] {
        guard layout.sortsKeys else { return pairs }
        let rows = pairs.map { Value.tuple(PyTuple([$0.key, $0.value])) }
        // Python sorts the pairs; keys differ, so their values are never compared.
        return try Sorting.sorted(rows).compactMap {
            guard case .tuple(let row) = $0 else { return nil }
            return (row.items[0], row.items[1])
        }
    }

    /// The name that a key becomes; nil where it is skipped.
    private func text(ofKey key: Value) throws(PyError) -> PyString? {
        switch key.plain {
        case .str(let text): return text
        case .undefined, .none: return PyString.make("null")
        case .bool(let value): return PyString.make(value ? "true" : "false")
        case .int(let value): return PyString.make(String(value))
        case .float(let value): return PyString.make(try text(of: value))
        case .object, .list, .tuple, .dict, .function:
            if let integer = key.bigInteger { return PyString.make(try IntegerText.decimal(integer)) }
        }
        if layout.skipsKeys { return nil }
        // CPython writes indented text in Python, where a class has its plain name.
        let name = layout.indent == nil ? key.typeName : key.className
        throw .typeError("keys must be str, int, float, bool or None, not \(name)")
    }

    private func text(of value: Double) throws(PyError) -> String {
        guard value.isFinite || layout.allowsNaN else {
            throw .valueError("Out of range float values are not JSON compliant")
        }
        return JSONSpelling.float(value)
    }
}

/// JSON text as Pydantic writes it, of values that ``Serializer`` made plain.
///
/// Source: pydantic-core's `to_json`: no blanks, or one value a line with `indent`.
struct SerializedJSON {
    private let indent: Int?
    private let isASCII: Bool
    private var bytes: [UInt8] = []

    static func bytes(of value: Value, indent: Int? = nil, isASCII: Bool = false) throws(PyError) -> [UInt8] {
        var writer = SerializedJSON(indent: indent, isASCII: isASCII)
        try writer.append(value, depth: 0)
        return writer.bytes
    }

    private init(indent: Int?, isASCII: Bool) {
        self.indent = indent
        self.isASCII = isASCII
    }

    private mutating func append(_ value: Value, depth: Int) throws(PyError) {
        try Sizes.check(bytes.count)
        switch value {
        case .undefined, .none: append("null")
        case .bool(let value): append(value ? "true" : "false")
        case .int(let value): append(String(value))
        case .float(let value): append(FloatText.serialized(value))
        case .str(let text): JSONSpelling.append(text, to: &bytes, isASCII: isASCII)
        case .list(let list):
            try append(list.items, "[", "]", depth) { (writer, item) throws(PyError) in
                try writer.append(item, depth: depth + 1)
            }
        case .dict(let dict):
            try append(dict.pairs, "{", "}", depth) { (writer, pair) throws(PyError) in
                try writer.append(pair.key, depth: depth + 1)
                writer.append(writer.indent == nil ? ":" : ": ")
                try writer.append(pair.value, depth: depth + 1)
            }
        case .tuple, .function, .object:
            guard let integer = value.bigInteger else { throw Serializer.unknown(value) }
            append(try IntegerText.decimal(integer))
        }
    }

    private mutating func append<Item>(
        _ items: [Item], _ start: String, _ end: String, _ depth: Int,
        _ body: (inout SerializedJSON, Item) throws(PyError) -> Void
    ) throws(PyError) {
        append(start)
        for (index, item) in items.enumerated() {
            if index > 0 { append(",") }
            newLine(depth + 1)
            try body(&self, item)
        }
        if !items.isEmpty { newLine(depth) }
        append(end)
    }

    private mutating func newLine(_ depth: Int) {
        guard let indent else { return }
        bytes.append(UInt8(ascii: "\n"))
        bytes += repeatElement(UInt8(ascii: " "), count: max(0, min(indent, 64)) * depth)
    }

    private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }
}

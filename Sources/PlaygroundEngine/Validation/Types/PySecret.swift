/// A `pydantic.SecretStr` or `SecretBytes`: a value that is not shown.
///
/// Source: Pydantic's `types`.
final class PySecret: PyObject {
    let value: Value

    init(_ value: Value) {
        self.value = value
    }

    /// Whether it holds bytes.
    private var isBytes: Bool { if case .str = value { false } else { true } }

    static let textType = PyType("SecretStr", module: "pydantic.types") { (call) throws(PyError) in
        .object(PySecret(try call.arguments(1...1)[0]))
    }
    static let bytesType = PyType("SecretBytes", module: "pydantic.types") { (call) throws(PyError) in
        .object(PySecret(try call.arguments(1...1)[0]))
    }

    override var type: PyType { isBytes ? Self.bytesType : Self.textType }

    override var isTrue: Bool { value.isTrue }

    /// Ten asterisks, or nothing where there is no secret.
    var shown: String { value.isTrue ? "**********" : "" }

    override func text() throws(PyError) -> String {
        isBytes ? try Value.object(PyBytes(Array(shown.utf8))).repr() : shown
    }

    override func repr(_ context: ReprContext) throws(PyError) -> String {
        isBytes ? "SecretBytes(\(try text()))" : "SecretStr(\(QuotedText.string(shown)))"
    }

    override func length() throws(PyError) -> Int? { try Builtins.length(value).smallInteger }

    override func equals(_ other: Value, depth: Int) throws(PyError) -> Bool? {
        guard let other = other.object as? PySecret, other.isBytes == isBytes else { return false }
        return try value.isEqual(to: other.value, depth: depth + 1)
    }

    override var hash: Int? { (try? value.hashCode()) ?? nil }

    override func attribute(_ name: String) throws(PyError) -> Value? {
        guard name == "get_secret_value" else { return nil }
        return .builtin(name) { (call) throws(PyError) in
            _ = try call.arguments(0...0)
            return self.value
        }
    }

    override var attributeNames: [String] { ["get_secret_value"] }
}

/// `SecretStr` and `SecretBytes` as types.
final class SecretSchema: NativeSchema {
    private let isBytes: Bool

    init(isBytes: Bool) {
        self.isBytes = isBytes
    }

    var label: String {
        let name = isBytes ? "SecretBytes" : "SecretStr"
        let inner = "function-after[\(name)(), \(isBytes ? "bytes" : "str")]"
        let either = "json-or-python[json=\(inner),python=union[is-instance[\(name)],\(inner)]]"
        return "lax-or-strict[lax=\(either),strict=\(either)]"
    }

    func validate(_ value: Value, _ validator: inout Validator) throws(PyError) -> Value? {
        if let secret = value.object as? PySecret, secret.type === (isBytes ? PySecret.bytesType : PySecret.textType) {
            return value
        }
        if !isBytes, value.object is PyBytes, Validator.plainText(value) == nil {
            return validator.report(.stringType, value)
        }
        let schema: TypeSchema =
            isBytes ? .bytes(Lengths(), isStrict: nil) : .text(TextRules(), coercesNumbers: false, isStrict: nil)
        return try validator.validate(value, schema).map { .object(PySecret($0)) }
    }
}

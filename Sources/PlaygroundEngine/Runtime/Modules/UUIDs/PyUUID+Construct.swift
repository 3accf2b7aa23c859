import BigInt

extension PyUUID {
    private static let parameters = NativeSignature(
        "UUID.__init__", "self hex? bytes? bytes_le? fields? int? version? * is_safe?")

    /// `UUID(hex=None, bytes=None, bytes_le=None, fields=None, int=None, version=None)`
    static func construct(_ call: NativeCall) throws(PyError) -> Value {
        let given = try parameters.bind(call)
        guard ["hex", "bytes", "bytes_le", "fields", "int"].count(where: { given.present($0) != nil }) == 1 else {
            throw .typeError("one of the hex, bytes, bytes_le, fields, or int arguments must be given")
        }
        var number = BigInt(0)
        if let hex = given.present("hex") { number = try self.number(hex: hex) }
        if let bytes = given.present("bytes") { number = BigInt(PyUUID(bytes: try self.bytes(bytes, "bytes")).value) }
        if let bytes = given.present("bytes_le") {
            number = BigInt(PyUUID(bytes: swapped(try self.bytes(bytes, "bytes_le"))).value)
        }
        if let fields = given.present("fields") { number = try self.number(fields: fields) }
        if let int = given.present("int") { number = try integer(int, atLeast: 0) }
        guard let value = UInt128(exactly: number) else {
            throw .valueError("int is out of range (need a 128-bit value)")
        }
        guard let version = given.present("version") else { return .object(PyUUID(value)) }
        if case .float = version {
            throw .typeError("unsupported operand type(s) for <<: 'float' and 'int'")
        }
        guard (1...5).contains(try integer(version, atLeast: 1)), let small = version.smallInteger else {
            throw .valueError("illegal version number")
        }
        return .object(PyUUID(value).marked(version: small))
    }

    /// An integer argument, which CPython compares with a bound before anything else.
    private static func integer(_ value: Value, atLeast bound: Int) throws(PyError) -> BigInt {
        if let integer = value.bigInteger { return integer }
        _ = try Comparison.compare(.lessOrEqual, .int(bound), value)
        throw .typeError("%x format: an integer is required, not \(value.typeName)")
    }

    /// 32 digits; `urn:uuid:`, braces and hyphens are passed over.
    private static func number(hex: Value) throws(PyError) -> BigInt {
        guard let text = hex.string else {
            if case .object(let object) = hex, object is PyBytes {
                throw .typeError("a bytes-like object is required, not 'str'")
            }
            throw Attributes.missing("replace", of: hex)
        }
        var digits = text.text.replacing("urn:", with: "").replacing("uuid:", with: "")
        while let last = digits.last, last == "{" || last == "}" { digits.removeLast() }
        while let first = digits.first, first == "{" || first == "}" { digits.removeFirst() }
        digits = digits.replacing("-", with: "")
        guard digits.unicodeScalars.count == 32 else {
            throw .valueError("badly formed hexadecimal UUID string")
        }
        return try Conversions.int(digits, base: 16).bigInteger ?? 0
    }

    private static func bytes(_ value: Value, _ name: String) throws(PyError) -> [UInt8] {
        guard try Builtins.length(value).smallInteger == 16 else {
            throw .valueError("\(name) is not a 16-char string")
        }
        guard case .object(let object) = value, let bytes = object as? PyBytes else {
            throw .assertionError(try value.repr())
        }
        return bytes.bytes
    }

    private static func number(fields: Value) throws(PyError) -> BigInt {
        guard try Builtins.length(fields).smallInteger == 6 else { throw .valueError("fields is not a 6-tuple") }
        var number = BigInt(0)
        for (index, (value, bits)) in zip(try Iteration.array(fields), [32, 16, 16, 8, 8, 48]).enumerated() {
            let field = try integer(value, atLeast: 0)
            guard field >= 0, field < BigInt(1) << bits else {
                throw .valueError(
                    "field \(index + 1) out of range (need a\(bits == 8 ? "n" : "") \(bits)-bit value)")
            }
            number = number << bits | field
        }
        return number
    }
}

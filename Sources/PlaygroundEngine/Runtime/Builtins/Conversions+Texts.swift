extension Conversions {
    /// `str(object)`, `str(bytes, encoding, errors)`.
    static func text(_ call: NativeCall) throws(PyError) -> Value {
        let values = try CallSignature.named(["object", "encoding", "errors"]).bind(call, name: "str", owner: nil)
        let arguments = Arguments(values: values, call: call)
        let encoding = try Methods.name(arguments, 1, "str() argument 'encoding'")
        let errors = try Methods.name(arguments, 2, "str() argument 'errors'")
        guard let value = arguments[0] else { return .string("") }
        guard encoding != nil || errors != nil else {
            if case .str = value { return value }
            return .string(try value.str())
        }
        if value.string != nil { throw .typeError("decoding str is not supported") }
        guard let bytes = value.bytes else {
            throw .typeError("decoding to str: need a bytes-like object, \(value.typeName) found")
        }
        return try TextEncoding.decode(bytes, encoding ?? "utf-8", errors: errors ?? "strict")
    }

    /// `bytes(source, encoding, errors)`.
    static func bytes(_ call: NativeCall) throws(PyError) -> Value {
        let values = try CallSignature.named(["source", "encoding", "errors"]).bind(call, name: "bytes", owner: nil)
        let arguments = Arguments(values: values, call: call)
        let encoding = try Methods.name(arguments, 1, "bytes() argument 'encoding'")
        let errors = try Methods.name(arguments, 2, "bytes() argument 'errors'")
        guard let value = arguments[0] else {
            guard encoding == nil, errors == nil else {
                throw .typeError("\(encoding == nil ? "errors" : "encoding") without a string argument")
            }
            return .bytes([])
        }
        if let text = value.string {
            guard let encoding else { throw .typeError("string argument without an encoding") }
            return .bytes(try TextEncoding.encode(text, encoding, errors: errors ?? "strict"))
        }
        guard encoding == nil, errors == nil else {
            throw .typeError("\(encoding == nil ? "errors" : "encoding") without a string argument")
        }
        if let number = try value.index() {
            guard let count = Int(exactly: number) else {
                throw .make(.overflowError, "cannot fit 'int' into an index-sized integer")
            }
            guard count >= 0 else { throw .valueError("negative count") }
            try Sizes.check(count)
            return .bytes([UInt8](repeating: 0, count: count))
        }
        return .bytes(try bytes(value))
    }

    /// The bytes that an iterable of integers, or a `bytes` value, gives.
    static func bytes(_ value: Value) throws(PyError) -> [UInt8] {
        if let bytes = value.bytes { return bytes }
        guard try Iteration.iteratorIfIterable(value) != nil else {
            throw .typeError("cannot convert '\(value.typeName)' object to bytes")
        }
        var result: [UInt8] = []
        try Iteration.forEach(value) { (item) throws(PyError) in
            let number = try item.requiredIndex()
            guard let byte = UInt8(exactly: number) else { throw .valueError("bytes must be in range(0, 256)") }
            result.append(byte)
        }
        return result
    }
}

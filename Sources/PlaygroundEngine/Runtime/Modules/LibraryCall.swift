extension NativeCall {
    /// `value.name(arguments)`.
    func invoke(method name: String, of value: Value, _ arguments: [Value] = []) throws(PyError) -> Value {
        try invoke(try Attributes.attribute(PyString.make(name), of: value), arguments)
    }
}

/// Arguments of library functions, with CPython's words for what they are not.
enum LibraryArgument {
    /// The bytes of a `bytes` value or of another value that has some.
    static func bytes(_ value: Value) -> [UInt8]? {
        if case .object(let object) = value, let bytes = object as? PyBytes { bytes.bytes } else { nil }
    }

    /// - Throws: `TypeError` where the value has no bytes.
    static func bytesLike(_ value: Value) throws(PyError) -> [UInt8] {
        guard let bytes = bytes(value) else {
            throw .typeError("a bytes-like object is required, not '\(value.typeName)'")
        }
        return bytes
    }

    /// The arguments of a function that CPython has in C and that takes them by position or by name.
    static func named(_ call: NativeCall, _ names: [String], required: Int) throws(PyError) -> [Value?] {
        let count = call.positional.count + call.keywords.count
        guard count <= names.count else {
            let noun = names.count == 1 ? "argument" : "arguments"
            throw .typeError("\(call.function)() takes at most \(names.count) \(noun) (\(count) given)")
        }
        var values = call.positional.map(Optional.some) + Array(repeating: nil, count: names.count)
        for keyword in call.keywords {
            guard let index = names.firstIndex(of: keyword.name) else {
                throw .typeError("'\(keyword.name)' is an invalid keyword argument for \(call.function)()")
            }
            guard index >= call.positional.count else {
                throw .typeError(
                    "argument for \(call.function)() given by name ('\(keyword.name)') and position (\(index + 1))")
            }
            values[index] = keyword.value
        }
        for index in 0..<required where values[index] == nil {
            throw .typeError("\(call.function)() missing required argument '\(names[index])' (pos \(index + 1))")
        }
        return Array(values.prefix(names.count))
    }

    /// A machine integer, as C functions take it.
    static func index(_ value: Value) throws(PyError) -> Int {
        let integer = try value.requiredIndex()
        guard let small = Int(exactly: integer) else {
            throw .make(.overflowError, "Python int too large to convert to C ssize_t")
        }
        return small
    }

    /// A real number as a float.
    static func float(_ value: Value) throws(PyError) -> Double {
        if case .float(let float) = value { return float }
        if let integer = value.bigInteger { return try IntegerArithmetic.float(integer) }
        if case .object(let object) = value, case .float(let float)? = try object.number(.float) { return float }
        if let integer = try value.index() { return try IntegerArithmetic.float(integer) }
        throw .typeError("must be real number, not \(value.typeName)")
    }
}

/// The `hmac` module. Source: The Python Standard Library, "hmac"; messages are CPython's.
enum KeyedHashesModule {
    static var module: PyModule {
        PyModule(
            "hmac", functions: ["new": new, "digest": digest, "compare_digest": compare],
            members: ["HMAC": .object(PyDigest.keyedType)])
    }

    private static func new(_ call: NativeCall) throws(PyError) -> Value {
        let arguments = try NativeSignature("new", "key msg? digestmod?").bind(call)
        guard let key = arguments.required("key").bytes else {
            throw .typeError(
                "key: expected bytes or bytearray, but got \(QuotedText.string(arguments.required("key").typeName))")
        }
        let digest = PyDigest.keyed(try algorithm(arguments["digestmod"]), key: key)
        if let message = arguments.present("msg") { try digest.update(message) }
        return .object(digest)
    }

    private static func digest(_ call: NativeCall) throws(PyError) -> Value {
        let arguments = try NativeSignature("digest", "key msg digest").bind(call)
        let key = try LibraryArgument.bytesLike(arguments.required("key"))
        let digest = PyDigest.keyed(try algorithm(arguments.required("digest")), key: key)
        try digest.update(.bytes(try LibraryArgument.bytesLike(arguments.required("msg"))))
        return .bytes(digest.bytes)
    }

    /// What a name, or a function of `hashlib`, stands for.
    private static func algorithm(_ value: Value?) throws(PyError) -> Digest.Algorithm {
        switch value?.plain {
        case nil, Value.none?: break
        case .str(let name)? where name.count > 0:
            guard let algorithm = Digest.Algorithm(rawValue: name.text.lowercased()) else {
                throw .valueError("unsupported hash type \(name.text)")
            }
            return algorithm
        case .str?: break
        case let value?:
            if let function = value.object as? PyBuiltin, function.name.hasPrefix("openssl_"),
                let algorithm = Digest.Algorithm(rawValue: String(function.name.dropFirst(8)))
            {
                return algorithm
            }
            throw Attributes.missing("new", of: value)
        }
        throw .typeError("Missing required parameter 'digestmod'.")
    }

    /// Looks at every byte, so that the time it takes does not tell where two values differ.
    static func compare(_ call: NativeCall) throws(PyError) -> Value {
        let arguments = try call.arguments(2...2)
        let sides: [[UInt8]]
        let (left, right) = (arguments[0], arguments[1])
        if let left = left.string, let right = right.string {
            guard left.isASCII, right.isASCII else {
                throw .typeError("comparing strings with non-ASCII characters is not supported")
            }
            sides = [left.bytes, right.bytes]
        } else {
            guard left.bytes != nil || right.bytes != nil else {
                throw .typeError(
                    "unsupported operand types(s) or combination of types: '\(left.typeName)' and '\(right.typeName)'")
            }
            sides = [try LibraryArgument.bytesLike(left), try LibraryArgument.bytesLike(right)]
        }
        var difference: UInt8 = sides[0].count == sides[1].count ? 0 : 1
        for (left, right) in zip(sides[0], sides[1]) { difference |= left ^ right }
        return .bool(difference == 0)
    }
}

/// The `binascii` module. Source: The Python Standard Library, "binascii"; messages are CPython's.
enum BinasciiModule {
    static var module: PyModule {
        let hexlify: PyBuiltin.Body = { (call) throws(PyError) in
            guard let data = call.positional.first ?? call.keyword("data") else {
                throw .typeError("\(call.function)() missing required argument 'data' (pos 1)")
            }
            return .object(PyBytes(Hexadecimal.encode(try LibraryArgument.bytesLike(data))))
        }
        let unhexlify: PyBuiltin.Body = { (call) throws(PyError) in
            guard call.positional.count == 1, call.keywords.isEmpty else {
                throw .typeError(
                    "binascii.\(call.function)() takes exactly one argument (\(call.positional.count) given)")
            }
            return .object(PyBytes(try Hexadecimal.decode(try text(call.positional[0]))))
        }
        return PyModule(
            "binascii",
            functions: [
                "hexlify": hexlify, "b2a_hex": hexlify, "unhexlify": unhexlify, "a2b_hex": unhexlify,
                "b2a_base64": { (call) throws(PyError) in
                    guard let data = call.positional.first else {
                        throw .typeError("b2a_base64() takes exactly 1 positional argument (0 given)")
                    }
                    let encoded = Base64.encode(try LibraryArgument.bytesLike(data))
                    return .object(PyBytes(encoded + (try call.keyword("newline")?.truth() ?? true ? [0x0A] : [])))
                },
                "a2b_base64": { (call) throws(PyError) in
                    guard let data = call.positional.first else {
                        throw .typeError("a2b_base64() takes exactly 1 positional argument (0 given)")
                    }
                    let isStrict = try call.keyword("strict_mode")?.truth() ?? false
                    return .object(PyBytes(try Base64.decode(try text(data), isStrict: isStrict)))
                },
                "crc32": { (call) throws(PyError) in
                    let arguments = try call.arguments(1...2)
                    let data = try LibraryArgument.bytesLike(arguments[0])
                    let start = arguments.count > 1 ? try LibraryArgument.index(arguments[1]) : 0
                    return .int(Int(CheckSum.crc32(data, from: UInt32(truncatingIfNeeded: start))))
                },
            ], members: ["Error": .object(LibraryErrors.binasciiError)])
    }

    private static func text(_ value: Value) throws(PyError) -> [UInt8] {
        if let text = value.string {
            guard text.isASCII else { throw .valueError("string argument should contain only ASCII characters") }
            return text.bytes
        }
        guard let bytes = LibraryArgument.bytes(value) else {
            throw .typeError("argument should be bytes, buffer or ASCII string, not '\(value.typeName)'")
        }
        return bytes
    }
}

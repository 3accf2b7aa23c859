/// The `base64` module. Source: The Python Standard Library, "base64"; messages are CPython's.
enum Base64Module {
    static var module: PyModule {
        PyModule(
            "base64",
            functions: [
                "b64encode": { (call) throws(PyError) in
                    let arguments = try encodeSignature.bind(call)
                    let encoded = Base64.encode(try given(arguments.required("s")))
                    guard let characters = arguments.present("altchars") else { return bytes(encoded) }
                    return bytes(translate(encoded, from: plain, to: try pair(try given(characters))))
                },
                "standard_b64encode": { (call) throws(PyError) in
                    bytes(Base64.encode(try given(standardEncodeSignature.bind(call).required("s"))))
                },
                "urlsafe_b64encode": { (call) throws(PyError) in
                    let encoded = Base64.encode(try given(urlEncodeSignature.bind(call).required("s")))
                    return bytes(translate(encoded, from: plain, to: urlSafe))
                },
                "b64decode": { (call) throws(PyError) in
                    let arguments = try decodeSignature.bind(call)
                    var text = try lenient(arguments.required("s"))
                    if let characters = arguments.present("altchars") {
                        text = translate(text, from: try pair(try lenient(characters)), to: plain)
                    }
                    return bytes(
                        try Base64.decode(text, isStrict: try arguments.isTrue("validate", default: false)))
                },
                "standard_b64decode": { (call) throws(PyError) in
                    let text = try lenient(standardDecodeSignature.bind(call).required("s"))
                    return bytes(try Base64.decode(text, isStrict: false))
                },
                "urlsafe_b64decode": { (call) throws(PyError) in
                    let text = try lenient(urlDecodeSignature.bind(call).required("s"))
                    return bytes(try Base64.decode(translate(text, from: urlSafe, to: plain), isStrict: false))
                },
                "b16encode": { (call) throws(PyError) in
                    let data = try given(hexEncodeSignature.bind(call).required("s"))
                    return bytes(Hexadecimal.encode(data, isUppercase: true))
                },
                "b16decode": { (call) throws(PyError) in
                    let arguments = try hexDecodeSignature.bind(call)
                    let text = try lenient(arguments.required("s"))
                    let allowsLower = try arguments.isTrue("casefold", default: false)
                    let isPlain = text.allSatisfy {
                        Hexadecimal.digit($0) != nil && (allowsLower || $0 < UInt8(ascii: "a"))
                    }
                    guard isPlain else { throw LibraryErrors.binascii("Non-base16 digit found") }
                    return bytes(try Hexadecimal.decode(text))
                },
            ])
    }

    private static let plain = Array("+/".utf8)
    private static let urlSafe = Array("-_".utf8)
    private static let encodeSignature = NativeSignature("b64encode", "s altchars?")
    private static let decodeSignature = NativeSignature("b64decode", "s altchars? validate?")
    private static let standardEncodeSignature = NativeSignature("standard_b64encode", "s")
    private static let standardDecodeSignature = NativeSignature("standard_b64decode", "s")
    private static let urlEncodeSignature = NativeSignature("urlsafe_b64encode", "s")
    private static let urlDecodeSignature = NativeSignature("urlsafe_b64decode", "s")
    private static let hexEncodeSignature = NativeSignature("b16encode", "s")
    private static let hexDecodeSignature = NativeSignature("b16decode", "s casefold?")

    private static func bytes(_ data: [UInt8]) -> Value { .object(PyBytes(data)) }

    private static func given(_ value: Value) throws(PyError) -> [UInt8] { try LibraryArgument.bytesLike(value) }

    /// The bytes of a value that may be ASCII text as well.
    private static func lenient(_ value: Value) throws(PyError) -> [UInt8] {
        if let text = value.string {
            guard text.isASCII else { throw .valueError("string argument should contain only ASCII characters") }
            return text.bytes
        }
        guard let bytes = LibraryArgument.bytes(value) else {
            throw .typeError("argument should be a bytes-like object or ASCII string, not '\(value.typeName)'")
        }
        return bytes
    }

    private static func pair(_ characters: [UInt8]) throws(PyError) -> [UInt8] {
        guard characters.count == 2 else { throw .assertionError(QuotedText.bytes(characters)) }
        return characters
    }

    /// `text` with the two characters of `from` replaced by those of `to`.
    private static func translate(_ text: [UInt8], from: [UInt8], to: [UInt8]) -> [UInt8] {
        text.map { $0 == from[1] ? to[1] : $0 == from[0] ? to[0] : $0 }
    }
}

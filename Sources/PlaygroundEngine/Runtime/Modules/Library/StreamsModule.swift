/// The `io` module, as far as files in memory go. Source: The Python Standard Library, "io".
enum StreamsModule {
    static let text = PyType("StringIO", module: "_io", members: members) { (call) throws(PyError) in
        let arguments = try NativeParameters("StringIO", ["initial_value", "newline"]).bind(call)
        let initial = arguments[0] ?? .none
        guard !initial.isNone else { return .object(PyStream(.text, [])) }
        guard let units = PyStream.units(initial, .text) else {
            throw .typeError("initial_value must be str or None, not \(initial.typeName)")
        }
        return .object(PyStream(.text, units))
    }

    static let bytes = PyType("BytesIO", module: "_io", members: members) { (call) throws(PyError) in
        let arguments = try NativeParameters("BytesIO", ["initial_bytes"]).bind(call)
        let initial = arguments[0] ?? .none
        guard !initial.isNone else { return .object(PyStream(.bytes, [])) }
        guard let units = PyStream.units(initial, .bytes) else {
            throw .typeError("a bytes-like object is required, not '\(initial.typeName)'")
        }
        return .object(PyStream(.bytes, units))
    }

    static var module: PyModule {
        PyModule(
            "io",
            members: [
                "StringIO": .object(text), "BytesIO": .object(bytes), "SEEK_SET": .int(0), "SEEK_CUR": .int(1),
                "SEEK_END": .int(2),
            ])
    }

    private typealias Body = (PyStream, NativeCall) throws(PyError) -> Value

    private static var members: [String: Value] {
        var members: [String: Value] = [:]
        for (name, body) in bodies {
            members[name] = .object(
                PyNativeMethod(name) { (receiver, call) throws(PyError) in
                    guard case .object(let object) = receiver, let stream = object as? PyStream else {
                        throw .typeError("descriptor '\(name)' doesn't apply to a '\(receiver.typeName)' object")
                    }
                    if name != "close", name != "__exit__" { try stream.checkOpen() }
                    return try body(stream, call)
                })
        }
        return members
    }

    /// An optional count of characters or bytes.
    private static func size(_ call: NativeCall) throws(PyError) -> Int? {
        guard let value = try call.arguments(0...1).first, !value.isNone else { return nil }
        guard let big = value.bigInteger else {
            throw .typeError("argument should be integer or None, not '\(value.typeName)'")
        }
        return Int(exactly: big) ?? (big < 0 ? -1 : Int.max)
    }

    private static func units(_ value: Value, for stream: PyStream) throws(PyError) -> [UInt32] {
        guard let units = PyStream.units(value, stream.kind) else {
            throw .typeError(
                stream.kind == .text
                    ? "string argument expected, got '\(value.typeName)'"
                    : "a bytes-like object is required, not '\(value.typeName)'")
        }
        return units
    }

    private static func yes(_ stream: PyStream, _ call: NativeCall) throws(PyError) -> Value {
        _ = try call.arguments(0...0)
        return .bool(true)
    }

    private static var bodies: [String: Body] {
        [
            "write": { (stream, call) throws(PyError) in
                let units = try units(try call.arguments(1...1)[0], for: stream)
                try stream.write(units)
                return .int(units.count)
            },
            "writelines": { (stream, call) throws(PyError) in
                try Iteration.forEach(try call.arguments(1...1)[0]) { (line) throws(PyError) in
                    try stream.write(try units(line, for: stream))
                }
                return .none
            },
            "read": { (stream, call) throws(PyError) in stream.value(stream.read(try size(call))) },
            "readline": { (stream, call) throws(PyError) in stream.value(try stream.readLine(try size(call))) },
            "readlines": { (stream, call) throws(PyError) in
                _ = try size(call)
                return .list(PyList(try Iteration.array(.object(stream))))
            },
            "getvalue": { (stream, call) throws(PyError) in
                _ = try call.arguments(0...0)
                return stream.value(stream.units)
            },
            "tell": { (stream, call) throws(PyError) in
                _ = try call.arguments(0...0)
                return .int(stream.offset)
            },
            "seek": { (stream, call) throws(PyError) in
                let arguments = try call.arguments(1...2)
                let offset = try LibraryArgument.index(arguments[0])
                return .int(
                    try stream.seek(offset, from: try arguments.count > 1 ? LibraryArgument.index(arguments[1]) : 0))
            },
            "truncate": { (stream, call) throws(PyError) in .int(try stream.truncate(try size(call))) },
            "close": { (stream, call) throws(PyError) in
                _ = try call.arguments(0...0)
                stream.close()
                return .none
            },
            "flush": { (_, call) throws(PyError) in
                _ = try call.arguments(0...0)
                return .none
            },
            "readable": yes, "writable": yes, "seekable": yes,
            "__enter__": { (stream, call) throws(PyError) in
                _ = try call.arguments(0...0)
                return .object(stream)
            },
            "__exit__": { (stream, _) throws(PyError) in
                stream.close()
                return .none
            },
        ]
    }
}

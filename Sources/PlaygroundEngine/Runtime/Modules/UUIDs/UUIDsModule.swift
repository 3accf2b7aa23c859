/// Python's `uuid` module.
enum UUIDsModule {
    static var module: PyModule {
        var members: [String: Value] = [
            "UUID": .object(type),
            "NAMESPACE_DNS": .object(PyUUID(0x6ba7_b810_9dad_11d1_80b4_00c0_4fd4_30c8)),
            "NAMESPACE_URL": .object(PyUUID(0x6ba7_b811_9dad_11d1_80b4_00c0_4fd4_30c8)),
            "NAMESPACE_OID": .object(PyUUID(0x6ba7_b812_9dad_11d1_80b4_00c0_4fd4_30c8)),
            "NAMESPACE_X500": .object(PyUUID(0x6ba7_b814_9dad_11d1_80b4_00c0_4fd4_30c8)),
            "RFC_4122": .string(PyUUID.specified), "RESERVED_NCS": .string(PyUUID.reservedNCS),
            "RESERVED_MICROSOFT": .string(PyUUID.reservedMicrosoft),
            "RESERVED_FUTURE": .string(PyUUID.reservedFuture),
        ]
        for (name, body) in functions { members[name] = .builtin(name, body) }
        return PyModule("uuid", members: members)
    }

    static let type = PyType("UUID", module: "uuid", construct: PyUUID.construct)

    private static let functions: [String: @Sendable (NativeCall) throws(PyError) -> Value] = [
        "uuid1": { (call) throws(PyError) in
            let arguments = try NativeSignature("uuid1", "node? clock_seq?").bind(call)
            return .object(
                PyUUID.timeBased(
                    call.clock.now(), node: arguments["node"]?.smallInteger,
                    sequence: arguments["clock_seq"]?.smallInteger))
        },
        "uuid3": { (call) throws(PyError) in try named(call, version: 3, .md5) },
        "uuid4": { (call) throws(PyError) in
            _ = try NativeSignature("uuid4", "").bind(call)
            return .object(PyUUID(UInt128.random(in: .min ... .max)).marked(version: 4))
        },
        "uuid5": { (call) throws(PyError) in try named(call, version: 5, .sha1) },
    ]

    /// A UUID made of a namespace and a name.
    private static func named(
        _ call: NativeCall, version: Int, _ algorithm: Digest.Algorithm
    ) throws(PyError) -> Value {
        let arguments = try NativeSignature(call.function, "namespace name").bind(call)
        let (space, name) = (arguments.required("namespace"), arguments.required("name"))
        guard let namespace = PyUUID.from(space) else { throw Attributes.missing("bytes", of: space) }
        guard let text = name.string else { throw .typeError("encoding without a string argument") }
        let digest = Digest.bytes(algorithm, of: namespace.bytes + text.bytes)
        return .object(PyUUID(bytes: digest.prefix(16)).marked(version: version))
    }
}

extension PyUUID {
    /// A UUID of a moment, in microseconds since 1970-01-01 UTC.
    ///
    /// Source: RFC 4122, section 4.2; the node is random, as section 4.5 allows.
    static func timeBased(_ microseconds: Int, node: Int?, sequence: Int?) -> PyUUID {
        let ticks = UInt64(bitPattern: Int64(microseconds)) &* 10 &+ 0x01b2_1dd2_1381_4000
        let clock = UInt64(truncatingIfNeeded: sequence ?? Int.random(in: 0..<1 << 14))
        let node = UInt64(truncatingIfNeeded: node ?? Int.random(in: 0..<1 << 48) | 1 << 40) & 0xFFFF_FFFF_FFFF
        let high = (ticks & 0xFFFF_FFFF) << 32 | (ticks >> 32 & 0xFFFF) << 16 | ticks >> 48 & 0x0FFF
        let low = (clock & 0x3FFF) << 48 | node
        return PyUUID(UInt128(high) << 64 | UInt128(low)).marked(version: 1)
    }
}

/// What `hashlib.sha256(…)` and `hmac.new(…)` give. Source: The Python Standard Library, "hashlib" and "hmac".
final class PyDigest: PyObject {
    private var digest: Digest
    /// The outer digest of an HMAC, which has the key already (RFC 2104); nil for a plain one.
    private let outer: Digest?

    init(_ digest: Digest, outer: Digest? = nil) {
        self.digest = digest
        self.outer = outer
    }

    /// An HMAC of this key.
    static func keyed(_ algorithm: Digest.Algorithm, key: [UInt8]) -> PyDigest {
        let (inner, outer) = pads(algorithm, key: key)
        return PyDigest(inner, outer: outer)
    }

    /// The digests that an HMAC begins with. Source: RFC 2104, section 2.
    static func pads(_ algorithm: Digest.Algorithm, key: [UInt8]) -> (inner: Digest, outer: Digest) {
        var key = key.count > algorithm.blockSize ? Digest.bytes(algorithm, of: key) : key
        key += [UInt8](repeating: 0, count: algorithm.blockSize - key.count)
        var (inner, outer) = (Digest(algorithm), Digest(algorithm))
        inner.update(key.map { $0 ^ 0x36 })
        outer.update(key.map { $0 ^ 0x5C })
        return (inner, outer)
    }

    static let plainType = PyType("HASH", module: "_hashlib")
    static let keyedType = PyType("HMAC", module: "hmac")

    override var type: PyType { outer == nil ? Self.plainType : Self.keyedType }

    override var typeName: String { outer == nil ? "_hashlib.HASH" : "HMAC" }

    override func repr(_ context: ReprContext) throws(PyError) -> String {
        outer == nil
            ? "<\(digest.algorithm) _hashlib.HASH object @ \(address)>" : "<hmac.HMAC object at \(address)>"
    }

    /// What `digest()` gives.
    var bytes: [UInt8] {
        guard var outer else { return digest.bytes }
        outer.update(digest.bytes)
        return outer.bytes
    }

    func update(_ value: Value) throws(PyError) { digest.update(try Self.message(value)) }

    /// - Throws: `TypeError` where `value` has no bytes.
    static func message(_ value: Value) throws(PyError) -> [UInt8] {
        if let bytes = value.bytes { return bytes }
        if value.string != nil { throw .typeError("Strings must be encoded before hashing") }
        throw .typeError("object supporting the buffer API required")
    }

    override func attribute(_ name: String) throws(PyError) -> Value? {
        switch name {
        case "name": return .string((outer == nil ? "" : "hmac-") + digest.algorithm.rawValue)
        case "digest_size": return .int(digest.algorithm.size)
        case "block_size": return .int(digest.algorithm.blockSize)
        case "digest": return method(name, takes: 0) { (_) throws(PyError) in .bytes(self.bytes) }
        case "hexdigest":
            return method(name, takes: 0) { (_) throws(PyError) in
                .string(String(decoding: Hexadecimal.encode(self.bytes), as: UTF8.self))
            }
        case "copy":
            return method(name, takes: 0) { (_) throws(PyError) in
                .object(PyDigest(self.digest, outer: self.outer))
            }
        case "update":
            return method(name, takes: 1) { (arguments) throws(PyError) in
                try self.update(arguments[0])
                return .none
            }
        default: return nil
        }
    }

    override var attributeNames: [String] {
        ["name", "digest_size", "block_size", "digest", "hexdigest", "copy", "update"]
    }

    private func method(
        _ name: String, takes count: Int, _ body: @escaping ([Value]) throws(PyError) -> Value
    ) -> Value {
        .builtin((outer == nil ? "HASH." : "HMAC.") + name) { (call) throws(PyError) in
            try body(try call.arguments(count...count))
        }
    }
}

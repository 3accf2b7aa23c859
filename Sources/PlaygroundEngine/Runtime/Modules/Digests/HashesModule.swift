/// The `hashlib` module. Source: The Python Standard Library, "hashlib"; messages are CPython's.
enum HashesModule {
    static var module: PyModule {
        var members: [String: Value] = [:]
        for algorithm in Digest.Algorithm.allCases {
            members[algorithm.rawValue] = .builtin("openssl_\(algorithm)") { (call) throws(PyError) in
                let names = ["string", "usedforsecurity"]
                return try make(algorithm, NativeParameters(call.function, names, positional: 1), call)
            }
        }
        return PyModule(
            "hashlib", functions: ["new": new, "pbkdf2_hmac": derived], members: members,
            refused: Dictionary(
                uniqueKeysWithValues: [
                    "blake2b", "blake2s", "sha3_224", "sha3_256", "sha3_384", "sha3_512", "shake_128", "shake_256",
                ].map { ($0, "use ‘hashlib.sha256’ or ‘hashlib.sha512’") }
            ).merging(["scrypt": "use ‘hashlib.pbkdf2_hmac’"]) { own, _ in own })
    }

    private static func make(
        _ algorithm: Digest.Algorithm, _ parameters: NativeParameters, _ call: NativeCall
    ) throws(PyError) -> Value {
        let digest = PyDigest(Digest(algorithm))
        if let message = try parameters.bind(call)[0] { try digest.update(message) }
        return .object(digest)
    }

    private static func new(_ call: NativeCall) throws(PyError) -> Value {
        let arguments = try NativeSignature("__hash_new", "name data? **").bind(call)
        guard let name = arguments.required("name").string else { throw .typeError("name must be a string") }
        guard let algorithm = Digest.Algorithm(rawValue: name.text.lowercased()) else {
            throw .valueError("unsupported hash type \(name.text)")
        }
        let digest = PyDigest(Digest(algorithm))
        if let message = arguments["data"] { try digest.update(message) }
        return .object(digest)
    }

    /// How often the digest of `pbkdf2_hmac` is taken at most: it holds the other requests meanwhile.
    private static let mostRounds = 1_000_000

    /// Source: RFC 8018, section 5.2.
    private static func derived(_ call: NativeCall) throws(PyError) -> Value {
        let values = try NativeParameters(
            "pbkdf2_hmac", ["hash_name", "password", "salt", "iterations", "dklen"], required: 4
        ).bind(call)
        guard let named = values[0]?.string else {
            throw .typeError("pbkdf2_hmac() argument 'hash_name' must be str, not \((values[0] ?? .none).typeName)")
        }
        let name = named.text
        let password = try LibraryArgument.bytesLike(values[1] ?? .none)
        let salt = try LibraryArgument.bytesLike(values[2] ?? .none)
        let count = try LibraryArgument.index(values[3] ?? .none)
        guard let algorithm = Digest.Algorithm(rawValue: name.lowercased()) else {
            throw .valueError("unsupported hash type \(name)")
        }
        guard count > 0 else { throw .valueError("iteration value must be greater than 0.") }
        var length = algorithm.size
        if let given = values[4], !given.isNone { length = try LibraryArgument.index(given) }
        guard length > 0 else { throw .valueError("key length must be greater than 0.") }
        let blocks = (length - 1) / algorithm.size + 1
        guard count <= mostRounds, blocks <= mostRounds / count else {
            throw .make(.timeoutError, "pbkdf2_hmac() went past its \(mostRounds) rounds")
        }
        let (inner, outer) = PyDigest.pads(algorithm, key: password)
        func keyed(_ message: [UInt8]) -> [UInt8] {
            var (first, second) = (inner, outer)
            first.update(message)
            second.update(first.bytes)
            return second.bytes
        }
        var result: [UInt8] = []
        for block in 1...blocks {
            let number = UInt32(truncatingIfNeeded: block)
            var link = keyed(salt + (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * UInt32($0))) })
            var sum = link
            for _ in 1..<count {
                link = keyed(link)
                for index in sum.indices { sum[index] ^= link[index] }
            }
            result += sum
        }
        return .bytes(Array(result.prefix(length)))
    }
}

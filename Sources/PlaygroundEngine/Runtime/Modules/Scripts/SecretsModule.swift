import Foundation

/// The `secrets` module. Source: The Python Standard Library, "secrets".
enum SecretsModule {
    static let script = ScriptedModule(
        "secrets", natives: ["_random_bytes": randomBytes, "_base64": base64],
        members: ["compare_digest": .builtin("compare_digest", KeyedHashesModule.compare)],
        refused: ["SystemRandom": "use ‘secrets.choice’ and ‘secrets.randbelow’"], text)

    /// Bytes that nobody can guess, from the system.
    static var randomBytes: Value {
        .builtin("urandom") { (call) throws(PyError) in
            let count = try LibraryArgument.index(try call.arguments(1...1)[0])
            guard count >= 0 else { throw .valueError("negative argument not allowed") }
            try Sizes.check(count)
            var bytes = [UInt8](repeating: 0, count: count)
            for start in stride(from: 0, to: count, by: pieceSize) {
                let size = min(pieceSize, count - start)
                let isFilled = bytes.withUnsafeMutableBytes { buffer in
                    buffer.baseAddress.map { getentropy($0 + start, size) == 0 } ?? true
                }
                guard isFilled else { throw .make(.osError, "the system has no random bytes") }
            }
            return .bytes(bytes)
        }
    }

    /// The most bytes that the system gives at once. Source: getentropy(3).
    private static let pieceSize = 256

    private static var base64: Value {
        .builtin("base64") { (call) throws(PyError) in
            .string(Data(try LibraryArgument.bytesLike(try call.arguments(1...1)[0])).base64EncodedString())
        }
    }

    private static let text = """
        DEFAULT_ENTROPY = 32

        def token_bytes(nbytes=None):
            return _random_bytes(DEFAULT_ENTROPY if nbytes is None else nbytes)

        def token_hex(nbytes=None):
            return token_bytes(nbytes).hex()

        def token_urlsafe(nbytes=None):
            return _base64(token_bytes(nbytes)).replace("+", "-").replace("/", "_").rstrip("=")

        def randbits(k):
            if k < 0:
                raise ValueError("number of bits must be non-negative")
            return int.from_bytes(_random_bytes((k + 7) // 8), "big") >> (-k % 8)

        def randbelow(exclusive_upper_bound):
            if exclusive_upper_bound <= 0:
                raise ValueError("Upper bound must be positive.")
            bits = exclusive_upper_bound.bit_length()
            number = randbits(bits)
            while number >= exclusive_upper_bound:
                number = randbits(bits)
            return number

        def choice(seq):
            if not len(seq):
                raise IndexError("Cannot choose from an empty sequence")
            return seq[randbelow(len(seq))]

        """
}

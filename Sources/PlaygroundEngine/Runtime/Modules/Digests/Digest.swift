/// A message digest that takes its message piece by piece.
///
/// Source: RFC 1321 (MD5), RFC 3174 (SHA-1) and FIPS 180-4 (SHA-2). MD5 and SHA-1 are not fit to protect anything.
struct Digest: Sendable {
    enum Algorithm: String, CaseIterable, Sendable {
        case md5, sha1, sha224, sha256, sha384, sha512

        var size: Int {
            switch self {
            case .md5: 16
            case .sha1: 20
            case .sha224: 28
            case .sha256: 32
            case .sha384: 48
            case .sha512: 64
            }
        }

        /// The bytes that one round goes through.
        var blockSize: Int { self == .sha384 || self == .sha512 ? 128 : 64 }
    }

    let algorithm: Algorithm
    /// The words of the state, in their low halves where they have 32 bits.
    private var state: [UInt64]
    private var pending: [UInt8] = []
    private var count = 0

    init(_ algorithm: Algorithm) {
        self.algorithm = algorithm
        state = Self.start(algorithm)
    }

    /// The digest of one message.
    static func bytes(_ algorithm: Algorithm, of message: some Collection<UInt8>) -> [UInt8] {
        var digest = Digest(algorithm)
        digest.update(message)
        return digest.bytes
    }

    mutating func update(_ more: some Collection<UInt8>) {
        count &+= more.count
        pending += more
        let whole = pending.count - pending.count % algorithm.blockSize
        guard whole > 0 else { return }
        process(pending[..<whole])
        pending.removeFirst(whole)
    }

    /// The digest of what was given so far.
    var bytes: [UInt8] {
        var last = self
        // A one, zeros, and the length in bits fill the last block.
        let (block, width) = (algorithm.blockSize, algorithm.blockSize / 8)
        var padding: [UInt8] = [0x80]
        let rest = (count + 1 + width) % block
        padding += [UInt8](repeating: 0, count: (block - rest) % block + width - 8)
        let bits = UInt64(truncatingIfNeeded: count) &* 8
        for index in 0..<8 {
            let place = algorithm == .md5 ? index : 7 - index
            padding.append(UInt8(truncatingIfNeeded: bits >> UInt64(8 * place)))
        }
        last.process((pending + padding)[...])
        let size = block == 128 ? 8 : 4
        let all = last.state.flatMap { word in
            (0..<size).map { index in
                UInt8(truncatingIfNeeded: word >> UInt64(8 * (algorithm == .md5 ? index : size - 1 - index)))
            }
        }
        return Array(all.prefix(algorithm.size))
    }

    /// Goes through whole blocks.
    private mutating func process(_ blocks: ArraySlice<UInt8>) {
        switch algorithm {
        case .md5: Self.md5(blocks, &state)
        case .sha1: Self.sha1(blocks, &state)
        case .sha224, .sha256: Self.sha2(blocks, &state, .narrow)
        case .sha384, .sha512: Self.sha2(blocks, &state, .wide)
        }
    }

    private static func start(_ algorithm: Algorithm) -> [UInt64] {
        switch algorithm {
        case .md5: [0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476]
        case .sha1: [0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476, 0xC3D2_E1F0]
        // SHA-224 takes the low halves of the words of SHA-384.
        case .sha224: SHA2Constants.start384.map { $0 & 0xFFFF_FFFF }
        case .sha256: SHA2Constants.start512.map { $0 >> 32 }
        case .sha384: SHA2Constants.start384
        case .sha512: SHA2Constants.start512
        }
    }
}

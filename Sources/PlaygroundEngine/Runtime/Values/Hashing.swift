import BigInt

/// Hashes for dict keys: fast, and seeded at random so that no client can choose keys that collide.
enum Hashing {
    private static let seed = UInt64.random(in: .min ... .max) | 1

    static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var state = seed ^ UInt64(truncatingIfNeeded: bytes.count)
        let raw = UnsafeRawBufferPointer(bytes)
        var index = 0
        while index + 8 <= bytes.count {
            state = mix(state ^ raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            index += 8
        }
        var tail: UInt64 = 0
        while index < bytes.count {
            tail = tail << 8 | UInt64(bytes[index])
            index += 1
        }
        return Int(truncatingIfNeeded: mix(state ^ tail))
    }

    static func hash(_ value: Int) -> Int { Int(truncatingIfNeeded: mix(UInt64(bitPattern: Int64(value)) ^ seed)) }

    static func hash(_ value: BigInt) -> Int {
        if let small = Int(exactly: value) { return hash(small) }
        return value.words.reduce(0) { hash($0 ^ Int(bitPattern: $1)) }
    }

    /// Equal numbers hash alike whatever their type.
    static func hash(_ value: Double) -> Int {
        if let small = Int(exactly: value) { return hash(small) }
        if let big = BigInt(exactly: value) { return hash(big) }
        return hash(Int(bitPattern: UInt(value.bitPattern)))
    }

    static func combine(_ hashes: [Int]) -> Int { hashes.reduce(hash(hashes.count)) { hash($0 &* 31 ^ $1) } }

    /// Folds a product of 64 by 64 bits (the step of wyhash).
    private static func mix(_ value: UInt64) -> UInt64 {
        let product = value.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        return product.high ^ product.low
    }
}

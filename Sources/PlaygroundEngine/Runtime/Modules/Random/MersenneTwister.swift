import BigInt
import Foundation

/// The generator behind Python's `random`. Source: M. Matsumoto and T. Nishimura, "Mersenne Twister" (MT19937).
struct MersenneTwister {
    private static let size = 624
    private(set) var words: [UInt32]
    private var index = MersenneTwister.size

    /// A generator whose sequence `key` fixes; an empty key is the key 0.
    init(key: [UInt32]) {
        let key = key.isEmpty ? [0] : key
        let size = Self.size
        words = [19_650_218]
        for index in 1..<size {
            words.append((words[index - 1] ^ words[index - 1] >> 30) &* 1_812_433_253 &+ UInt32(index))
        }
        var (place, keyPlace) = (1, 0)
        for _ in 0..<max(size, key.count) {
            let before = words[place - 1]
            words[place] =
                (words[place] ^ (before ^ before >> 30) &* 1_664_525) &+ key[keyPlace] &+ UInt32(keyPlace)
            place += 1
            keyPlace = (keyPlace + 1) % key.count
            if place == size {
                words[0] = words[size - 1]
                place = 1
            }
        }
        for _ in 1..<size {
            let before = words[place - 1]
            words[place] = (words[place] ^ (before ^ before >> 30) &* 1_566_083_941) &- UInt32(place)
            place += 1
            if place == size {
                words[0] = words[size - 1]
                place = 1
            }
        }
        words[0] = 0x8000_0000
    }

    mutating func nextWord() -> UInt32 {
        if index == Self.size { refill() }
        var word = words[index]
        index += 1
        word ^= word >> 11
        word ^= word << 7 & 0x9D2C_5680
        word ^= word << 15 & 0xEFC6_0000
        return word ^ word >> 18
    }

    private mutating func refill() {
        let size = Self.size
        for place in 0..<size {
            let mixed = words[place] & 0x8000_0000 | words[(place + 1) % size] & 0x7FFF_FFFF
            words[place] = words[(place + 397) % size] ^ mixed >> 1 ^ (mixed & 1 == 0 ? 0 : 0x9908_B0DF)
        }
        index = 0
    }

    /// A float in 0..<1 with 53 random bits.
    mutating func nextFloat() -> Double {
        let (high, low) = (nextWord() >> 5, nextWord() >> 6)
        return (Double(high) * 67_108_864 + Double(low)) * (1.0 / 9_007_199_254_740_992)
    }

    /// An integer of `count` random bits; `count` is not negative.
    mutating func nextBits(_ count: Int) -> BigInt {
        if count <= 0 { return 0 }
        if count <= 32 { return BigInt(nextWord() >> UInt32(32 - count)) }
        var left = count
        var bytes: [UInt8] = []
        while left > 0 {
            let word = left < 32 ? nextWord() >> UInt32(32 - left) : nextWord()
            for shift: UInt32 in [0, 8, 16, 24] { bytes.append(UInt8(truncatingIfNeeded: word >> shift)) }
            left -= 32
        }
        return BigInt(sign: .plus, magnitude: BigUInt(Data(bytes.reversed())))
    }

    /// An integer in 0..<`limit`; the limit is positive.
    mutating func next(below limit: BigInt) -> BigInt {
        let bits = limit.magnitude.bitWidth
        var number = nextBits(bits)
        while number >= limit { number = nextBits(bits) }
        return number
    }

    /// An integer in 0..<`limit`; the limit is positive.
    mutating func next(below limit: Int) -> Int {
        let bits = Int.bitWidth - limit.leadingZeroBitCount
        while true {
            let word = Int(nextWord())
            let number = bits <= 32 ? word >> (32 - bits) : word | (Int(nextWord()) >> (64 - bits)) << 32
            if number < limit { return number }
        }
    }
}

import Foundation

/// MD5 and SHA-1, which name-based UUIDs and checksums still use; neither is fit to protect anything.
///
/// Source: RFC 1321 and RFC 3174.
enum Digest {
    /// The 16 bytes of MD5.
    static func md5(_ message: [UInt8]) -> [UInt8] {
        let shifts: [UInt32] = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21]
        let sines = (0..<64).map { UInt32(abs(sin(Double($0 + 1))) * 4_294_967_296) }
        var state: [UInt32] = [0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476]
        forEachBlock(of: message, isBigEndian: false) { words in
            var (a, b, c, d) = (state[0], state[1], state[2], state[3])
            for step in 0..<64 {
                let (mixed, index): (UInt32, Int)
                switch step / 16 {
                case 0: (mixed, index) = (b & c | ~b & d, step)
                case 1: (mixed, index) = (d & b | ~d & c, (5 * step + 1) % 16)
                case 2: (mixed, index) = (b ^ c ^ d, (3 * step + 5) % 16)
                default: (mixed, index) = (c ^ (b | ~d), 7 * step % 16)
                }
                let sum = a &+ mixed &+ sines[step] &+ words[index]
                (a, d, c, b) = (d, c, b, b &+ rotated(sum, by: shifts[step / 16 * 4 + step % 4]))
            }
            state[0] &+= a
            state[1] &+= b
            state[2] &+= c
            state[3] &+= d
        }
        return state.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) } }
    }

    /// The 20 bytes of SHA-1.
    static func sha1(_ message: [UInt8]) -> [UInt8] {
        var state: [UInt32] = [0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476, 0xC3D2_E1F0]
        forEachBlock(of: message, isBigEndian: true) { block in
            var words = block
            for index in 16..<80 {
                words.append(
                    rotated(words[index - 3] ^ words[index - 8] ^ words[index - 14] ^ words[index - 16], by: 1))
            }
            var (a, b, c, d, e) = (state[0], state[1], state[2], state[3], state[4])
            for step in 0..<80 {
                let (mixed, constant): (UInt32, UInt32)
                switch step / 20 {
                case 0: (mixed, constant) = (b & c | ~b & d, 0x5A82_7999)
                case 1: (mixed, constant) = (b ^ c ^ d, 0x6ED9_EBA1)
                case 2: (mixed, constant) = (b & c | b & d | c & d, 0x8F1B_BCDC)
                default: (mixed, constant) = (b ^ c ^ d, 0xCA62_C1D6)
                }
                let next = rotated(a, by: 5) &+ mixed &+ e &+ constant &+ words[step]
                (e, d, c, b, a) = (d, c, rotated(b, by: 30), a, next)
            }
            for (index, value) in [a, b, c, d, e].enumerated() { state[index] &+= value }
        }
        return state.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> (24 - 8 * $0)) } }
    }

    private static func rotated(_ word: UInt32, by count: UInt32) -> UInt32 { word << count | word >> (32 - count) }

    /// Pads the message to whole blocks of 64 bytes and gives each as 16 words.
    private static func forEachBlock(of message: [UInt8], isBigEndian: Bool, _ body: ([UInt32]) -> Void) {
        var bytes = message
        bytes.append(0x80)
        bytes.append(contentsOf: repeatElement(0, count: (120 - bytes.count % 64) % 64))
        let bits = UInt64(message.count) * 8
        for index in 0..<8 {
            let shift = 8 * (isBigEndian ? 7 - index : index)
            bytes.append(UInt8(truncatingIfNeeded: bits >> UInt64(shift)))
        }
        for start in stride(from: 0, to: bytes.count, by: 64) {
            var words: [UInt32] = []
            for place in stride(from: start, to: start + 64, by: 4) {
                let four = isBigEndian ? Array(bytes[place..<place + 4]) : bytes[place..<place + 4].reversed()
                words.append(four.reduce(UInt32(0)) { $0 << 8 | UInt32($1) })
            }
            body(words)
        }
    }
}

import Foundation

extension Digest {
    private static func rotated(_ word: UInt32, by count: UInt32) -> UInt32 { word << count | word >> (32 - count) }

    private static let shifts: [UInt32] = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21]
    private static let sines = (0..<64).map { UInt32(abs(sin(Double($0 + 1))) * 4_294_967_296) }

    static func md5(_ blocks: ArraySlice<UInt8>, _ state: inout [UInt64]) {
        forEachBlock(of: blocks, isBigEndian: false, &state) { words, state in
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
    }

    static func sha1(_ blocks: ArraySlice<UInt8>, _ state: inout [UInt64]) {
        var words = [UInt32](repeating: 0, count: 80)
        forEachBlock(of: blocks, isBigEndian: true, &state) { block, state in
            for index in 0..<16 { words[index] = block[index] }
            for index in 16..<80 {
                words[index] = rotated(
                    words[index - 3] ^ words[index - 8] ^ words[index - 14] ^ words[index - 16], by: 1)
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
            state[0] &+= a
            state[1] &+= b
            state[2] &+= c
            state[3] &+= d
            state[4] &+= e
        }
    }

    /// Gives each block of 64 bytes as 16 words.
    private static func forEachBlock(
        of blocks: ArraySlice<UInt8>, isBigEndian: Bool, _ state: inout [UInt64],
        _ body: (_ words: [UInt32], _ state: inout [UInt32]) -> Void
    ) {
        var narrow = state.map { UInt32(truncatingIfNeeded: $0) }
        var words = [UInt32](repeating: 0, count: 16)
        for start in stride(from: blocks.startIndex, to: blocks.endIndex, by: 64) {
            for index in 0..<16 {
                let word: UInt32 = word(of: blocks, at: start + 4 * index)
                words[index] = isBigEndian ? word : word.byteSwapped
            }
            body(words, &narrow)
        }
        state = narrow.map { UInt64($0) }
    }

    /// The word whose bytes, the highest first, start at `start`.
    private static func word<Word: FixedWidthInteger>(of bytes: ArraySlice<UInt8>, at start: Int) -> Word {
        var word: Word = 0
        for index in start..<start + Word.bitWidth / 8 { word = word << 8 | Word(truncatingIfNeeded: bytes[index]) }
        return word
    }
}

// MARK: - SHA-2

extension Digest {
    /// How far the words of a variant of SHA-2 are turned, and what each round adds.
    struct Turns<Word: FixedWidthInteger & UnsignedInteger & Sendable>: Sendable {
        typealias Three = (Int, Int, Int)

        /// For the words that follow a block's own; the third is a shift.
        let schedule: (Three, Three)
        let rounds: (Three, Three)
        let constants: [Word]
    }

    /// Goes through blocks of 16 words.
    static func sha2<Word>(_ blocks: ArraySlice<UInt8>, _ state: inout [UInt64], _ turns: Turns<Word>) {
        let width = Word.bitWidth / 8
        func turned(_ word: Word, _ count: Int) -> Word {
            word &>> Word(truncatingIfNeeded: count) | word &<< Word(truncatingIfNeeded: Word.bitWidth - count)
        }
        func mixed(_ word: Word, _ by: Turns<Word>.Three) -> Word {
            turned(word, by.0) ^ turned(word, by.1) ^ turned(word, by.2)
        }
        func spread(_ word: Word, _ by: Turns<Word>.Three) -> Word {
            turned(word, by.0) ^ turned(word, by.1) ^ word &>> Word(truncatingIfNeeded: by.2)
        }
        var words = [Word](repeating: 0, count: turns.constants.count)
        for block in stride(from: blocks.startIndex, to: blocks.endIndex, by: 16 * width) {
            for index in 0..<16 { words[index] = word(of: blocks, at: block + index * width) }
            for index in 16..<words.count {
                words[index] =
                    words[index - 16] &+ spread(words[index - 15], turns.schedule.0) &+ words[index - 7]
                    &+ spread(words[index - 2], turns.schedule.1)
            }
            var (a, b, c, d) = (Word(state[0]), Word(state[1]), Word(state[2]), Word(state[3]))
            var (e, f, g, h) = (Word(state[4]), Word(state[5]), Word(state[6]), Word(state[7]))
            for index in 0..<words.count {
                let choice = e & f ^ ~e & g
                let one = h &+ mixed(e, turns.rounds.0) &+ choice &+ turns.constants[index] &+ words[index]
                let two = mixed(a, turns.rounds.1) &+ (a & b ^ a & c ^ b & c)
                (h, g, f, e, d, c, b, a) = (g, f, e, d &+ one, c, b, a, one &+ two)
            }
            for (index, word) in [a, b, c, d, e, f, g, h].enumerated() {
                state[index] = UInt64(Word(state[index]) &+ word)
            }
        }
    }
}

extension Digest.Turns<UInt32> {
    static var narrow: Self {
        .init(
            schedule: ((7, 18, 3), (17, 19, 10)), rounds: ((6, 11, 25), (2, 13, 22)),
            constants: SHA2Constants.rounds256)
    }
}

extension Digest.Turns<UInt64> {
    static var wide: Self {
        .init(
            schedule: ((1, 8, 7), (19, 61, 6)), rounds: ((14, 18, 41), (28, 34, 39)),
            constants: SHA2Constants.rounds512)
    }
}

/// Unpacks data in the zlib format while keeping no more than the last 32 KiB. Source: RFC 1950 and RFC 1951.
struct Inflation {
    enum Fault: Error {
        /// The data end in the middle.
        case cutShort
        /// The data say something that they cannot.
        case broken
        /// Bytes are to come again from before the first one.
        case outOfReach
        /// A byte came out that cannot be right.
        case refused
        /// What stands behind the data is at fault.
        case behind(ImageFault)
        /// More bytes come out than are wanted.
        case enough
    }

    private let bytes: [UInt8]
    private var position = 0
    private var bits: UInt32 = 0
    private var bitCount = 0
    private var window = [UInt8](repeating: 0, count: 32_768)
    private var written = 0
    private var (low, high): (UInt32, UInt32) = (1, 0)
    private let limit: Int
    private let take: (UInt8, Int) -> Bool

    /// Unpacks up to `limit` bytes; `take` gets each with its place and says whether it can be right.
    ///
    /// - Returns: How many bytes went in.
    static func run(_ bytes: [UInt8], limit: Int, take: @escaping (UInt8, Int) -> Bool) throws(Fault) -> Int {
        var inflation = Inflation(bytes: bytes, limit: limit, take: take)
        do throws(Fault) { try inflation.run() } catch {
            switch error {
            case .enough: break
            // What comes behind the bytes that are wanted need not be there, but it may not be wrong.
            case .cutShort where inflation.written >= limit: break
            case .cutShort, .broken, .outOfReach, .refused, .behind: throw error
            }
        }
        guard inflation.written >= limit else { throw .cutShort }
        return inflation.position
    }

    private init(bytes: [UInt8], limit: Int, take: @escaping (UInt8, Int) -> Bool) {
        self.bytes = bytes
        self.limit = limit
        self.take = take
    }

    private mutating func run() throws(Fault) {
        let (method, flags) = (try pull(8), try pull(8))
        guard method & 15 == 8, method >> 4 <= 7, (method << 8 | flags) % 31 == 0, flags & 0x20 == 0 else {
            throw .broken
        }
        var isLast = false
        while !isLast {
            isLast = try pull(1) == 1
            switch try pull(2) {
            case 0: try copyStored()
            case 1: try unpack(Self.fixedLiterals, Self.fixedDistances)
            case 2:
                let (literals, distances) = try readCodes()
                try unpack(literals, distances)
            default: throw .broken
            }
        }
        try checkSum()
    }

    /// Source: RFC 1950, section 9 (Adler-32).
    private mutating func checkSum() throws(Fault) {
        (bits, bitCount) = (bits >> (bitCount & 7), bitCount & ~7)
        var sum: UInt32 = 0
        for _ in 0..<4 { sum = sum << 8 | UInt32(try pull(8)) }
        guard sum == high << 16 | low else { throw .broken }
    }

    private mutating func pull(_ count: Int) throws(Fault) -> Int {
        while bitCount < count {
            guard position < bytes.count else { throw .cutShort }
            bits |= UInt32(bytes[position]) << bitCount
            position += 1
            bitCount += 8
        }
        defer {
            bits >>= count
            bitCount -= count
        }
        return Int(bits & (1 << count - 1))
    }

    private mutating func put(_ byte: UInt8) throws(Fault) {
        guard written < limit else { throw .enough }
        guard take(byte, written) else { throw .refused }
        low = (low + UInt32(byte)) % 65_521
        high = (high + low) % 65_521
        window[written & 32_767] = byte
        written += 1
    }

    private mutating func copyStored() throws(Fault) {
        (bits, bitCount) = (0, 0)
        let (count, inverted) = (try pull(16), try pull(16))
        guard count ^ inverted == 0xFFFF else { throw .broken }
        for _ in 0..<count { try put(UInt8(try pull(8))) }
    }

    // MARK: Codes

    /// A prefix code: how many codes have each length, and the symbols in the order of their codes.
    private struct Code {
        private var counts = [Int](repeating: 0, count: 16)
        private var symbols: [Int] = []

        /// - Throws: ``Fault/broken`` for lengths that no prefix code has.
        init(_ lengths: ArraySlice<Int>, allowsIncomplete: Bool = false) throws(Fault) {
            for length in lengths { counts[length] += 1 }
            var left = 1
            for length in 1...15 {
                left = left << 1 - counts[length]
                guard left >= 0 else { throw .broken }
            }
            let used = lengths.count - counts[0]
            guard left == 0 || allowsIncomplete && (used == 0 || used == 1 && counts[1] == 1) else { throw .broken }
            counts[0] = 0
            for length in 1...15 {
                for (symbol, own) in lengths.enumerated() where own == length { symbols.append(symbol) }
            }
        }

        func next(_ bit: () throws(Fault) -> Int) throws(Fault) -> Int {
            var (code, first, index) = (0, 0, 0)
            for length in 1...15 {
                code |= try bit()
                let count = counts[length]
                if code - count < first { return symbols[index + code - first] }
                index += count
                first = (first + count) << 1
                code <<= 1
            }
            throw .broken
        }
    }

    private static let fixedLengths = (0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 }
    private static let fixedLiterals = try? Code(fixedLengths[...])
    private static let fixedDistances = try? Code(Array(repeating: 5, count: 32)[...])
    private static let lengthBases = [
        3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227,
        258,
    ]
    private static let lengthBits = [
        0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
    ]
    private static let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

    private mutating func symbol(_ code: Code) throws(Fault) -> Int {
        try code.next { () throws(Fault) in try pull(1) }
    }

    private mutating func readCodes() throws(Fault) -> (Code, Code) {
        let (literals, distances, count) = (try pull(5) + 257, try pull(5) + 1, try pull(4) + 4)
        guard literals <= 286, distances <= 30 else { throw .broken }
        var lengths = [Int](repeating: 0, count: 19)
        for index in 0..<count { lengths[Self.order[index]] = try pull(3) }
        let code = try Code(lengths[...])
        lengths = []
        while lengths.count < literals + distances {
            let symbol = try symbol(code)
            switch symbol {
            case 0...15: lengths.append(symbol)
            case 16:
                guard let last = lengths.last else { throw .broken }
                lengths += Array(repeating: last, count: 3 + (try pull(2)))
            case 17: lengths += Array(repeating: 0, count: 3 + (try pull(3)))
            default: lengths += Array(repeating: 0, count: 11 + (try pull(7)))
            }
        }
        guard lengths.count == literals + distances, lengths[256] != 0 else { throw .broken }
        return (
            try Code(lengths[..<literals], allowsIncomplete: true),
            try Code(lengths[literals...], allowsIncomplete: true)
        )
    }

    private mutating func unpack(_ literals: Code?, _ distances: Code?) throws(Fault) {
        guard let literals, let distances else { throw .broken }
        while true {
            let symbol = try symbol(literals)
            if symbol < 256 {
                try put(UInt8(symbol))
                continue
            }
            if symbol == 256 { return }
            guard symbol < 286 else { throw .broken }
            let length = Self.lengthBases[symbol - 257] + (try pull(Self.lengthBits[symbol - 257]))
            let place = try self.symbol(distances)
            guard place < 30 else { throw .broken }
            let extra = max(0, place / 2 - 1)
            let base = place < 4 ? place + 1 : (2 + place & 1) << extra + 1
            let distance = base + (try pull(extra))
            guard written < limit else { throw .enough }
            guard distance <= min(written, 32_768) else { throw .outOfReach }
            for _ in 0..<length { try put(window[(written - distance) & 32_767]) }
        }
    }
}

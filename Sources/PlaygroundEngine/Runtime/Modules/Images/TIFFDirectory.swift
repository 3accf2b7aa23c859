/// One directory of a TIFF file, which EXIF data have as well. Source: Pillow's `ImageFileDirectory_v2`.
struct TIFFDirectory {
    /// The tags that say how an image is stored.
    enum Tag: Int {
        case imageWidth = 256
        case imageLength = 257
        case bitsPerSample = 258
        case compression = 259
        case photometricInterpretation = 262
        case fillOrder = 266
        case stripOffsets = 273
        case orientation = 274
        case samplesPerPixel = 277
        case rowsPerStrip = 278
        case xResolution = 282
        case yResolution = 283
        case planarConfiguration = 284
        case resolutionUnit = 296
        case colorMap = 320
        case tileWidth = 322
        case tileLength = 323
        case tileOffsets = 324
        case extraSamples = 338
        case sampleFormat = 339
        case xmp = 700
        case colorProfile = 34675
        case windowsMediaPhoto = 0xBC01

        /// Whether it holds one value, however many are given.
        var isSingle: Bool {
            switch self {
            case .bitsPerSample, .stripOffsets, .colorMap, .tileOffsets, .extraSamples, .sampleFormat, .xmp: false
            case .imageWidth, .imageLength, .compression, .photometricInterpretation, .fillOrder, .orientation,
                .samplesPerPixel, .rowsPerStrip, .xResolution, .yResolution, .planarConfiguration, .resolutionUnit,
                .tileWidth, .tileLength, .colorProfile, .windowsMediaPhoto:
                true
            }
        }
    }

    enum Order { case little, big }

    let order: Order
    let isBig: Bool
    /// Where the next directory is; 0 where there is none.
    private(set) var next: Int
    private var entries: [Int: (type: Int, data: ArraySlice<UInt8>)] = [:]
    private let bytes: [UInt8]
    /// How many bytes the values beside the entries may still have together, and how many they had.
    var allowance: Int
    private(set) var used = 0

    /// The byte order that a file's first four bytes give; nil where they are no TIFF's.
    static func order(of prefix: ArraySlice<UInt8>) -> Order? {
        let start = prefix.prefix(4)
        let little: [[UInt8]] = [[0x49, 0x49, 0x2A, 0], [0x49, 0x49, 0, 0x2A], [0x49, 0x49, 0x2B, 0]]
        let big: [[UInt8]] = [[0x4D, 0x4D, 0, 0x2A], [0x4D, 0x4D, 0x2A, 0], [0x4D, 0x4D, 0, 0x2B]]
        if little.contains(where: { start.elementsEqual($0) }) { return .little }
        return big.contains { start.elementsEqual($0) } ? .big : nil
    }

    /// Reads the head of `bytes`; ``load(at:)`` reads a directory.
    init(_ bytes: [UInt8]) throws(ImageFault) {
        guard let order = Self.order(of: bytes[...]) else { throw .otherFormat }
        self.order = order
        self.bytes = bytes
        allowance = bytes.count
        isBig = bytes[2] == 43
        next = 0
        next =
            isBig
            ? try Self.whole(bytes.prefix(16).dropFirst(8), 8, order)
            : try Self.whole(bytes.prefix(8).dropFirst(4), 4, order)
    }

    /// A number of `size` bytes without a sign; past 63 bits it is `Int.max`.
    private static func whole(_ bytes: ArraySlice<UInt8>, _ size: Int, _ order: Order) throws(ImageFault) -> Int {
        guard bytes.count == size else { throw .otherFormat }
        return Int(clamping: number(bytes, order))
    }

    private static func number(_ bytes: ArraySlice<UInt8>, _ order: Order) -> UInt64 {
        func joined(_ bytes: some Sequence<UInt8>) -> UInt64 { bytes.reduce(0) { $0 << 8 | UInt64($1) } }
        return order == .big ? joined(bytes) : joined(bytes.reversed())
    }

    /// Reads the directory at a place, as far as it is there.
    mutating func load(at place: Int) {
        entries = [:]
        used = 0
        var file = ImageBytes(bytes)
        file.seek(place)
        let (countSize, entrySize, fieldSize) = isBig ? (8, 20, 8) : (2, 12, 4)
        guard let count = try? Self.whole(file.read(countSize), countSize, order) else { return }
        let limit = min(bytes.count, allowance)
        var total = 0
        for _ in 0..<count {
            let entry = file.read(entrySize)
            guard entry.count == entrySize, let tag = try? Self.whole(entry.prefix(2), 2, order),
                let type = try? Self.whole(entry.dropFirst(2).prefix(2), 2, order),
                let items = try? Self.whole(entry.dropFirst(4).prefix(fieldSize), fieldSize, order)
            else { return }
            guard entries[tag] == nil, let unit = Self.sizes[type] else { continue }
            let (size, isTooLarge) = items.multipliedReportingOverflow(by: unit)
            var data = entry.suffix(fieldSize)
            if size > fieldSize || isTooLarge {
                guard let start = try? Self.whole(data, fieldSize, order), start < Int.max else { continue }
                let (sum, isPastAll) = total.addingReportingOverflow(size)
                // What does not fit is skipped, and so is all that comes after it.
                total = isTooLarge || isPastAll ? Int.max : sum
                guard total <= limit else { continue }
                used += size
                var values = ImageBytes(bytes)
                values.seek(start)
                guard let found = try? values.block(size) else { return }
                data = found
            } else {
                data = data.prefix(size)
            }
            if !data.isEmpty { entries[tag] = (type, data) }
        }
        if let following = try? Self.whole(file.read(fieldSize), fieldSize, order) { next = following }
    }

    /// How many bytes a value of each type takes.
    private static let sizes = [
        1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4, 16: 8,
    ]

    // MARK: Values

    subscript(tag: Tag) -> TIFFValue? {
        guard let (type, data) = entries[tag.rawValue] else { return nil }
        switch type {
        case 1: return .bytes(Array(data), isAlone: true)
        case 2: return .text
        case 7: return .bytes(Array(data), isAlone: tag.isSingle)
        default:
            let numbers = numbers(data, type)
            guard tag.isSingle else { return .numbers(numbers) }
            // Of too many values the first counts, except for this tag.
            if tag == .photometricInterpretation, numbers.count != 1 { return nil }
            return .numbers(Array(numbers.prefix(1)))
        }
    }

    private func numbers(_ data: ArraySlice<UInt8>, _ type: Int) -> [TIFFValue.Number] {
        let size = Self.sizes[type] ?? 1
        return stride(from: data.startIndex, to: data.endIndex, by: size).map { start in
            let item = data[start..<min(start + size, data.endIndex)]
            let whole = Self.number(item, order)
            switch type {
            case 5, 10:
                let (top, bottom) = (Self.number(item.prefix(4), order), Self.number(item.dropFirst(4), order))
                func value(_ bits: UInt64) -> Double {
                    type == 5 ? Double(bits) : Double(Int32(truncatingIfNeeded: bits))
                }
                return .real(bottom == 0 ? .nan : value(top) / value(bottom))
            case 6: return .whole(Int(Int8(truncatingIfNeeded: whole)))
            case 8: return .whole(Int(Int16(truncatingIfNeeded: whole)))
            case 9: return .whole(Int(Int32(truncatingIfNeeded: whole)))
            case 11: return .real(Double(Float(bitPattern: UInt32(truncatingIfNeeded: whole))))
            case 12: return .real(Double(bitPattern: whole))
            default: return .whole(Int(clamping: whole))
            }
        }
    }
}

/// What a tag holds.
enum TIFFValue {
    enum Number: Hashable {
        case whole(Int)
        case real(Double)

        var double: Double {
            switch self {
            case .whole(let value): Double(value)
            case .real(let value): value
            }
        }

        /// The value as a whole number, which a real one equals in Python.
        var integer: Int? {
            switch self {
            case .whole(let value): value
            case .real(let value): Int(exactly: value)
            }
        }
    }

    case numbers([Number])
    /// Bytes; `isAlone` where Python sees them as they are and not inside a tuple.
    case bytes([UInt8], isAlone: Bool)
    case text

    /// The only number, as a whole one; nil for all else.
    var single: Int? {
        if case .numbers(let numbers) = self, numbers.count == 1 { numbers[0].integer } else { nil }
    }
}

/// Whether the first picture of a GIF file is all there. Source: the GIF89a specification, appendix F (LZW), and what
/// Pillow's decoder makes of data that end early or make no sense.
///
/// How long each string is suffices; what the pixels are does not matter.
struct GIFPixels {
    private static let tableSize = 4096
    /// Pillow hands its decoder this many bytes at a time.
    private static let portion = 65_536

    private let bytes: [UInt8]
    private var position: Int
    private var available: Int
    private var blockRest = 0
    private var bits = 0
    private var bitCount = 0

    /// - Throws: What Pillow's `load` raises.
    static func check(_ bytes: [UInt8], _ picture: ImageHeader.Picture, from start: Int) throws(ImageFault) {
        guard picture.width > 0, picture.height > 0 else {
            throw ImageFault(.value, "tile cannot extend outside image")
        }
        guard start > 0, start <= bytes.count else { throw ImagePixels.truncated(0) }
        var pixels = GIFPixels(bytes, from: start)
        try pixels.check(codeBits: Int(bytes[start - 1]), count: picture.width * picture.height)
    }

    private init(_ bytes: [UInt8], from start: Int) {
        self.bytes = bytes
        position = start
        available = start
    }

    private mutating func check(codeBits: Int, count: Int) throws(ImageFault) {
        guard codeBits <= 12 else {
            throw ImageFault(.operatingSystem, "codec configuration error when reading image file")
        }
        let clear = 1 << codeBits
        var lengths = [Int](repeating: 1, count: Self.tableSize + 1)
        var (next, size, last) = (clear + 2, codeBits + 1, nil as Int?)
        var left = count
        while left > 0 {
            let code = try pull(size)
            if code == clear {
                (next, size, last) = (clear + 2, codeBits + 1, nil)
                continue
            }
            if code == clear + 1 {
                // Pillow goes on reading behind the end, if there is more than one portion.
                try extend()
                continue
            }
            guard let previous = last else {
                guard code < clear else { throw Self.broken }
                left -= 1
                last = code
                continue
            }
            guard code <= next, code < Self.tableSize else { throw Self.broken }
            let length = code == next ? lengths[previous] + 1 : lengths[code]
            guard length <= Self.tableSize + 1 else { throw Self.broken }
            if next < Self.tableSize {
                lengths[next] = lengths[previous] + 1
                if next == 1 << size - 1, size < 12 { size += 1 }
                next += 1
            }
            last = code
            left -= length
        }
    }

    private static let broken = ImageFault(.operatingSystem, "broken data stream when reading image file")

    private mutating func pull(_ count: Int) throws(ImageFault) -> Int {
        while bitCount < count {
            if blockRest > 0 {
                bits |= Int(bytes[position]) << bitCount
                bitCount += 8
                position += 1
                blockRest -= 1
            } else {
                // A block is begun once it is there as a whole.
                while position >= available || position + Int(bytes[position]) >= available { try extend() }
                blockRest = Int(bytes[position])
                position += 1
            }
        }
        defer {
            bits >>= count
            bitCount -= count
        }
        return bits & (1 << count - 1)
    }

    /// Takes another portion of the file into account.
    private mutating func extend() throws(ImageFault) {
        guard available < bytes.count else { throw ImagePixels.truncated(bytes.count - position) }
        available = min(bytes.count, available + Self.portion)
    }
}

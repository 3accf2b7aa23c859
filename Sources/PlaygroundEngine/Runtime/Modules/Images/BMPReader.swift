/// Windows bitmaps. Source: Pillow's `BmpImagePlugin`.
enum BMPReader {
    private enum Compression {
        static let none = 0
        static let rle8 = 1
        static let rle4 = 2
        static let bitFields = 3
    }

    static func header(_ bytes: [UInt8]) throws(ImageFault) -> ImageHeader {
        var file = ImageBytes(bytes)
        let offset = try file.read(14).little32(10)
        let size = try file.read(4).little32()
        let rest = try file.block(size - 4)
        var info = ImageInfo()
        let width: Int
        let height: Int
        let bits: Int
        var compression = Compression.none
        var colors = 0
        var padding = 3
        var masks: [Int] = []
        switch size {
        case 12:
            (width, height, bits) = (try rest.little16(0), try rest.little16(2), try rest.little16(6))
        case 40, 52, 56, 64, 108, 124:
            width = try rest.little32(0)
            height = try rest.byte(7) == 0xFF ? 1 << 32 - rest.little32(4) : rest.little32(4)
            bits = try rest.little16(10)
            compression = try rest.little32(12)
            colors = try rest.little32(28)
            padding = 4
            let density = (try rest.little32(20), try rest.little32(24))
            if density != (0, 0) {
                info["dpi"] = .tuple([.real(Double(density.0) / 39.3701), .real(Double(density.1) / 39.3701)])
            }
            if compression == Compression.bitFields { masks = try bitFields(rest, &file) }
        default: throw ImageFault(.operatingSystem, "Unsupported BMP header type (\(size))")
        }
        if colors == 0 { colors = bits <= 16 ? 1 << bits : Int.max }
        var mode = try mode(bits: bits, compression: compression, masks: masks)
        if mode == "P" { mode = try paletteMode(colors: colors, padding: padding, &file) }
        info["compression"] = .integer(compression)
        let start = pixels(
            at: offset, headerSize: size, paletteSize: bits <= 8 ? padding * min(colors, 65536) : 0, file.position)
        var header = ImageHeader(.bmp, width: width, height: height, mode: mode, info: info, pixels: start)
        if compression == Compression.none || compression == Compression.bitFields {
            let rowBits = width * bits
            let stride = (rowBits + 31) / 32 * 4
            header.pieces = [
                ImageHeader.Piece(offset: start, rows: height, rowBytes: (rowBits + 7) / 8, stride: stride)
            ]
        }
        return header
    }

    /// Where the pixels begin; a file that says they follow its header has a palette in between.
    private static func pixels(at offset: Int, headerSize: Int, paletteSize: Int, _ end: Int) -> Int {
        if offset == 14 + headerSize { return offset + paletteSize }
        return offset == 0 ? end : offset
    }

    /// The masks of red, green, blue and alpha.
    private static func bitFields(
        _ header: ArraySlice<UInt8>, _ file: inout ImageBytes
    ) throws(ImageFault) -> [Int] {
        var masks: [Int] = []
        if header.count >= 48 {
            for index in 0..<(header.count >= 52 ? 4 : 3) { masks.append(try header.little32(36 + index * 4)) }
        } else {
            for _ in 0..<3 { masks.append(try file.read(4).little32()) }
        }
        return masks.count == 4 ? masks : masks + [0]
    }

    private static func mode(bits: Int, compression: Int, masks: [Int]) throws(ImageFault) -> String {
        let mode: String
        switch bits {
        case 1, 4, 8: mode = "P"
        case 16, 24, 32: mode = "RGB"
        default: throw ImageFault(.operatingSystem, "Unsupported BMP pixel depth (\(bits))")
        }
        switch compression {
        case Compression.none, Compression.rle8, Compression.rle4: return mode
        case Compression.bitFields:
            if bits == 32, let hasAlpha = alphaOfMasks[masks] { return hasAlpha ? "RGBA" : mode }
            let colors = Array(masks.prefix(3))
            let isKnown =
                bits == 24 && colors == [0xFF0000, 0xFF00, 0xFF]
                || bits == 16 && [[0xF800, 0x7E0, 0x1F], [0x7C00, 0x3E0, 0x1F]].contains(colors)
            guard isKnown else { throw ImageFault(.operatingSystem, "Unsupported BMP bitfields layout") }
            return mode
        default: throw ImageFault(.operatingSystem, "Unsupported BMP compression (\(compression))")
        }
    }

    /// The known layouts of 32 bits, and whether they have alpha.
    private static let alphaOfMasks: [[Int]: Bool] = [
        [0xFF0000, 0xFF00, 0xFF, 0]: false,
        [0xFF00_0000, 0xFF0000, 0xFF00, 0]: false,
        [0xFF00_0000, 0xFF00, 0xFF, 0]: false,
        [0xFF00_0000, 0xFF0000, 0xFF00, 0xFF]: true,
        [0xFF, 0xFF00, 0xFF0000, 0xFF00_0000]: true,
        [0xFF0000, 0xFF00, 0xFF, 0xFF00_0000]: true,
        [0xFF00_0000, 0xFF00, 0xFF, 0xFF0000]: true,
        [0, 0, 0, 0]: true,
    ]

    /// A palette that only counts up in grey is none.
    private static func paletteMode(
        colors: Int, padding: Int, _ file: inout ImageBytes
    ) throws(ImageFault) -> String {
        guard 1...65536 ~= colors else {
            throw ImageFault(.operatingSystem, "Unsupported BMP Palette size (\(colors))")
        }
        let palette = file.read(padding * colors)
        for index in 0..<colors {
            let grey = UInt8(truncatingIfNeeded: colors == 2 ? index * 255 : index)
            let start = palette.startIndex + min(index * padding, palette.count)
            let entry = palette[start..<min(start + 3, palette.endIndex)]
            guard entry.count == 3, entry.allSatisfy({ $0 == grey }) else { return "P" }
        }
        return colors <= 2 ? "1" : "L"
    }
}

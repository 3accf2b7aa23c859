/// Pillow's mode for how a TIFF file stores its samples. Source: `OPEN_INFO` of Pillow's `TiffImagePlugin`.
enum TIFFModes {
    struct Layout {
        /// Nil where Pillow knows none.
        let mode: String?
        /// How many letters Pillow's raw mode has.
        let rawModeLength: Int
        let bitsPerPixel: Int
    }

    static func mode(
        order: TIFFDirectory.Order, photometric: Int, formats: [Int], fillOrder: Int, bits: [Int], extra: [Int]
    ) -> Layout {
        let found = found(order, photometric, formats, fillOrder, bits, extra)
        let sum = bits.reduce(0) { $0.addingReportingOverflow($1).partialValue }
        return Layout(mode: found.mode, rawModeLength: found.rawModeLength, bitsPerPixel: sum)
    }

    private static func found(
        _ order: TIFFDirectory.Order, _ photometric: Int, _ formats: [Int], _ fillOrder: Int, _ bits: [Int],
        _ extra: [Int]
    ) -> (mode: String?, rawModeLength: Int) {
        guard formats.count == 1, fillOrder == 1 || fillOrder == 2, let width = bits.first,
            bits.allSatisfy({ $0 == width })
        else { return (nil, 0) }
        let format = formats[0]
        let isPlain = format == 1 && fillOrder == 1
        switch (photometric, bits.count) {
        case (0, 1), (1, 1):
            guard extra.isEmpty else { break }
            return grey(
                isInverted: photometric == 0, order: order, format: format, isReversed: fillOrder == 2, width: width)
        case (1, 2):
            guard isPlain, width == 8 else { break }
            switch extra {
            case [0]: return ("L", 2)
            case [1]: return ("La", 2)
            case [2]: return ("LA", 2)
            default: break
            }
        case (2, 3):
            guard format == 1, extra.isEmpty else { break }
            if width == 8 { return ("RGB", fillOrder == 2 ? 5 : 3) }
            if width == 16, fillOrder == 1 { return ("RGB", 7) }
        case (2, 4...6):
            guard isPlain, let mode = colors(bits.count, width, extra) else { break }
            return (mode, width == 8 ? bits.count : 8)
        case (3, 1):
            guard format == 1, extra.isEmpty, [1, 2, 4, 8].contains(width) else { break }
            return ("P", (width == 8 ? 1 : 3) + (fillOrder == 2 ? (width == 8 ? 2 : 1) : 0))
        case (3, 2):
            guard isPlain, width == 8 else { break }
            if extra == [0] { return ("P", 2) }
            if extra == [2] { return ("PA", 2) }
        case (5, 4...6):
            guard isPlain, extra == Array(repeating: 0, count: bits.count - 4) else { break }
            if width == 8 { return ("CMYK", bits.count) }
            if width == 16, bits.count == 4 { return ("CMYK", 8) }
        case (6, 1):
            guard isPlain, width == 8, extra.isEmpty else { break }
            return ("L", 1)
        case (6, 3), (8, 3):
            guard isPlain, width == 8, extra.isEmpty else { break }
            return photometric == 6 ? ("YCbCr", 5) : ("LAB", 3)
        default: break
        }
        return (nil, 0)
    }

    private static func grey(
        isInverted: Bool, order: TIFFDirectory.Order, format: Int, isReversed: Bool, width: Int
    ) -> (mode: String?, rawModeLength: Int) {
        let marks = (isInverted ? 1 : 0) + (isReversed ? 1 : 0)
        switch (format, width) {
        case (1, 1): return ("1", 1 + (marks > 0 ? 1 + marks : 0))
        case (1, 2), (1, 4): return ("L", 3 + marks)
        case (1, 8): return ("L", 1 + (marks > 0 ? 1 + marks : 0))
        case (2, 8) where !isInverted && !isReversed: return ("L", 1)
        case (1, 12) where !isInverted && !isReversed && order == .little: return ("I;16", 4)
        case (1, 16) where order == .little && !(isInverted && isReversed): return ("I;16", isReversed ? 5 : 4)
        case (1, 16) where !isInverted && !isReversed: return ("I;16B", 5)
        case (2, 16) where !isInverted && !isReversed: return ("I", order == .little ? 5 : 6)
        case (1, 32) where !isInverted && !isReversed && order == .little: return ("I", 5)
        case (2, 32) where !isInverted && !isReversed: return ("I", order == .little ? 5 : 6)
        case (3, 32) where !isReversed: return ("F", order == .little ? 5 : 6)
        default: return (nil, 0)
        }
    }

    /// Red, green, blue and samples beside them.
    private static func colors(_ count: Int, _ width: Int, _ extra: [Int]) -> String? {
        guard width == 8 || width == 16 && count == 4 else { return nil }
        if count == 4, extra.isEmpty || width == 8 && extra == [999] { return "RGBA" }
        guard extra.count == count - 3, extra.dropFirst().allSatisfy({ $0 == 0 }) else { return nil }
        switch extra[0] {
        case 0: return "RGB"
        case 1, 2: return "RGBA"
        default: return nil
        }
    }
}

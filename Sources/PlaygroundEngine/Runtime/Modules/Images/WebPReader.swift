/// WebP files, whose parts are all looked through. Source: Pillow's `WebPImagePlugin` and libwebp's demultiplexer.
struct WebPReader {
    private let data: ArraySlice<UInt8>
    private var position = 12
    private var canvas: (width: Int, height: Int)?
    private var flags = 0
    private var background = 0xFFFF_FFFF
    private var loop = 1
    private var pictures: [Picture] = []
    private var chunks: [(name: String, data: ArraySlice<UInt8>)] = []

    private enum Flag {
        static let animation = 0x02
        static let xmp = 0x04
        static let exif = 0x08
        static let alpha = 0x10
        static let profile = 0x20
    }

    private struct Picture {
        var (x, y, width, height) = (0, 0, 0, 0)
        var alphaStart: Int?
        var imageStart: Int?
        var hasAlpha = false
        var end = 0
    }

    static func isWebP(_ prefix: ArraySlice<UInt8>) -> Bool {
        let start = prefix.prefix(16)
        return start.starts(with: "RIFF".utf8) && start.dropFirst(8).starts(with: "WEBP".utf8)
            && ["VP8 ", "VP8X", "VP8L"].contains { start.dropFirst(12).elementsEqual($0.utf8) }
    }

    static func header(_ bytes: [UInt8]) throws(ImageFault) -> ImageHeader {
        let head = bytes.prefix(30)
        guard isWebP(head) else { throw .otherFormat }
        if let size = canvas(of: head) { try ImageHeader.checkSize(size.width, size.height) }
        guard var reader = WebPReader(bytes) else { throw Self.noDecoder }
        return try reader.header()
    }

    private static let noDecoder = ImageFault(.operatingSystem, "could not create decoder object")

    /// The size that the head gives, for a look before anything is made for it.
    private static func canvas(of head: ArraySlice<UInt8>) -> (width: Int, height: Int)? {
        switch head[12..<16].latin1 {
        case "VP8 ":
            guard head.count >= 30, head[23..<26].elementsEqual([0x9D, 0x01, 0x2A]),
                let width = try? head.little16(26), let height = try? head.little16(28)
            else { return nil }
            return (width & 0x3FFF, height & 0x3FFF)
        case "VP8X":
            guard let width = try? head.little24(24), let height = try? head.little24(27) else { return nil }
            return (width + 1, height + 1)
        default:
            guard head.count >= 25, head[20] == 0x2F, let bits = try? head.little32(21) else { return nil }
            return (bits & 0x3FFF + 1, bits >> 14 & 0x3FFF + 1)
        }
    }

    /// Nil where the file is not as long as it says.
    private init?(_ bytes: [UInt8]) {
        guard let size = try? bytes[...].little32(4), size >= 8, size <= Self.largestChunk, size + 8 <= bytes.count,
            bytes.count >= 20
        else { return nil }
        data = bytes[..<(size + 8)]
    }

    private static let largestChunk = Int(UInt32.max) - 8 - 1

    private mutating func header() throws(ImageFault) -> ImageHeader {
        let isExtended = data.dropFirst(12).starts(with: "VP8X".utf8)
        if isExtended { try readExtended() } else { try readPicture(into: nil) }
        guard let canvas, isValid(isExtended: isExtended) else { throw Self.noDecoder }
        var info = ImageInfo()
        info["loop"] = .integer(loop)
        info["background"] = .tuple([16, 8, 0, 24].map { .integer(background >> $0 & 0xFF) })
        for (key, name) in [("icc_profile", "ICCP"), ("exif", "EXIF"), ("xmp", "XMP ")] {
            guard let chunk = chunks.first(where: { $0.name == name }), !chunk.data.isEmpty else { continue }
            info[key] = .bytes(Array(chunk.data))
        }
        let hasAlpha = isExtended ? flags & Flag.alpha != 0 : pictures.contains(where: \.hasAlpha)
        var header = ImageHeader(
            .webp, width: canvas.width, height: canvas.height, mode: hasAlpha ? "RGBA" : "RGB", info: info,
            frames: pictures.count, pixels: 0)
        if let first = pictures.first, let start = first.alphaStart ?? first.imageStart {
            header.packed = start..<first.end
            header.picture = .init(width: first.width, height: first.height)
        }
        return header
    }

    /// A file that holds the first picture alone, which may be a part of an animation.
    static func firstPicture(of bytes: [UInt8], _ header: ImageHeader) -> [UInt8] {
        guard let packed = header.packed, packed.upperBound <= bytes.count else { return bytes }
        func little(_ number: Int, _ size: Int) -> [UInt8] {
            (0..<size).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
        }
        var parts = bytes[packed]
        if parts.starts(with: "ALPH".utf8) {
            let size = little(header.picture.width - 1, 3) + little(header.picture.height - 1, 3)
            parts = Array("VP8X".utf8) + little(10, 4) + little(Flag.alpha, 4) + size + parts
        }
        return Array("RIFF".utf8) + little(parts.count + 4, 4) + Array("WEBP".utf8) + parts
    }

    // MARK: Parts

    private var left: Int { data.count - position }

    /// The head of the part at the present position: its name, and its length with and without padding.
    private func part() throws(ImageFault) -> (name: String, length: Int, padded: Int) {
        guard left >= 8 else { throw Self.noDecoder }
        let length = try data.little32(position + 4)
        let padded = length + length & 1
        guard length <= Self.largestChunk, padded <= left - 8 else { throw Self.noDecoder }
        return (data[position..<position + 4].latin1, length, padded)
    }

    /// Reads alpha and pixels of one picture; `frame` is its place in an animation.
    private mutating func readPicture(into frame: Picture?) throws(ImageFault) {
        var picture = frame ?? Picture()
        while position < data.count {
            let part = try part()
            // Lossless pixels have an alpha of their own.
            guard part.name != "VP8L" || picture.alphaStart == nil else { throw Self.noDecoder }
            if part.name == "ALPH", picture.alphaStart == nil {
                picture.alphaStart = position
                picture.hasAlpha = true
            } else if part.name == "VP8 " || part.name == "VP8L", picture.imageStart == nil {
                let payload = data[position + 8..<position + 8 + part.padded]
                guard let features = Self.features(payload, part.length, isLossless: part.name == "VP8L") else {
                    throw Self.noDecoder
                }
                picture.imageStart = position
                // The picture says itself how large it is, whatever its place in the animation says.
                (picture.width, picture.height) = (features.width, features.height)
                if features.hasAlpha { picture.hasAlpha = true }
            } else {
                break
            }
            position += 8 + part.padded
            picture.end = position
        }
        if frame != nil {
            if flags & Flag.animation != 0, picture.alphaStart != nil || picture.imageStart != nil {
                pictures.append(picture)
            }
        } else {
            guard pictures.isEmpty else { throw Self.noDecoder }
            if flags & Flag.alpha == 0 { picture.alphaStart = nil }
            if canvas == nil, picture.width > 0, picture.height > 0 { canvas = (picture.width, picture.height) }
            pictures.append(picture)
        }
    }

    private mutating func readExtended() throws(ImageFault) {
        let head = try part()
        guard head.length >= 10 else { throw Self.noDecoder }
        flags = try data.byte(position + 8)
        let size = (try data.little24(position + 12) + 1, try data.little24(position + 15) + 1)
        guard size.0 * size.1 < 1 << 32 else { throw Self.noDecoder }
        canvas = size
        position += 8 + head.padded
        var hasAnimation = false
        guard left >= 8 else { throw Self.noDecoder }
        while position < data.count {
            let part = try part()
            let payload = data[position + 8..<position + 8 + part.length]
            switch part.name {
            case "VP8X": throw Self.noDecoder
            case "ALPH", "VP8 ", "VP8L":
                guard !hasAnimation, flags & Flag.animation == 0 else { throw Self.noDecoder }
                try readPicture(into: nil)
                continue
            case "ANIM":
                guard part.padded >= 6 else { throw Self.noDecoder }
                if !hasAnimation {
                    background = try data.little32(position + 8)
                    loop = try data.little16(position + 12)
                }
                hasAnimation = true
            case "ANMF":
                guard hasAnimation else { throw Self.noDecoder }
                try readFrame(part.padded)
                continue
            case "ICCP" where flags & Flag.profile == 0, "XMP " where flags & Flag.xmp == 0,
                "EXIF" where flags & Flag.exif == 0:
                break
            default: chunks.append((part.name, payload))
            }
            position += 8 + part.padded
        }
    }

    private mutating func readFrame(_ length: Int) throws(ImageFault) {
        guard length >= 16 else { throw Self.noDecoder }
        let start = position + 8
        var picture = Picture()
        picture.x = try data.little24(start) * 2
        picture.y = try data.little24(start + 3) * 2
        picture.width = try data.little24(start + 6) + 1
        picture.height = try data.little24(start + 9) + 1
        guard picture.width * picture.height < 1 << 32 else { throw Self.noDecoder }
        position = start + 16
        guard length - 16 <= left, left >= 8 else { throw Self.noDecoder }
        try readPicture(into: picture)
        guard position - start <= length else { throw Self.noDecoder }
    }

    // MARK: Checks

    private func isValid(isExtended: Bool) -> Bool {
        guard let canvas, let first = pictures.first else { return false }
        guard isExtended else { return first.width > 0 && first.height > 0 }
        let isAnimation = flags & Flag.animation != 0
        return pictures.allSatisfy { picture in
            guard let image = picture.imageStart ?? picture.alphaStart, picture.width > 0, picture.height > 0 else {
                return false
            }
            if let alpha = picture.alphaStart, alpha > image { return false }
            if !isAnimation {
                return picture.x == 0 && picture.y == 0 && picture.width == canvas.width
                    && picture.height == canvas.height
            }
            return picture.x + picture.width <= canvas.width && picture.y + picture.height <= canvas.height
        }
    }

    /// Size and alpha of the pixels' own head. Source: RFC 6386, section 9.1, and RFC 9649, section 3.4.
    private static func features(
        _ data: ArraySlice<UInt8>, _ length: Int, isLossless: Bool
    ) -> (width: Int, height: Int, hasAlpha: Bool)? {
        if isLossless {
            guard data.count >= 5, data.first == 0x2F, let bits = try? data.little32(1), bits >> 29 == 0 else {
                return nil
            }
            return (bits & 0x3FFF + 1, bits >> 14 & 0x3FFF + 1, bits >> 28 & 1 == 1)
        }
        guard data.count >= 10, data.dropFirst(3).starts(with: [0x9D, 0x01, 0x2A]), let bits = try? data.little24(0),
            let width = try? data.little16(6), let height = try? data.little16(8)
        else { return nil }
        let isShownKeyFrame = bits & 1 == 0 && bits >> 1 & 7 <= 3 && bits >> 4 & 1 == 1
        guard isShownKeyFrame, bits >> 5 < length, width & 0x3FFF > 0, height & 0x3FFF > 0 else { return nil }
        return (width & 0x3FFF, height & 0x3FFF, false)
    }
}

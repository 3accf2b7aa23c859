/// Portable network graphics, up to the first pixels. Source: Pillow's `PngImagePlugin`.
struct PNGReader {
    static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    private var file: ImageBytes
    private var info = ImageInfo()
    private var size = (width: 0, height: 0)
    private var mode = ""
    /// Whether a header has said how pixels are stored; before that, pixels are not taken as such.
    private var hasKnownPixels = false
    private var frames: Int?
    private var sequence: Int?
    private var pixels: Int?
    private var bitsPerPixel = 0
    /// The size of an animation's first picture, where that is not the one for programs that show no animations.
    private var firstFrame: ImageHeader.Picture?

    static func header(_ bytes: [UInt8]) throws(ImageFault) -> ImageHeader {
        var reader = PNGReader(file: ImageBytes(bytes))
        return try reader.header()
    }

    private init(file: ImageBytes) {
        self.file = file
    }

    private mutating func header() throws(ImageFault) -> ImageHeader {
        file.seek(Self.signature.count)
        while true {
            let chunk = try PNGChunk.next(&file)
            if chunk.name == "IEND" { break }
            if try beginsPixels(chunk) { break }
            let data = try file.block(chunk.length)
            try take(chunk.name, data)
            try chunk.checkSum(of: data, &file)
        }
        var frameCount = frames ?? 1
        if frames != nil, info["default_image"] != nil { frameCount += 1 }
        var header = ImageHeader(
            .png, width: size.width, height: size.height, mode: mode, info: info, frames: frameCount, pixels: pixels)
        header.isAnimatedPNG = hasAnimation
        header.bitsPerPixel = bitsPerPixel
        header.picture = firstFrame ?? .init(width: size.width, height: size.height)
        return header
    }

    /// Whether a chunk said that the file is an animation; a second one takes back the number of frames alone.
    private var hasAnimation = false

    private mutating func beginsPixels(_ chunk: PNGChunk) throws(ImageFault) -> Bool {
        var start = chunk.start
        switch chunk.name {
        case "IDAT": break
        case "fdAT":
            guard chunk.length >= 4 else { throw ImageFault(.value, "APNG contains truncated fDAT chunk") }
            try checkSequence(try file.block(4).big32(), isFirstAllowed: false)
            start += 4
        default: return false
        }
        if info["bbox"] == nil, frames != nil { info["default_image"] = .bool(true) }
        guard hasKnownPixels else { return false }
        pixels = start
        return true
    }

    private mutating func checkSequence(_ number: Int, isFirstAllowed: Bool) throws(ImageFault) {
        let expected = sequence.map { $0 + 1 } ?? (isFirstAllowed ? 0 : -1)
        guard number == expected else { throw .otherFormat }
        sequence = number
    }

    private mutating func take(_ name: String, _ data: ArraySlice<UInt8>) throws(ImageFault) {
        func need(_ count: Int) throws(ImageFault) {
            guard data.count >= count else { throw ImageFault(.value, "Truncated \(name) chunk") }
        }
        switch name {
        case "IHDR":
            try need(13)
            try takeHeader(data)
        case "tRNS": try takeTransparency(data)
        case "gAMA":
            try need(4)
            info["gamma"] = .real(Double(try data.big32()) / 100_000)
        case "cHRM":
            try need(32)
            var values: [ImageInfo.Item] = []
            for index in 0..<8 { values.append(.real(Double(try data.big32(index * 4)) / 100_000)) }
            info["chromaticity"] = .tuple(values)
        case "sRGB":
            try need(1)
            info["srgb"] = .integer(try data.byte(0))
        case "pHYs":
            try need(9)
            let (x, y) = (try data.big32(0), try data.big32(4))
            switch try data.byte(8) {
            case 0: info["aspect"] = .tuple([.integer(x), .integer(y)])
            case 1: info["dpi"] = .tuple([.real(Double(x) * 0.0254), .real(Double(y) * 0.0254)])
            default: break
            }
        case "tEXt": takeText(data)
        case "iTXt": takeInternationalText(data)
        case "iCCP":
            // Whether it is compressed in the one known way; the profile itself is not unpacked.
            let end = data.firstIndex(of: 0).map { $0 - data.startIndex } ?? -1
            guard try data.byte(end + 1) == 0 else { throw .otherFormat }
        case "zTXt":
            let value = data.firstIndex(of: 0).map { data[($0 + 1)...] } ?? []
            guard value.first ?? 0 == 0 else { throw .otherFormat }
        case "eXIf": info["exif"] = .bytes(Array("Exif\0\0".utf8) + data)
        case "acTL": try takeAnimation(data)
        case "fcTL": try takeFrame(data)
        default: break
        }
    }

    private mutating func takeHeader(_ data: ArraySlice<UInt8>) throws(ImageFault) {
        size = (try data.big32(0), try data.big32(4))
        let known: String? =
            switch (try data.byte(8), try data.byte(9)) {
            case (1, 0): "1"
            case (2, 0), (4, 0), (8, 0): "L"
            case (16, 0): "I;16"
            case (8, 2), (16, 2): "RGB"
            case (1, 3), (2, 3), (4, 3), (8, 3): "P"
            case (8, 4): "LA"
            case (16, 4), (8, 6), (16, 6): "RGBA"
            default: nil
            }
        if let known {
            mode = known
            hasKnownPixels = true
            let samples = [0: 1, 2: 3, 3: 1, 4: 2, 6: 4][try data.byte(9)] ?? 1
            bitsPerPixel = try data.byte(8) * samples
        }
        if try data.byte(12) != 0 { info["interlace"] = .integer(1) }
        guard try data.byte(11) == 0 else { throw .otherFormat }
    }

    private mutating func takeTransparency(_ data: ArraySlice<UInt8>) throws(ImageFault) {
        switch mode {
        case "P":
            // One transparent colour among opaque ones is a number. A final newline is as good as the end to Python's `$`.
            let clear = data.firstIndex(of: 0)
            let rest = clear.map { data[($0 + 1)...] } ?? []
            let tail = rest.last == 0x0A ? rest.dropLast() : rest
            if let clear, (data[..<clear] + tail).allSatisfy({ $0 == 0xFF }) {
                info["transparency"] = .integer(clear - data.startIndex)
            } else {
                info["transparency"] = .bytes(Array(data))
            }
        case "1", "L", "I;16", "RGB":
            guard data.count >= (mode == "RGB" ? 6 : 2) else { throw ImageFault(.value, "Truncated tRNS chunk") }
            let grey = try data.big16()
            switch mode {
            case "1": info["transparency"] = .integer(grey != 0 ? 255 : 0)
            case "RGB":
                info["transparency"] = .tuple([
                    .integer(grey), .integer(try data.big16(2)), .integer(try data.big16(4)),
                ])
            default: info["transparency"] = .integer(grey)
            }
        default: break
        }
    }

    private mutating func takeText(_ data: ArraySlice<UInt8>) {
        let end = data.firstIndex(of: 0) ?? data.endIndex
        let (key, value) = (data[..<end], data[min(end + 1, data.endIndex)...])
        guard !key.isEmpty else { return }
        info[key.latin1] = key.elementsEqual("exif".utf8) ? .bytes(Array(value)) : .text(value.latin1)
    }

    /// Text in UTF-8; compressed text is left out.
    private mutating func takeInternationalText(_ data: ArraySlice<UInt8>) {
        guard let end = data.firstIndex(of: 0), data.endIndex - end > 2, data[end + 1] == 0 else { return }
        let parts = data[(end + 3)...].split(separator: 0, maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3 else { return }
        let key = data[..<end]
        if key.elementsEqual("XML:com.adobe.xmp".utf8) { info["xmp"] = .bytes(Array(parts[2])) }
        let texts = parts.compactMap { String(validating: $0, as: UTF8.self) }
        guard texts.count == 3 else { return }
        info[key.latin1] = .text(texts[2])
    }

    // MARK: Animations

    private mutating func takeAnimation(_ data: ArraySlice<UInt8>) throws(ImageFault) {
        guard data.count >= 8 else { throw ImageFault(.value, "APNG contains truncated acTL chunk") }
        guard frames == nil else {
            frames = nil
            return
        }
        let count = try data.big32()
        guard 1...0x8000_0000 ~= count else { return }
        frames = count
        info["loop"] = .integer(try data.big32(4))
        hasAnimation = true
    }

    private mutating func takeFrame(_ data: ArraySlice<UInt8>) throws(ImageFault) {
        guard data.count >= 26 else { throw ImageFault(.value, "APNG contains truncated fcTL chunk") }
        try checkSequence(try data.big32(), isFirstAllowed: true)
        let (width, height) = (try data.big32(4), try data.big32(8))
        let (x, y) = (try data.big32(12), try data.big32(16))
        guard x + width <= size.width, y + height <= size.height else { throw .otherFormat }
        info["bbox"] = .tuple([.integer(x), .integer(y), .integer(x + width), .integer(y + height)])
        let (part, whole) = (try data.big16(20), try data.big16(22))
        firstFrame = .init(width: width, height: height)
        info["duration"] = .real(Double(part) / Double(whole == 0 ? 100 : whole) * 1000)
        info["disposal"] = .integer(try data.byte(24))
        info["blend"] = .integer(try data.byte(25))
    }
}

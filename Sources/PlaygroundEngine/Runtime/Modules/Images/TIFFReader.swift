/// Tagged image files, their first directory. Source: Pillow's `TiffImagePlugin`.
struct TIFFReader {
    private let directory: TIFFDirectory
    private var info = ImageInfo()

    static func header(_ bytes: [UInt8]) throws(ImageFault) -> ImageHeader {
        var header: ImageHeader?
        try read(bytes) { (directory) throws(ImageFault) in
            var reader = TIFFReader(directory)
            header = try reader.header()
            return false
        }
        guard let header else { throw .otherFormat }
        return header
    }

    /// Counts the directories, each of which has to be an image, as far as `limit`.
    static func frameCount(_ bytes: [UInt8], limit: Int = .max) throws(ImageFault) -> Int {
        var count = 0
        do throws(ImageFault) {
            try read(bytes) { (directory) throws(ImageFault) in
                var reader = TIFFReader(directory)
                if limit > 2 { _ = try reader.header() }
                count += 1
                return count < limit
            }
        } catch {
            throw error.kind == .otherFormat ? ImageFault(.syntax, "unknown pixel mode") : error
        }
        return count
    }

    /// Goes through the directories until one is not wanted any more, comes again, or is the last.
    private static func read(
        _ bytes: [UInt8], _ body: (TIFFDirectory) throws(ImageFault) -> Bool
    ) throws(ImageFault) {
        var directory = try TIFFDirectory(bytes)
        var seen: Set<Int> = []
        while directory.next != 0, seen.insert(directory.next).inserted {
            guard directory.next < Int.max else { throw ImageFault(.value, "Unable to seek to frame") }
            directory.load(at: directory.next)
            guard try body(directory) else { return }
            // All directories together may not have more values than the file has bytes.
            directory.allowance -= directory.used
        }
    }

    private init(_ directory: TIFFDirectory) {
        self.directory = directory
    }

    /// A number that stands for a choice; `fallback` where the tag is missing.
    private func choice(_ tag: TIFFDirectory.Tag, _ fallback: Int) -> Int? {
        guard let value = directory[tag] else { return fallback }
        return value.single
    }

    private mutating func header() throws(ImageFault) -> ImageHeader {
        if let xmp = directory[.xmp], case .bytes(let bytes, _) = xmp { info["xmp"] = .bytes(bytes) }
        guard directory[.windowsMediaPhoto] == nil else {
            throw ImageFault(.operatingSystem, "Windows Media Photo files not yet supported")
        }
        guard let number = choice(.compression, 1), let compression = Self.compressions[number] else {
            throw .otherFormat
        }
        let (width, height) = try size()
        let isOldJPEG = compression == "tiff_jpeg"
        let photometric = isOldJPEG ? 6 : choice(.photometricInterpretation, 0)
        let layout = try layout(photometric: photometric, isOldJPEG: isOldJPEG)
        guard var mode = layout.mode else { throw .otherFormat }
        var pieces: [ImageHeader.Piece] = []
        info["compression"] = .text(compression)
        takeDensity()
        if compression != "raw" {
            if photometric == 6 { mode = "RGB" }
        } else {
            pieces = try tiles(width: width, height: height, layout)
        }
        if case .bytes(let profile, _)? = directory[.colorProfile] { info["icc_profile"] = .bytes(profile) }
        if mode == "P" || mode == "PA" {
            switch directory[.colorMap] {
            case .numbers, .bytes(_, isAlone: true): break
            case .bytes, .text, nil: throw .otherFormat
            }
        }
        let isTurned = directory[.orientation]?.single.map { 5...8 ~= $0 } ?? false
        var header = ImageHeader(
            .tiff, width: isTurned ? height : width, height: isTurned ? width : height, mode: mode, info: info,
            pixels: 0)
        header.pieces = pieces
        return header
    }

    private func size() throws(ImageFault) -> (Int, Int) {
        guard let width = directory[.imageWidth], let height = directory[.imageLength] else { throw .otherFormat }
        guard case .numbers(let columns) = width, case .numbers(let rows) = height,
            case .whole(let width)? = columns.first, case .whole(let height)? = rows.first
        else { throw ImageFault(.value, "Invalid dimensions") }
        return (width, height)
    }

    private static let compressions = [
        1: "raw", 2: "tiff_ccitt", 3: "group3", 4: "group4", 5: "tiff_lzw", 6: "tiff_jpeg", 7: "jpeg",
        8: "tiff_adobe_deflate", 32771: "tiff_raw_16", 32773: "packbits", 32809: "tiff_thunderscan",
        32946: "tiff_deflate", 34676: "tiff_sgilog", 34677: "tiff_sgilog24", 34925: "lzma", 50000: "zstd",
        50001: "webp",
    ]

    private mutating func takeDensity() {
        func density(_ tag: TIFFDirectory.Tag) -> TIFFValue.Number? {
            guard let value = directory[tag] else { return .whole(1) }
            if case .numbers(let numbers) = value { return numbers.first }
            return nil
        }
        func item(_ number: TIFFValue.Number, times factor: Double? = nil) -> ImageInfo.Item {
            if let factor { return .real(number.double * factor) }
            return switch number {
            case .whole(let value): .integer(value)
            case .real(let value): .real(value)
            }
        }
        guard let x = density(.xResolution), let y = density(.yResolution), x.double != 0, y.double != 0 else {
            return
        }
        let pair = ImageInfo.Item.tuple([item(x), item(y)])
        switch (directory[.resolutionUnit], directory[.resolutionUnit]?.single) {
        case (nil, _):
            info["dpi"] = pair
            info["resolution"] = pair
        case (_, 2): info["dpi"] = pair
        case (_, 3): info["dpi"] = .tuple([item(x, times: 2.54), item(y, times: 2.54)])
        default: info["resolution"] = pair
        }
    }

    /// How samples are stored, and Pillow's mode for it; see ``TIFFModes``.
    private func layout(
        photometric: Int?, isOldJPEG: Bool
    ) throws(ImageFault) -> TIFFModes.Layout {
        var formats = numbers(.sampleFormat) ?? [1]
        if formats.count > 1, formats.max() == formats.min() { formats = Array(formats.prefix(1)) }
        var bits = numbers(.bitsPerSample) ?? [1]
        var extra = numbers(.extraSamples) ?? []
        var samples: Int
        if directory[.samplesPerPixel] == nil {
            samples = isOldJPEG && [2, 6].contains(photometric) ? 3 : 1
        } else {
            guard let given = choice(.samplesPerPixel, 1) else { throw .otherFormat }
            samples = given
        }
        if choice(.planarConfiguration, 1) == 2, let largest = extra.max(), largest == 0 {
            bits = Array(bits.dropLast(extra.count))
            samples -= extra.count
            extra = []
        }
        guard samples <= 6 else { throw .otherFormat }
        if samples < bits.count {
            // A negative number leaves out as many from the end.
            bits = Array(samples >= 0 ? bits.prefix(samples) : bits.dropLast(min(-samples, bits.count)))
        } else if samples > bits.count, bits.count == 1 {
            bits = Array(repeating: bits[0], count: samples)
        }
        guard bits.count == samples, let photometric, let fillOrder = choice(.fillOrder, 1) else {
            throw .otherFormat
        }
        return TIFFModes.mode(
            order: directory.order, photometric: photometric, formats: formats, fillOrder: fillOrder, bits: bits,
            extra: extra)
    }

    /// The numbers of a tag, bytes being numbers as well; others stand for themselves as -1.
    private func numbers(_ tag: TIFFDirectory.Tag) -> [Int]? {
        switch directory[tag] {
        case .numbers(let numbers): numbers.map { $0.integer ?? -1 }
        case .bytes(let bytes, isAlone: true):
            // A tuple never equals bytes, unless one element is taken out of them.
            tag == .sampleFormat && bytes.count > 1 && Set(bytes).count == 1
                ? [Int(bytes[0])] : bytes.map { Int($0) - 1000 }
        case .bytes, .text: [-1]
        case nil: nil
        }
    }

    /// The strips of pixels; none where they are tiles, or layers of one colour each.
    private func tiles(
        width: Int, height: Int, _ layout: TIFFModes.Layout
    ) throws(ImageFault) -> [ImageHeader.Piece] {
        let isStriped = directory[.stripOffsets] != nil
        guard let value = directory[isStriped ? .stripOffsets : .tileOffsets] else { throw .otherFormat }
        var offsets: [Int]
        switch value {
        case .numbers(let numbers): offsets = numbers.map { $0.integer ?? 0 }
        case .bytes(let bytes, let isAlone): offsets = isAlone ? bytes.map { Int($0) } : [0]
        case .text: offsets = [0]
        }
        let tileWidth: Int
        let tileHeight: Int
        if isStriped {
            tileWidth = width
            if let rows = directory[.rowsPerStrip] {
                guard case .numbers(let numbers) = rows, let first = numbers.first else { throw .otherFormat }
                tileHeight = first.integer ?? Int(clamping: Int64(exactly: first.double.rounded()) ?? .max)
            } else {
                tileHeight = height
            }
        } else {
            guard case .numbers(let columns)? = directory[.tileWidth], case .whole(let wide)? = columns.first,
                case .numbers(let rows)? = directory[.tileLength], case .whole(let high)? = rows.first
            else { throw ImageFault(.value, "Invalid tile dimensions") }
            (tileWidth, tileHeight) = (wide, high)
        }
        let isPlanar = choice(.planarConfiguration, 1) == 2
        if tileWidth == width, tileHeight == height, !isPlanar { offsets = offsets.suffix(1) }
        if isPlanar { try checkLayers(offsets.count, width, height, tileWidth, tileHeight, layout) }
        guard !isPlanar, isStriped, tileHeight > 0, width > 0, width < 1 << 31 else { return [] }
        let rowBytes = (width * layout.bitsPerPixel + 7) / 8
        var top = 0
        var pieces: [ImageHeader.Piece] = []
        for offset in offsets where top < height {
            let rows = min(tileHeight, height - top)
            pieces.append(.init(offset: offset, rows: rows, rowBytes: rowBytes, stride: rowBytes))
            top += rows
        }
        return pieces
    }

    /// Each layer takes a letter of Pillow's raw mode; a layer too many is a fault.
    private func checkLayers(
        _ count: Int, _ width: Int, _ height: Int, _ tileWidth: Int, _ tileHeight: Int, _ layout: TIFFModes.Layout
    ) throws(ImageFault) {
        var (x, y, layer) = (0, 0, 0)
        for _ in 0..<count {
            guard layer < layout.rawModeLength else { throw .otherFormat }
            x = x.addingReportingOverflow(tileWidth).partialValue
            guard x >= width else { continue }
            (x, y) = (0, y.addingReportingOverflow(tileHeight).partialValue)
            guard y >= height else { continue }
            (y, layer) = (0, layer + 1)
        }
    }
}

/// What `Image.open` finds out about an image without reading its pixels.
package struct ImageHeader: Hashable, Sendable {
    package let format: ImageFormat
    package let width: Int
    package let height: Int
    /// Pillow's name for how a pixel is stored.
    package let mode: String
    package let info: ImageInfo
    /// How many pictures the file says it holds; nil where the format has one alone or they have to be counted.
    var frames: Int?
    /// Where the pixels begin; nil where the file has none.
    var pixels: Int?
    /// Whether a PNG is an animated one, which has a media type of its own.
    var isAnimatedPNG = false
    /// How many bits a pixel of a PNG takes in the file.
    var bitsPerPixel = 0
    /// Where alpha and pixels of the first picture of a WebP file stand.
    var packed: Range<Int>?
    /// The size of the first picture, where it may be another than the image's.
    var picture = Picture()
    /// Where rows stand that are not packed; empty where they are, or where it is not known.
    var pieces: [Piece] = []
    /// Where the first picture ends; nil where only reading it shows.
    var end: Int?

    /// A picture on a screen that may be larger.
    struct Picture: Hashable, Sendable {
        var width = 0
        var height = 0
    }

    /// Rows that follow one another.
    struct Piece: Hashable, Sendable {
        let offset: Int
        let rows: Int
        let rowBytes: Int
        /// How far the starts of rows are apart.
        let stride: Int
    }

    init(
        _ format: ImageFormat, width: Int, height: Int, mode: String, info: ImageInfo, frames: Int? = nil,
        pixels: Int? = nil
    ) {
        self.format = format
        self.width = width
        self.height = height
        self.mode = mode
        self.info = info
        self.frames = frames
        self.pixels = pixels
    }
}

/// The formats that can be told and read, under Pillow's names.
package enum ImageFormat: String, CaseIterable, Hashable, Sendable {
    case bmp = "BMP"
    case gif = "GIF"
    case jpeg = "JPEG"
    case png = "PNG"
    case tiff = "TIFF"
    case webp = "WEBP"

    package var explanation: String {
        switch self {
        case .bmp: "Windows Bitmap"
        case .gif: "Compuserve GIF"
        case .jpeg: "JPEG (ISO 10918)"
        case .png: "Portable network graphics"
        case .tiff: "Adobe TIFF"
        case .webp: "WebP image"
        }
    }

    package var mediaType: String { "image/" + rawValue.lowercased() }

    /// Whether a file starts as files of this format do.
    func begins(_ bytes: [UInt8]) -> Bool {
        func starts(_ texts: [UInt8]...) -> Bool { texts.contains { bytes.starts(with: $0) } }
        switch self {
        case .bmp: return starts(Array("BM".utf8))
        case .gif: return starts(Array("GIF87a".utf8), Array("GIF89a".utf8))
        case .jpeg: return starts([0xFF, 0xD8, 0xFF])
        case .png: return starts(PNGReader.signature)
        case .tiff: return TIFFDirectory.order(of: bytes[...]) != nil
        case .webp: return WebPReader.isWebP(bytes[...])
        }
    }
}

extension ImageHeader {
    /// Finds out what `bytes` hold. Source: Pillow's `Image.open` and its plugins.
    package init(_ bytes: [UInt8]) throws(ImageFault) {
        guard let format = ImageFormat.allCases.first(where: { $0.begins(bytes) }) else { throw .otherFormat }
        let header =
            switch format {
            case .bmp: try BMPReader.header(bytes)
            case .gif: try GIFReader.header(bytes)
            case .jpeg: try JPEGReader.header(bytes)
            case .png: try PNGReader.header(bytes)
            case .tiff: try TIFFReader.header(bytes)
            case .webp: try WebPReader.header(bytes)
            }
        guard !header.mode.isEmpty, header.width > 0, header.height > 0 else { throw .otherFormat }
        try Self.checkSize(header.width, header.height)
        self = header
    }

    /// The number of pixels above which Pillow warns; twice as many are an error.
    static let warnedPixels = 89_478_485

    /// - Throws: ``ImageFault/Kind/bomb`` for more pixels than anybody needs. Source: Pillow's `_decompression_bomb_check`.
    static func checkSize(_ width: Int, _ height: Int) throws(ImageFault) {
        let (high, low) = max(1, width).multipliedFullWidth(by: max(1, height))
        let pixels = UInt128(low) | UInt128(UInt64(max(0, high))) << 64
        let limit = 2 * warnedPixels
        guard pixels <= UInt128(limit) else {
            throw ImageFault(
                .bomb,
                "Image size (\(pixels) pixels) exceeds limit of \(limit) pixels, could be decompression bomb DOS attack."
            )
        }
    }
}

/// JPEG files, up to the first scan. Source: Pillow's `JpegImagePlugin`.
struct JPEGReader {
    private var file: ImageBytes
    private var info = ImageInfo()
    private var size = (width: 0, height: 0)
    private var mode = ""
    /// The pieces of a colour profile.
    private var profile: [[UInt8]] = []

    static func header(_ bytes: [UInt8]) throws(ImageFault) -> ImageHeader {
        var reader = JPEGReader(file: ImageBytes(bytes))
        return try reader.header()
    }

    private init(file: ImageBytes) {
        self.file = file
    }

    private mutating func header() throws(ImageFault) -> ImageHeader {
        file.seek(3)
        var hasScan = false
        // The mark of the first segment has been read with the file's own.
        var isMark = true
        while !hasScan {
            guard let byte = file.read(1).first else { break }
            guard isMark else {
                isMark = byte == 0xFF
                continue
            }
            isMark = false
            switch byte {
            case 0xFF: isMark = true
            case 0x00: break
            case 0xC0...0xFE: hasScan = try take(byte)
            default: throw .otherFormat
            }
        }
        takeDensityOfExif()
        return ImageHeader(
            .jpeg, width: size.width, height: size.height, mode: mode, info: info, pixels: hasScan ? 0 : nil)
    }

    /// Reads the segment of a marker; true at the start of a scan.
    private mutating func take(_ marker: UInt8) throws(ImageFault) -> Bool {
        switch marker {
        case 0xC4, 0xCC, 0xDC, 0xDD, 0xDF: _ = try segment()
        case 0xDA:
            _ = try segment()
            return true
        case 0xC0...0xC7, 0xC9...0xCF, 0xDE: try takeFrame(try segment(), marker)
        case 0xDB: try checkTables(try segment())
        case 0xE0...0xEF: try takeApplication(try segment(), marker)
        case 0xFE: info["comment"] = .bytes(Array(try segment()))
        default: break
        }
        return false
    }

    private mutating func segment() throws(ImageFault) -> ArraySlice<UInt8> {
        try file.block(try file.read(2).big16() - 2)
    }

    private mutating func takeFrame(_ data: ArraySlice<UInt8>, _ marker: UInt8) throws(ImageFault) {
        size = (try data.big16(3), try data.big16(1))
        guard try data.byte(0) == 8 else { throw .otherFormat }
        switch try data.byte(5) {
        case 1: mode = "L"
        case 3: mode = "RGB"
        case 4: mode = "CMYK"
        default: throw .otherFormat
        }
        if [0xC2, 0xC6, 0xCA, 0xCE].contains(marker) {
            info["progressive"] = .integer(1)
            info["progression"] = .integer(1)
        }
        if !profile.isEmpty {
            profile.sort { $0.lexicographicallyPrecedes($1) }
            let isWhole = try profile[0][...].byte(13) == profile.count
            info["icc_profile"] = isWhole ? .bytes(profile.flatMap { $0.dropFirst(14) }) : ImageInfo.Item.none
            profile = []
        }
        // A component that is cut short is a fault.
        guard data.count % 3 == 0 else { throw .otherFormat }
    }

    private func checkTables(_ data: ArraySlice<UInt8>) throws(ImageFault) {
        var rest = data
        while let first = rest.first {
            let length = 1 + (first >> 4 == 0 ? 64 : 128)
            guard rest.count >= length else { throw .otherFormat }
            rest = rest.dropFirst(length)
        }
    }

    private mutating func takeApplication(_ data: ArraySlice<UInt8>, _ marker: UInt8) throws(ImageFault) {
        func starts(_ text: String) -> Bool { data.starts(with: text.utf8) }
        switch marker {
        case 0xE0 where starts("JFIF"): try takeDensity(data)
        case 0xE1 where starts("Exif\0\0"):
            if case .bytes(let known)? = info["exif"] {
                info["exif"] = .bytes(known + data.dropFirst(6))
            } else {
                info["exif"] = .bytes(Array(data))
            }
        case 0xE1 where starts("http://ns.adobe.com/xap/1.0/\0"): info["xmp"] = .bytes(Array(data.dropFirst(29)))
        case 0xE2 where starts("FPXR\0"): info["flashpix"] = .bytes(Array(data))
        case 0xE2 where starts("ICC_PROFILE\0"): profile.append(Array(data))
        case 0xE2 where starts("MPF\0"):
            info["mp"] = .bytes(Array(data.dropFirst(4)))
            info["mpoffset"] = .integer(file.position - data.count + 4)
        case 0xED where starts("Photoshop 3.0\0"): try checkResources(data)
        case 0xEE where starts("Adobe"):
            info["adobe"] = .integer(try data.big16(5))
            if let transform = try? data.byte(11) { info["adobe_transform"] = .integer(transform) }
        default: break
        }
    }

    private mutating func takeDensity(_ data: ArraySlice<UInt8>) throws(ImageFault) {
        let version = try data.big16(5)
        info["jfif"] = .integer(version)
        info["jfif_version"] = .tuple([.integer(version >> 8), .integer(version & 0xFF)])
        guard let unit = try? data.byte(7), let x = try? data.big16(8), let y = try? data.big16(10) else { return }
        switch unit {
        case 1: info["dpi"] = .tuple([.integer(x), .integer(y)])
        case 2: info["dpi"] = .tuple([.real(Double(x) * 2.54), .real(Double(y) * 2.54)])
        default: break
        }
        info["jfif_unit"] = .integer(unit)
        info["jfif_density"] = .tuple([.integer(x), .integer(y)])
    }

    /// Goes through Photoshop's resources, whose names have to be there; what they say is left out.
    private func checkResources(_ data: ArraySlice<UInt8>) throws(ImageFault) {
        var offset = 14
        while data.dropFirst(offset).starts(with: "8BIM".utf8) {
            offset += 4
            guard let code = try? data.big16(offset) else { return }
            offset += 2
            offset += 1 + (try data.byte(offset))
            offset += offset & 1
            guard let size = try? data.big32(offset) else { return }
            offset += 4
            if code == 0x03ED, min(size, data.count - offset) < 14 { return }
            offset += size
            offset += offset & 1
        }
    }

    /// The density that a camera wrote, where the file gives no other.
    private mutating func takeDensityOfExif() {
        guard info["dpi"] == nil, case .bytes(let data)? = info["exif"] else { return }
        let density = Self.density(ofExif: data[...]) ?? .integer(72)
        info["dpi"] = .tuple([density, density])
    }

    /// Source: Pillow's `_read_dpi_from_exif`; nil where it falls back.
    private static func density(ofExif data: ArraySlice<UInt8>) -> ImageInfo.Item? {
        var data = data
        while data.starts(with: "Exif\0\0".utf8) { data = data.dropFirst(6) }
        guard var directory = try? TIFFDirectory(Array(data)) else { return nil }
        directory.load(at: directory.next)
        guard let unit = directory[.resolutionUnit], let given = directory[.xResolution] else { return nil }
        var density: Double
        switch given {
        case .numbers(let numbers):
            guard let first = numbers.first?.double, numbers.count == 1 else { return nil }
            density = first
        case .bytes, .text: return nil
        }
        guard !density.isNaN else { return nil }
        if unit.single == 3 { density *= 2.54 }
        return .real(density)
    }
}

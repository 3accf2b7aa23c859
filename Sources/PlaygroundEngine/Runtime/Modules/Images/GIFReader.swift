/// Graphics interchange format. Source: Pillow's `GifImagePlugin`.
struct GIFReader {
    private var file: ImageBytes
    private var info = ImageInfo()
    private var size = (width: 0, height: 0)
    private var hasPalette = false
    private var disposal = 0

    static func header(_ bytes: [UInt8]) throws(ImageFault) -> ImageHeader {
        var reader = GIFReader(file: ImageBytes(bytes))
        return try reader.header()
    }

    private init(file: ImageBytes) {
        self.file = file
    }

    private mutating func header() throws(ImageFault) -> ImageHeader {
        let screen = file.read(13)
        size = (try screen.little16(6), try screen.little16(8))
        let flags = try screen.byte(10)
        info["version"] = .bytes(Array(screen.prefix(6)))
        if flags & 0x80 != 0 {
            info["background"] = .integer(try screen.byte(11))
            hasPalette = try Self.isPalette(file.read(3 << (flags & 7 + 1)))
        }
        guard let frame = try nextFrame(isFirst: true) else { throw .otherFormat }
        if let transparency = frame.transparency { info["transparency"] = .integer(transparency) }
        if let comment = frame.comment { info["comment"] = .bytes(comment) }
        if let duration = frame.duration { info["duration"] = .integer(duration) }
        if let (block, place) = frame.extension {
            info["extension"] = .tuple([.bytes(block), .integer(place)])
        }
        let mode = frame.hasPalette ?? hasPalette ? "P" : "L"
        var header = ImageHeader(
            .gif, width: size.width, height: size.height, mode: mode, info: info, pixels: file.position)
        header.end = end(of: file)
        // Without a size of its own, it fills the screen.
        let isWhole = frame.size.width == 0 && frame.place.left == 0
        header.picture = isWhole ? .init(width: size.width, height: size.height) : frame.size
        return header
    }

    /// Where the data of the picture in hand end.
    private func end(of file: ImageBytes) -> Int {
        var file = file
        Self.skipBlocks(&file)
        return file.position
    }

    /// Counts the pictures, as far as `limit`.
    static func frameCount(_ bytes: [UInt8], limit: Int = .max) throws(ImageFault) -> Int {
        var reader = GIFReader(file: ImageBytes(bytes))
        _ = try reader.header()
        var count = 1
        while count < limit {
            skipBlocks(&reader.file)
            guard let first = reader.file.read(1).first, first != UInt8(ascii: ";") else { break }
            reader.file.seek(reader.file.position - 1)
            do throws(ImageFault) {
                guard try reader.nextFrame(isFirst: false) != nil else { break }
            } catch {
                throw error.kind == .otherFormat ? ImageFault(.index, "index out of range") : error
            }
            count += 1
        }
        return count
    }

    // MARK: Parts

    private struct Frame {
        var transparency: Int?
        var comment: [UInt8]?
        var duration: Int?
        var `extension`: (block: [UInt8], place: Int)?
        /// Whether the picture's own palette is one; nil where it has none.
        var hasPalette: Bool?
        var place = (left: 0, top: 0)
        var size = ImageHeader.Picture()
    }

    /// A palette that only counts up in grey is none.
    private static func isPalette(_ bytes: ArraySlice<UInt8>) throws(ImageFault) -> Bool {
        for (index, start) in stride(from: 0, to: bytes.count, by: 3).enumerated() {
            for place in start..<start + 3 where try bytes.byte(place) != index { return true }
        }
        return false
    }

    /// One block of data; nil at the empty one that ends a run, and at the end of the file.
    private static func block(_ file: inout ImageBytes) -> ArraySlice<UInt8>? {
        guard let count = file.read(1).first, count != 0 else { return nil }
        return file.read(Int(count))
    }

    private static func skipBlocks(_ file: inout ImageBytes) {
        while let block = block(&file), !block.isEmpty {}
    }

    /// Reads up to the data of the next picture; nil where there is none.
    private mutating func nextFrame(isFirst: Bool) throws(ImageFault) -> Frame? {
        var frame = Frame()
        while true {
            switch file.read(1).first {
            case nil, UInt8(ascii: ";"): return nil
            case UInt8(ascii: "!"): try readExtension(into: &frame, isFirst: isFirst)
            case UInt8(ascii: ","):
                try readPicture(into: &frame, isFirst: isFirst)
                return frame
            default: break
            }
        }
    }

    private mutating func readExtension(into frame: inout Frame, isFirst: Bool) throws(ImageFault) {
        let label = file.read(1)
        var block = Self.block(&file)
        switch (try label.byte(0), block) {
        case (0xF9, let control?):
            let flags = try control.byte(0)
            if flags & 1 != 0 { frame.transparency = try control.byte(3) }
            frame.duration = try control.little16(1) * 10
            if flags & 0x1C != 0 { disposal = (flags & 0x1C) >> 2 }
        case (0xFE, _):
            while let piece = block, !piece.isEmpty {
                if frame.comment != nil, isNewComment { frame.comment?.append(0x0A) }
                isNewComment = false
                frame.comment = (frame.comment ?? []) + piece
                block = Self.block(&file)
            }
            isNewComment = true
            return
        case (0xFF, let application?) where isFirst:
            frame.extension = (Array(application), file.position)
            if application.starts(with: "NETSCAPE2.0".utf8), let loop = Self.block(&file), loop.count >= 3,
                loop.first == 1
            {
                info["loop"] = .integer(try loop.little16(1))
            }
        default: break
        }
        Self.skipBlocks(&file)
    }

    /// Whether the next block starts another comment, which a new line sets apart.
    private var isNewComment = true

    private mutating func readPicture(into frame: inout Frame, isFirst: Bool) throws(ImageFault) {
        let place = file.read(9)
        let (left, top) = (try place.little16(0), try place.little16(2))
        let (width, height) = (try place.little16(4), try place.little16(6))
        frame.place = (left, top)
        frame.size = .init(width: width, height: height)
        if isFirst, left + width > size.width || top + height > size.height {
            size = (max(left + width, size.width), max(top + height, size.height))
            try ImageHeader.checkSize(size.width, size.height)
        }
        let flags = try place.byte(8)
        if flags & 0x80 != 0 { frame.hasPalette = try Self.isPalette(file.read(3 << (flags & 7 + 1))) }
        _ = try file.read(1).byte(0)
        // Pillow makes what the picture leaves behind at once, where there is something to leave.
        let leaves = disposal == 2 || disposal >= 3 && frame.transparency != nil
        if isFirst, leaves { try ImageHeader.checkSize(width, height) }
    }
}

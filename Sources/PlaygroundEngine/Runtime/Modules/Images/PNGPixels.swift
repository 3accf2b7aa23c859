/// Whether a PNG file's pixels are all there. Source: `load_read` and `load_end` of Pillow's `PngImagePlugin`.
struct PNGPixels {
    private let bytes: [UInt8]
    private let header: ImageHeader

    init(_ bytes: [UInt8], _ header: ImageHeader) {
        self.bytes = bytes
        self.header = header
    }

    /// - Throws: What Pillow's `load` raises.
    func check(from pixels: Int) throws(ImageFault) {
        let (data, ends, fault) = packed(from: pixels)
        let rows = PNGRows(header)
        do throws(Inflation.Fault) {
            let used = try Inflation.run(data, limit: rows.byteCount) { byte, place in rows.take(byte, at: place) }
            if rows.hasUnknownFilter { throw .refused }
            try checkRest(ends, used)
        } catch {
            switch error {
            case .cutShort where !rows.hasUnknownFilter, .enough: throw fault
            case .outOfReach where rows.hasUnknownFilter, .cutShort, .refused:
                throw ImageFault(.operatingSystem, "unrecognized data stream contents when reading image file")
            case .broken, .outOfReach: throw ImageFault(.operatingSystem, "broken data stream when reading image file")
            case .behind(let fault): throw fault
            }
        }
    }

    /// The packed pixels of the chunks that follow one another, where each ends in them and in the file, and what is
    /// wrong where they do not suffice.
    private func packed(from pixels: Int) -> (data: [UInt8], ends: [(packed: Int, file: Int)], fault: ImageFault) {
        var file = ImageBytes(bytes)
        file.seek(pixels - 8)
        var data: [UInt8] = []
        var ends: [(packed: Int, file: Int)] = []
        while true {
            let chunk: PNGChunk
            do throws(ImageFault) { chunk = try PNGChunk.read(&file) } catch {
                let isCut = error.kind == .endOfFile
                return (data, ends, isCut ? ImageFault(.operatingSystem, "image file is truncated") : error)
            }
            guard chunk.name == "IDAT" else { break }
            let piece = file.read(chunk.length)
            data += piece
            ends.append((data.count, file.position))
            if piece.isEmpty, chunk.length > 0 { break }
            _ = file.read(4)
        }
        return (data, ends, ImageFault(.operatingSystem, "image file is truncated (0 bytes not processed)"))
    }

    /// Goes over the chunks behind the one with the last pixel, which have to be whole.
    private func checkRest(_ ends: [(packed: Int, file: Int)], _ used: Int) throws(Inflation.Fault) {
        guard let end = ends.first(where: { $0.packed >= used }) else { return }
        var file = ImageBytes(bytes)
        file.seek(end.file + 4)
        while let chunk = try? PNGChunk.read(&file), chunk.name != "IEND" {
            if chunk.name == "fcTL", header.frames ?? 1 > 1 { return }
            guard file.read(chunk.length).count == chunk.length else { throw .behind(.cutShort) }
            _ = file.read(4)
        }
    }
}

/// The rows of a PNG image, interlaced or not: each starts with the number of a filter.
final class PNGRows {
    private var lengths: [(rows: Int, bytes: Int)] = []
    private var pass = 0
    private var row = 0
    private var next = 0
    private var filter: UInt8 = 0
    let byteCount: Int
    private(set) var hasUnknownFilter = false

    /// Source: the PNG specification, section 8.2 (interlacing, the Adam7 method).
    init(_ header: ImageHeader) {
        let passes =
            header.info["interlace"] == nil
            ? [(0, 0, 1, 1)]
            : [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]
        for (left, top, across, down) in passes {
            let columns = (header.picture.width - left + across - 1) / across
            let rows = (header.picture.height - top + down - 1) / down
            guard columns > 0, rows > 0 else { continue }
            lengths.append((rows, 1 + (columns * header.bitsPerPixel + 7) / 8))
        }
        byteCount = lengths.reduce(0) { $0 + $1.rows * $1.bytes }
    }

    /// Notes the byte at a place of the unpacked data.
    ///
    /// - Returns: Whether it can stand there: a filter is looked at once its row is whole.
    func take(_ byte: UInt8, at place: Int) -> Bool {
        if place == next {
            guard !hasUnknownFilter, pass < lengths.count else { return false }
            next += lengths[pass].bytes
            row += 1
            if row == lengths[pass].rows { (pass, row) = (pass + 1, 0) }
            filter = byte
        }
        hasUnknownFilter = filter > 4 && place + 1 == next
        return true
    }
}

/// Whether an image's pixels are all there: what Pillow's `load` finds out by reading them.
enum ImagePixels {
    /// The pixels that an image may have to be read, at four bytes each.
    private static let mostPixels = 64 << 20
    /// How many pixels may be gone through, an image of many scans being gone through as often.
    private static let mostWork = 512 << 20

    /// - Throws: What Pillow's `load` raises; ``ImageFault/Kind/memory`` for more pixels than the playground reads.
    static func check(_ bytes: [UInt8], _ header: ImageHeader) throws(ImageFault) {
        guard let pixels = header.pixels else { throw ImageFault(.operatingSystem, "cannot load this image") }
        guard isAffordable(bytes, header) else {
            throw ImageFault(
                .memory,
                "the playground reads images of up to \(mostPixels) pixels, once through; "
                    + "this one has \(header.width) × \(header.height)")
        }
        switch header.format {
        case .png: try PNGPixels(bytes, header).check(from: pixels)
        case .gif: try GIFPixels.check(bytes, header.picture, from: pixels)
        case .bmp: try checkPieces(of: header, in: bytes)
        case .jpeg:
            guard JPEGScan.reachesEnd(bytes) else { throw truncated(0) }
            guard PixelReader.canRead(bytes, .jpeg) else {
                throw ImageFault(.operatingSystem, "broken data stream when reading image file")
            }
        case .tiff:
            try checkPieces(of: header, in: bytes)
            // The other modes cannot be read here, so that nothing is said about them.
            guard ["1", "L", "P", "RGB", "RGBA"].contains(header.mode), header.info["compression"] != .text("raw")
            else {
                return
            }
            guard PixelReader.canRead(bytes, .tiff) else { throw ImageFault(.operatingSystem, "decoder error -2") }
        case .webp:
            guard PixelReader.canRead(WebPReader.firstPicture(of: bytes, header), .webp) else {
                throw ImageFault(.operatingSystem, "failed to read next frame")
            }
        }
    }

    /// Whether reading the pixels takes neither much memory nor much time.
    static func isAffordable(_ bytes: [UInt8], _ header: ImageHeader) -> Bool {
        let (count, overflows) = header.width.multipliedReportingOverflow(by: header.height)
        guard !overflows, count <= mostPixels else { return false }
        let scans = header.format == .jpeg ? max(1, JPEGScan.scanCount(bytes)) : 1
        return scans <= mostWork / max(1, count)
    }

    static func truncated(_ rest: Int) -> ImageFault {
        ImageFault(.operatingSystem, "image file is truncated (\(rest) bytes not processed)")
    }

    private static func checkPieces(of header: ImageHeader, in bytes: [UInt8]) throws(ImageFault) {
        for piece in header.pieces.sorted(by: { $0.offset < $1.offset }) { try check(piece, in: bytes) }
    }

    /// Checks rows that stand as they are. The last one may do without what fills it up.
    private static func check(_ piece: ImageHeader.Piece, in bytes: [UInt8]) throws(ImageFault) {
        let found = max(0, bytes.count - piece.offset)
        guard found < piece.stride * (piece.rows - 1) + piece.rowBytes, piece.stride > 0 else { return }
        let rest = found % piece.stride
        throw truncated(rest < piece.rowBytes ? rest : rest - piece.rowBytes)
    }
}

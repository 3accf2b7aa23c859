/// A small picture of an image, for showing it in the cells of a terminal: a cell is as wide as one pixel and as high
/// as two.
package struct ImagePreview: Hashable, Sendable {
    package let width: Int
    package let height: Int
    /// Red, green and blue in 24 bits, row by row; what is transparent stands on white.
    package let pixels: [UInt32]

    /// Makes the largest picture that fits into `columns` × `rows` cells and has the image's proportions.
    ///
    /// - Returns: nil where `bytes` are no image, or one whose pixels cannot be read or are too many.
    package init?(of bytes: [UInt8], columns: Int, rows: Int) {
        guard 1...1000 ~= columns, 1...1000 ~= rows, let header = try? ImageHeader(bytes), header.pixels != nil,
            ImagePixels.isAffordable(bytes, header)
        else { return nil }
        let scale = min(
            1, Double(columns) / Double(header.width), Double(rows * 2) / Double(header.height))
        let width = max(1, Int(Double(header.width) * scale))
        let height = max(1, Int(Double(header.height) * scale))
        let kind: PixelReader.Kind
        var data = bytes
        switch header.format {
        case .png: kind = .png
        case .jpeg: kind = .jpeg
        case .bmp: kind = .bmp
        case .tiff: kind = .tiff
        case .webp:
            kind = .webp
            data = WebPReader.firstPicture(of: bytes, header)
        case .gif:
            kind = .gif
            // The first picture alone: each further one would take memory of its own.
            guard let end = header.end, header.picture.width <= header.width else { return nil }
            data = bytes.prefix(end) + [UInt8(ascii: ";")]
        }
        guard let pixels = PixelReader.preview(data, kind, width: width, height: height) else { return nil }
        self.width = width
        self.height = height
        self.pixels = pixels
    }
}

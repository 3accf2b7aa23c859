import PlaygroundEngine

/// A picture in cells, each of which shows two of its pixels, one above the other.
enum PictureView {
    private static let most = Size(columns: 64, rows: 20)

    /// Nil where `bytes` are no picture.
    static func lines(of bytes: [UInt8], room: Size) -> [StyledLine]? {
        let columns = max(8, min(most.columns, room.columns - 6))
        let rows = max(4, min(most.rows, room.rows - 6))
        guard let preview = ImagePreview(of: bytes, columns: columns, rows: rows) else { return nil }
        return stride(from: 0, to: preview.height, by: 2).map { row in
            StyledLine(
                (0..<preview.width).map { column in
                    let top = preview.pixels[row * preview.width + column]
                    let isLast = row + 1 >= preview.height
                    let bottom = isLast ? top : preview.pixels[(row + 1) * preview.width + column]
                    var style = Style.plain
                    style.pixels = Style.Pixels(top: top, bottom: bottom)
                    return Span("▀", style)
                })
        }
    }
}

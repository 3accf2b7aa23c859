import PlaygroundEngine

/// A screen as an SVG picture: text that stays text, in the colours of a theme.
enum SVGPicture {
    private static let cell = (width: 8.4, height: 18.0)
    private static let margin = 12.0

    static func text(of canvas: Canvas) -> String {
        let ground = Ground(canvas.theme)
        let width = Double(canvas.size.columns) * cell.width + 2 * margin
        let height = Double(canvas.size.rows) * cell.height + 2 * margin
        var lines = [
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(number(width))\" height=\"\(number(height))\" "
                + "viewBox=\"0 0 \(number(width)) \(number(height))\" font-family=\"'DejaVu Sans Mono', Menlo, Consolas, "
                + "monospace\" font-size=\"14\">",
            "<rect width=\"100%\" height=\"100%\" rx=\"6\" fill=\"\(hex(ground.back))\"/>",
        ]
        for row in 0..<canvas.size.rows { lines += self.row(canvas.row(row), row, ground) }
        if let cursor = canvas.cursor {
            lines.append(
                "<rect x=\"\(x(cursor.column))\" y=\"\(y(cursor.row))\" width=\"\(number(cell.width))\" "
                    + "height=\"\(number(cell.height))\" fill=\"\(hex(ground.front))\" opacity=\"0.5\"/>")
        }
        return (lines + ["</svg>"]).joined(separator: "\n") + "\n"
    }

    private struct Ground {
        let theme: ThemeName
        let front: UInt32
        let back: UInt32

        init(_ theme: ThemeName) {
            self.theme = theme
            switch theme {
            case .dark: (front, back) = (0xD0D0D0, 0x1C1C1C)
            case .light: (front, back) = (0x1C1C1C, 0xFDFDFD)
            case .highContrast: (front, back) = (0xFFFFFF, 0x000000)
            case .monochrome: (front, back) = (0xD0D0D0, 0x1C1C1C)
            }
        }
    }

    private struct Run {
        var text: String
        let start: Int
        var columns: Int
        let style: Style
    }

    private static func row(_ cells: ArraySlice<Canvas.Cell>, _ row: Int, _ ground: Ground) -> [String] {
        var runs: [Run] = []
        for (column, cell) in cells.enumerated() where cell.width > 0 {
            // What is not ASCII may be wider in the reader's font, so it stands for itself.
            let isPlain = cell.text.utf8.count == 1
            if isPlain, let last = runs.last, last.style == cell.style, last.text.utf8.last.map({ $0 < 0x80 }) ?? false
            {
                runs[runs.count - 1].text += cell.text
                runs[runs.count - 1].columns += cell.width
            } else {
                runs.append(Run(text: cell.text, start: column, columns: cell.width, style: cell.style))
            }
        }
        return runs.flatMap { svg($0, row, ground) }
    }

    private static func svg(_ run: Run, _ row: Int, _ ground: Ground) -> [String] {
        if let pixels = run.style.pixels {
            return [
                rect(run.start, row, 1, height: cell.height / 2, pixels.top),
                "<rect x=\"\(x(run.start))\" y=\"\(number(margin + Double(row) * cell.height + cell.height / 2))\" "
                    + "width=\"\(number(cell.width + 0.3))\" height=\"\(number(cell.height / 2 + 0.3))\" "
                    + "fill=\"\(hex(pixels.bottom))\"/>",
            ]
        }
        let look = Theme.look(of: run.style, depth: ColourDepth.many, theme: ground.theme)
        let colour = Theme.extended(run.style.role, ground.theme).map(XtermPalette.rgb)
        var front = colour ?? ground.front
        var parts: [String] = []
        if look.reverse {
            parts.append(rect(run.start, row, run.columns, height: cell.height, front))
            front = ground.back
        }
        guard run.text.contains(where: { $0 != " " }) else { return parts }
        var attributes =
            "x=\"\(x(run.start))\" y=\"\(number(margin + Double(row) * cell.height + 13.5))\" fill=\"\(hex(front))\""
        if run.columns > 1 { attributes += " textLength=\"\(number(Double(run.columns) * cell.width))\"" }
        if look.bold { attributes += " font-weight=\"bold\"" }
        if look.italic { attributes += " font-style=\"italic\"" }
        if look.underline { attributes += " text-decoration=\"underline\"" }
        return parts + ["<text \(attributes) xml:space=\"preserve\">\(XMLText.escaped(run.text))</text>"]
    }

    private static func rect(_ column: Int, _ row: Int, _ columns: Int, height: Double, _ colour: UInt32) -> String {
        "<rect x=\"\(x(column))\" y=\"\(y(row))\" width=\"\(number(Double(columns) * cell.width + 0.3))\" "
            + "height=\"\(number(height + 0.3))\" fill=\"\(hex(colour))\"/>"
    }

    private static func x(_ column: Int) -> String { number(margin + Double(column) * cell.width) }
    private static func y(_ row: Int) -> String { number(margin + Double(row) * cell.height) }

    /// With one digit behind the point.
    private static func number(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    }

    private static func hex(_ rgb: UInt32) -> String {
        let digits = String(rgb & 0xFFFFFF, radix: 16)
        return "#" + String(repeating: "0", count: 6 - digits.count) + digits
    }
}

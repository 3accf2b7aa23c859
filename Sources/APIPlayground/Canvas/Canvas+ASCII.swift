extension Canvas {
    /// The same screen for terminals that show only ASCII.
    var ascii: Canvas {
        mapCells { cell in
            if cell.width == 0 { return Cell(style: cell.style) }
            guard cell.text.utf8.count > 1 else { return cell }
            if let pixels = cell.style.pixels { return Cell(text: pixels.shade, style: cell.style) }
            return Cell(text: cell.text.first.flatMap { Self.asciiMarks[$0] } ?? "?", style: cell.style)
        }
    }

    /// The same screen for terminals with few colours: pictures in shades, and all of it in ASCII where that is asked for.
    func showing(ascii isASCII: Bool) -> Canvas {
        if isASCII { return ascii }
        return mapCells { cell in
            cell.style.pixels.map { Cell(text: $0.shade, style: cell.style) } ?? cell
        }
    }

    private static let asciiMarks: [Character: String] = [
        "─": "-", "│": "|", "┌": "+", "┐": "+", "└": "+", "┘": "+", "├": "+", "┤": "+", "┬": "+", "┴": "+", "┼": "+",
        "━": "=", "┃": "|", "┏": "#", "┓": "#", "┗": "#", "┛": "#", "┡": "#", "┩": "#", "┢": "#", "┪": "#", "┣": "#",
        "┫": "#", "╭": "+", "╮": "+", "╰": "+", "╯": "+",
        "●": "*", "◆": "*", "▀": "#", "○": "o", "✓": "+", "✗": "x", "▸": ">", "›": ">", "‹": "<", "»": "s", "…": "~",
        "·": "-",
        "▎": "|", "┊": ":",
        "▓": "#", "░": ".", "↑": "^", "↓": "v", "←": "<", "→": ">", "•": "*", "–": "-", "—": "-",
        "“": "\"", "”": "\"", "‘": "'", "’": "'", "−": "-", "×": "x", "µ": "u", "≥": ">", "≤": "<", "\u{A0}": " ",
    ]
}

extension Style.Pixels {
    /// An ASCII character as dark or as bright, for terminals with nothing better.
    var shade: String {
        let shades = Array(" .:-=+*#%@")
        return String(shades[min(shades.count - 1, brightness * shades.count / 256)])
    }
}

extension Canvas {
    /// The same screen for terminals that show only ASCII.
    var ascii: Canvas {
        mapCells { cell in
            if cell.width == 0 { return Cell(style: cell.style) }
            guard cell.text.utf8.count > 1 else { return cell }
            return Cell(text: cell.text.first.flatMap { Self.asciiMarks[$0] } ?? "?", style: cell.style)
        }
    }

    private static let asciiMarks: [Character: String] = [
        "─": "-", "│": "|", "┌": "+", "┐": "+", "└": "+", "┘": "+", "├": "+", "┤": "+", "┬": "+", "┴": "+", "┼": "+",
        "━": "=", "┃": "|", "┏": "#", "┓": "#", "┗": "#", "┛": "#", "┡": "#", "┩": "#", "┢": "#", "┪": "#", "┣": "#",
        "┫": "#", "╭": "+", "╮": "+", "╰": "+", "╯": "+",
        "●": "*", "○": "o", "✓": "+", "✗": "x", "▸": ">", "›": ">", "‹": "<", "…": "~", "·": "-", "▎": "|", "┊": ":",
        "▓": "#", "░": ".", "↑": "^", "↓": "v", "←": "<", "→": ">", "•": "*", "–": "-", "—": "-",
        "“": "\"", "”": "\"", "‘": "'", "’": "'", "−": "-", "×": "x", "µ": "u", "≥": ">", "≤": "<", "\u{A0}": " ",
    ]
}

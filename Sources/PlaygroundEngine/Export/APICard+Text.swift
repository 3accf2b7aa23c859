extension APICard {
    /// The columns that the drawn card takes.
    package static let columns = 64

    /// The card in a frame.
    ///
    /// - Parameter isASCII: Whether the frame is made of ASCII characters.
    package func lines(isASCII: Bool = false) -> [String] {
        let box = Box(isASCII: isASCII)
        let inside = Self.columns - 4
        let (shown, more) = shownRoutes
        let head = box.row(
            left: Self.visible(title, inside - version.displayWidth - 2), right: Self.visible(version, 20))
        let methodColumns = shown.map(\.method.displayWidth).max() ?? 0
        var routes = shown.map { route in
            box.row(
                Self.padded(Self.visible(route.method, 20), methodColumns) + "  " + Self.visible(route.path, inside))
        }
        if more > 0 { routes.append(box.row("\(box.ellipsis) and \(more) more")) }
        if routes.isEmpty { routes = [box.row("no routes yet")] }
        let facts = facts.flatMap { fact in
            Self.wrapped(Self.visible(fact.words, 400), to: inside - Self.nameColumns).enumerated().map {
                index, words in
                box.row(Self.padded(index == 0 ? fact.name : "", Self.nameColumns) + words)
            }
        }
        let classes =
            Self.padded("", Self.nameColumns) + classes.map { "\($0.name) \($0.count)" }.joined(separator: "   ")
        return [box.top, head, box.rule] + routes + [box.rule] + facts + [box.row(classes), box.rule]
            + [box.row(left: "made with APIPlayground", right: date), box.bottom]
    }

    private static let nameColumns = 10

    /// The lines of a frame.
    private struct Box {
        let isASCII: Bool

        var top: String { isASCII ? edge("+", "-", "+") : edge("┌", "─", "┐") }
        var rule: String { isASCII ? edge("+", "-", "+") : edge("├", "─", "┤") }
        var bottom: String { isASCII ? edge("+", "-", "+") : edge("└", "─", "┘") }
        var ellipsis: String { isASCII ? "..." : "…" }
        private var side: String { isASCII ? "|" : "│" }

        private func edge(_ left: String, _ bar: String, _ right: String) -> String {
            left + String(repeating: bar, count: APICard.columns - 2) + right
        }

        func row(_ text: String) -> String { row(left: text, right: "") }

        func row(left: String, right: String) -> String {
            let inside = APICard.columns - 4
            let room = inside - right.displayWidth - (right.isEmpty ? 0 : 1)
            let left = APICard.truncated(left, to: room)
            let gap = max(0, inside - left.displayWidth - right.displayWidth)
            let text = left + String(repeating: " ", count: gap) + right
            return "\(side) \(isASCII ? APICard.ascii(text) : text) \(side)"
        }
    }

    /// `text` with nothing in it that a terminal or a picture could take for more than text.
    static func visible(_ text: String, _ columns: Int) -> String {
        truncated(VisibleText.escape(String(text.prefix(1_000))), to: max(1, columns))
    }

    /// `text`, cut with `…` where it takes more columns.
    static func truncated(_ text: String, to columns: Int) -> String {
        guard text.displayWidth > columns else { return text }
        var kept = ""
        var width = 0
        for character in text {
            width += character.displayWidth
            guard width <= columns - 1 else { break }
            kept.append(character)
        }
        return kept + "…"
    }

    private static func padded(_ text: String, _ columns: Int) -> String {
        text + String(repeating: " ", count: max(0, columns - text.displayWidth))
    }

    /// `text` broken between words; a word that is too long stays as it is, to be cut.
    static func wrapped(_ text: String, to columns: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ") {
            if !line.isEmpty, line.displayWidth + 1 + String(word).displayWidth > columns {
                lines.append(line)
                line = ""
            }
            line += line.isEmpty ? String(word) : " " + word
        }
        return lines + [line]
    }

    /// `text` with a `?` for each character that ASCII has not, as wide as that.
    private static func ascii(_ text: String) -> String {
        text.map { $0.isASCII ? String($0) : $0 == "…" ? "~" : String(repeating: "?", count: $0.displayWidth) }.joined()
    }
}

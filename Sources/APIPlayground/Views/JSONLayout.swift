/// JSON spread over lines, its names and values in colour; order, spelling and spacing inside of texts are kept.
///
/// It reads tokens and no structure, so that text that is not quite JSON still shows as it was sent.
struct JSONLayout {
    private var lines: [StyledLine] = []
    private var current = StyledLine()
    private var depth = 0
    private let characters: [Character]
    private var index = 0

    /// A body that is this short stays on one line.
    private static let shortBody = 56
    private static let deepest = 40

    static func lines(of text: String) -> [StyledLine] {
        if text.count <= shortBody, !text.contains("\n") {
            var layout = JSONLayout(text)
            layout.readOnOneLine()
            return [layout.current]
        }
        var layout = JSONLayout(text)
        layout.read()
        return layout.lines
    }

    /// One line of JSON in colour, with all its blanks.
    static func coloured(_ text: String) -> StyledLine {
        var layout = JSONLayout(text)
        layout.readOnOneLine()
        return layout.current
    }

    private init(_ text: String) {
        characters = Array(text)
    }

    private mutating func read() {
        while index < characters.count {
            let character = characters[index]
            switch character {
            case "{", "[": open(character)
            case "}", "]":
                depth = max(0, depth - 1)
                breakLine()
                add(String(character), .quiet)
                index += 1
            case ",":
                add(",", .quiet)
                index += 1
                breakLine()
            case ":":
                add(": ", .quiet)
                index += 1
            case _ where character.isWhitespace: index += 1
            default: readToken()
            }
        }
        if current.text.contains(where: { $0 != " " }) { lines.append(current) }
    }

    private mutating func readOnOneLine() {
        while index < characters.count {
            if "{}[],: ".contains(characters[index]) {
                add(String(characters[index]), .quiet)
                index += 1
            } else {
                readToken()
            }
        }
    }

    private mutating func open(_ bracket: Character) {
        add(String(bracket), .quiet)
        index += 1
        let closing: Character = bracket == "{" ? "}" : "]"
        var next = index
        while next < characters.count, characters[next].isWhitespace { next += 1 }
        if next < characters.count, characters[next] == closing {
            add(String(closing), .quiet)
            index = next + 1
        } else {
            depth += 1
            breakLine()
        }
    }

    private mutating func breakLine() {
        if !current.spans.isEmpty { lines.append(current) }
        current = StyledLine(String(repeating: "  ", count: min(depth, Self.deepest)))
        if depth == 0 { current = .empty }
    }

    /// A text, or a run of anything else up to the next sign.
    private mutating func readToken() {
        let start = index
        if characters[index] == "\"" {
            index += 1
            while index < characters.count, characters[index] != "\"" {
                index += characters[index] == "\\" ? 2 : 1
            }
            index = min(index + 1, characters.count)
            add(String(characters[start..<index]), isName ? .accent : Style(.string))
        } else {
            while index < characters.count, !"{}[],:\"".contains(characters[index]), !characters[index].isWhitespace {
                index += 1
            }
            index = max(index, start + 1)
            add(String(characters[start..<index]), Style(.number))
        }
    }

    private var isName: Bool {
        characters[index...].first { !$0.isWhitespace } == ":"
    }

    private mutating func add(_ text: String, _ style: Style) {
        current.append(text, style)
    }
}

import PlaygroundEngine

/// A command at the prompt in colour: its name, methods and paths, items, and the first word that cannot stand there.
enum CommandHighlighting {
    /// Longer lines are not looked at for mistakes with every key.
    private static let limit = 4_096

    static func lines(of text: String) -> [StyledLine] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard lines.count == 1, let line = lines.first else {
            return lines.enumerated().map { index, line in index == 0 ? head(line) : StyledLine(line) }
        }
        return [flagged(coloured(line), fault(in: line))]
    }

    private static func head(_ line: String) -> StyledLine {
        let blanks = line.prefix { $0 == " " }
        let word = line.dropFirst(blanks.count).prefix { $0 != " " }
        let rest = String(line.dropFirst(blanks.count + word.count))
        return [Span(String(blanks)), Span(String(word), style(ofFirst: String(word))), Span(rest)]
    }

    private static func style(ofFirst word: String) -> Style {
        if CommandName(word: word) != nil { return .key }
        let begins = CommandName.allCases.contains { $0.rawValue.hasPrefix(word.lowercased()) }
        return begins ? .plain : Style(.failure, .underlined)
    }

    private static func coloured(_ line: String) -> StyledLine {
        let head = head(line)
        let name = CommandName(word: head.spans[1].text)
        guard let rest = head.spans.last?.text, !rest.isEmpty else { return head }
        let before = StyledLine(Array(head.spans.dropLast()))
        switch name {
        case .send, .replay: return before + items(rest)
        case .route: return before + route(rest)
        default: return head
        }
    }

    private static func items(_ text: String) -> StyledLine {
        var line = StyledLine()
        var rest = text[...]
        while !rest.isEmpty {
            let blanks = rest.prefix { $0 == " " }
            line.append(String(blanks))
            rest = rest.dropFirst(blanks.count)
            if rest.first == "{" || rest.first == "[" {
                line = line + JSONLayout.coloured(String(rest))
                break
            }
            let word = rest.prefix { $0 != " " }
            line = line + item(String(word))
            rest = rest.dropFirst(word.count)
        }
        return line
    }

    private static func item(_ word: String) -> StyledLine {
        if word.hasPrefix("--") { return StyledLine(word, Style(.keyword)) }
        if word.hasPrefix("/") { return StyledLine(word, .strong) }
        if SendCommand.isMethod(word) { return StyledLine(word, .accent) }
        let name = word.prefix { !":=@;".contains($0) }
        guard name.count < word.count, !name.isEmpty else { return StyledLine(word) }
        let sign = word.dropFirst(name.count).prefix { ":=@;".contains($0) }
        let value = word.dropFirst(name.count + sign.count)
        return [Span(String(name), .accent), Span(String(sign), .quiet), Span(String(value), Style(.string))]
    }

    private static func route(_ text: String) -> StyledLine {
        guard let arrow = text.firstRange(of: "->") else { return items(text) }
        let answer = PythonHighlighting.lines(of: String(text[arrow.upperBound...])).first ?? .empty
        return items(String(text[..<arrow.lowerBound])) + [Span("->", Style(.keyword))] + answer
    }

    /// Where the line goes wrong for good: a place before its end, or one behind which a blank was typed.
    private static func fault(in line: String) -> Range<Int>? {
        guard line.utf8.count <= limit, line.contains(where: { $0 != " " }) else { return nil }
        do throws(Diagnostic) {
            _ = try CommandParser.parse(line)
            return nil
        } catch {
            let end = line.utf8.count
            guard !error.range.isEmpty, error.range.upperBound < end, error.range.lowerBound < end else { return nil }
            // What was opened and not closed yet may still be.
            let isOpen = ["unclosed-bracket", "unclosed-quote"].contains(error.code)
            return isOpen ? nil : error.range
        }
    }

    private static func flagged(_ line: StyledLine, _ range: Range<Int>?) -> StyledLine {
        guard let range else { return line }
        var offset = 0
        var flagged: [Span] = []
        for span in line.spans {
            for scalar in span.text.unicodeScalars {
                let isInside = range.contains(offset)
                flagged.append(Span(String(scalar), isInside ? Style(.failure, .underlined) : span.style))
                offset += scalar.utf8.count
            }
        }
        return StyledLine(flagged).joiningSpans
    }
}

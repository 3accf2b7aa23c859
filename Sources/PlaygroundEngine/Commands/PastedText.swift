/// A text from a page, a book or a terminal, as somebody would have typed it.
package enum PastedText {
    /// Takes off what came along: the prompts of Python and of this program, a Markdown fence, the indentation that all
    /// lines share, blanks that only look like blanks at the start of lines, and the line endings of Windows.
    ///
    /// What is inside of strings stays as it is.
    package static func cleaned(_ text: String) -> String {
        var lines = PromptInput.lines(of: text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text).map(String.init)
        lines = withoutPrompts(withoutFence(lines)).map(withPlainIndentation)
        if lines.count > 1 { lines = dedented(lines) }
        return lines.joined(separator: "\n")
    }

    /// Takes off the indentation that all lines share; empty lines and those inside of texts do not count.
    static func dedented(_ lines: [String]) -> [String] {
        guard lines.first(where: { !PromptInput.isEmpty($0[...]) })?.first?.isWhitespace == true else { return lines }
        var constructs = OpenConstructs()
        var margins: [Substring] = []
        var isText: [Bool] = []
        for line in lines {
            isText.append(constructs.isInText)
            if !constructs.isInText, !PromptInput.isEmpty(line[...]) {
                margins.append(line.prefix { $0 == " " || $0 == "\t" })
            }
            constructs.read(line[...])
        }
        guard var common = margins.first else { return lines }
        for margin in margins.dropFirst() {
            common = common[..<zip(common.indices, margin).prefix { common[$0] == $1 }.count.offset(in: common)]
        }
        return zip(lines, isText).map { line, isText in
            isText || !line.hasPrefix(common) ? line : String(line.dropFirst(common.count))
        }
    }

    /// `>>> ` and `... ` of Python's own prompt; what it answered stands without and goes. `› ` is this program's.
    private static func withoutPrompts(_ lines: [String]) -> [String] {
        guard let first = lines.first(where: { !PromptInput.isEmpty($0[...]) }) else { return lines }
        if first.hasPrefix(">>>") {
            return lines.compactMap { line in
                for prompt in [">>> ", "... "] where line.hasPrefix(prompt) { return String(line.dropFirst(4)) }
                return [">>>", "..."].contains(line.trimmingEnd) || PromptInput.isEmpty(line[...]) ? "" : nil
            }
        }
        guard first.hasPrefix("› ") else { return lines }
        return lines.map { $0.hasPrefix("› ") ? String($0.dropFirst(2)) : $0 }
    }

    private static func withoutFence(_ lines: [String]) -> [String] {
        let whole = lines.indices.filter { !PromptInput.isEmpty(lines[$0][...]) }
        guard let first = whole.first, let last = whole.last, first < last, lines[first].hasPrefix("```"),
            lines[last].trimmingEnd == "```"
        else { return lines }
        return Array(lines[(first + 1)..<last])
    }

    /// No-break spaces and their like at the start of a line, which pages use to hold code in shape.
    private static func withPlainIndentation(_ line: String) -> String {
        let margin = line.unicodeScalars.prefix { "\u{A0}\u{2007}\u{202F}\u{3000} \t".unicodeScalars.contains($0) }
        guard margin.contains(where: { !$0.isASCII }) else { return line }
        let plain = margin.map { $0.isASCII ? Character($0) : " " }
        return String(plain) + String(line.unicodeScalars.dropFirst(margin.count))
    }
}

extension Int {
    /// The index that lies this many characters behind the start of `text`.
    fileprivate func offset(in text: Substring) -> Substring.Index { text.index(text.startIndex, offsetBy: self) }
}

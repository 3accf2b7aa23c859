import Testing

@testable import PlaygroundEngine

@Suite struct MarkdownReaderTests {
    @Test(arguments: [
        ("", []),
        ("words", [MarkdownBlock.paragraph([.text("words")])]),
        ("two\nlines", [.paragraph([.text("two"), .text(" "), .text("lines")])]),
        ("two  \nlines", [.paragraph([.text("two"), .lineBreak, .text("lines")])]),
        ("### Head", [.heading(level: 3, [.text("Head")])]),
        (
            "*a* **b** `c`",
            [.paragraph([.emphasis([.text("a")]), .text(" "), .strong([.text("b")]), .text(" "), .code("c")])]
        ),
        ("[a](http://h/)", [.paragraph([.link([.text("a")], url: "http://h/")])]),
        (
            "- a\n- b",
            [.list(start: nil, items: [[.paragraph([.text("a")])], [.paragraph([.text("b")])]])]
        ),
        ("3. a\n4. b", [.list(start: 3, items: [[.paragraph([.text("a")])], [.paragraph([.text("b")])]])]),
        ("> a", [.quote([.paragraph([.text("a")])])]),
        ("```python\nx = 1\n\ny = 2\n```", [.code(language: "python", text: "x = 1\n\ny = 2")]),
        ("---", [.rule]),
        (
            "| a | b |\n| --- | --- |\n| 1 | `2` |",
            [.table(header: [[.text("a")], [.text("b")]], rows: [[[.text("1")], [.code("2")]]])]
        ),
        ("<b>a</b>", [.paragraph([.text("<b>"), .text("a"), .text("</b>")])]),
        ("<div>\na\n</div>", [.paragraph([.text("<div>\na\n</div>")])]),
        ("ä 🎉", [.paragraph([.text("ä 🎉")])]),
    ])
    func markdownBecomesATree(text: String, blocks: [MarkdownBlock]) {
        let (read, isCutOff) = MarkdownReader.read(text)

        #expect(read == blocks)
        #expect(!isCutOff)
    }

    @Test(arguments: ["> ", "- ", "1. "])
    func whatNestsTooDeepIsLeftOutAndTold(mark: String) {
        #expect(MarkdownReader.read(String(repeating: mark, count: 5_000) + "x").isCutOff)
        #expect(!MarkdownReader.read(String(repeating: mark, count: 10) + "x").isCutOff)
    }
}

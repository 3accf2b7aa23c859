import Foundation
import PlaygroundEngine
import Testing

@testable import APIPlayground

/// Texts that views lay out: JSON, bytes, Markdown, quantities, Python.
struct LayoutTextTests {
    @Test(arguments: [
        (#"{"a": 1}"#, [#"{"a": 1}"#]),
        (
            #"{"detail":[{"type":"int_parsing","loc":["path","message"],"msg":"x","input":"hello"}],"e":{},"f":[]}"#,
            [
                "{", #"  "detail": ["#, "    {", #"      "type": "int_parsing","#, #"      "loc": ["#,
                #"        "path","#,
                #"        "message""#, "      ],", #"      "msg": "x","#, #"      "input": "hello""#, "    }", "  ],",
                #"  "e": {},"#, #"  "f": []"#, "}",
            ]
        ),
        ("[1,\n2", ["[", "  1,", "  2"]), ("}\n}\n]", ["}", "}", "]"]), ("\"unclosed \\\"\nx", ["\"unclosed \\\"\nx"]),
        ("", [""]),
    ])
    func jsonIsSpreadOverLinesAndKept(text: String, lines: [String]) {
        #expect(JSONLayout.lines(of: text).map(\.text) == lines)
    }

    @Test func deepJSONIsLaidOutWithoutEnd() {
        let text = String(repeating: "[", count: 100_000)

        #expect(JSONLayout.lines(of: text).count == 100_000)
    }

    @Test func eachByteIsShownAsANumberAndAsText() {
        let bytes = CapturedBytes(Array("GET / HTTP/1.1\r\nX: é".utf8) + [0xFF, 0x00, 0x1B], total: 40)

        let lines = HexText.lines(of: bytes).map(\.text)

        #expect(
            lines == [
                "0000  47 45 54 20 2f 20 48 54 54 50 2f 31 2e 31 0d 0a  GET / HTTP/1.1␍␊",
                "0010  58 3a 20 c3 a9 ff 00 1b                          X: ·····",
                "… 16 B more were not kept.",
            ])
    }

    @Test(arguments: [
        (0, "0 B"), (999, "999 B"), (1_000, "1.0 kB"), (15_300, "15 kB"), (16_777_216, "17 MB"),
        (.max, "9223372037 GB"),
    ])
    func sizesAreShort(bytes: Int, text: String) {
        #expect(Quantity.bytes(bytes) == text)
    }

    @Test(arguments: [
        (Duration.zero, "0 µs"), (.microseconds(42), "42 µs"), (.microseconds(240), "0.2 ms"),
        (.milliseconds(34), "34 ms"),
        (.milliseconds(999), "999 ms"), (.milliseconds(1_300), "1.3 s"), (.seconds(90), "90 s"),
    ])
    func timesAreShort(duration: Duration, text: String) {
        #expect(Quantity.duration(duration) == text)
    }

    @Test(arguments: [(0.0, "00:00:00"), (86_399, "23:59:59"), (-1, "23:59:59"), (1_795_003_269, "12:01:09")])
    func timesOfDayAreToldInTheirZone(seconds: Double, text: String) {
        #expect(Quantity.clock(Date(timeIntervalSince1970: seconds), in: .gmt) == text)
    }

    @Test func tablesNarrowAndBreakTheirCells() {
        let row: [[MarkdownInline]] = [[.text("404")], [.text("no route has this path at all")]]

        let lines = TableLayout.lines(header: [[.text("status")], [.text("means")]], rows: [row], columns: 24)

        #expect(
            lines.map(\.text) == [
                "status  means           ", "────────────────────────", "404     no route has    ",
                "        this path at all",
            ])
    }

    @Test func nestedListsKeepTheirIndent() {
        let inner = MarkdownBlock.list(start: 9, items: [[.paragraph([.text("nine")])], [.paragraph([.text("ten")])]])
        let block = MarkdownBlock.list(start: nil, items: [[.paragraph([.text("one two three")]), inner]])

        let lines = MarkdownLayout.lines(of: [block], columns: 12)

        #expect(lines.map(\.text) == ["• one two ", "  three", "  9.  nine", "  10. ten"])
    }

    @Test(arguments: [0, 1, 2, 5])
    func markdownFitsAnyWidth(columns: Int) throws {
        let step = try Fixtures.lesson(step: 1).step

        let lines = MarkdownLayout.lines(of: step.prose, columns: columns)

        #expect(!lines.isEmpty)
    }

    @Test func pythonKeepsItsTextInColour() {
        let text = "@app.get(\"/\")  # why\ndef f(a: int = 1):\n\treturn f\"{a}\" + 'é'\n'''open"

        let lines = PythonHighlighting.lines(of: text)

        #expect(lines.map(\.text).joined(separator: "\n") == text)
        #expect(lines[0].spans.first == Span("@app.get", Style(.decorator)))
        #expect(lines[0].spans.last == Span("# why", Style(.comment, .slanted)))
        #expect(lines[1].spans.contains(Span("f", Style(.function))))
    }
}

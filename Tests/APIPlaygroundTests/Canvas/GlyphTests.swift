import Testing

@testable import APIPlayground

struct GlyphTests {
    @Test(arguments: [
        ("abc", "a.b.c"), ("é", "é"), ("e\u{301}", "é"), ("名前", "名.前"), ("한국", "한.국"),
        ("\u{1112}\u{1161}\u{11AB}", "한"),
        ("a\tb", "a. . . . .b"), ("👩‍👩‍👧", "👩.👩.👧"), ("❤\u{FE0F}", "❤"), ("\u{301}", "◌\u{301}"),
    ])
    func textBecomesGlyphsThatTerminalsCanMeasure(text: String, glyphs: String) {
        #expect(Glyph.glyphs(of: text).map(\.text).joined(separator: ".") == glyphs)
    }

    @Test(arguments: [
        ("\u{0}", "␀"), ("\u{1B}", "␛"), ("\u{7}", "␇"), ("\n", "␊"), ("\r", "␍"), ("\r\n", "␍␊"), ("\u{7F}", "␡"),
        ("\u{85}", "␦"), ("\u{9B}", "␦"), ("\u{202E}", "␦"), ("\u{2066}", "␦"), ("\u{200B}", "␦"), ("\u{FEFF}", "␦"),
        ("\u{AD}", "␦"), ("\u{2028}", "␦"), ("\u{200D}", "␦"), ("\u{E0041}", "␦"), ("\u{E000}", "\u{FFFD}"),
        ("\u{378}", "\u{FFFD}"),
    ])
    func whatATerminalWouldObeyOrHideIsAMark(text: String, marks: String) {
        #expect(Glyph.glyphs(of: text).map(\.text).joined() == marks)
    }

    @Test func manyMarksOnOneLetterAreCut() {
        let text = "a" + String(repeating: "\u{20DD}", count: 50)

        #expect(Glyph.glyphs(of: text) == [Glyph(text: "a\u{20DD}\u{20DD}\u{20DD}", width: 1)])
    }

    /// Each scalar alone must give glyphs of one or two columns, whose text holds nothing that a terminal obeys.
    @Test func noScalarReachesTheTerminalAsAControl() {
        let bad = (UInt32(0)...0x10FFFF).compactMap(Unicode.Scalar.init).filter { scalar in
            !Glyph.glyphs(of: String(scalar)).allSatisfy { glyph in
                (1...2).contains(glyph.width)
                    && glyph.text.unicodeScalars.allSatisfy {
                        switch $0.properties.generalCategory {
                        case .control, .format, .lineSeparator, .paragraphSeparator: false
                        default: true
                        }
                    }
            }
        }

        #expect(bad == [])
    }
}

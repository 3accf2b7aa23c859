import Foundation
import PlaygroundEngine
import Testing

@testable import APIPlayground

struct PictureTests {
    @Test(arguments: ThemeName.allCases)
    func aScreenAsAPictureIsWellFormedWithAllItsText(theme: ThemeName) throws {
        var scene = try Scene(120, 36)
        scene.exchange(Fixtures.exchange(1, "GET", "/<a>&\"b\"/\u{1B}[31m/名前"))
        scene.tell(.theme(theme))

        let picture = SVGPicture.text(of: scene.canvas)

        let parser = XMLCheck()
        #expect(parser.texts(of: picture)?.contains { $0.contains("/<a>&\"b\"/") } == true)
        #expect(picture.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" })
    }

    @Test func aPictureIsShownInCellsAndInShadesWithoutColour() {
        var canvas = Canvas(Size(columns: 2, rows: 1))
        var style = Style.plain
        style.pixels = Style.Pixels(top: 0xFFFFFF, bottom: 0xFFFFFF)
        canvas.write(StyledLine("▀", style), at: Point(column: 0, row: 0), in: canvas.bounds)

        #expect(canvas.showing(ascii: false).text == "@")
        #expect(Theme.look(of: style, depth: .many).background == 231)
        #expect(Theme.look(of: style, depth: .none) == Look())
    }

    @Test(arguments: [(0x000000, 16), (0xFFFFFF, 231), (0xFF0000, 196), (0x808080, 244)] as [(UInt32, Int)])
    func theNearestNumberIsFound(rgb: UInt32, number: Int) {
        #expect(XtermPalette.nearest(to: rgb) == number)
    }

    @Test func pairsOfColoursAreMadeOnce() {
        final class Made { var pairs: [(Int, Int, Int)] = [] }
        let made = Made()
        var pairs = ColourPairs { made.pairs.append(($0, $1, $2)) }

        let numbers = [
            pairs.number(of: nil, on: nil), pairs.number(of: 5, on: nil), pairs.number(of: 5, on: nil),
            pairs.number(of: 5, on: 6),
        ]

        #expect(numbers == [0, 1, 1, 2])
        #expect(made.pairs.map(\.2) == [-1, 6])
    }
}

/// Reads just enough of XML to know that tags close and entities are known.
private struct XMLCheck {
    /// The texts between tags; nil where the text is no XML.
    func texts(of xml: String) -> [String]? {
        var texts: [String] = []
        var open: [Substring] = []
        var rest = xml[...]
        while let start = rest.firstIndex(of: "<") {
            let text = rest[..<start]
            if !text.allSatisfy(\.isWhitespace) { texts.append(unescaped(text)) }
            guard let end = rest[start...].firstIndex(of: ">") else { return nil }
            let tag = rest[rest.index(after: start)..<end]
            if tag.hasPrefix("/") {
                guard open.popLast() == tag.dropFirst() else { return nil }
            } else if !tag.hasSuffix("/") {
                open.append(tag.prefix { $0 != " " })
            }
            rest = rest[rest.index(after: end)...]
        }
        return open.isEmpty && rest.allSatisfy(\.isWhitespace) ? texts : nil
    }

    private func unescaped(_ text: Substring) -> String {
        String(text).replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&amp;", with: "&")
    }
}

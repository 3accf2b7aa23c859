import Testing

@testable import APIPlayground

struct CanvasTests {
    private let area = Rect(column: 0, row: 0, columns: 6, rows: 2)

    private func canvas(_ draw: (inout Canvas) -> Void) -> Canvas {
        var canvas = Canvas(Size(columns: 6, rows: 2))
        draw(&canvas)
        return canvas
    }

    @Test(arguments: [
        (0, "名名名名", "名名名"), (1, "名名名", " 名名"), (-1, "名ab", " ab"), (5, "名", ""), (4, "abcdef", "    ab"),
        (-3, "abcdef", "def"), (7, "abc", ""),
    ])
    func textIsClippedAtTheEdgesAndWideGlyphsStayWhole(column: Int, text: String, row: String) {
        let canvas = canvas { $0.write(text, at: Point(column: column, row: 0), in: area) }

        #expect(canvas.text == row + "\n")
    }

    @Test(arguments: [(0, "x 名"), (1, " x名"), (2, "名x"), (3, "名 x")])
    func overwritingHalfOfAWideGlyphBlanksTheOther(column: Int, row: String) {
        let canvas = canvas {
            $0.write("名名", at: Point(column: 0, row: 0), in: area)
            $0.write("x", at: Point(column: column, row: 0), in: area)
        }

        #expect(canvas.text == row + "\n")
    }

    @Test func nothingOutsideOfTheAreaChanges() {
        let canvas = canvas {
            $0.write("aaaaaa", at: Point(column: 0, row: 0), in: area)
            $0.write("bbbbbb", at: Point(column: 0, row: 0), in: Rect(column: 2, row: 0, columns: 2, rows: 1))
            $0.write("c", at: Point(column: 0, row: 1), in: Rect(column: 0, row: 0, columns: 6, rows: 1))
        }

        #expect(canvas.text == "aabbaa\n")
    }

    @Test func everyRowOfACanvasHasTheWidthOfItsGlyphs() {
        let canvas = canvas { $0.write("a名é\u{1B}", at: Point(column: 0, row: 0), in: area) }

        #expect(canvas.row(0).map(\.width) == [1, 2, 0, 1, 1, 1])
    }

    @Test(arguments: [Size(columns: 0, rows: 0), Size(columns: -3, rows: 5), Size(columns: 1, rows: 1)])
    func anySizeCanBeDrawnOn(size: Size) {
        var canvas = Canvas(size)

        canvas.write("名前", at: Point(column: 0, row: 0), in: canvas.bounds)

        #expect(canvas.cells.allSatisfy { $0.text == " " })
    }
}

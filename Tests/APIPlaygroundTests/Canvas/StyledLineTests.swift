import Testing

@testable import APIPlayground

struct StyledLineTests {
    @Test(arguments: [
        ("one two three", 8, 0, ["one two ", "three"]), ("one two three", 7, 0, ["one two", "three"]),
        ("abcdefghij", 4, 0, ["abcd", "efgh", "ij"]), ("a abcdefgh", 4, 0, ["a ", "abcd", "efgh"]),
        ("one two", 5, 2, ["one ", "  two"]), ("名前名前", 5, 0, ["名前", "名前"]), ("", 5, 0, [""]),
        ("  indented text", 10, 0, ["  indented", "text"]), ("abc", 1, 0, ["ab", "c"]),
    ])
    func wordsAreWrapped(text: String, columns: Int, indent: Int, lines: [String]) {
        #expect(StyledLine(text).wrapped(to: columns, indent: indent).map(\.text) == lines)
    }

    @Test(arguments: [
        ("a  b  c", 3, 0, ["a  ", "b  ", "c"]), ("return x", 5, 1, ["retur", " n x"]), ("", 4, 0, [""]),
    ])
    func codeIsFoldedAnywhere(text: String, columns: Int, indent: Int, lines: [String]) {
        #expect(StyledLine(text).folded(to: columns, indent: indent).map(\.text) == lines)
    }

    @Test(arguments: [
        ("abc", 5, "abc  "), ("abcdef", 4, "abc…"), ("abcd", 4, "abcd"), ("名前名", 5, "名前…"), ("名前名", 4, "名… "),
        ("abc", 0, ""),
    ])
    func aLineIsFittedExactly(text: String, columns: Int, fitted: String) {
        #expect(StyledLine(text).fitted(to: columns).text == fitted)
    }

    @Test func wrappingKeepsTheStyles() {
        let line: StyledLine = [Span("one "), Span("two", .strong)]

        #expect(line.wrapped(to: 4) == [StyledLine("one "), StyledLine("two", .strong)])
    }
}

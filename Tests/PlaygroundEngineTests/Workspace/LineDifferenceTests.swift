import Testing

@testable import PlaygroundEngine

private func difference(_ before: String, _ after: String) -> LineDifference {
    LineDifference(from: SourceText(name: "main.py", text: before), to: SourceText(name: "main.py", text: after))
}

@Test func linesThatCameAndWentAreListedInOrder() {
    let found = difference("a\nb\nc\nd\n", "a\nx\nc\ny\nd\n")

    #expect(found.lines == [.removed("b"), .added("x"), .added("y")])
    #expect(found.changed == [2..<3, 4..<5])
}

@Test(arguments: [
    ("", "a\n", [1..<2]), ("a\n", "a\nb\n", [2..<3]), ("a\nb\n", "b\n", []), ("a\n", "a\n", []), ("a\na\n", "a\n", []),
    ("a\nb\nc\n", "a, x\nb\nc\nd\ne\n", [1..<2, 4..<6]),
])
func theChangedLinesAreNumberedInTheNewText(before: String, after: String, changed: [Range<Int>]) {
    #expect(difference(before, after).changed == changed)
}

@Test func longTextsWithNothingInCommonAreReplacedWhole() {
    let before = (0..<3000).map { "old \($0)\n" }.joined()
    let after = (0..<3000).map { "new \($0)\n" }.joined()

    #expect(difference(before, after).lines.count == 6000)
}

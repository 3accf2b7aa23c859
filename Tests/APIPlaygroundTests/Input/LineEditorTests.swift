import Testing

@testable import APIPlayground

struct LineEditorTests {
    /// `|` marks the cursor.
    private func editor(_ marked: String) -> LineEditor {
        let parts = marked.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        var editor = LineEditor()
        editor.insert(parts[0] + parts[1])
        for _ in 0..<parts[1].count { editor.moveLeft() }
        return editor
    }

    private func marked(_ editor: LineEditor) -> String { "\(editor.before)|\(editor.after)" }

    static let changes: [(String, Action.Edit, String)] = [
        ("ab|c", .left, "a|bc"), ("|abc", .left, "|abc"), ("ab|c", .right, "abc|"), ("abc|", .right, "abc|"),
        ("a👩‍👩‍👧|b", .left, "a|👩‍👩‍👧b"), ("one two|", .wordLeft, "one |two"), ("one  |two", .wordLeft, "|one  two"),
        ("|one two", .wordRight, "one| two"), ("one| two", .wordRight, "one two|"), ("a\nb|c", .lineStart, "a\n|bc"),
        ("a|b\nc", .lineEnd, "ab|\nc"), ("ab|", .deleteLeft, "a|"), ("|ab", .deleteLeft, "|ab"),
        ("é|", .deleteLeft, "|"), ("|ab", .deleteRight, "|b"), ("ab|", .deleteRight, "ab|"),
        ("one two|", .killWordLeft, "one |"), ("send GET /a/b|", .killWordLeft, "send GET /a/|"),
        ("|one two", .killWordRight, "| two"), ("a\nbc|d", .killToStart, "a\n|d"), ("a|b\nc", .killToEnd, "a|\nc"),
        ("ab|\nc", .killToEnd, "ab|c"), ("a|", .killToEnd, "a|"),
    ]

    @Test(arguments: changes)
    func editsDoWhatEmacsDoes(before: String, edit: Action.Edit, after: String) throws {
        var editor = editor(before)

        editor.apply(edit)

        #expect(marked(editor) == after)
    }

    @Test func whatWasCutCanBeYanked() {
        var editor = editor("one two|")

        editor.apply(.killWordLeft)
        editor.apply(.lineStart)
        editor.apply(.yank)

        #expect(marked(editor) == "two|one ")
    }

    @Test func aMarkTypedAfterItsLetterJoinsIt() {
        var editor = editor("e|x")

        editor.insert("\u{301}")
        editor.deleteLeft()

        #expect(marked(editor) == "|x")
    }

    @Test(arguments: [
        ("abc\nde|", "ab|c\nde"), ("a\nbcd|", "a|\nbcd"), ("abc\n|de", "|abc\nde"), ("x\ny\nz|", "x\ny|\nz"),
    ])
    func movingUpKeepsTheColumn(before: String, after: String) {
        var editor = editor(before)

        let moved = editor.moveUp()

        #expect(moved)
        #expect(marked(editor) == after)
    }

    @Test(arguments: [("ab|c\nde", "abc\nde|"), ("a|bc\nde", "abc\nd|e"), ("abc|\nd", "abc\nd|")])
    func movingDownKeepsTheColumn(before: String, after: String) {
        var editor = editor(before)

        let moved = editor.moveDown()

        #expect(moved)
        #expect(marked(editor) == after)
    }

    @Test func oneLineHasNoLineAboveOrBelow() {
        var editor = editor("ab|c")

        let moved = [editor.moveUp(), editor.moveDown()]

        #expect(moved == [false, false])
        #expect(marked(editor) == "ab|c")
    }

    @Test func textPastTheLimitIsNotTaken() {
        var editor = LineEditor(String(repeating: "a", count: LineEditor.limit))

        let isTaken = editor.insert("b")

        #expect(!isTaken)
        #expect(editor.text.utf8.count == LineEditor.limit)
    }

    @Test(arguments: [
        (5..<8, "POST", "send POST| /"), (0..<4, "", "| GET /"), (5..<99, "X", "send X|"),
        (40..<50, "!", "send GET /!|"),
    ])
    func aRangeIsReplaced(range: Range<Int>, replacement: String, after: String) {
        var editor = editor("send GET /|")

        editor.replace(range, with: replacement)

        #expect(marked(editor) == after)
    }

    // MARK: History

    @Test func onlyEntriesThatBeginTheSameAreRecalled() {
        var editor = LineEditor("se", history: InputHistory(["send GET /", "routes", "send GET /a", "send GET /a"]))

        var seen: [String] = []
        for _ in 0..<3 {
            editor.recallOlder()
            seen.append(editor.text)
        }

        #expect(seen == ["send GET /a", "send GET /", "send GET /"])
    }

    @Test func goingBackDownEndsAtWhatWasBeingTyped() {
        var editor = LineEditor("", history: InputHistory(["a", "b"]))
        editor.insert("")

        editor.recallOlder()
        editor.recallOlder()
        editor.recallNewer()
        #expect(editor.text == "b")
        editor.recallNewer()
        #expect(editor.text == "")
    }

    @Test func historyKeepsNeitherBlanksNorRepetitions() {
        var history = InputHistory()

        for entry in ["a", "a", " ", "", "b", "a"] { history.add(entry) }

        #expect(history.entries == ["a", "b", "a"])
    }

    @Test func historyIsBounded() {
        var history = InputHistory()

        for number in 0..<3_000 { history.add(String(number)) }

        #expect(history.entries.count == InputHistory.limit)
        #expect(history.entries.last == "2999")
    }
}

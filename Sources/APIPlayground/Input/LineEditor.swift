/// The text at the prompt and the cursor in it; it may hold several lines. A value.
///
/// Two strings, before and after the cursor, keep graphemes whole: a combining mark typed after its letter joins it.
struct LineEditor: Hashable, Sendable {
    /// The most UTF-8 bytes that are kept; what is typed or pasted past them is not taken.
    static let limit = 1 << 20

    private(set) var before = ""
    private(set) var after = ""
    /// What the last deletion of more than one character took, for ``yank()``.
    private(set) var killed = ""
    private(set) var history = InputHistory()

    init(_ text: String = "", history: InputHistory = InputHistory()) {
        before = text
        self.history = history
    }

    var text: String { before + after }
    var isEmpty: Bool { before.isEmpty && after.isEmpty }
    /// The offset of the cursor in ``text``, in UTF-8 bytes.
    var cursor: Int { before.utf8.count }
    /// Whether only blanks stand before the cursor in a line below the first.
    var isIndenting: Bool { before.contains("\n") && currentLineBefore.allSatisfy { $0 == " " } }

    mutating func set(_ text: String) {
        before = text
        after = ""
    }

    /// Inserts `more` at the cursor; false where it does not fit.
    @discardableResult
    mutating func insert(_ more: String) -> Bool {
        guard before.utf8.count + after.utf8.count + more.utf8.count <= Self.limit else { return false }
        before += more
        history.leave()
        return true
    }

    /// Replaces a UTF-8 range of the text and puts the cursor after the replacement.
    mutating func replace(_ range: Range<Int>, with replacement: String) {
        let bytes = Array(text.utf8)
        let range = range.clamped(to: 0..<bytes.count)
        before = String(decoding: bytes[..<range.lowerBound], as: UTF8.self) + replacement
        after = String(decoding: bytes[range.upperBound...], as: UTF8.self)
        history.leave()
    }

    /// Puts `text` into the history.
    mutating func remember(_ text: String) { history.add(text) }

    /// Puts `text` and a line break before what has been typed since it was sent off.
    mutating func resume(_ text: String) {
        before = text + "\n" + before
    }

    // MARK: Moving

    mutating func moveLeft() {
        if let character = before.popLast() { after.insert(character, at: after.startIndex) }
    }

    mutating func moveRight() {
        if !after.isEmpty { before.append(after.removeFirst()) }
    }

    mutating func moveToLineStart() { moveLeft(over: currentLineBefore.count) }

    mutating func moveToLineEnd() { moveRight(over: currentLineAfter.count) }

    mutating func moveWordLeft() { moveLeft(over: wordLengthLeft) }

    mutating func moveWordRight() { moveRight(over: wordLengthRight) }

    /// Moves to the line above; false where there is none.
    mutating func moveUp() -> Bool {
        guard let end = before.lastIndex(of: "\n") else { return false }
        let column = currentLineBefore.count
        let lineStart = before[..<end].lastIndex(of: "\n").map { before.index(after: $0) } ?? before.startIndex
        let length = before[lineStart..<end].count
        moveLeft(over: column + 1 + max(0, length - column))
        return true
    }

    /// Moves to the line below; false where there is none.
    mutating func moveDown() -> Bool {
        guard let end = after.firstIndex(of: "\n") else { return false }
        let column = currentLineBefore.count
        let next = after[after.index(after: end)...].prefix { $0 != "\n" }
        moveRight(over: currentLineAfter.count + 1 + min(column, next.count))
        return true
    }

    private mutating func moveLeft(over count: Int) {
        let moved = before.suffix(count)
        after = moved + after
        before.removeLast(moved.count)
    }

    private mutating func moveRight(over count: Int) {
        let moved = after.prefix(count)
        before += moved
        after.removeFirst(moved.count)
    }

    // MARK: Deleting

    mutating func deleteLeft() {
        _ = before.popLast()
        history.leave()
    }

    mutating func deleteRight() {
        if !after.isEmpty { after.removeFirst() }
        history.leave()
    }

    mutating func killWordLeft() { killLeft(wordLengthLeft) }

    mutating func killWordRight() { killRight(wordLengthRight) }

    mutating func killToLineStart() { killLeft(currentLineBefore.count) }

    /// Deletes to the end of the line, or the line break where the cursor stands at the end.
    mutating func killToLineEnd() { killRight(max(currentLineAfter.count, after.first == "\n" ? 1 : 0)) }

    mutating func yank() { insert(killed) }

    /// Empties the editor; the text can be brought back with ``yank()``.
    mutating func clear() {
        if !isEmpty { killed = text }
        (before, after) = ("", "")
        history.leave()
    }

    private mutating func killLeft(_ count: Int) {
        guard count > 0 else { return }
        killed = String(before.suffix(count))
        before.removeLast(killed.count)
        history.leave()
    }

    private mutating func killRight(_ count: Int) {
        guard count > 0 else { return }
        killed = String(after.prefix(count))
        after.removeFirst(killed.count)
        history.leave()
    }

    // MARK: History

    /// Recalls the entry before that begins with what stands before the cursor.
    mutating func recallOlder() {
        if let entry = history.older(than: text, beginningWith: before) { recall(entry) }
    }

    mutating func recallNewer() {
        if let entry = history.newer() { recall(entry) }
    }

    private mutating func recall(_ entry: String) {
        before = entry
        after = ""
    }

    // MARK: Words and lines

    private var currentLineBefore: Substring {
        before.lastIndex(of: "\n").map { before[before.index(after: $0)...] } ?? before[...]
    }

    private var currentLineAfter: Substring { after.prefix { $0 != "\n" } }

    private var wordLengthLeft: Int {
        let gap = before.reversed().prefix { !Self.isWord($0) }.count
        return gap + before.reversed().dropFirst(gap).prefix(while: Self.isWord).count
    }

    private var wordLengthRight: Int {
        let gap = after.prefix { !Self.isWord($0) }.count
        return gap + after.dropFirst(gap).prefix(while: Self.isWord).count
    }

    private static func isWord(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "_"
    }
}

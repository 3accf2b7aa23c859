/// What Tab offers at a place of the prompt, and the grey text that says how the line may go on.
package struct Completion: Hashable, Sendable {
    /// One thing that can stand in the place of the word before the cursor.
    package struct Candidate: Hashable, Sendable {
        package let text: String
        /// What it is, in a few words; may be empty.
        package let summary: String
        /// Whether a blank belongs after it; not so after `status_code=` or `Accept:`.
        package let endsWord: Bool

        init(_ text: String, _ summary: String = "", endsWord: Bool = true) {
            self.text = text
            self.summary = summary
            self.endsWord = endsWord
        }
    }

    package let candidates: [Candidate]
    /// The UTF-8 range of the line that a candidate replaces.
    package let replaced: SourceRange
    /// What may follow the cursor: the rest of the first candidate, then the arguments to come.
    package let hint: String

    /// Completes `line` at `cursor`, a UTF-8 offset into it; the text after the cursor does not count.
    package static func complete(_ line: String, cursor: Int, in context: CompletionContext) -> Completion {
        let utf8 = Array(line.utf8.prefix(max(0, cursor)))
        let source = SourceText(name: "prompt", utf8: utf8)
        let nothing = Completion(candidates: [], replaced: utf8.count..<utf8.count, hint: "")
        if PromptInput.isPython(source.text) { return utf8.count > pythonLimit ? nothing : python(source, in: context) }
        if source.lineStarts.count > 1 { return nothing }
        let (words, current) = words(of: source)
        guard !words.isEmpty else { return commandNames(current) }
        guard let place = CompletionPlace(words, current: current, in: source) else { return nothing }
        return Completion(
            current: current, candidates: place.kind.map { candidates(for: $0, in: context, place) } ?? [],
            arguments: place.labels)
    }

    /// The folder whose files may stand at `cursor`, as `line` spells it: it ends in a slash, or is empty for the one
    /// that the program was started in. Nil where no file may stand.
    package static func folder(_ line: String, cursor: Int) -> String? {
        let source = SourceText(name: "prompt", utf8: Array(line.utf8.prefix(max(0, cursor))))
        guard source.lineStarts.count == 1, source.utf8.count <= pythonLimit else { return nil }
        // The word behind `import` may become a file's name.
        if PromptInput.isPython(source.text) { return PythonPlace(source).kind == .importedModule ? "" : nil }
        let (words, current) = words(of: source)
        guard let file = CompletionPlace(words, current: current, in: source)?.file else { return nil }
        return file.lastIndex(of: "/").map { String(file[...$0]) } ?? ""
    }

    /// The whole words of `line`, and the one that its end, the cursor, is in.
    private static func words(of line: SourceText) -> (before: [TypedWord], current: TypedWord) {
        var reader = LineReader(line)
        var words: [TypedWord] = []
        while let word = reader.next() { words.append(word) }
        let end = line.utf8.count
        let isNewWord = line.utf8.last?.isBlank ?? true
        return isNewWord ? (words, TypedWord(text: "", range: end..<end)) : (words.dropLast(), words[words.count - 1])
    }

    /// A longer text was pasted, and is not completed.
    private static let pythonLimit = 16 << 10

    init(candidates: [Candidate], replaced: SourceRange, hint: String) {
        self.candidates = candidates
        self.replaced = replaced
        self.hint = hint
    }

    /// Keeps the candidates that go on from the word at the cursor.
    private init(current: TypedWord, candidates: [Candidate], arguments: [String]) {
        let typed = current.text.lowercased()
        self.candidates = candidates.filter { $0.text.lowercased().hasPrefix(typed) }
        replaced = current.range
        let rest = typed.isEmpty ? "" : self.candidates.first.map { String($0.text.dropFirst(typed.count)) } ?? ""
        let joint = typed.isEmpty || arguments.isEmpty ? "" : " "
        hint = rest + joint + arguments.joined(separator: " ")
    }

    private static func commandNames(_ current: TypedWord) -> Completion {
        // Words that begin Python stand behind the commands, once their first letter is there.
        let python = current.text.isEmpty ? [] : ["def", "class", "from", "async def"].map { Candidate($0, "Python") }
        let candidates = CommandCatalogue.entries.map { Candidate($0.name.rawValue, $0.summary) } + python
        let first =
            current.text.isEmpty
            ? nil : CommandCatalogue.entries.first { $0.name.rawValue.hasPrefix(current.text.lowercased()) }
        return Completion(
            current: current, candidates: candidates, arguments: first?.arguments.map(\.label) ?? [])
    }
}

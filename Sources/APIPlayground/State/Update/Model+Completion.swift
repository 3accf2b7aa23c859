import Foundation
import PlaygroundEngine

extension Model {
    /// What can stand at the cursor of the prompt.
    var completion: Completion {
        let lessons = (lesson?.overview ?? []).map {
            CompletionContext.LessonName(number: $0.number, title: $0.title)
        }
        let routes = workspace?.routes ?? []
        var context = CompletionContext(
            routes: routes, definitions: definitions, lessons: lessons,
            exchanges: log.exchanges.newestFirst.prefix(20).map(\.id), snapshots: workspace?.snapshots ?? [],
            shapes: workspace?.shapes ?? [],
            models: workspace?.names.classes.map(\.name) ?? [], python: workspace?.names ?? PythonNames(), files: files)
        context.languages = Set((lesson?.overview ?? []).flatMap(\.languages)).sorted()
        return Completion.complete(prompt.editor.text, cursor: prompt.editor.cursor, in: context)
    }

    /// Asks for the files of the folder that the word at the cursor is in, each time that it comes to be in another.
    mutating func askForFiles() -> [Effect] {
        let wanted = Completion.folder(prompt.editor.text, cursor: prompt.editor.cursor)
        guard wanted != folder else { return [] }
        folder = wanted
        files = []
        return wanted.map { [.listFiles(folder: $0)] } ?? []
    }

    /// The names that commands such as `show` take.
    private var definitions: [String] {
        let names = workspace?.names ?? PythonNames()
        return names.functions + names.classes.map(\.name)
    }

    /// Completes the word at the cursor, or goes on to the next candidate.
    mutating func complete() {
        if prompt.editor.isEmpty { return focusPane(arrangement.single) }
        // In a block of Python Tab indents, as editors do.
        if prompt.editor.isIndenting { return type("    ") }
        if prompt.completion != nil { return chooseNextCandidate() }
        let completion = completion
        let candidates = completion.candidates
        guard let first = candidates.first else {
            let text = "Nothing known goes on from here. Type help for the commands; F1 shows the keys."
            if completion.hint.isEmpty { say(.note, text) }
            return
        }
        guard candidates.count > 1 else { return insert(first, at: completion.replaced) }
        prompt.completion = CompletionState(completion: completion, original: prompt.editor.text, index: nil)
        let common = candidates.dropFirst().reduce(first.text) { $0.commonPrefix(with: $1.text) }
        if common.utf8.count > completion.replaced.count {
            prompt.editor.replace(completion.replaced, with: common)
        }
    }

    private mutating func insert(_ candidate: Completion.Candidate, at range: SourceRange) {
        prompt.editor.replace(range, with: candidate.text + (candidate.endsWord ? " " : ""))
    }

    private mutating func chooseNextCandidate() {
        guard var state = prompt.completion else { return }
        let candidates = state.completion.candidates
        let next = state.index.map { ($0 + 1) % candidates.count } ?? 0
        state.index = next
        prompt.editor.set(state.original)
        prompt.editor.replace(state.completion.replaced, with: candidates[next].text)
        prompt.completion = state
    }
}

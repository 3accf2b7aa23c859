/// Where in a command the cursor stands.
struct CompletionPlace {
    /// What may stand here; nil where the command takes nothing more.
    let kind: CommandCatalogue.ArgumentKind?
    /// The arguments that come after the word at the cursor, or from it on where nothing is typed yet.
    let labels: [String]
    /// The word at the cursor.
    let current: TypedWord
    /// The whole words between the command's name and the cursor.
    let before: [TypedWord]

    /// The place behind `words`, the first of which names the command; nil where it names none.
    init?(_ words: [TypedWord], current: TypedWord, in line: SourceText) {
        guard let command = words.first.flatMap({ CommandName(word: $0.text) }) else { return nil }
        let before = Array(words.dropFirst())
        self.current = current
        self.before = command == .send ? Self.withoutMalformed(before) : before
        let arguments = CommandCatalogue.entry(command).arguments
        let index: Int
        switch command {
        case .route: index = Self.routeArgument(before: before, current: current, in: line)
        case .send: index = min(Self.withoutMalformed(before).count, 2)
        case .app: index = 0
        case .model: index = min(before.count, 1)
        case .router: index = min(before.count, 2)
        case .show, .edit, .remove:
            // `METHOD PATH` are two words for one argument.
            index = before.count == 1 && RouteMethod(rawValue: before[0].text.lowercased()) != nil ? 0 : before.count
        case .replay: index = min(before.count, 1)
        case .log:
            // A filter has any number of words.
            index = before.allSatisfy { $0.text.contains(":") } ? 0 : before.count
        case .routes, .rename, .undo, .redo, .save, .open, .importFile, .serve, .stop, .why, .docs, .schema, .compare,
            .inspect, .diff, .copy, .export, .history, .lessons, .lesson, .free, .snapshots, .restore, .card, .language,
            .record, .next, .back, .check, .hint, .solution, .skip, .reset, .predict, .theme, .screenshot, .tour, .help,
            .quit:
            index = before.count
        }
        let isKind = command == .send && before.last?.text == "--malformed"
        kind = isKind ? .malformedSend : index < arguments.count ? arguments[index].kind : nil
        labels = arguments.dropFirst(isKind || current.text.isEmpty ? index : index + 1).map(\.label)
    }

    /// What is typed of the name of a file, behind `picture@` or `image=` too; nil where none may stand here.
    var file: Substring? {
        switch kind {
        case .fileName, .importedFile: return current.text[...]
        case .sendItem, .exchangeChange:
            let sign: Character = before.last?.text == "--image" ? "=" : "@"
            return current.text.firstIndex(of: sign).map { current.text[$0...].dropFirst() }
        default: return nil
        }
    }

    /// The words without `--malformed` and its kind, which may stand before all others.
    private static func withoutMalformed(_ words: [TypedWord]) -> [TypedWord] {
        guard words.first?.text == "--malformed" else { return words }
        let rest = words.dropFirst()
        return Array(rest.first.map { MalformedKind(rawValue: $0.text) != nil } ?? false ? rest.dropFirst() : rest)
    }

    /// The index of the argument of `route` that the cursor is in.
    private static func routeArgument(before: [TypedWord], current: TypedWord, in line: SourceText) -> Int {
        guard before.count >= 2 else { return before.count }
        let afterPath = before[1].range.upperBound
        let bytes = Array(line.utf8[afterPath...])
        let places = PythonBrackets.places(in: bytes)
        let arrow = places.first {
            $0.depth == 0 && $0.byte == UInt8(ascii: "-") && bytes[$0.offset...].starts(with: "->".utf8)
        }
        guard let arrow else {
            if before.count == 2, !current.text.isEmpty { return current.text.hasPrefix("(") ? 2 : 3 }
            let hasOption = before.dropFirst(2).contains { $0.text.contains("=") }
            let hasParameters = places.contains { $0.byte == UInt8(ascii: "(") }
            return hasOption || hasParameters ? 3 : 2
        }
        let answer = bytes[(arrow.offset + 2)...]
        return answer.allSatisfy(\.isBlank) ? 4 : 5
    }
}

import PlaygroundEngine

/// One thing that the palette can do.
struct PaletteItem: Hashable {
    enum Choice: Hashable {
        case action(Action)
        case run(String)
        /// Goes into the prompt, to be finished there.
        case type(String)
    }

    let title: String
    let detail: String
    /// The key that does the same.
    let key: String?
    let choice: Choice
}

/// Everything that can be done: the step's requests, the keys, the commands.
enum PaletteItems {
    /// Those that `query` finds, the best first: letters in their order, whole words before scattered ones.
    static func matching(_ query: String, in model: Model) -> [PaletteItem] {
        let wanted = query.lowercased().filter { $0 != " " }
        let items = all(in: model)
        guard !wanted.isEmpty else { return items }
        return items.enumerated().compactMap { index, item -> (rank: Int, index: Int, item: PaletteItem)? in
            rank(item, query.lowercased(), wanted).map { ($0, index, item) }
        }
        .sorted { ($0.rank, $0.index) < ($1.rank, $1.index) }.map(\.item)
    }

    private static func rank(_ item: PaletteItem, _ query: String, _ wanted: String) -> Int? {
        let title = item.title.lowercased()
        if title.hasPrefix(query) { return 0 }
        if title.contains(query) { return 1 }
        if item.detail.lowercased().contains(query) { return 2 }
        return isScattered(wanted, in: title) ? 3 : nil
    }

    private static func isScattered(_ wanted: String, in title: String) -> Bool {
        var rest = title[...]
        for character in wanted {
            guard let place = rest.firstIndex(of: character) else { return false }
            rest = rest[rest.index(after: place)...]
        }
        return true
    }

    static func all(in model: Model) -> [PaletteItem] { requests(in: model) + keys(in: model) + commands }

    private static func requests(in model: Model) -> [PaletteItem] {
        model.readyRequests.map {
            PaletteItem(
                title: "send \($0.command)", detail: "the step's request: \($0.name)", key: nil,
                choice: .run("send \($0.command)"))
        }
    }

    /// What keys do anywhere and in the log and the client, where it would do something now.
    private static func keys(in model: Model) -> [PaletteItem] {
        KeyBindings.all.compactMap { binding in
            guard isListed(binding), binding.action.isOffered(in: model) else { return nil }
            let title = binding.label.isEmpty ? binding.explanation : binding.label
            return PaletteItem(
                title: title, detail: binding.label.isEmpty ? "" : binding.explanation, key: binding.keys.first?.name,
                choice: .action(binding.action))
        }
    }

    private static func isListed(_ binding: Binding) -> Bool {
        switch binding.action {
        case .palette, .quit, .interrupt, .suspend, .focus: false
        case .help, .nextStep, .sendReady, .resend, .redraw, .malformed, .messages, .lessons, .tour, .screenshot,
            .compose:
            binding.place == .everywhere
        case .filter, .inspect, .replay, .diffWithMarked, .mark, .copyCode, .follow: binding.place == .pane(.log)
        case .zoom: true
        case .stopSending, .focusNext, .focusPrevious, .submit, .complete, .leavePrompt, .breakLine, .older, .newer,
            .edit, .searchHistory, .readOn, .answer, .toPrompt, .resize, .moveTab, .scroll, .open, .moveRequest,
            .sendChosen, .copy, .find, .findNext, .predict, .movePart, .closeOverlay, .accept, .choose, .moveSideways,
            .moveField, .sendComposed, .closeHelp:
            false
        }
    }

    private static let commands: [PaletteItem] = CommandCatalogue.entries.flatMap { entry -> [PaletteItem] in
        let takesWords = entry.arguments.contains { !$0.label.hasPrefix("[") }
        let choice: PaletteItem.Choice =
            takesWords ? .type(entry.name.rawValue + " ") : .run(entry.name.rawValue)
        return [PaletteItem(title: entry.usage, detail: entry.summary, key: nil, choice: choice)] + variants(entry.name)
    }

    /// Commands with their words, where there are few.
    private static func variants(_ name: CommandName) -> [PaletteItem] {
        let words: [String] =
            switch name {
            case .theme: ThemeName.allCases.map(\.rawValue)
            case .copy: CodeTool.allCases.map(\.rawValue)
            case .export: ExportKind.allCases.map(\.rawValue)
            case .record: ["start", "stop"]
            case .log: ["clear", "status:4xx", "status:5xx"]
            case .route, .model, .router, .app, .send, .routes, .show, .edit, .remove, .rename, .undo, .redo, .save,
                .open,
                .importFile, .serve, .stop, .why, .docs, .schema, .compare, .inspect, .replay, .diff, .history,
                .lessons, .lesson, .free, .snapshots, .restore, .card, .next, .back, .check,
                .hint, .solution, .skip,
                .reset, .predict, .language, .screenshot, .tour, .help, .quit:
                []
            }
        return words.map {
            PaletteItem(
                title: "\(name.rawValue) \($0)", detail: "", key: nil, choice: .run("\(name.rawValue) \($0)"))
        }
    }
}

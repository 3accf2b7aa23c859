/// What is done between `record start` and `record stop`.
struct Recording: Sendable {
    /// The `main.py` with which it began.
    let starter: SourceText
    /// Changes and requests, each as a command that does it again.
    private(set) var inputs: [String] = []

    init(starter: SourceText) {
        self.starter = starter
    }

    /// Notes a command that was done.
    ///
    /// - Parameter exchanges: What it sent, oldest first.
    mutating func note(_ command: Command, typed: String, _ exchanges: [Exchange]) {
        switch command {
        case .python, .route, .model, .router, .app, .remove, .rename, .send:
            inputs.append(typed.trimmed)
        case .undo:
            // The change that was taken back is not worth teaching; requests in between are.
            if let change = inputs.lastIndex(where: { CommandName(input: $0) != .send }) { inputs.remove(at: change) }
        case .routes, .show, .edit, .redo, .save, .open, .importFile, .log, .inspect, .replay, .diff, .diffNewest,
            .copy,
            .export, .history, .why, .docs, .schema, .compare, .serve, .stop, .lessons, .lesson, .free, .next, .back,
            .check, .hint, .solution, .skip, .reset, .predict, .snapshots, .restore, .card, .language, .record, .theme,
            .screenshot, .tour, .help, .quit:
            for exchange in exchanges { note(exchange) }
        }
    }

    /// Notes a request that no command of the prompt made.
    mutating func note(_ exchange: Exchange) {
        guard let request = exchange.request else { return }
        let own = ["user-agent", "accept", "accept-encoding", "accept-language", "connection"]
        let fields = request.headers.fields.filter { !own.contains($0.name.lowercased()) }
        let line = SendLine.text(
            method: request.method, target: request.target, headers: Headers(fields), body: request.body,
            addsDefaults: true)
        if let line { inputs.append(line) }
    }
}

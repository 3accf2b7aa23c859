import PlaygroundEngine

/// The step's requests, and the exchange that was shown last: its answer, its explanation or its bytes.
enum ClientPane {
    static func content(of tab: Tab, model: Model, in size: Size, scroll: Int) -> PaneContent {
        let picker = RequestPicker.lines(of: model, in: size)
        let lines = lines(of: tab, model: model).flatMap { line in
            (StyledLine(" ") + line).folded(to: size.columns, indent: 3)
        }
        return PaneContent(lines, in: size, scroll: scroll, top: picker)
    }

    private static func lines(of tab: Tab, model: Model) -> [StyledLine] {
        guard let text = model.client.text else { return empty(model) }
        switch tab {
        case .wire: return text.wire
        case .why: return why(model)
        case .response, .lesson, .source, .routes, .log: return text.response + reason(model)
        }
    }

    private static func empty(_ model: Model) -> [StyledLine] {
        let start: StyledLine =
            model.readyRequest == nil
            ? [Span("Type at the prompt: "), Span("send GET /", .key)]
            : [Span("Press "), Span("F3", .key), Span(" to send the request above.")]
        return [start, StyledLine("The answer will be shown here, byte for byte.", .quiet)]
    }

    private static func why(_ model: Model) -> [StyledLine] {
        guard let shown = model.client.shown else { return [] }
        guard let id = shown.id else {
            return [StyledLine("The exchange did not reach this server, so it has nothing to say about it.")]
        }
        guard let explanation = model.client.explanation, explanation.id == id else {
            return [StyledLine("Looking at row \(id) …", .quiet)]
        }
        return explanation.lines.flatMap { ReportView.lines(of: $0) }
    }

    /// A refusal's reason belongs to its answer: a learner should not have to look for it.
    private static func reason(_ model: Model) -> [StyledLine] {
        guard let shown = model.client.shown, let status = shown.status, status >= 400,
            let explanation = model.client.explanation, explanation.id == shown.id
        else { return [] }
        return [.empty, StyledLine("Why", .heading)] + explanation.lines.flatMap { ReportView.lines(of: $0) }
    }
}

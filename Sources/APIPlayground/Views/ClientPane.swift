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
        case .response, .lesson, .source, .routes, .log: return response(text, model)
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
        guard let explanation = model.client.explanation else {
            return [StyledLine("This exchange is in no row of the log, so there is nothing to say about it.", .quiet)]
        }
        return [StyledLine(explanation.heading, .heading), .empty] + lines(of: explanation)
    }

    /// The answer, then why it was none, if it was none: a learner should not have to look for the reason. The header
    /// comes last, because little of it changes from one answer to the next.
    private static func response(_ text: ExchangeText, _ model: Model) -> [StyledLine] {
        var lines = text.summary
        if !text.content.isEmpty { lines += [.empty] + text.content }
        if let status = model.client.shown?.status, status >= 300, let explanation = model.client.explanation {
            lines += [.empty, StyledLine("Why", .heading)] + self.lines(of: explanation)
        }
        if !text.headers.isEmpty { lines += [.empty, StyledLine("Headers", .heading)] + text.headers }
        return lines
    }

    private static func lines(of explanation: ExchangeExplanation) -> [StyledLine] {
        explanation.lines.map { line in
            switch line.role {
            case .text: StyledLine(line.text)
            case .quote: [Span("  "), Span(line.text, .code)]
            case .caret: [Span("  "), Span(line.text, .failure)]
            case .hint: [Span("▸ ", .key), Span(line.text, .strong)]
            }
        }
    }
}

import PlaygroundEngine

/// The step's requests, and the exchange that was shown last: its answer, its explanation or its bytes.
enum ClientPane {
    static func content(of tab: Tab, model: Model, in size: Size, scroll: Int) -> PaneContent {
        let picker = RequestPicker.lines(of: model, in: size)
        let lines = lines(of: tab, model: model, columns: size.columns - 2)
        // While events go by, what they are an answer to stays.
        let pinned =
            if tab == .response, !isWaiting(model), let text = model.client.text, text.isStream,
                size.rows - picker.count >= roomToPin
            { text.summary } else { [StyledLine]() }
        return PaneContent(
            broken(Array(lines.dropFirst(pinned.count)), to: size.columns), in: size, scroll: scroll,
            top: picker + broken(pinned, to: size.columns))
    }

    /// With fewer rows, everything scrolls.
    private static let roomToPin = 9

    private static func broken(_ lines: [StyledLine], to columns: Int) -> [StyledLine] {
        lines.flatMap { line in
            let indented = StyledLine(" ") + line
            return isProse(line) ? indented.wrapped(to: columns, indent: 3) : indented.folded(to: columns, indent: 3)
        }
    }

    /// Whether a request is under way of which nothing has come; what is shown else is about an earlier one.
    private static func isWaiting(_ model: Model) -> Bool { model.isSending && model.client.shown?.isArriving != true }

    /// Whether a line is the playground's own words, which break between words; what was sent keeps all its blanks.
    private static func isProse(_ line: StyledLine) -> Bool {
        guard let first = line.spans.first else { return false }
        if first.text == "✗ " { return true }
        return first.style == .quiet
            && (first.text.hasPrefix("…") || line.spans.count == 1 && first.text.hasSuffix("."))
    }

    private static func lines(of tab: Tab, model: Model, columns: Int) -> [StyledLine] {
        if isWaiting(model), let running = model.prompt.running {
            return [
                StyledLine(running.submission.input, .strong),
                [Span("No answer yet. ", .quiet), Span("Ctrl-C", .key), Span(" stops it.", .quiet)],
            ]
        }
        guard let text = model.client.text else { return empty(model) }
        switch tab {
        case .wire: return text.wire
        case .why: return why(model, columns)
        case .raw: return text.summary + [.empty] + text.raw
        case .headers: return text.headers
        case .stages: return StagesView.lines(of: model)
        case .response, .lesson, .source, .routes, .log: return response(text, model, columns)
        }
    }

    private static func empty(_ model: Model) -> [StyledLine] {
        let start: StyledLine =
            model.readyRequest == nil
            ? [Span("Type at the prompt: "), Span("send GET /", .key)]
            : [Span("Press "), Span("F3", .key), Span(" to send the request above.")]
        return [start, StyledLine("The answer will be shown here, byte for byte.", .quiet)]
    }

    private static func why(_ model: Model, _ columns: Int) -> [StyledLine] {
        guard let explanation = model.client.explanation else {
            return [StyledLine("This exchange is in no row of the log, so there is nothing to say about it.", .quiet)]
        }
        return [StyledLine(explanation.heading, .heading), .empty] + lines(of: explanation, columns: columns)
    }

    /// How many lines of an answer may stand before the reason for it.
    private static let shortAnswer = 6

    /// The answer and, if it is none, why: a learner should not have to look for the reason, so a long answer comes after
    /// it. The header comes last, because little of it changes from one answer to the next.
    private static func response(_ text: ExchangeText, _ model: Model, _ columns: Int) -> [StyledLine] {
        var reason: [StyledLine] = []
        if model.client.shown?.status ?? 500 >= 300, let explanation = model.client.explanation {
            reason = [.empty, StyledLine("Why", .heading)] + lines(of: explanation, columns: columns)
        }
        let content = text.content.isEmpty ? [] : [.empty] + text.content
        var lines = text.summary + (text.content.count <= shortAnswer ? content + reason : reason + content)
        if !text.sentPicture.isEmpty {
            lines += [.empty, StyledLine("The picture that was sent", .heading)] + text.sentPicture
        }
        if !text.responseHeaders.isEmpty { lines += [.empty, StyledLine("Headers", .heading)] + text.responseHeaders }
        return lines
    }

    /// The words of an explanation, those of prose broken between words.
    static func lines(of explanation: ExchangeExplanation, columns: Int) -> [StyledLine] {
        let room = max(8, columns)
        return explanation.lines.flatMap { line -> [StyledLine] in
            switch line.role {
            case .text: StyledLine(line.text).wrapped(to: room, indent: 2)
            case .quote: [[Span("  "), Span(line.text, .code)]]
            case .caret: [[Span("  "), Span(line.text, .failure)]]
            case .hint: ([Span("▸ ", .key), Span(line.text, .strong)] as StyledLine).wrapped(to: room, indent: 2)
            }
        }
    }
}

import PlaygroundEngine

/// The shown step: its prose, its goals, what is missing, the hints that are open, and the way on.
enum LessonPane {
    static func content(of model: Model, in size: Size, scroll: Int) -> PaneContent {
        guard let state = model.lesson else {
            return PaneContent(empty(columns: size.columns - 1), in: size, scroll: scroll)
        }
        let lines = text(of: state, in: size).lines.map { StyledLine(" ") + $0 }
        return PaneContent(lines, in: size, scroll: scroll, bottom: [reminder(of: state, columns: size.columns)])
    }

    /// A step's lines, and where they tell what a learner waits for.
    struct StepText {
        fileprivate(set) var lines: [StyledLine] = []
        /// The question before a request, and what was said of its answer.
        fileprivate(set) var prediction: Range<Int>?
        /// The first line of the goals, with which what is new begins.
        fileprivate(set) var end = 0

        /// Adds a part, set off by an empty line; nil where there is nothing to add.
        @discardableResult
        fileprivate mutating func add(_ part: [StyledLine]) -> Range<Int>? {
            guard !part.isEmpty else { return nil }
            if lines.last != .empty { lines.append(.empty) }
            lines += part
            return lines.count - part.count..<lines.count
        }
    }

    /// - Parameter size: The room inside of the pane's border.
    static func text(of state: LessonState, in size: Size) -> StepText {
        // A column of air on each side: prose is read, not scanned.
        let columns = size.columns - 2
        let step = state.step
        var text = StepText()
        if state.stepIndex == 0, !state.lesson.intro.isEmpty {
            text.lines += MarkdownLayout.lines(of: state.lesson.intro, columns: columns) + [.empty]
        }
        text.lines +=
            (StyledLine(step.title, .heading)
            + StyledLine("  step \(state.stepIndex + 1) of \(state.lesson.steps.count)", .quiet)).wrapped(to: columns)
        text.lines.append(.empty)
        text.add(prose(step.prose.prefix(step.predictionPlace), columns))
        text.prediction = text.add(prediction(of: state, columns: columns))
        text.add(prose(step.prose.dropFirst(step.predictionPlace), columns))
        text.end = text.lines.count
        text.lines += goals(of: state, columns: columns)
        text.lines += hints(of: state, columns: columns)
        if let way = wayOn(from: state) { text.lines += [.empty] + way.wrapped(to: columns, indent: 2) }
        if state.isModuleFinished { text.lines += [.empty] + finish(of: state, columns: columns) }
        return text
    }

    private static func empty(columns: Int) -> [StyledLine] {
        let ways: [StyledLine] = [
            StyledLine("No lesson is open: this is free play, and everything works."),
            [
                Span("Type "), Span("lessons", .key), Span(" to see the lessons, and "), Span("lesson", .key),
                Span(" to go on with the one you left, or with the first."),
            ],
        ]
        return ways.flatMap { (StyledLine(" ") + $0).wrapped(to: columns, indent: 1) }
    }

    private static func prose(_ blocks: ArraySlice<MarkdownBlock>, _ columns: Int) -> [StyledLine] {
        MarkdownLayout.lines(of: Array(blocks), columns: columns)
    }

    /// The question before a request, and once it was answered what there is to say about the answer.
    private static func prediction(of state: LessonState, columns: Int) -> [StyledLine] {
        guard let prediction = state.step.prediction else { return [] }
        var lines: [StyledLine] = [StyledLine("Predict", .heading)]
        lines += MarkdownLayout.lines(of: prediction.question, columns: columns)
        guard let predicted = state.predicted else {
            let way: StyledLine = [
                Span("▸ ", .key), Span("Type predict and the status you expect, such as "), Span("predict 302", .key),
                Span("."),
            ]
            return lines + way.wrapped(to: columns, indent: 2)
        }
        let isRight = predicted == prediction.status
        lines.append(
            isRight
                ? [Span("✓ ", .success), Span("\(predicted), as predicted.")]
                : [Span("✗ ", .failure), Span("\(predicted) was predicted; it is \(prediction.status).")])
        return lines
            + MarkdownLayout.lines(of: isRight ? prediction.whenRight : prediction.whenWrong, columns: columns)
    }

    // MARK: Goals

    private static func goals(of state: LessonState, columns: Int) -> [StyledLine] {
        guard !state.outcomes.isEmpty, !state.awaitsPrediction else { return [] }
        var lines: [StyledLine] = [.empty, StyledLine("Goals", .heading)]
        let current = state.outcomes.firstIndex { !$0.passed }
        for (index, outcome) in state.outcomes.enumerated() {
            lines += goal(outcome, isCurrent: index == current).wrapped(to: columns, indent: 2)
            if index == current, let failure = outcome.failure {
                lines += self.lines(of: failure, columns: columns)
            }
        }
        return lines
    }

    private static func goal(_ outcome: CheckOutcome, isCurrent: Bool) -> StyledLine {
        if outcome.passed { return [Span("✓ ", .success), Span(outcome.goal, .quiet)] }
        return isCurrent
            ? [Span("▸ ", .key), Span(outcome.goal, .strong)] : [Span("○ ", .quiet), Span(outcome.goal)]
    }

    private static func lines(of failure: CheckFailure, columns: Int) -> [StyledLine] {
        let rows: [(name: String, text: String?, style: Style)] = [
            ("Sent", failure.sent, .plain), ("Expected", failure.expected, .success), ("Got", failure.got, .failure),
            ("Why", failure.why, .plain), ("Try", failure.tryNext, .strong),
            ("Log", failure.logID.map { "row \($0)" }, .quiet),
        ]
        return rows.flatMap { row -> [StyledLine] in
            guard let text = row.text else { return [] }
            let paragraphs = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            return paragraphs.enumerated().flatMap { index, paragraph in
                let name = StyledLine("  " + (index == 0 ? row.name : "")).fitted(to: 12).restyled { _ in .quiet }
                return (name + StyledLine(paragraph, row.style)).wrapped(to: columns, indent: 12)
            }
        }
    }

    // MARK: Hints and the way on

    private static func hints(of state: LessonState, columns: Int) -> [StyledLine] {
        let hints = state.step.hints
        let tip = state.tip.map { tip in
            [.empty, StyledLine("Hint for what you did", Style(.warning, .strong))]
                + MarkdownLayout.lines(of: tip.blocks, columns: columns)
        }
        return (tip ?? [])
            + hints.prefix(max(0, state.hintsShown)).enumerated().flatMap { index, hint -> [StyledLine] in
                let title = StyledLine("Hint \(index + 1) of \(hints.count)", Style(.warning, .strong))
                return [.empty, title] + MarkdownLayout.lines(of: hint.blocks, columns: columns)
            }
    }

    private static func wayOn(from state: LessonState) -> StyledLine? {
        guard state.isStepDone else { return nil }
        if state.isModuleFinished {
            return [
                Span("✓ ", .success), Span("Every lesson is finished. ", Style(.success, .strong)),
                Span("card", .key), Span(" shows your API."),
            ]
        }
        let isSkipped = state.statuses[state.stepIndex] == .skipped
        let isLast = state.stepIndex + 1 >= state.lesson.steps.count
        let done = isSkipped ? "Skipped. " : isLast ? "Lesson done. " : "Done. "
        return [
            Span("✓ ", .success), Span(done, Style(.success, .strong)), Span("Press "), Span("F2", .key),
            Span(isLast ? " for the next lesson." : " for the next step."),
        ]
    }

    /// What there is to say at the end of everything.
    private static func finish(of state: LessonState, columns: Int) -> [StyledLine] {
        let lines: [StyledLine] = [
            StyledLine(state.farewell, .plain),
            [
                Span("card", .key), Span(" shows your API with what you built and what it answered; "),
                Span("card my-api.svg", .key), Span(" makes a picture of it. "), Span("free", .key),
                Span(" is free play, for an API of your own."),
            ],
        ]
        return lines.flatMap { $0.wrapped(to: columns) + [.empty] }.dropLast()
    }

    /// The line that stays in view while the rest does not fit.
    private static func reminder(of state: LessonState, columns: Int) -> StyledLine {
        let line: StyledLine
        if let way = wayOn(from: state) {
            line = way
        } else if state.awaitsPrediction {
            line = [
                Span("▸ ", .key), Span("Goal: ", .quiet), Span("Predict the status, then send the request.", .strong),
            ]
        } else if let index = state.outcomes.firstIndex(where: { !$0.passed }) {
            let place = state.outcomes.count == 1 ? "" : " \(index + 1) of \(state.outcomes.count)"
            line =
                [Span("▸ ", .key), Span("Goal\(place): ", .quiet)]
                + StyledLine(state.outcomes[index].goal, .strong)
        } else {
            line = StyledLine("Alt-1, then PgDn, reads on.", .quiet)
        }
        return (StyledLine(" ") + line).truncated(to: columns)
    }
}

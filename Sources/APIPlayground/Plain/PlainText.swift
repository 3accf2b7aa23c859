import PlaygroundEngine

/// Results and lessons as lines that need neither colours nor columns: words say what marks say elsewhere.
enum PlainText {
    static func lines(_ lines: [ResultLine]) -> [String] {
        lines.flatMap { line in
            line.text.split(separator: "\n", omittingEmptySubsequences: false).map { word(for: line.role) + $0 }
        }
    }

    /// A line of which nothing is obeyed by a terminal, whoever wrote it.
    static func visible(_ line: String) -> String { VisibleText.escape(line.replacing("\t", with: "    ")) }

    private static func word(for role: ResultLine.Role) -> String {
        switch role {
        case .text, .heading: ""
        case .code: "    "
        case .success: "ok: "
        case .failure: "error: "
        case .note: "note: "
        case .added: "+ "
        case .removed: "- "
        }
    }

    /// The place of the shown step, as the commands that lead to it say it, too.
    static func heading(of state: LessonState) -> String {
        let lesson = state.lesson
        return "Lesson \(lesson.number), \(lesson.title), step \(state.stepIndex + 1) of \(lesson.steps.count): "
            + state.step.title
    }

    /// The shown step: its prose, what it asks for and what can be typed there.
    static func lines(of state: LessonState) -> [String] {
        let intro = state.stepIndex == 0 ? [""] + lines(MarkdownText.lines(of: state.lesson.intro)) : []
        return intro + [""] + lines(of: state.step) + [""] + goals(of: state)
    }

    /// A whole lesson, step by step.
    static func lines(of lesson: Lesson) -> [String] {
        let intro = ["Lesson \(lesson.number): \(lesson.title)", ""] + lines(MarkdownText.lines(of: lesson.intro))
        return lesson.steps.enumerated().reduce(into: intro) { lines, entry in
            let (index, step) = entry
            lines += ["", "Step \(index + 1) of \(lesson.steps.count): \(step.title)", ""] + self.lines(of: step)
            lines += [""] + step.checks.map { "Goal: \($0.goal)" }
        }.map(visible)
    }

    private static func lines(of step: Step) -> [String] {
        let (before, behind) = (step.prose.prefix(step.predictionPlace), step.prose.dropFirst(step.predictionPlace))
        var lines = self.lines(MarkdownText.lines(of: Array(before)))
        if let prediction = step.prediction {
            if !before.isEmpty { lines.append("") }
            lines += ["Predict:"] + self.lines(MarkdownText.lines(of: prediction.question)) + [""]
        }
        lines += self.lines(MarkdownText.lines(of: Array(behind)))
        if !step.requests.isEmpty {
            lines += [""] + step.requests.map { "Request, \($0.name): send \($0.command)" }
        }
        return lines
    }

    private static func goals(of state: LessonState) -> [String] {
        let outcomes = state.outcomes
        let goals = state.step.checks.enumerated().map { index, check in
            let isMet = outcomes.indices.contains(index) && outcomes[index].passed
            return "Goal, \(isMet ? "met" : "open"): \(check.goal)"
        }
        switch state.statuses[state.stepIndex] {
        case .open: return state.awaitsPrediction ? ["Goal, open: predict the status, then send the request"] : goals
        case .done where state.isModuleFinished, .skipped where state.isModuleFinished:
            return goals + [state.farewell, "card shows your API as a card; card my-api.svg makes a picture of it."]
        case .done: return goals + ["This step is done; next goes on."]
        case .skipped: return goals + ["This step was skipped; next goes on."]
        }
    }
}

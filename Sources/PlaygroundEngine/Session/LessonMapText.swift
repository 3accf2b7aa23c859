/// The map of the lessons as lines: a table of all, and the steps of the one that is open.
enum LessonMapText {
    static func lines(of overview: [LessonProgress]) -> [ResultLine] {
        let rows = overview.map { lesson in
            let skipped = lesson.skipped > 0 ? ", \(lesson.skipped) skipped" : ""
            return [
                "\(lesson.number)", lesson.title, state(of: lesson), "\(lesson.done) of \(lesson.total) done\(skipped)",
                time(lesson.seconds), lesson.attempts > 0 ? "\(lesson.attempts)" : "",
            ]
        }
        let all = TextTable.lines([["lesson", "title", "", "steps", "time", "tries"]] + rows)
        guard let current = overview.first(where: \.isCurrent) else { return all + totals(of: overview) }
        let steps = current.steps.enumerated().map { index, step in
            [
                "\(index + 1)", step.title, state(of: step), time(step.seconds),
                step.attempts > 0 ? "\(step.attempts)" : "",
            ]
        }
        return all + totals(of: overview)
            + [ResultLine(.heading, "Lesson \(current.number), \(current.title)")]
            + TextTable.lines([["step", "title", "", "time", "tries"]] + steps)
    }

    private static func totals(of overview: [LessonProgress]) -> [ResultLine] {
        let finished = overview.count(where: \.isFinished)
        guard finished > 0 else { return [] }
        let time = overview.seconds >= 1 ? ", \(Quantity.workTime(overview.seconds)) at work" : ""
        let words = "\(finished) of \(overview.count) lessons finished\(time)"
        return overview.isFinished
            ? [ResultLine(.success, "\(words); card shows what became of your API")] : [ResultLine(.note, words)]
    }

    private static func state(of lesson: LessonProgress) -> String {
        if lesson.isCurrent { return lesson.isFinished ? "✓ here" : "▸ here" }
        switch lesson.state {
        case .done: return "✓ done"
        case .finished: return "✓ finished"
        case .begun: return "○ begun"
        case .open: return "○ open"
        }
    }

    private static func state(of step: StepProgress) -> String {
        let state =
            switch step.status {
            case .done: "✓ done"
            case .skipped: "» skipped"
            case .open, nil: step.isCurrent ? "▸ open" : "○ open"
            }
        return step.isCurrent ? state + ", here" : state
    }

    private static func time(_ seconds: Double) -> String { seconds >= 1 ? Quantity.workTime(seconds) : "" }
}

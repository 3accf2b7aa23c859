extension LessonProgression {
    /// What a screen shows of the open lesson; nil in free play.
    ///
    /// - Parameter outcomes: The newest outcomes of the shown step's checks; empty until it was checked.
    package func state(outcomes: [CheckOutcome]) -> LessonState? {
        guard let lesson, let record = stepRecord else { return nil }
        let steps = records.lessons[lesson.id]?.steps ?? [:]
        return LessonState(
            lesson: lesson, stepIndex: stepIndex, statuses: lesson.steps.map { steps[$0.id]?.status ?? .open },
            outcomes: outcomes, hintsShown: record.hintsShown, predicted: record.predicted, overview: overview)
    }

    /// A line for each lesson of the module.
    package var overview: [LessonProgress] {
        lessons.map { lesson in
            let records = records.lessons[lesson.id]?.steps ?? [:]
            let statuses = lesson.steps.compactMap { records[$0.id]?.status }
            return LessonProgress(
                id: lesson.id, number: lesson.number, title: lesson.title,
                done: statuses.count { $0 == .done }, skipped: statuses.count { $0 == .skipped },
                total: lesson.steps.count, languages: lesson.languages)
        }
    }
}

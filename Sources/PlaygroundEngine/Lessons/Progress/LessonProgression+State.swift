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
            let record = records.lessons[lesson.id]
            let shown = record?.currentStep ?? lesson.steps.first?.id
            let steps = lesson.steps.map { step -> StepProgress in
                let known = record?.steps[step.id]
                return StepProgress(
                    id: step.id, title: step.title, status: known?.status, seconds: known?.seconds ?? 0,
                    attempts: known?.attempts ?? 0, doneAt: known?.completion?.time, isCurrent: step.id == shown)
            }
            return LessonProgress(
                id: lesson.id, number: lesson.number, title: lesson.title,
                done: steps.count { $0.status == .done }, skipped: steps.count { $0.status == .skipped },
                total: lesson.steps.count, isCurrent: lesson.id == records.current, steps: steps)
        }
    }
}

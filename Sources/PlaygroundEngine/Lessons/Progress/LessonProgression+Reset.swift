/// How much `reset` forgets.
package enum ResetScope: String, Hashable, Sendable, CaseIterable {
    case step, lesson, all
}

extension LessonProgression {
    /// What a reset would forget and put back, as a question to be answered with yes or no.
    package func consequence(of scope: ResetScope) throws(LessonRefusal) -> String {
        switch scope {
        case .step:
            guard let step else { throw .noLessonOpen }
            return "Forget what was done in the step “\(step.title)” and put back the main.py with which it began?"
        case .lesson:
            guard let lesson else { throw .noLessonOpen }
            let count = records.lessons[lesson.id]?.steps.values.filter { $0.status != .open }.count ?? 0
            return "Forget \(counted(count)) of lesson \(lesson.number), “\(lesson.title)”, "
                + "and put back the main.py with which it starts?"
        case .all:
            let count = records.lessons.values.flatMap(\.steps.values).filter { $0.status != .open }.count
            return "Forget \(counted(count)) of all lessons? main.py stays as it is."
        }
    }

    /// Forgets progress.
    ///
    /// - Returns: The `main.py` to put back; nil where it stays as it is.
    package mutating func reset(_ scope: ResetScope) throws(LessonRefusal) -> String? {
        switch scope {
        case .step:
            guard let lesson, let step, let record = stepRecord else { throw .noLessonOpen }
            records.lessons[lesson.id]?.steps[step.id] = StepRecord(sourceAtStart: record.sourceAtStart)
            return record.sourceAtStart
        case .lesson:
            guard let lesson else { throw .noLessonOpen }
            records.lessons[lesson.id] = nil
            begin(0, with: lesson.starter)
            return lesson.starter
        case .all:
            records = LessonRecords()
            return nil
        }
    }

    private func counted(_ steps: Int) -> String { steps == 1 ? "1 finished step" : "\(steps) finished steps" }
}

import Foundation

/// The learner's way through the lessons: a value that changes by the moves below and by nothing else.
///
/// It has no clock and no file; the session tells the time, saves ``records`` after each move and brings `main.py` to the state
/// that a move returns.
package struct LessonProgression: Hashable, Sendable {
    /// In the order of the module, in the language in which they are shown.
    package internal(set) var lessons: [Lesson]
    package internal(set) var records: LessonRecords

    /// - Parameter records: What was remembered; what they say about lessons and steps that no longer exist is kept.
    package init(lessons: [Lesson], records: LessonRecords = LessonRecords()) {
        self.lessons = lessons
        self.records = records
        if let current = records.current, !lessons.contains(where: { $0.id == current }) { self.records.current = nil }
    }

    /// The lesson that is open.
    package var lesson: Lesson? { lessons.first { $0.id == records.current } }

    /// The index of the shown step; the first where the remembered step no longer exists.
    package var stepIndex: Int {
        guard let lesson, let shown = records.lessons[lesson.id]?.currentStep else { return 0 }
        return lesson.steps.firstIndex { $0.id == shown } ?? 0
    }

    /// The step that is shown.
    package var step: Step? {
        guard let lesson, lesson.steps.indices.contains(stepIndex) else { return nil }
        return lesson.steps[stepIndex]
    }

    /// What is remembered about the shown step.
    package var stepRecord: StepRecord? {
        guard let lesson, let step else { return nil }
        return records.lessons[lesson.id]?.steps[step.id]
    }

    // MARK: Moving

    /// Goes on where the records say; a step that was rewritten since begins anew.
    ///
    /// - Parameter source: The `main.py` in hand.
    package mutating func resume(with source: String) {
        begin(stepIndex, with: source)
    }

    /// Opens a lesson by its number or id.
    ///
    /// - Parameter source: The `main.py` in hand, which is kept for the lesson that is left.
    /// - Returns: The `main.py` of the lesson: as it was left, or its starter.
    package mutating func open(_ name: String, leaving source: String) throws(LessonRefusal) -> String {
        guard let lesson = lessons.first(where: { $0.id == name || String($0.number) == name }) else {
            let suggestion = Suggestion.nearest(to: name, among: lessons.map(\.id))
            throw .unknownLesson(name, suggestion: suggestion, lessons: lessons.count)
        }
        guard lesson.id != records.current else { return source }
        if let left = records.current { records.lessons[left]?.sourceWhenLeft = source }
        let opened = records.lessons[lesson.id]?.sourceWhenLeft ?? lesson.starter
        records.current = lesson.id
        records.left = nil
        records.lessons[lesson.id, default: LessonRecord()].sourceWhenLeft = nil
        begin(stepIndex, with: opened)
        return opened
    }

    /// Leaves the lessons for free play; ``open(_:leaving:)`` comes back to the same place and the same `main.py`.
    package mutating func close(leaving source: String) throws(LessonRefusal) {
        guard let current = records.current else { throw .noLessonOpen }
        records.lessons[current]?.sourceWhenLeft = source
        records.current = nil
        records.left = current
    }

    /// The lesson to come back to from free play: the one that was left, or the first that is not finished.
    package var lessonToReturnTo: Lesson? {
        lessons.first { $0.id == records.left } ?? firstUnfinished
    }

    /// The first lesson in which something is left to do; the first of all where nothing is.
    var firstUnfinished: Lesson? {
        let finished = Set(overview.filter(\.isFinished).map(\.id))
        return lessons.first { !finished.contains($0.id) } ?? lessons.first
    }

    /// Goes to the next step, or from the last one to the next lesson.
    ///
    /// - Returns: The `main.py` to go on with.
    package mutating func next(with source: String) throws(LessonRefusal) -> String {
        guard let lesson, let step else { throw .noLessonOpen }
        let begun = records.lessons[lesson.id]?.steps ?? [:]
        let hasGoneOn = lesson.steps.dropFirst(stepIndex + 1).contains { begun[$0.id] != nil }
        guard hasGoneOn || (begun[step.id]?.status ?? .open) != .open else { throw .stepOpen(title: step.title) }
        guard stepIndex + 1 < lesson.steps.count else {
            guard let index = lessons.firstIndex(of: lesson), index + 1 < lessons.count else {
                throw overview.isFinished ? .moduleFinished : .endOfModule
            }
            return try open(lessons[index + 1].id, leaving: source)
        }
        begin(stepIndex + 1, with: source)
        return source
    }

    /// Goes to the step before; `main.py` stays as it is.
    package mutating func back() throws(LessonRefusal) {
        guard let lesson, let step else { throw .noLessonOpen }
        guard stepIndex > 0 else { throw .firstStep(title: step.title) }
        let before = lesson.steps[stepIndex - 1].id
        records.lessons[lesson.id]?.currentStep = before
    }

    // MARK: The shown step

    /// Notes an exchange that the learner made, by any client.
    ///
    /// - Parameter record: Makes what is kept of it; asked only where the exchange is new evidence.
    /// - Returns: Whether it is evidence that was not there before.
    package mutating func observe(
        _ exchange: Exchange, record: () -> RecordedSighting? = { nil }
    ) -> Bool {
        guard let step, let known = stepRecord?.evidence else { return false }
        let new = CheckRunner.evidence(for: step.checks, in: exchange, besides: known)
        guard !new.isEmpty else { return false }
        let sighting = record()
        changeStep { step in
            step.evidence.formUnion(new)
            for check in new { step.sightings[check] = sighting }
        }
        return true
    }

    /// Notes what the checks of the shown step found; a step once done stays done.
    ///
    /// - Parameters:
    ///   - source: The `main.py` that was looked at.
    ///   - moment: The time of the look.
    /// - Returns: Whether the step is done now and was open before.
    package mutating func note(_ outcomes: [CheckOutcome], on source: String? = nil, at moment: Date? = nil) -> Bool {
        guard let step, outcomes.count == step.checks.count else { return false }
        let seen = zip(step.checks, outcomes).filter { check, outcome in
            check.condition.staysFulfilled && outcome.passed
        }
        changeStep { $0.evidence.formUnion(seen.map(\.0.id)) }
        return outcomes.allSatisfy(\.passed) && markDone(with: source, at: moment)
    }

    /// - Returns: Whether the step was open before.
    package mutating func markDone(with source: String? = nil, at moment: Date? = nil) -> Bool {
        guard stepRecord?.status == .open else { return false }
        changeStep { step in
            step.status = .done
            step.attempts += 1
            step.completion = moment.map { StepCompletion(time: $0, source: source) }
        }
        return true
    }

    /// Adds time that was spent on the shown step, and ends with the step.
    package mutating func spend(seconds: Double) {
        guard seconds > 0, stepRecord?.status == .open else { return }
        changeStep { $0.seconds += seconds }
    }

    /// Counts a try that met no goal that was open.
    package mutating func missed() {
        guard stepRecord?.status == .open else { return }
        changeStep { $0.attempts += 1 }
    }

    /// Marks the shown step as skipped unless it is done.
    ///
    /// - Returns: The commands that perform its answer.
    package mutating func skip() throws(LessonRefusal) -> CommandBlock {
        let commands = try solution()
        changeStep { if $0.status == .open { $0.status = .skipped } }
        return commands
    }

    /// The commands that perform the answer of the shown step.
    package func solution() throws(LessonRefusal) -> CommandBlock {
        guard let solution = step?.solutions.first else { throw .noLessonOpen }
        return solution
    }

    /// Shows one more hint.
    ///
    /// - Returns: Its number, counted from 1, and the hint.
    package mutating func hint() throws(LessonRefusal) -> (number: Int, hint: Hint) {
        guard let step, let shown = stepRecord?.hintsShown else { throw .noLessonOpen }
        guard shown < step.hints.count else { throw .noMoreHints(count: step.hints.count) }
        changeStep { $0.hintsShown = shown + 1 }
        return (shown + 1, step.hints[shown])
    }

    /// Notes the status that the learner predicts.
    ///
    /// - Returns: The words for it.
    package mutating func predict(_ text: String) throws(LessonRefusal) -> (isRight: Bool, words: [MarkdownBlock]) {
        guard let step else { throw .noLessonOpen }
        guard let prediction = step.prediction else { throw .noPrediction(title: step.title) }
        guard let status = Int(text), (100...599).contains(status) else { throw .badStatus(text) }
        changeStep { $0.predicted = status }
        let isRight = status == prediction.status
        return (isRight, isRight ? prediction.whenRight : prediction.whenWrong)
    }

    // MARK: Changing the records

    /// Shows a step; the first time, notes the `main.py` with which it begins.
    mutating func begin(_ index: Int, with source: String) {
        guard let lesson, lesson.steps.indices.contains(index) else { return }
        let id = lesson.steps[index].id
        records.lessons[lesson.id, default: LessonRecord()].currentStep = id
        if records.lessons[lesson.id]?.steps[id] == nil {
            records.lessons[lesson.id]?.steps[id] = StepRecord(sourceAtStart: source)
        }
    }

    private mutating func changeStep(_ record: (inout StepRecord) -> Void) {
        guard let lesson, let step, var changed = records.lessons[lesson.id]?.steps[step.id] else { return }
        record(&changed)
        records.lessons[lesson.id]?.steps[step.id] = changed
    }
}

/// Moving through the lessons.
extension PlaygroundSession {
    /// Takes up what the store remembers.
    func startLessons(isNew: Bool) {
        guard !configuration.lessons.isEmpty else { return emit(.lesson(nil)) }
        var records = LessonRecords()
        do throws(StoreProblem) {
            records = try LessonProgressStore(configuration.store).load()
        } catch {
            tell(error)
        }
        takeUpLessons(records, isNew: isNew)
    }

    /// Goes on with the lessons where `records` left them, as far as the workspace is theirs.
    func takeUpLessons(_ kept: LessonRecords, isNew: Bool) {
        var records = kept
        savedRecords = records
        // A file of the learner's own is no lesson's: what is open in the lessons' file stays open there.
        if configuration.lessonStart == .none { records.current = nil }
        progression = LessonProgression(lessons: configuration.lessons, records: records)
        if progression.lesson != nil {
            progression.resume(with: workspace.source.text)
        } else if configuration.lessonStart == .resume, isNew, let first = firstUnfinished {
            do throws(LessonRefusal) {
                let starter = try progression.open(first.id, leaving: workspace.source.text)
                // Nothing was there before, so there is nothing that undo could bring back.
                workspace = Workspace(SourceText(name: workspace.source.name, text: starter))
                if let failure = write() { emit(.notice([ResultLine(.failure, failure.message)])) }
                reload()
            } catch {
                emit(.notice([ResultLine(.failure, error.message)]))
            }
        }
        beginStep()
    }

    private var firstUnfinished: Lesson? {
        let finished = Set(progression.overview.filter { $0.done + $0.skipped >= $0.total }.map(\.id))
        return progression.lessons.first { !finished.contains($0.id) } ?? progression.lessons.first
    }

    func lessons() -> CommandResult {
        let overview = progression.overview
        guard !overview.isEmpty else { return .refused("there are no lessons here") }
        let current = progression.lesson?.id
        let rows = overview.map { lesson in
            let skipped = lesson.skipped > 0 ? ", \(lesson.skipped) skipped" : ""
            let open = lesson.id == current ? ", open" : ""
            return ["\(lesson.number)", lesson.title, "\(lesson.done) of \(lesson.total) done\(skipped)\(open)"]
        }
        return CommandResult(.done, TextTable.lines([["lesson", "title", "steps"]] + rows))
    }

    func openLesson(_ number: Int, confirmed: Bool) async -> CommandResult {
        takeOverOutsideEdits()
        let source = workspace.source.text
        var moved = progression
        do throws(LessonRefusal) {
            let opened = try moved.open("\(number)", leaving: source)
            let wouldLose = progression.lesson == nil && opened != source && !source.allSatisfy(\.isWhitespace)
            if wouldLose, !confirmed {
                let name = workspace.source.name
                return CommandResult(
                    .needsConfirmation(
                        question: "Lesson \(number) brings its own \(name) in the place of this one. "
                            + "undo brings this one back. Open the lesson?"), [])
            }
            return await go(to: moved, opened)
        } catch {
            return .refused(error.message)
        }
    }

    func nextStep() async -> CommandResult {
        await move { progression, source throws(LessonRefusal) in try progression.next(with: source) }
    }

    func stepBack() async -> CommandResult {
        await move { progression, source throws(LessonRefusal) in
            try progression.back()
            return source
        }
    }

    func reset(_ target: ResetTarget, confirmed: Bool) async -> CommandResult {
        let scope: ResetScope =
            switch target {
            case .step: .step
            case .lesson: .lesson
            case .all: .all
            }
        do throws(LessonRefusal) {
            guard confirmed else {
                return CommandResult(.needsConfirmation(question: try progression.consequence(of: scope)), [])
            }
        } catch {
            return .refused(error.message)
        }
        return await move { progression, source throws(LessonRefusal) in try progression.reset(scope) ?? source }
    }

    private func move(
        _ change: (inout LessonProgression, String) throws(LessonRefusal) -> String
    ) async -> CommandResult {
        takeOverOutsideEdits()
        var moved = progression
        do throws(LessonRefusal) {
            let source = try change(&moved, workspace.source.text)
            return await go(to: moved, source)
        } catch {
            return .refused(error.message)
        }
    }

    private func go(to moved: LessonProgression, _ source: String) async -> CommandResult {
        progression = moved
        let lines = putBack(source)
        beginStep()
        await checkStep()
        return CommandResult(.done, place() + lines)
    }

    /// Brings `main.py` to the text that a move asks for.
    private func putBack(_ source: String) -> [ResultLine] {
        let before = workspace.source
        guard source != before.text else { return [] }
        _ = workspace.adopt(SourceText(name: before.name, text: source))
        let failure = write().map { [ResultLine(.failure, $0.message)] } ?? []
        reload()
        guard !before.utf8.allSatisfy(\.isBlank) else { return failure }
        return [ResultLine(.note, "\(before.name) is the one of this lesson now; undo brings back what it was")]
            + failure
    }

    /// Where the learner is, in one line.
    private func place() -> [ResultLine] {
        guard let lesson = progression.lesson, let step = progression.step else {
            return [ResultLine(.text, "no lesson is open; lessons lists them")]
        }
        let number = progression.stepIndex + 1
        return [
            ResultLine(
                .heading,
                "Lesson \(lesson.number), \(lesson.title), step \(number) of \(lesson.steps.count): \(step.title)")
        ]
    }

    /// Starts to watch for what the shown step asks for.
    private func beginStep() {
        let evidence = progression.stepRecord?.evidence ?? []
        outcomes = (progression.step?.checks ?? []).map {
            CheckOutcome(goal: $0.goal, passed: evidence.contains($0.id), failure: nil)
        }
        explainsGoals = false
        isStepNew = true
        staleLooks = begunLooks
        stepStart = live?.nextExchangeID ?? 1
        saveProgress()
        tellLesson()
        scheduleCheck()
    }

    func tellLesson() {
        emit(.lesson(progression.state(outcomes: outcomes)))
    }

    // MARK: Keeping

    /// How far the lessons have come, and which of them is open in their own file.
    var recordsToKeep: LessonRecords {
        var records = progression.records
        if records.current == nil, configuration.lessonStart == .none { records.current = savedRecords.current }
        return records
    }

    func saveProgress() {
        let records = recordsToKeep
        do throws(StoreProblem) {
            try LessonProgressStore(configuration.store).save(records, replacing: savedRecords)
            savedRecords = records
        } catch {
            tell(error)
        }
    }

    /// Says once that something cannot be kept.
    func tell(_ problem: StoreProblem) {
        guard problem != storeFailure else { return }
        storeFailure = problem
        let note = problem.note.map { [ResultLine(.note, $0)] } ?? []
        emit(.notice([ResultLine(.failure, problem.message)] + note))
    }
}

/// Moving through the lessons.
extension PlaygroundSession {
    /// Takes up what the store remembers.
    func startLessons(isNew: Bool) async {
        guard !configuration.lessons.isEmpty else { return emit(.lesson(nil)) }
        var records = LessonRecords()
        do throws(StoreProblem) {
            records = try LessonProgressStore(configuration.store).load()
        } catch {
            tell(error)
        }
        await takeUpLessons(records, isNew: isNew)
    }

    /// Goes on with the lessons where `records` left them, as far as the workspace is theirs.
    func takeUpLessons(_ kept: LessonRecords, isNew: Bool) async {
        var records = kept
        savedRecords = records
        // A file of the learner's own is no lesson's: what is open in the lessons' file stays open there.
        if configuration.lessonStart == .none {
            records.left = records.current ?? records.left
            records.current = nil
        }
        readLanguage()
        progression = LessonProgression(lessons: lessonsInLanguage, records: records)
        if progression.lesson != nil {
            progression.resume(with: workspace.source.text)
        } else if configuration.lessonStart == .resume, isNew, let first = progression.firstUnfinished {
            do throws(LessonRefusal) {
                let text = try progression.open(first.id, leaving: workspace.source.text)
                let starter = SourceText(name: workspace.source.name, text: text)
                saveProgress(intending: starter)
                // Nothing was there before, so there is nothing that undo could bring back.
                workspace = Workspace(starter)
                if let failure = write() { emit(.notice([ResultLine(.failure, failure.message)])) }
                finishMove()
                await reload()
            } catch {
                emit(.notice([ResultLine(.failure, error.message)]))
            }
        }
        beginStep()
    }

    func lessons() -> CommandResult {
        let overview = progression.overview
        guard !overview.isEmpty else { return .refused("there are no lessons here") }
        return CommandResult(.lessons(overview), LessonMapText.lines(of: overview) + languageNotes)
    }

    /// - Parameter wanted: The number of a lesson; nil for the one to come back to.
    func openLesson(_ wanted: Int?, confirmed: Bool) async -> CommandResult {
        await takeOverOutsideEdits()
        if wanted == nil, progression.lesson != nil { return CommandResult(.done, place()) }
        guard let number = wanted ?? progression.lessonToReturnTo?.number else {
            return .refused("there are no lessons here")
        }
        let source = workspace.source.text
        var moved = progression
        do throws(LessonRefusal) {
            let opened = try moved.open("\(number)", leaving: source)
            let wouldLose = progression.lesson == nil && opened != source && !source.allSatisfy(\.isWhitespace)
            if wouldLose, !confirmed {
                let name = workspace.source.name
                return CommandResult(
                    .needsConfirmation(
                        question: "Lesson \(number) brings its own \(name) in the place of this one, which is kept: "
                            + "restore or undo brings it back. Open the lesson?"), [])
            }
            return await go(to: moved, opened, "before lesson \(number)")
        } catch {
            return .refused(error.message)
        }
    }

    /// Leaves the lesson; `main.py` stays as it is.
    func freePlay() async -> CommandResult {
        await move("before free play") { progression, source throws(LessonRefusal) in
            try progression.close(leaving: source)
            return source
        }
    }

    func nextStep() async -> CommandResult {
        await move("before the next lesson") { progression, source throws(LessonRefusal) in
            try progression.next(with: source)
        }
    }

    func stepBack() async -> CommandResult {
        await move("before going back") { progression, source throws(LessonRefusal) in
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
        return await move("before reset \(target.rawValue)") { progression, source throws(LessonRefusal) in
            try progression.reset(scope) ?? source
        }
    }

    /// - Parameter occasion: What a snapshot of `main.py` is called, where the move replaces it.
    private func move(
        _ occasion: String, _ change: (inout LessonProgression, String) throws(LessonRefusal) -> String
    ) async -> CommandResult {
        await takeOverOutsideEdits()
        var moved = progression
        do throws(LessonRefusal) {
            let source = try change(&moved, workspace.source.text)
            return await go(to: moved, source, occasion)
        } catch {
            return .refused(error.message)
        }
    }

    private func go(to moved: LessonProgression, _ source: String, _ occasion: String) async -> CommandResult {
        let left = placeName
        progression = moved
        let lines = await putBack(source, keeping: left, occasion)
        beginStep()
        await checkStep()
        return CommandResult(.done, place() + lines)
    }

    /// Brings `main.py` to the text that a move asks for. What was there is kept first, then the progress together with
    /// the text, then the file is written: whenever the program ends, the next start finds both as they belong together.
    ///
    /// - Parameter place: Where the learner was.
    private func putBack(_ source: String, keeping place: String, _ occasion: String) async -> [ResultLine] {
        let before = workspace.source
        guard source != before.text else { return [] }
        let snapshot = keepSnapshot(place, occasion)
        let text = SourceText(name: before.name, text: source)
        saveProgress(intending: text)
        _ = workspace.adopt(text)
        let failure = write().map { [ResultLine(.failure, $0.message)] } ?? []
        finishMove()
        await reload()
        guard !before.isBlank else { return failure }
        let kept =
            snapshot.map { "; restore \($0) and undo bring back what it was" } ?? "; undo brings back what it was"
        return [ResultLine(.note, "\(before.name) is the one of this lesson now\(kept)")] + failure
    }

    /// Where the learner is, in one line.
    private func place() -> [ResultLine] {
        guard let lesson = progression.lesson, let step = progression.step else {
            guard let left = progression.lessonToReturnTo, left.id == progression.records.left else {
                return [ResultLine(.text, "no lesson is open; lessons lists them")]
            }
            return [ResultLine(.text, "free play: everything works, and lesson comes back to lesson \(left.number)")]
        }
        let number = progression.stepIndex + 1
        return [
            ResultLine(
                .heading,
                "Lesson \(lesson.number), \(lesson.title), step \(number) of \(lesson.steps.count): \(step.title)")
        ]
    }

    /// The same as the name of what is kept from there.
    var placeName: String {
        guard let lesson = progression.lesson, let step = progression.step else { return "free play" }
        return "lesson \(lesson.number), step \(progression.stepIndex + 1) of \(lesson.steps.count): \(step.title)"
    }

    /// Starts to watch for what the shown step asks for.
    private func beginStep() {
        let evidence = progression.stepRecord?.evidence ?? []
        outcomes = (progression.step?.checks ?? []).map {
            CheckOutcome(goal: $0.goal, passed: evidence.contains($0.id), failure: nil)
        }
        explainsGoals = false
        isStepNew = true
        tip = nil
        tipsShown = []
        commandsUsed = []
        staleLooks = begunLooks
        stepStart = live?.nextExchangeID ?? 1
        activity.restart(at: configuration.now())
        saveProgress()
        tellLesson()
        scheduleCheck()
    }

    func tellLesson() {
        var state = progression.state(outcomes: outcomes)
        state?.tip = tip
        emit(.lesson(state))
    }
}

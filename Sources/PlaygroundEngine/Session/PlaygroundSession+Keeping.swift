/// What lasts of the lessons: progress, time, and the requests that were evidence.
extension PlaygroundSession {
    /// - Parameter text: The `main.py` that the progress goes with, about to be put in place.
    func saveProgress(intending text: SourceText? = nil) {
        let records = recordsToKeep
        let store = LessonProgressStore(configuration.store)
        do throws(StoreProblem) {
            var move: LessonProgressStore.IntendedMove?
            if let text, case .file(let file) = configuration.place {
                move = .init(path: file.path, before: workspace.source, text: text)
            }
            try store.save(records, replacing: savedRecords, intending: move)
            savedRecords = records
            try AnswerCountStore(configuration.store).add(answers - savedAnswers)
            savedAnswers = answers
        } catch {
            tell(error)
        }
    }

    /// Notes that the `main.py` of a move is in place.
    func finishMove() {
        guard case .file(let file) = configuration.place else { return }
        do throws(StoreProblem) {
            try LessonProgressStore(configuration.store).fulfilled(path: file.path)
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

    /// Counts the time since the learner did something before, as long as the shown step is open.
    func noteActivity() {
        progression.spend(seconds: activity.note(configuration.now()))
    }

    /// What is kept of an exchange that is evidence.
    func sighting(of exchange: Exchange) -> RecordedSighting? {
        guard let live, let liveSource else { return nil }
        let earlier = live.log.newestFirst.prefix { $0.id >= liveStart }.filter { $0.id < exchange.id }.reversed()
        return RecordedSighting(of: exchange, by: liveSource.text, after: earlier)
    }
}

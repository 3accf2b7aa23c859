import Foundation
import GRDB

/// Keeps how far the lessons have come, by the ids of lessons and steps.
package struct LessonProgressStore: Sendable {
    /// A `main.py` that a move through the lessons is about to put in place of another.
    package struct IntendedMove: Hashable, Sendable {
        package let path: String
        package let before: SourceText
        package let text: SourceText

        package init(path: String, before: SourceText, text: SourceText) {
            self.path = path
            self.before = before
            self.text = text
        }
    }

    private let store: PlaygroundStore

    package init(_ store: PlaygroundStore) {
        self.store = store
    }

    /// Everything that was kept; entries that this version cannot read are left out.
    package func load() throws(StoreProblem) -> LessonRecords {
        try store.read(otherwise: LessonRecords()) { database in
            var records = LessonRecords()
            for row in try Row.fetchAll(database, sql: "SELECT * FROM lesson") {
                let id: String = row["id"]
                records.lessons[id] = LessonRecord(
                    currentStep: row["currentStep"], sourceWhenLeft: row["sourceWhenLeft"])
                if row["isCurrent"] { records.current = id }
                if row["wasLeft"] { records.left = id }
            }
            for row in try Row.fetchAll(database, sql: "SELECT * FROM step") {
                guard let status = StepStatus(rawValue: row["status"]) else { continue }
                let lesson: String = row["lesson"]
                let step: String = row["id"]
                let doneAt: Double? = row["doneAt"]
                records.lessons[lesson]?.steps[step] = StepRecord(
                    status: status, hintsShown: max(0, row["hintsShown"]), predicted: row["predicted"],
                    sourceAtStart: row["sourceAtStart"], seconds: max(0, row["seconds"]),
                    attempts: max(0, row["attempts"]),
                    completion: doneAt.map {
                        StepCompletion(time: Date(timeIntervalSince1970: $0), source: row["sourceWhenDone"])
                    }, sightings: [:])
            }
            for row in try Row.fetchAll(database, sql: "SELECT * FROM evidence") {
                let lesson: String = row["lesson"]
                let step: String = row["step"]
                records.lessons[lesson]?.steps[step]?.evidence.insert(row["evidence"])
            }
            try SightingRows.load(into: &records, database)
            return records
        }
    }

    /// Keeps `records` in place of `previous`, in one transaction: what did not change is not written.
    ///
    /// - Parameter move: The `main.py` that goes with the records. It is kept until ``fulfilled(path:)``, so that a
    ///   program that ends in between puts it in place at its next start.
    package func save(
        _ records: LessonRecords, replacing previous: LessonRecords, intending move: IntendedMove? = nil
    ) throws(StoreProblem) {
        guard records != previous || move != nil else { return }
        try store.write { database in
            if let move {
                try database.execute(
                    sql: "INSERT OR REPLACE INTO intendedMove (path, before, text) VALUES (?, ?, ?)",
                    arguments: [move.path, Data(move.before.utf8), Data(move.text.utf8)])
            }
            for id in previous.lessons.keys where records.lessons[id] == nil {
                try database.execute(sql: "DELETE FROM lesson WHERE id = ?", arguments: [id])
            }
            for (id, record) in records.lessons where record != previous.lessons[id] {
                try Self.write(record, replacing: previous.lessons[id], id, database)
            }
            try database.execute(
                sql: """
                    UPDATE lesson SET isCurrent = (id IS ?), wasLeft = (id IS ?)
                    WHERE isCurrent IS NOT (id IS ?) OR wasLeft IS NOT (id IS ?)
                    """,
                arguments: [records.current, records.left, records.current, records.left])
        }
    }

    /// The move that was under way with the file at `path` when the program ended.
    package func intendedMove(path: String, name: String) throws(StoreProblem) -> IntendedMove? {
        try store.read(otherwise: nil) { database in
            let row = try Row.fetchOne(
                database, sql: "SELECT before, text FROM intendedMove WHERE path = ?", arguments: [path])
            return row.map { row in
                let before: Data = row["before"]
                let text: Data = row["text"]
                return IntendedMove(
                    path: path, before: SourceText(name: name, utf8: Array(before)),
                    text: SourceText(name: name, utf8: Array(text)))
            }
        }
    }

    /// Notes that the text of the last move is in place.
    package func fulfilled(path: String) throws(StoreProblem) {
        try store.write { database in
            try database.execute(sql: "DELETE FROM intendedMove WHERE path = ?", arguments: [path])
        }
    }

    private static func write(
        _ record: LessonRecord, replacing previous: LessonRecord?, _ id: Lesson.ID, _ database: Database
    ) throws {
        try database.execute(
            sql: """
                INSERT INTO lesson (id, currentStep, sourceWhenLeft) VALUES (?, ?, ?)
                ON CONFLICT (id) DO UPDATE
                SET currentStep = excluded.currentStep, sourceWhenLeft = excluded.sourceWhenLeft
                """,
            arguments: [id, record.currentStep, record.sourceWhenLeft])
        for step in (previous?.steps ?? [:]).keys where record.steps[step] == nil {
            try database.execute(sql: "DELETE FROM step WHERE lesson = ? AND id = ?", arguments: [id, step])
        }
        for (step, entry) in record.steps where entry != previous?.steps[step] {
            try write(entry, replacing: previous?.steps[step], id, step, database)
        }
    }

    private static func write(
        _ entry: StepRecord, replacing previous: StepRecord?, _ lesson: Lesson.ID, _ step: Step.ID, _ database: Database
    ) throws {
        try database.execute(
            sql: """
                INSERT INTO step
                (lesson, id, status, hintsShown, predicted, sourceAtStart, seconds, attempts, doneAt, sourceWhenDone)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (lesson, id) DO UPDATE SET status = excluded.status, hintsShown = excluded.hintsShown,
                predicted = excluded.predicted, sourceAtStart = excluded.sourceAtStart, seconds = excluded.seconds,
                attempts = excluded.attempts, doneAt = excluded.doneAt, sourceWhenDone = excluded.sourceWhenDone
                """,
            arguments: [
                lesson, step, entry.status.rawValue, entry.hintsShown, entry.predicted, entry.sourceAtStart,
                entry.seconds, entry.attempts, entry.completion?.time.timeIntervalSince1970,
                entry.completion?.source,
            ])
        if entry.evidence != previous?.evidence ?? [] {
            try database.execute(
                sql: "DELETE FROM evidence WHERE lesson = ? AND step = ?", arguments: [lesson, step])
            for evidence in entry.evidence {
                try database.execute(
                    sql: "INSERT INTO evidence (lesson, step, evidence) VALUES (?, ?, ?)",
                    arguments: [lesson, step, evidence])
            }
        }
        if entry.sightings != previous?.sightings ?? [:] {
            try SightingRows.save(entry.sightings, lesson, step, database)
        }
    }
}

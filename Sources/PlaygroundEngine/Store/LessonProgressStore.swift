import GRDB

/// Keeps how far the lessons have come, by the ids of lessons and steps.
package struct LessonProgressStore: Sendable {
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
            }
            for row in try Row.fetchAll(database, sql: "SELECT * FROM step") {
                guard let status = StepStatus(rawValue: row["status"]) else { continue }
                let lesson: String = row["lesson"]
                let step: String = row["id"]
                records.lessons[lesson]?.steps[step] = StepRecord(
                    status: status, hintsShown: max(0, row["hintsShown"]), predicted: row["predicted"],
                    sourceAtStart: row["sourceAtStart"])
            }
            for row in try Row.fetchAll(database, sql: "SELECT * FROM evidence") {
                let lesson: String = row["lesson"]
                let step: String = row["step"]
                records.lessons[lesson]?.steps[step]?.evidence.insert(row["evidence"])
            }
            return records
        }
    }

    /// Keeps `records` in place of `previous`: lessons that did not change are not written.
    package func save(_ records: LessonRecords, replacing previous: LessonRecords) throws(StoreProblem) {
        guard records != previous else { return }
        try store.write { database in
            for id in previous.lessons.keys where records.lessons[id] == nil {
                try database.execute(sql: "DELETE FROM lesson WHERE id = ?", arguments: [id])
            }
            for (id, record) in records.lessons where record != previous.lessons[id] {
                try Self.write(record, id, database)
            }
            try database.execute(
                sql: "UPDATE lesson SET isCurrent = (id IS ?) WHERE isCurrent IS NOT (id IS ?)",
                arguments: [records.current, records.current])
        }
    }

    private static func write(_ record: LessonRecord, _ id: Lesson.ID, _ database: Database) throws {
        try database.execute(sql: "DELETE FROM lesson WHERE id = ?", arguments: [id])
        try database.execute(
            sql: "INSERT INTO lesson (id, currentStep, sourceWhenLeft) VALUES (?, ?, ?)",
            arguments: [id, record.currentStep, record.sourceWhenLeft])
        for (step, entry) in record.steps {
            try database.execute(
                sql: """
                    INSERT INTO step (lesson, id, status, hintsShown, predicted, sourceAtStart)
                    VALUES (?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    id, step, entry.status.rawValue, entry.hintsShown, entry.predicted, entry.sourceAtStart,
                ])
            for evidence in entry.evidence {
                try database.execute(
                    sql: "INSERT INTO evidence (lesson, step, evidence) VALUES (?, ?, ?)",
                    arguments: [id, step, evidence])
            }
        }
    }
}

import Foundation
import GRDB

/// The rows of the requests behind evidence.
enum SightingRows {
    static func load(into records: inout LessonRecords, _ database: Database) throws {
        var requests: [[String]: [RecordedRequest]] = [:]
        for row in try Row.fetchAll(database, sql: "SELECT * FROM sightingRequest ORDER BY number") {
            let bytes: Data = row["bytes"]
            requests[key(row), default: []].append(
                RecordedRequest(bytes: Array(bytes), total: row["total"], isMasked: row["isMasked"]))
        }
        for row in try Row.fetchAll(database, sql: "SELECT * FROM sighting") {
            let key = key(row)
            guard let requests = requests[key] else { continue }
            records.lessons[key[0]]?.steps[key[1]]?.sightings[key[2]] = RecordedSighting(
                source: row["source"], requests: requests, status: row["status"], piecesRead: row["piecesRead"])
        }
    }

    private static func key(_ row: Row) -> [String] { [row["lesson"], row["step"], row["evidence"]] }

    /// Puts `sightings` in the place of those of a step.
    static func save(
        _ sightings: [Check.ID: RecordedSighting], _ lesson: Lesson.ID, _ step: Step.ID, _ database: Database
    ) throws {
        try database.execute(sql: "DELETE FROM sighting WHERE lesson = ? AND step = ?", arguments: [lesson, step])
        for (check, sighting) in sightings {
            try database.execute(
                sql: """
                    INSERT INTO sighting (lesson, step, evidence, source, status, piecesRead) VALUES (?, ?, ?, ?, ?, ?)
                    """,
                arguments: [lesson, step, check, sighting.source, sighting.status, sighting.piecesRead])
            for (number, request) in sighting.requests.enumerated() {
                try database.execute(
                    sql: """
                        INSERT INTO sightingRequest (lesson, step, evidence, number, bytes, total, isMasked)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        """,
                    arguments: [
                        lesson, step, check, number, Data(request.bytes), request.total, request.isMasked,
                    ])
            }
        }
    }
}

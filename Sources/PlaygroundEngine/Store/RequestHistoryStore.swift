import Foundation
import GRDB

/// A request that the playground's client sent once.
package struct SentRequest: Hashable, Sendable {
    /// The `send` command that makes it, secrets masked.
    package let command: String
    /// 0 where there was no response.
    package let status: Int
    package let time: Date

    package init(command: String, status: Int, time: Date) {
        self.command = command
        self.status = status
        self.time = time
    }
}

/// Keeps the requests of the playground's client over sessions.
///
/// Who writes to it has masked what is secret.
package struct RequestHistoryStore: Sendable {
    /// How many requests are kept.
    package static let capacity = 5_000

    /// A command longer than this many bytes is not kept.
    package static let maximumLength = 64 * 1024

    private let store: PlaygroundStore

    package init(_ store: PlaygroundStore) {
        self.store = store
    }

    /// Adds a request and drops the oldest past ``capacity``.
    package func append(_ request: SentRequest) throws(StoreProblem) {
        guard request.command.utf8.count <= Self.maximumLength else { return }
        try store.write { database in
            try database.execute(
                sql: "INSERT INTO request (command, status, time) VALUES (?, ?, ?)",
                arguments: [request.command, request.status, request.time.timeIntervalSince1970])
            try database.execute(
                sql: "DELETE FROM request WHERE id <= (SELECT max(id) FROM request) - ?", arguments: [Self.capacity])
        }
    }

    /// The newest requests whose command has `text` in it, letter case ignored, oldest first.
    package func newest(_ count: Int, with text: String = "") throws(StoreProblem) -> [SentRequest] {
        try store.read(otherwise: []) { database in
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT command, status, time FROM request WHERE instr(lower(command), lower(?)) > 0 OR ? = ''
                    ORDER BY id DESC LIMIT ?
                    """, arguments: [text, text, count])
            return rows.reversed().map {
                SentRequest(
                    command: $0["command"], status: $0["status"], time: Date(timeIntervalSince1970: $0["time"]))
            }
        }
    }
}

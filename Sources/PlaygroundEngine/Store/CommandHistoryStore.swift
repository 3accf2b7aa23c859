import GRDB

/// Keeps the newest commands that were typed, for the prompt of the next start.
package struct CommandHistoryStore: Sendable {
    /// How many commands are kept.
    package static let capacity = 1_000

    /// A command longer than this many bytes is not kept.
    package static let maximumLength = 64 * 1024

    private let store: PlaygroundStore

    package init(_ store: PlaygroundStore) {
        self.store = store
    }

    /// The commands, oldest first.
    package func load() throws(StoreProblem) -> [String] {
        try store.read(otherwise: []) { try String.fetchAll($0, sql: "SELECT text FROM command ORDER BY id") }
    }

    /// Adds a command, unless it repeats the newest one, and drops the oldest past ``capacity``.
    package func append(_ command: String) throws(StoreProblem) {
        guard !command.isEmpty, command.utf8.count <= Self.maximumLength else { return }
        try store.write { database in
            let newest = try String.fetchOne(database, sql: "SELECT text FROM command ORDER BY id DESC LIMIT 1")
            guard newest != command else { return }
            try database.execute(sql: "INSERT INTO command (text) VALUES (?)", arguments: [command])
            try database.execute(
                sql: "DELETE FROM command WHERE id <= (SELECT max(id) FROM command) - ?", arguments: [Self.capacity])
        }
    }
}

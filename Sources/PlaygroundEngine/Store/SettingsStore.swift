import GRDB

/// Keeps how somebody likes the program: names and their values.
package struct SettingsStore: Sendable {
    private let store: PlaygroundStore

    package init(_ store: PlaygroundStore) {
        self.store = store
    }

    package func load() throws(StoreProblem) -> [String: String] {
        try store.read(otherwise: [:]) { database in
            try Row.fetchAll(database, sql: "SELECT name, value FROM setting").reduce(into: [:]) { settings, row in
                settings[row["name"]] = row["value"] as String
            }
        }
    }

    package func set(_ name: String, to value: String) throws(StoreProblem) {
        try store.write { database in
            try database.execute(
                sql:
                    "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                arguments: [name, value])
        }
    }
}

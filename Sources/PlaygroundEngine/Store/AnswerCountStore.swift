import GRDB

/// Keeps how many requests were answered, over sessions.
package struct AnswerCountStore: Sendable {
    private let store: PlaygroundStore

    package init(_ store: PlaygroundStore) {
        self.store = store
    }

    package func load() throws(StoreProblem) -> AnswerCounts {
        try store.read(otherwise: AnswerCounts()) { database in
            var counts = AnswerCounts()
            for row in try Row.fetchAll(database, sql: "SELECT name, value FROM counter") {
                guard let place = Self.places.first(where: { $0.name == row["name"] as String })?.place else {
                    continue
                }
                counts[keyPath: place] = max(0, row["value"])
            }
            return counts
        }
    }

    /// Adds to what is kept, so that two programs at once count together.
    package func add(_ counts: AnswerCounts) throws(StoreProblem) {
        guard counts != AnswerCounts() else { return }
        try store.write { database in
            for (name, place) in Self.places where counts[keyPath: place] > 0 {
                try database.execute(
                    sql: """
                        INSERT INTO counter (name, value) VALUES (?, ?)
                        ON CONFLICT (name) DO UPDATE SET value = value + excluded.value
                        """,
                    arguments: [name, counts[keyPath: place]])
            }
        }
    }

    private static var places: [(name: String, place: WritableKeyPath<AnswerCounts, Int>)] {
        [
            ("success", \.success), ("redirection", \.redirection), ("client error", \.clientError),
            ("server error", \.serverError), ("streams", \.streams),
        ]
    }
}

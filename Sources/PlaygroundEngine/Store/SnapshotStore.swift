import Foundation
import GRDB

/// A `main.py` that was kept before another took its place.
package struct Snapshot: Hashable, Sendable {
    /// Counts on for as long as the file is worked on.
    package let number: Int
    package let kept: Date
    /// Where the learner was, such as `lesson 1, step 3 of 6: Ask for what is not there`.
    package let place: String
    /// What took its place, such as `before lesson 2`.
    package let occasion: String
    /// How many routes it had; nil where it did not load.
    package let routes: Int?
    package let text: SourceText

    package init(number: Int, kept: Date, place: String, occasion: String, routes: Int?, text: SourceText) {
        self.number = number
        self.kept = kept
        self.place = place
        self.occasion = occasion
        self.routes = routes
        self.text = text
    }

    package var lineCount: Int { text.utf8.isEmpty ? 0 : text.lineStarts.count - (text.utf8.last == 0x0A ? 1 : 0) }
}

/// Keeps the snapshots of each `main.py`.
package struct SnapshotStore: Sendable {
    /// How many snapshots of one file are kept, the newest, and how many bytes they may take.
    package static let limit = (count: 50, bytes: 8 << 20)

    private let store: PlaygroundStore

    package init(_ store: PlaygroundStore) {
        self.store = store
    }

    /// The snapshots of the file at `path`, oldest first.
    package func load(path: String, name: String) throws(StoreProblem) -> [Snapshot] {
        try store.read(otherwise: []) { database in
            try Row.fetchAll(database, sql: "SELECT * FROM snapshot WHERE path = ? ORDER BY number", arguments: [path])
                .map { row in
                    let text: Data = row["text"]
                    return Snapshot(
                        number: row["number"], kept: Date(timeIntervalSince1970: row["kept"]), place: row["place"],
                        occasion: row["occasion"], routes: row["routes"],
                        text: SourceText(name: name, utf8: Array(text)))
                }
        }
    }

    /// Puts `snapshots` in the place of those that are kept for the file at `path`.
    ///
    /// - Parameter previous: What was kept before; only what differs is written.
    package func save(_ snapshots: [Snapshot], path: String, replacing previous: [Snapshot]) throws(StoreProblem) {
        guard snapshots != previous else { return }
        try store.write { database in
            let numbers = Set(snapshots.map(\.number))
            for number in previous.map(\.number) where !numbers.contains(number) {
                try database.execute(
                    sql: "DELETE FROM snapshot WHERE path = ? AND number = ?", arguments: [path, number])
            }
            for snapshot in snapshots where !previous.contains(snapshot) {
                try database.execute(
                    sql: """
                        INSERT OR REPLACE INTO snapshot (path, number, kept, place, occasion, routes, text)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        """,
                    arguments: [
                        path, snapshot.number, snapshot.kept.timeIntervalSince1970, snapshot.place, snapshot.occasion,
                        snapshot.routes,
                        Data(snapshot.text.utf8),
                    ])
            }
        }
    }

    /// `snapshots` with one more, without those for which there is no room: the oldest go first.
    package static func adding(_ snapshot: Snapshot, to snapshots: [Snapshot]) -> [Snapshot] {
        // A text that is kept already stands once, at its newest place.
        var kept = snapshots.filter { $0.text.utf8 != snapshot.text.utf8 } + [snapshot]
        var bytes = kept.reduce(0) { $0 + $1.text.utf8.count }
        while kept.count > 1, kept.count > limit.count || bytes > limit.bytes {
            bytes -= kept.removeFirst().text.utf8.count
        }
        return kept
    }
}

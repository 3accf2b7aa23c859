import Foundation
import GRDB

/// Keeps the way back through the changes of each `main.py`, so that undo and redo last over sessions.
package struct VersionStore: Sendable {
    /// How many texts are kept each way, and how many bytes they may take.
    package static let limit = (count: 100, bytes: 4 << 20)
    /// How many files are remembered, those that were changed last.
    package static let fileLimit = 20

    private let store: PlaygroundStore

    package init(_ store: PlaygroundStore) {
        self.store = store
    }

    /// What is kept for the file at `path`; nil where there is nothing.
    ///
    /// - Parameter name: What messages call the texts.
    package func load(path: String, name: String) throws(StoreProblem) -> Timeline? {
        try store.read(otherwise: nil) { database in
            guard
                let current = try Int.fetchOne(
                    database, sql: "SELECT current FROM file WHERE path = ?", arguments: [path])
            else { return nil }
            let rows = try Row.fetchAll(
                database, sql: "SELECT number, text FROM version WHERE path = ? ORDER BY number", arguments: [path])
            let numbers = rows.map { row -> Int in row["number"] }
            // Numbers with a gap between them are no way back.
            guard let first = numbers.first, numbers == Array(first..<first + numbers.count) else { return nil }
            let texts = rows.map { row -> SourceText in
                let bytes: [UInt8] = Array(row["text"] as Data? ?? Data())
                return SourceText(name: name, utf8: bytes)
            }
            return Timeline(firstNumber: first, texts: texts, current: current - first)
        }
    }

    /// Keeps `timeline` for the file at `path`.
    ///
    /// - Parameter previous: What was kept before; only what differs is written.
    /// - Returns: What is kept now.
    package func save(
        _ timeline: Timeline, path: String, replacing previous: Timeline?
    ) throws(StoreProblem) -> Timeline {
        let kept = timeline.near(count: Self.limit.count, bytes: Self.limit.bytes)
        guard kept != previous else { return kept }
        try store.write { database in
            try database.execute(
                sql: """
                    INSERT INTO file (path, current, used) VALUES (?, ?, (SELECT ifnull(max(used), 0) + 1 FROM file))
                    ON CONFLICT (path) DO UPDATE SET current = excluded.current, used = excluded.used
                    """,
                arguments: [path, kept.firstNumber + kept.current])
            try database.execute(
                sql: "DELETE FROM version WHERE path = ? AND (number < ? OR number >= ?)",
                arguments: [path, kept.firstNumber, kept.firstNumber + kept.texts.count])
            for (index, text) in kept.texts.enumerated() {
                let number = kept.firstNumber + index
                if let previous, previous.text(number: number) == text { continue }
                try database.execute(
                    sql: "INSERT OR REPLACE INTO version (path, number, text) VALUES (?, ?, ?)",
                    arguments: [path, number, Data(text.utf8)])
            }
            try database.execute(
                sql: "DELETE FROM file WHERE path NOT IN (SELECT path FROM file ORDER BY used DESC LIMIT ?)",
                arguments: [Self.fileLimit])
        }
        return kept
    }
}

extension Timeline {
    fileprivate func text(number: Int) -> SourceText? {
        let index = number - firstNumber
        return texts.indices.contains(index) ? texts[index] : nil
    }
}

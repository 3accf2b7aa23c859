import Foundation
import GRDB

/// What outlives the program: progress in the lessons and the history of commands, in one SQLite file.
///
/// Every call runs to its end before it returns; the file is in WAL mode, so that a write does not wait for the disk
/// and a crash loses nothing that was written before.
package final class PlaygroundStore: Sendable {
    package static let fileName = "playground.sqlite"

    /// The path of the file; nil where nothing is kept.
    package let path: String?
    private let database: DatabaseQueue?

    private init(path: String?, database: DatabaseQueue?) {
        self.path = path
        self.database = database
    }

    /// Opens the store in `folder`, making both where they are missing.
    ///
    /// It always gives a store to go on with: one that keeps nothing where the file cannot be used, which the problem
    /// tells. A damaged file is moved aside, never deleted.
    ///
    /// - Parameter timestamp: Names a damaged file when it is moved aside, such as `20261123-130102`.
    package static func open(in folder: URL, timestamp: String) -> (store: PlaygroundStore, problem: StoreProblem?) {
        do throws(StoreProblem) {
            try DataFolder.prepare(folder)
            return try open(file: folder.appending(path: fileName), timestamp: timestamp)
        } catch {
            return (inMemory(), error)
        }
    }

    /// A store that keeps nothing: what is in memory lasts as long as the program.
    package static func inMemory() -> PlaygroundStore {
        PlaygroundStore(path: nil, database: nil)
    }

    private static func open(
        file: URL, timestamp: String
    ) throws(StoreProblem) -> (store: PlaygroundStore, problem: StoreProblem?) {
        switch attempt(file) {
        case .success(let store): return (store, nil)
        case .failure(.damaged):
            let movedTo = try moveAside(file, timestamp: timestamp)
            switch attempt(file) {
            case .success(let store): return (store, .damaged(path: file.path, movedTo: movedTo))
            case .failure(.damaged): throw .fileUnusable(path: file.path, reason: "it is damaged")
            case .failure(.other(let problem)): throw problem
            }
        case .failure(.other(let problem)): throw problem
        }
    }

    private enum Failure: Error {
        case damaged
        case other(StoreProblem)
    }

    private static func attempt(_ file: URL) -> Result<PlaygroundStore, Failure> {
        // SQLite gives its side files the permissions of the file itself.
        let descriptor = Foundation.open(file.path, O_RDWR | O_CREAT, 0o600)
        guard descriptor >= 0 else {
            return .failure(.other(.fileUnusable(path: file.path, reason: SystemReason.newest)))
        }
        fchmod(descriptor, 0o600)
        close(descriptor)
        var configuration = Configuration()
        configuration.journalMode = .wal
        configuration.busyMode = .timeout(2)
        do {
            let database = try DatabaseQueue(path: file.path, configuration: configuration)
            if try database.read(Schema.migrator.hasBeenSuperseded) {
                return .failure(.other(.newerVersion(path: file.path)))
            }
            try Schema.migrator.migrate(database)
            guard try database.read({ try String.fetchOne($0, sql: "PRAGMA quick_check(1)") }) == "ok" else {
                return .failure(.damaged)
            }
            return .success(PlaygroundStore(path: file.path, database: database))
        } catch {
            switch (error as? DatabaseError)?.resultCode {
            // The last two: tables that this program did not make, so that its migrations cannot run.
            case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_ERROR, .SQLITE_CONSTRAINT: return .failure(.damaged)
            default: return .failure(.other(.fileUnusable(path: file.path, reason: reason(error))))
            }
        }
    }

    /// Moves the file and SQLite's side files to a name that is free.
    private static func moveAside(_ file: URL, timestamp: String) throws(StoreProblem) -> String {
        var aside = file.path + ".damaged-\(timestamp)"
        var number = 2
        while FileManager.default.fileExists(atPath: aside) {
            aside = file.path + ".damaged-\(timestamp)-\(number)"
            number += 1
        }
        guard rename(file.path, aside) == 0 else {
            throw .fileUnusable(path: file.path, reason: SystemReason.newest)
        }
        for suffix in ["-wal", "-shm"] where rename(file.path + suffix, aside + suffix) != 0 && errno != ENOENT {
            throw .fileUnusable(path: file.path + suffix, reason: SystemReason.newest)
        }
        return aside
    }

    // MARK: Access

    /// Runs `change` as one transaction; does nothing where nothing is kept.
    func write(_ change: (Database) throws -> Void) throws(StoreProblem) {
        guard let database, let path else { return }
        do {
            try database.write(change)
        } catch {
            throw .writeFailed(path: path, reason: Self.reason(error))
        }
    }

    /// What `fetch` finds, or `nothing` where nothing is kept.
    func read<T>(otherwise nothing: T, _ fetch: (Database) throws -> T) throws(StoreProblem) -> T {
        guard let database, let path else { return nothing }
        do {
            return try database.read(fetch)
        } catch {
            throw .readFailed(path: path, reason: Self.reason(error))
        }
    }

    /// SQLite's words for what went wrong, without the statement.
    private static func reason(_ error: any Error) -> String {
        guard let error = error as? DatabaseError else { return "\(error)" }
        return error.message ?? error.resultCode.description
    }
}

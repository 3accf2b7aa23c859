import Foundation
import GRDB
import Testing

@testable import PlaygroundEngine

/// What the store keeps of steps, snapshots and moves.
@Suite struct LastingProgressTests {
    private func open(_ folder: URL) -> PlaygroundStore { PlaygroundStore.open(in: folder, timestamp: "1").store }

    private let sighting = RecordedSighting(
        source: "x = 1\n",
        requests: [
            RecordedRequest(bytes: Array("POST /a".utf8), total: 7, isMasked: false),
            RecordedRequest(bytes: [0xFF, 0x00], total: 70_000, isMasked: true),
        ], status: 201, piecesRead: 3)

    private func records(_ status: StepStatus = .done) -> LessonRecords {
        LessonRecords(
            left: "first",
            lessons: [
                "first": LessonRecord(
                    currentStep: "one",
                    steps: [
                        "one": StepRecord(
                            status: status, evidence: ["seen GET /a"], sourceAtStart: "", seconds: 12.5, attempts: 3,
                            completion: StepCompletion(time: Date(timeIntervalSince1970: 1_000), source: "x = 1\n"),
                            sightings: ["seen GET /a": sighting]),
                        "two": StepRecord(sourceAtStart: "y"),
                    ])
            ])
    }

    @Test func timeTriesAndEvidenceAreThereAtTheNextStart() throws {
        let folder = try TemporaryFolder()
        try LessonProgressStore(open(folder.url)).save(records(), replacing: LessonRecords())

        #expect(try LessonProgressStore(open(folder.url)).load() == records())
    }

    @Test func aChangedStepIsWrittenAndItsEvidenceStays() throws {
        let folder = try TemporaryFolder()
        let store = LessonProgressStore(open(folder.url))
        try store.save(records(), replacing: LessonRecords())
        var changed = records(.skipped)
        changed.lessons["first"]?.steps["one"]?.seconds = 40
        changed.lessons["first"]?.steps["two"] = nil
        changed.left = nil

        try store.save(changed, replacing: records())

        #expect(try store.load() == changed)
    }

    @Test func whatIsForgottenLeavesNoRows() throws {
        let folder = try TemporaryFolder()
        let store = LessonProgressStore(open(folder.url))
        try store.save(records(), replacing: LessonRecords())

        try store.save(LessonRecords(), replacing: records())

        let database = try DatabaseQueue(path: folder.url.appending(path: PlaygroundStore.fileName).path)
        let counts = try database.read { database in
            try ["lesson", "step", "evidence", "sighting", "sightingRequest"].map {
                try Int.fetchOne(database, sql: "SELECT count(*) FROM \($0)")
            }
        }
        #expect(counts == [0, 0, 0, 0, 0])
    }

    /// A store of the version before, with a step in it.
    @Test func aStoreOfTheVersionBeforeIsBroughtUpToDate() throws {
        let folder = try TemporaryFolder()
        let file = folder.url.appending(path: PlaygroundStore.fileName).path
        let old = try DatabaseQueue(path: file)
        try Schema.migrator.migrate(old, upTo: "settings and requests")
        try old.write { database in
            try database.execute(sql: "INSERT INTO lesson (id, isCurrent) VALUES ('first', 1)")
            try database.execute(
                sql: """
                    INSERT INTO step (lesson, id, status, hintsShown, sourceAtStart) VALUES ('first', 'one', 'done', 1, 'x')
                    """)
        }
        try old.close()

        let records = try LessonProgressStore(open(folder.url)).load()

        #expect(records.current == "first")
        #expect(
            records.lessons["first"]?.steps["one"] == StepRecord(status: .done, hintsShown: 1, sourceAtStart: "x"))
    }

    @Test func aMoveIsKeptUntilItIsFulfilled() throws {
        let folder = try TemporaryFolder()
        let store = LessonProgressStore(open(folder.url))
        let move = LessonProgressStore.IntendedMove(
            path: "/m.py", before: SourceText(name: "m.py", text: "a"), text: SourceText(name: "m.py", text: "b"))

        try store.save(records(), replacing: LessonRecords(), intending: move)
        #expect(try store.intendedMove(path: "/m.py", name: "m.py") == move)
        #expect(try store.intendedMove(path: "/other.py", name: "m.py") == nil)
        try store.fulfilled(path: "/m.py")

        #expect(try store.intendedMove(path: "/m.py", name: "m.py") == nil)
    }

    // MARK: Snapshots

    private func snapshot(_ number: Int, _ text: String) -> Snapshot {
        Snapshot(
            number: number, kept: Date(timeIntervalSince1970: Double(number)), place: "free play",
            occasion: "before lesson \(number)", routes: number.isMultiple(of: 2) ? nil : number,
            text: SourceText(name: "main.py", text: text))
    }

    @Test func snapshotsBelongToTheirFile() throws {
        let folder = try TemporaryFolder()
        let store = SnapshotStore(open(folder.url))
        let snapshots = [snapshot(1, "a"), snapshot(2, "b")]
        try store.save(snapshots, path: "/m.py", replacing: [])
        try store.save([snapshot(3, "c")], path: "/other.py", replacing: [])

        try store.save([snapshots[1], snapshot(3, "d")], path: "/m.py", replacing: snapshots)

        #expect(try store.load(path: "/m.py", name: "main.py") == [snapshots[1], snapshot(3, "d")])
        #expect(try store.load(path: "/other.py", name: "main.py") == [snapshot(3, "c")])
    }

    @Test func theOldestSnapshotsGoFirstAndATextStandsOnce() {
        let many = (1...60).reduce([Snapshot]()) { SnapshotStore.adding(snapshot($1, "\($1)"), to: $0) }
        let long = String(repeating: "#", count: 3 << 20)
        let large = (1...4).reduce([Snapshot]()) { SnapshotStore.adding(snapshot($1, long + "\($1)"), to: $0) }
        let again = SnapshotStore.adding(snapshot(3, "a"), to: [snapshot(1, "a"), snapshot(2, "b")])

        #expect(many.map(\.number) == Array(11...60))
        #expect(large.map(\.number) == [3, 4])
        #expect(again.map(\.number) == [2, 3])
    }

    @Test(arguments: [("", 0), ("a", 1), ("a\n", 1), ("a\nb", 2), ("a\n\n", 2)])
    func aSnapshotCountsItsLines(text: String, count: Int) {
        #expect(snapshot(1, text).lineCount == count)
    }

    // MARK: Answers

    @Test func answersAreCountedOverSessions() throws {
        let folder = try TemporaryFolder()
        try AnswerCountStore(open(folder.url)).add(AnswerCounts(success: 2, clientError: 1, streams: 1))
        try AnswerCountStore(open(folder.url)).add(AnswerCounts(success: 3, redirection: 1, serverError: 4))

        let expected = AnswerCounts(success: 5, redirection: 1, clientError: 1, serverError: 4, streams: 1)
        #expect(try AnswerCountStore(open(folder.url)).load() == expected)
    }

    @Test func anExchangeCountsInTheClassOfItsStatus() {
        var counts = AnswerCounts()
        for status in [200, 201, 307, 404, 422, 500, 0, 99] { counts.add(.sent("GET /", status: status)) }

        #expect(counts == AnswerCounts(success: 2, redirection: 1, clientError: 2, serverError: 1))
        #expect(counts.total == 6)
    }
}

import Foundation
import GRDB
import Testing

@testable import PlaygroundEngine

@Suite struct PlaygroundStoreTests {
    private func open(_ folder: URL) -> (store: PlaygroundStore, problem: StoreProblem?) {
        PlaygroundStore.open(in: folder, timestamp: "20261123-130102")
    }

    private func permissions(_ path: String) throws -> Int {
        try #require(FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
    }

    private let records = LessonRecords(
        current: "first",
        lessons: [
            "first": LessonRecord(
                currentStep: "two",
                steps: [
                    "one": StepRecord(
                        status: .done, evidence: ["seen GET /a", "seen “ä” '"], hintsShown: 2, predicted: 404,
                        sourceAtStart: "x = 1\n"),
                    "two": StepRecord(sourceAtStart: ""),
                ]),
            "second": LessonRecord(
                sourceWhenLeft: "y = 2\n", steps: ["one": StepRecord(status: .skipped, sourceAtStart: "z")]),
        ])

    @Test func whatIsSavedIsThereAtTheNextStart() throws {
        let folder = try TemporaryFolder()
        try LessonProgressStore(open(folder.url).store).save(records, replacing: LessonRecords())

        let (store, problem) = open(folder.url)

        #expect(problem == nil)
        #expect(store.path == folder.url.appending(path: "playground.sqlite").path)
        #expect(try LessonProgressStore(store).load() == records)
    }

    @Test func aChangeReplacesAndWhatIsGoneIsForgotten() throws {
        let folder = try TemporaryFolder()
        let progress = LessonProgressStore(open(folder.url).store)
        try progress.save(records, replacing: LessonRecords())
        var changed = records
        changed.current = nil
        changed.lessons["second"] = nil
        changed.lessons["first"]?.steps["one"] = nil
        changed.lessons["first"]?.steps["two"]?.evidence = ["seen GET /b"]

        try progress.save(changed, replacing: records)

        #expect(try progress.load() == changed)
        try progress.save(LessonRecords(), replacing: changed)
        #expect(try progress.load() == LessonRecords())
    }

    @Test func theCurrentLessonMovesWithoutOtherChanges() throws {
        let folder = try TemporaryFolder()
        let progress = LessonProgressStore(open(folder.url).store)
        try progress.save(records, replacing: LessonRecords())
        var changed = records
        changed.current = "second"

        try progress.save(changed, replacing: records)

        #expect(try progress.load() == changed)
    }

    @Test func twoProgramsCanHaveTheSameStoreOpen() throws {
        let folder = try TemporaryFolder()
        let first = LessonProgressStore(open(folder.url).store)
        let second = LessonProgressStore(open(folder.url).store)

        try first.save(records, replacing: LessonRecords())

        #expect(try second.load() == records)
    }

    @Test func theFolderAndItsFilesBelongToOnePerson() throws {
        let folder = try TemporaryFolder()
        let data = folder.url.appending(path: "new/apiplayground")
        let (store, problem) = open(data)
        try LessonProgressStore(store).save(records, replacing: LessonRecords())

        #expect(problem == nil)
        #expect(try permissions(data.path) == 0o700)
        let names = try FileManager.default.contentsOfDirectory(atPath: data.path).sorted()
        #expect(names.contains("playground.sqlite-wal"))
        #expect(try names.map { try permissions(data.appending(path: $0).path) } == names.map { _ in 0o600 })
    }

    @Test func anOpenFileIsClosedToOthers() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("", to: "playground.sqlite")
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file.path)

        #expect(open(folder.url).problem == nil)
        #expect(try permissions(file.path) == 0o600)
    }

    @Test(arguments: ["this is no database", String(repeating: "\0garbage", count: 4_000)])
    func aDamagedFileIsMovedAsideAndProgressBeginsAnew(content: String) throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(content, to: "playground.sqlite")
        let aside = file.path + ".damaged-20261123-130102"

        let (store, problem) = open(folder.url)

        #expect(problem == .damaged(path: file.path, movedTo: aside))
        #expect(try String(contentsOfFile: aside, encoding: .utf8) == content)
        #expect(try LessonProgressStore(store).load() == LessonRecords())
        try LessonProgressStore(store).save(records, replacing: LessonRecords())
        #expect(try LessonProgressStore(open(folder.url).store).load() == records)
    }

    @Test func aFileThatIsCutShortIsMovedAside() throws {
        let folder = try TemporaryFolder()
        try LessonProgressStore(open(folder.url).store).save(records, replacing: LessonRecords())
        let file = folder.url.appending(path: "playground.sqlite")
        let database = try DatabaseQueue(path: file.path)
        _ = try database.writeWithoutTransaction { try $0.checkpoint(.truncate) }
        try database.close()
        let whole = try Data(contentsOf: file)
        try whole.prefix(whole.count / 2).write(to: file)

        let (store, problem) = open(folder.url)

        #expect(problem?.code == "data-file-damaged")
        #expect(try LessonProgressStore(store).load() == LessonRecords())
    }

    @Test func aSecondDamagedFileDoesNotReplaceTheFirst() throws {
        let folder = try TemporaryFolder()
        let aside = try folder.write("first", to: "playground.sqlite.damaged-20261123-130102")
        try folder.write("second", to: "playground.sqlite")

        #expect(open(folder.url).problem?.message.contains("-130102-2") == true)
        #expect(try String(contentsOf: aside, encoding: .utf8) == "first")
    }

    @Test func aFileOfAnotherProgramIsMovedAside() throws {
        let folder = try TemporaryFolder()
        let other = try DatabaseQueue(path: folder.url.appending(path: "playground.sqlite").path)
        try other.write { try $0.execute(sql: "CREATE TABLE lesson (something TEXT)") }
        try other.close()

        #expect(open(folder.url).problem?.code == "data-file-damaged")
    }

    @Test func aFileOfANewerVersionIsLeftAlone() throws {
        let folder = try TemporaryFolder()
        _ = open(folder.url)
        let file = folder.url.appending(path: "playground.sqlite")
        let newer = try DatabaseQueue(path: file.path)
        try newer.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('from the future')") }
        try newer.close()

        let (store, problem) = open(folder.url)

        #expect(problem == .newerVersion(path: file.path))
        #expect(store.path == nil)
    }

    @Test func aFolderThatCannotBeMadeLeavesAStoreThatKeepsNothing() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("a file", to: "taken")

        let (store, problem) = open(file.appending(path: "apiplayground"))

        #expect(problem?.code == "data-folder-unwritable")
        #expect(
            problem?.message
                == "the data folder \(file.path)/apiplayground cannot be used (Not a directory); "
                + "progress is kept until the program ends, and no longer")
        try LessonProgressStore(store).save(records, replacing: LessonRecords())
        try CommandHistoryStore(store).append("routes")
        #expect(try LessonProgressStore(store).load() == LessonRecords())
        #expect(try CommandHistoryStore(store).load() == [])
    }

    @Test func aFileThatCannotBeOpenedLeavesAStoreThatKeepsNothing() throws {
        let folder = try TemporaryFolder()
        _ = try folder.makeFolder("playground.sqlite")

        let (store, problem) = open(folder.url)

        #expect(problem?.code == "data-file-unusable")
        #expect(problem?.message.contains("Is a directory") == true)
        #expect(store.path == nil)
    }

    @Test func aWriteThatFailsIsTold() throws {
        let folder = try TemporaryFolder()
        let (store, _) = open(folder.url)
        let file = folder.url.appending(path: "playground.sqlite").path
        let other = try DatabaseQueue(path: file)
        try other.write { try $0.execute(sql: "DROP TABLE evidence; DROP TABLE step; DROP TABLE lesson") }

        #expect(throws: StoreProblem.writeFailed(path: file, reason: "no such table: lesson")) {
            try LessonProgressStore(store).save(records, replacing: LessonRecords())
        }
        #expect(throws: StoreProblem.readFailed(path: file, reason: "no such table: lesson")) {
            try LessonProgressStore(store).load()
        }
    }

    // MARK: History

    @Test func theHistoryKeepsTheNewestCommandsInOrder() throws {
        let folder = try TemporaryFolder()
        let history = CommandHistoryStore(open(folder.url).store)
        for number in 1...CommandHistoryStore.capacity + 5 { try history.append("send GET /\(number)") }

        let commands = try CommandHistoryStore(open(folder.url).store).load()

        #expect(commands.count == CommandHistoryStore.capacity)
        #expect(commands.first == "send GET /6")
        #expect(commands.last == "send GET /\(CommandHistoryStore.capacity + 5)")
    }

    @Test func repetitionsEmptyAndHugeCommandsAreNotKept() throws {
        let folder = try TemporaryFolder()
        let history = CommandHistoryStore(open(folder.url).store)
        for command in [
            "a", "a", "", "b\nc", "a", String(repeating: "x", count: CommandHistoryStore.maximumLength + 1),
        ] {
            try history.append(command)
        }

        #expect(try history.load() == ["a", "b\nc", "a"])
    }

    // MARK: Where

    @Test(arguments: [
        ("/data", "/data/apiplayground"), ("", "/home/me/.local/share/apiplayground"),
        ("relative/path", "/home/me/.local/share/apiplayground"), (nil, "/home/me/.local/share/apiplayground"),
    ])
    func theDataFolderFollowsTheSpecification(variable: String?, path: String) {
        let environment = variable.map { ["XDG_DATA_HOME": $0] } ?? [:]

        let folder = DataFolder.location(
            environment: environment, home: URL(filePath: "/home/me", directoryHint: .isDirectory))

        #expect(folder.path == path)
    }
}

import Foundation
import GRDB
import PlaygroundEngine
import Testing

/// The program killed in the middle of whatever it does: what it keeps is whole at the next start.
@Suite(.serialized) struct KillTests {
    /// What is typed, and whether a question follows that is answered with yes.
    private static let script: [(command: String, asks: Bool)] = [
        ("send GET /nothing", false), ("next", false), ("route get /a -> 1", false), ("send GET /a", false),
        ("next", false), ("route get /two -> 2", false), ("lesson 1", false), ("undo", false), ("redo", false),
        ("free", false), ("route get /free -> 1", false), ("lesson 2", true), ("snapshots", false),
        ("route get /more -> 2", false), ("restore 1", true), ("reset step", true),
    ]
    private static let kills = 200

    /// What is kept, as far as it does not depend on the time.
    private struct Kept: Hashable {
        var program = ""
        var history: [String] = []
        /// The lesson that is open and the one that was left.
        var lessons: [String?] = []
        /// For each lesson its step, and for each step its state.
        var steps: [String: String] = [:]
        var left: [String: String] = [:]
    }

    @Test func killedAtAnyMomentEverythingIsWholeAtTheNextStart() async throws {
        let lessons = try Lessons()
        let states = try await Self.states(lessons)
        let length = try await Self.run(lessons, commands: Self.script.count, in: Sandbox()).output.utf8.count

        var random = SplitMix64(seed: 7)
        let moments = (0..<Self.kills).map { _ in
            (bytes: Int(random.next() % UInt64(length)), delay: UInt32(random.next() % 12_000))
        }
        var early = 0
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for worker in 0..<4 {
                group.addTask {
                    var early = 0
                    for moment in moments.indices.filter({ $0 % 4 == worker }) {
                        if try await Self.kill(at: moments[moment], number: moment, lessons, states) { early += 1 }
                    }
                    return early > 0
                }
            }
            for try await isEarly in group where isEarly { early += 1 }
        }
        #expect(early > 0, "some kills have to come before the end of the script")
    }

    // MARK: One kill

    /// - Returns: Whether the program was killed before it had ended by itself.
    private static func kill(
        at moment: (bytes: Int, delay: UInt32), number: Int, _ lessons: Lessons, _ states: [Kept]
    ) async throws -> Bool {
        let sandbox = try Sandbox()
        let files = try Files(sandbox, commands: script.count)
        let id = try spawn(
            [Program.path, "--plain", "--port", "0"],
            environment: sandbox.environment.merging(["APIPLAYGROUND_LESSONS": lessons.folder.path]) { $1 },
            folder: sandbox.folder.path, input: files.input, output: files.output, errors: files.errors)
        var status: Int32 = 0
        var hasEnded = false
        while !hasEnded, size(of: files.output) < moment.bytes {
            usleep(300)
            hasEnded = waitpid(id, &status, WNOHANG) == id
        }
        if !hasEnded {
            usleep(moment.delay)
            Foundation.kill(id, SIGKILL)
            waitpid(id, &status, 0)
        }
        let wasKilled = status & 0x7F == SIGKILL
        try await check(sandbox, lessons, states, "kill \(number), at byte \(moment.bytes) + \(moment.delay) µs")
        return wasKilled
    }

    /// Holds what is there against what the commands lead to.
    private static func check(
        _ sandbox: Sandbox, _ lessons: Lessons, _ states: [Kept], _ name: String
    ) async throws {
        let folder = sandbox.data.appending(path: "apiplayground")
        let file = folder.appending(path: PlaygroundStore.fileName).path
        guard FileManager.default.fileExists(atPath: file) else {
            // Nothing was begun.
            return
        }
        #expect(try faults(in: file) == ["ok"], "\(name)")
        let written = sandbox.read("data/apiplayground/main.py")

        let (kept, problem) = try await nextStart(folder, lessons)

        #expect(problem == nil, "\(name)")
        let begun = kept.history.count
        try #require(begun < states.count, "\(name): the history has \(kept.history)")
        #expect(kept.history == script.prefix(begun).map(\.command), "\(name): the history")
        // The newest command may have had no effect yet, or all of it.
        let allowed = states[max(0, begun - 1)...begun]
        #expect(
            allowed.contains { $0.program == kept.program },
            "\(name): main.py after \(begun) commands:\n\(kept.program)")
        #expect(
            allowed.contains { $0.lessons == kept.lessons && $0.steps == kept.steps && $0.left == kept.left },
            "\(name): progress after \(begun) commands: \(kept.lessons) \(kept.steps)")
        // What moves through the lessons brings its main.py with it.
        if begun > 0, let first = allowed.first, let last = allowed.last, first.lessons != last.lessons {
            #expect(
                allowed.contains { $0.program == kept.program && $0.lessons == kept.lessons },
                "\(name): main.py and the lesson belong together: \(kept.lessons)")
        }
        #expect(
            written.isEmpty || (try? Application.load(SourceText(name: "main.py", text: written))) != nil, "\(name)")
    }

    /// What SQLite finds wrong with a file; `ok` where nothing is.
    private static func faults(in file: String) throws -> [String] {
        let database = try DatabaseQueue(path: file)
        return try database.read { database in
            try String.fetchAll(database, sql: "PRAGMA integrity_check")
                + String.fetchAll(database, sql: "SELECT \"table\" FROM pragma_foreign_key_check")
        }
    }

    // MARK: What is there

    /// Starts a session as the program does, and reads what it went on with.
    private static func nextStart(
        _ folder: URL, _ lessons: Lessons
    ) async throws -> (kept: Kept, problem: StoreProblem?) {
        let (store, problem) = PlaygroundStore.open(in: folder, timestamp: "killed")
        let main = folder.appending(path: "main.py")
        let loop = SessionLoop()
        let configuration = SessionConfiguration(
            place: .file(WorkspaceFile(path: main.path)), port: .exactly(0), lessons: lessons.lessons,
            lessonStart: .resume, store: store, watchesFile: false)
        let session = PlaygroundSession(loop: loop, configuration: configuration) { _ in }
        try await session.start()
        await session.stop()
        loop.shutDown()
        let records = try LessonProgressStore(store).load()
        var kept = Kept()
        kept.program = (try? String(contentsOf: main, encoding: .utf8)) ?? ""
        kept.history = try CommandHistoryStore(store).load()
        kept.lessons = [records.current, records.left]
        for (id, lesson) in records.lessons {
            kept.steps[id] = lesson.currentStep
            kept.left[id] = lesson.sourceWhenLeft
            for (step, record) in lesson.steps { kept.steps["\(id).\(step)"] = record.status.rawValue }
        }
        return (kept, problem)
    }

    /// What is kept after each number of commands, from none to all.
    private static func states(_ lessons: Lessons) async throws -> [Kept] {
        try await withThrowingTaskGroup(of: (Int, Kept).self) { group in
            for count in 0...script.count {
                group.addTask {
                    let sandbox = try Sandbox()
                    let ended = try await run(lessons, commands: count, in: sandbox)
                    #expect(ended.status == 0, "\(ended.errors)")
                    return (count, try await nextStart(sandbox.data.appending(path: "apiplayground"), lessons).kept)
                }
            }
            var states = [Kept](repeating: Kept(), count: script.count + 1)
            for try await (count, kept) in group { states[count] = kept }
            return states
        }
    }

    private static func run(_ lessons: Lessons, commands: Int, in sandbox: Sandbox) async throws -> Ended {
        try await Program.run(
            "--plain", "--port", "0", in: sandbox, input: input(commands),
            environment: ["APIPLAYGROUND_LESSONS": lessons.folder.path])
    }

    private static func input(_ commands: Int) -> String {
        script.prefix(commands).map { $0.command + "\n" + ($0.asks ? "y\n" : "") }.joined()
    }

    // MARK: Files

    /// Two short lessons, so that a start is quick.
    private struct Lessons: Sendable {
        let sandbox: Sandbox
        let lessons: [Lesson]
        var folder: URL { sandbox.folder.appending(path: "lessons") }

        init() throws {
            sandbox = try Sandbox()
            for (number, id) in [(1, "first"), (2, "second")] {
                try sandbox.write(KillTests.lesson(id), to: "lessons/0\(number)-\(id).md")
            }
            lessons = LessonCatalogue.load(folder: sandbox.folder.appending(path: "lessons")).lessons
        }
    }

    private static func lesson(_ id: String) -> String {
        """
        ---
        format: 1
        id: \(id)
        title: The \(id)
        summary: A lesson for tests.
        ---

        ```starter
        from fastapi import FastAPI

        app = FastAPI(title="The \(id)")


        @app.get("/")
        def root():
            return "hi"
        ```

        ## Ask {#ask}

        Ask for something.

        ```check
        seen GET /nothing status 404
        ```

        ```hint
        A hint.
        ```

        ```solution
        send GET /nothing
        ```

        ## Build {#build}

        Build something.

        ```check
        probe GET /a
        status 200
        seen GET /a status 200
        ```

        ```hint
        A hint.
        ```

        ```solution
        route get /a -> 1
        send GET /a
        ```
        """
    }

    private struct Files {
        let input: String
        let output: String
        let errors: String

        init(_ sandbox: Sandbox, commands: Int) throws {
            input = try sandbox.write(KillTests.input(commands), to: "script.txt")
            output = try sandbox.write("", to: "output.txt")
            errors = try sandbox.write("", to: "errors.txt")
        }
    }

    private static func size(of path: String) -> Int {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : 0
    }
}

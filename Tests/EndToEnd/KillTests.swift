import Foundation
import GRDB
import PlaygroundEngine
import Testing

/// The program killed in the middle of whatever it does: what it keeps is whole at the next start.
///
/// A learner types a script. Each time the program is killed, the next one goes on with the command that was under way, or
/// with the one after it where that had its effect already.
@Suite(.serialized) struct KillTests {
    /// What is typed, and whether a question follows that is answered with yes.
    private static let script: [(command: String, asks: Bool)] = [
        ("send GET /nothing", false), ("next", false), ("route get /a -> 1", false), ("send GET /a", false),
        ("next", false), ("route get /two -> 2", false), ("lesson 1", false), ("undo", false),
        ("route get /three -> 3", false), ("free", false), ("route get /free -> 1", false), ("lesson 2", true),
        ("snapshots", false), ("restore", false), ("reset step", true),
    ]
    private static let kills = 200
    private static let workers = 4

    /// What is kept, as far as it does not depend on the time.
    private struct Kept: Hashable {
        var program = ""
        var history: [String] = []
        /// The lesson that is open and the one that was left.
        var lessons: [String?] = [nil, nil]
        /// For each lesson its step, and for each step its state.
        var steps: [String: String] = [:]
        var left: [String: String] = [:]

        func hasSameProgress(as other: Kept) -> Bool {
            lessons == other.lessons && steps == other.steps && left == other.left
        }
    }

    /// When to kill: after so many bytes of output, and so many microseconds more.
    private struct Moment {
        let bytes: Int
        let delay: UInt32
    }

    @Test func killedAtAnyMomentEverythingIsWholeAtTheNextStart() async throws {
        let lessons = try Lessons()
        let states = try await Self.states(lessons)
        let length = try await Self.run(lessons, commands: Self.script.count, in: Sandbox()).output.utf8.count
        var random = SplitMix64(seed: 7)
        let moments = (0..<Self.kills).map { _ in
            Moment(bytes: Int(random.next() % UInt64(length / 2)), delay: UInt32(random.next() % 12_000))
        }

        // After how many begun commands each of them was killed.
        let killed = try await withThrowingTaskGroup(of: [Int].self) { group in
            for worker in 0..<Self.workers {
                let share = moments.indices.filter { $0 % Self.workers == worker }.map { ($0, moments[$0]) }
                group.addTask { try await Self.kill(at: share, lessons, states) }
            }
            return try await group.reduce([], +)
        }

        // A few end by themselves before their moment comes.
        #expect(killed.count > Self.kills * 3 / 4, "\(killed.count) of \(Self.kills) were killed")
        #expect(Set(killed).count > Self.script.count * 3 / 4, "killed after \(Set(killed).sorted()) commands")
    }

    // MARK: Killing

    /// - Returns: After how many begun commands each was killed that did not end by itself before.
    private static func kill(
        at moments: [(number: Int, moment: Moment)], _ lessons: Lessons, _ states: [Kept]
    ) async throws -> [Int] {
        var killed: [Int] = []
        var sandbox = try Sandbox()
        // How many commands have had their effect for certain.
        var reached = 0
        for (number, moment) in moments {
            let wasKilled = try await kill(at: moment, afterCommands: reached, lessons, sandbox)
            let name = "kill \(number) at byte \(moment.bytes) and \(moment.delay) µs, from command \(reached)"
            reached = try await check(sandbox, lessons, states, reached, isWhole: number.isMultiple(of: 10), name)
            if wasKilled { killed.append(reached) }
            guard wasKilled, reached < script.count else {
                (sandbox, reached) = (try Sandbox(), 0)
                continue
            }
        }
        return killed
    }

    /// Runs the rest of the script and kills it, on a thread that may wait: the moment is one of microseconds.
    private static func kill(
        at moment: Moment, afterCommands reached: Int, _ lessons: Lessons, _ sandbox: Sandbox
    ) async throws -> Bool {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async {
                continuation.resume(
                    with: Result { try killNow(at: moment, afterCommands: reached, lessons, sandbox) })
            }
        }
    }

    private static func killNow(
        at moment: Moment, afterCommands reached: Int, _ lessons: Lessons, _ sandbox: Sandbox
    ) throws -> Bool {
        let output = try sandbox.write("", to: "output.txt")
        let id = try spawn(
            [Program.path, "--plain", "--port", "0"],
            environment: sandbox.environment.merging(["APIPLAYGROUND_LESSONS": lessons.folder.path]) { $1 },
            folder: sandbox.folder.path, input: try sandbox.write(input(reached..<script.count), to: "script.txt"),
            output: output, errors: try sandbox.write("", to: "errors.txt"))
        var status: Int32 = 0
        var hasEnded = false
        while !hasEnded, size(of: output) < moment.bytes {
            usleep(300)
            hasEnded = waitpid(id, &status, WNOHANG) == id
        }
        if !hasEnded {
            usleep(moment.delay)
            Foundation.kill(id, SIGKILL)
            waitpid(id, &status, 0)
        }
        return status & 0x7F == SIGKILL
    }

    /// Holds what is there against what the commands lead to.
    ///
    /// - Parameter reached: How many commands had their effect before.
    /// - Parameter isWhole: Whether a whole session is started on what is there.
    /// - Returns: How many commands have had it now.
    private static func check(
        _ sandbox: Sandbox, _ lessons: Lessons, _ states: [Kept], _ reached: Int, isWhole: Bool, _ name: String
    ) async throws -> Int {
        let folder = sandbox.data.appending(path: "apiplayground")
        let file = folder.appending(path: PlaygroundStore.fileName).path
        // Without a store nothing was begun.
        guard FileManager.default.fileExists(atPath: file) else { return 0 }
        #expect(try faults(in: file) == ["ok"], "\(name)")

        let (kept, isMoving) = try kept(in: folder)
        if isWhole || isMoving {
            let next = try await nextStart(folder, lessons)
            // A start opens the first lesson, and finds a goal met whose request came right before the end.
            #expect(kept.lessons[0] == nil || next.program == kept.program, "\(name): main.py at the next start")
            #expect(next.history == kept.history, "\(name): the history at the next start")
        }

        let begun = kept.history.count
        try #require(begun >= reached && begun < states.count, "\(name): the history has \(kept.history)")
        #expect(kept.history == script.prefix(begun).map(\.command), "\(name): the history")
        if begun == 0, kept.lessons == [nil, nil], kept.program.isEmpty { return 0 }
        // The newest command may have had no effect yet, or all of it, or its main.py and not yet its progress.
        let before = states[max(reached, begun - 1)]
        let after = states[begun]
        #expect([before.program, after.program].contains(kept.program), "\(name): main.py:\n\(kept.program)")
        let hasBefore = kept.hasSameProgress(as: before)
        let hasAfter = kept.hasSameProgress(as: after)
        #expect(hasBefore || hasAfter, "\(name): the progress is \(kept)")
        if hasAfter, kept.program == after.program { return begun }
        // What moves through the lessons brings its main.py with it.
        #expect(before.lessons == after.lessons || kept.program == before.program && hasBefore, "\(name): \(kept)")
        return max(reached, begun - 1)
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

    /// What the next start will go on with.
    ///
    /// - Returns: Also whether it has a move to finish.
    private static func kept(in folder: URL) throws -> (kept: Kept, isMoving: Bool) {
        let (store, problem) = PlaygroundStore.open(in: folder, timestamp: "killed")
        #expect(problem == nil)
        let main = folder.appending(path: "main.py")
        let records = try LessonProgressStore(store).load()
        var kept = Kept()
        kept.program = (try? String(contentsOf: main, encoding: .utf8)) ?? ""
        let move = try LessonProgressStore(store).intendedMove(path: main.path, name: "main.py")
        if let move, move.before.text == kept.program { kept.program = move.text.text }
        kept.history = try CommandHistoryStore(store).load()
        kept.lessons = [records.current, records.left]
        for (id, lesson) in records.lessons {
            kept.steps[id] = lesson.currentStep
            kept.left[id] = lesson.sourceWhenLeft
            for (step, record) in lesson.steps { kept.steps["\(id).\(step)"] = record.status.rawValue }
        }
        return (kept, move != nil)
    }

    /// Starts a session as the program does, and reads what it went on with.
    private static func nextStart(_ folder: URL, _ lessons: Lessons) async throws -> Kept {
        let (store, _) = PlaygroundStore.open(in: folder, timestamp: "killed")
        let loop = SessionLoop()
        let configuration = SessionConfiguration(
            place: .file(WorkspaceFile(path: folder.appending(path: "main.py").path)), port: .exactly(0),
            lessons: lessons.lessons, lessonStart: .resume, store: store, watchesFile: false)
        let session = PlaygroundSession(loop: loop, configuration: configuration) { _ in }
        try await session.start()
        await session.stop()
        loop.shutDown()
        let (kept, isMoving) = try kept(in: folder)
        #expect(!isMoving, "the move is finished")
        return kept
    }

    /// What is kept after each number of commands, from none to all.
    private static func states(_ lessons: Lessons) async throws -> [Kept] {
        try await withThrowingTaskGroup(of: (Int, Kept).self) { group in
            for count in 0...script.count {
                group.addTask {
                    let sandbox = try Sandbox()
                    let ended = try await run(lessons, commands: count, in: sandbox)
                    #expect(ended.status == 0, "\(ended.errors)")
                    let state = try kept(in: sandbox.data.appending(path: "apiplayground")).kept
                    #expect(state.history.count == count)
                    return (count, state)
                }
            }
            var states = [Kept](repeating: Kept(), count: script.count + 1)
            for try await (count, kept) in group { states[count] = kept }
            return states
        }
    }

    private static func run(_ lessons: Lessons, commands: Int, in sandbox: Sandbox) async throws -> Ended {
        try await Program.run(
            "--plain", "--port", "0", in: sandbox, input: input(0..<commands),
            environment: ["APIPLAYGROUND_LESSONS": lessons.folder.path])
    }

    private static func input(_ commands: Range<Int>) -> String {
        script[commands].map { $0.command + "\n" + ($0.asks ? "y\n" : "") }.joined()
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

    private static func size(of path: String) -> Int {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : 0
    }
}

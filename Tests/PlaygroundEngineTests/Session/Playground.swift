import Foundation
import Synchronization

@testable import PlaygroundEngine

/// A session with a server on a free port and a `main.py` in a folder of its own, and everything that it told.
final class Playground: Sendable {
    static let program = """
        from fastapi import FastAPI

        app = FastAPI(title="T", version="1.0")


        @app.get("/")
        def root():
            return {"hello": "world"}

        """

    let session: PlaygroundSession
    let folder: URL
    private let loop: SessionLoop
    private let events: AsyncStream<SessionEvent>
    private let told = Mutex<[SessionEvent]>([])

    /// - Parameter program: What `main.py` says at the start; nil where there is none yet.
    init(
        program: String? = Playground.program, lessons: [Lesson] = [],
        lessonStart: SessionConfiguration.LessonStart = .resume,
        store: PlaygroundStore = .inMemory(), fileName: String = "main.py", port: HTTPServer.Port = .exactly(0),
        now: @escaping @Sendable () -> Date = { Date() }, lessonFolder: URL? = nil
    ) async throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "session-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let file = WorkspaceFile(path: folder.appending(path: fileName).path)
        if let program { _ = try file.write(SourceText(name: file.name, text: program)) }
        loop = SessionLoop()
        let (events, continuation) = AsyncStream.makeStream(of: SessionEvent.self)
        self.events = events
        var configuration = SessionConfiguration(
            place: .file(file), port: port, lessons: lessons, lessonStart: lessonStart, store: store)
        configuration.now = now
        configuration.lessonFolder = lessonFolder
        session = PlaygroundSession(loop: loop, configuration: configuration) { continuation.yield($0) }
        do {
            try await session.start()
        } catch {
            loop.shutDown()
            throw error
        }
    }

    private static let nextPort = Mutex(20_000 + Int(ProcessInfo.processInfo.processIdentifier) % 8_000)

    /// A session on a port from which the system gives none away, so that it can be left and taken again while other
    /// tests run.
    static func onOwnPort() async throws -> Playground {
        for _ in 0..<100 {
            let port = nextPort.withLock { next in
                next += 1
                return next
            }
            if let playground = try? await Playground(port: .exactly(port)) { return playground }
        }
        throw ServerStartFailure.portTaken(host: "127.0.0.1", port: 0)
    }

    func end() async {
        await session.stop()
        loop.shutDown()
        try? FileManager.default.removeItem(at: folder)
    }

    /// Runs commands as a script has them and gives what the last one said.
    @discardableResult
    func run(_ commands: String, confirmed: Bool = true) async -> CommandResult {
        var result = CommandResult(.done, [])
        for input in CommandScript.inputs(of: commands) {
            result = await session.execute(input.text, confirmed: confirmed, origin: .script)
        }
        return result
    }

    var file: URL { folder.appending(path: "main.py") }

    var text: String? { try? String(contentsOf: file, encoding: .utf8) }

    /// Writes `main.py` as another program does.
    func writeOutside(_ text: String) throws {
        try text.write(to: file, atomically: false, encoding: .utf8)
    }

    /// Waits for the next event that `choose` makes something of.
    func next<Value>(_ choose: (SessionEvent) -> Value?) async -> Value? {
        for await event in events {
            told.withLock { $0.append(event) }
            if let value = choose(event) { return value }
        }
        return nil
    }

    /// The port at which the server listens.
    func port() async -> Int {
        let port = await next { if case .server(.listening(_, let port, _)) = $0 { port } else { nil } }
        return port ?? 0
    }
}

extension CommandResult {
    /// The words of every line.
    var texts: [String] { lines.map(\.text) }

    /// Whether a line holds `words`.
    func says(_ words: String) -> Bool { texts.contains { $0.contains(words) } }
}

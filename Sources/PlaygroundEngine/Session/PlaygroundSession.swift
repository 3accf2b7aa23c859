import NIOCore
import NIOPosix

/// Everything behind the screen: the workspace, its live application, the server, the client, the lessons.
///
/// It is an actor whose executor is the app's one event loop, so that all that is mutable shares one thread.
package actor PlaygroundSession {
    let eventLoop: any EventLoop
    let loop: SessionLoop
    /// What the session works with; `open` changes its place.
    var configuration: SessionConfiguration
    let emit: @Sendable (SessionEvent) -> Void

    // MARK: The workspace

    var workspace: Workspace
    /// Why the workspace does not load; nil where it is live.
    var loadFailure: LoadFailure?
    var watch = FileWatch(nil)
    var watching: RepeatedTask?
    /// What saving failed for last, so that it is said once.
    var saveFailure: WorkspaceFileFailure?
    /// Why the file that is there now cannot be read; nil where it was.
    var readFailure: WorkspaceFileFailure?
    /// The way back through the changes as the store has it.
    var keptVersions: Timeline?
    var fileNotices: FileNotices?
    /// The text of the file that was found not to load last, which may have been half-written.
    var lastFailure: LoadedProgram?
    /// Whether what another program wrote is being loaded, and whether more was written meanwhile.
    var isTakingOver = false
    var isNoticed = false
    /// Texts of the workspace that are not live yet.
    var reloadsUnderway = 0
    /// The text with which the learner's editor was opened; nil while none is.
    var editedFrom: SourceText?

    /// What Python at the prompt can name.
    var names = PythonNames()

    // MARK: The server and its log

    var live: LiveServer?
    var server: HTTPServer?
    /// Where the server listens; nil while it does not.
    var address: HTTPServer.Address?
    /// Where it listened last.
    var lastAddress: HTTPServer.Address?

    /// Clients that left early and wait to hear of the row that their request became.
    var awaitedRows: [AwaitedRow] = []
    /// The request that is under way; cancelling it stops it.
    var sending: Task<ClientExchange, Never>?
    /// The status that was predicted for the next request, outside of what a step asks.
    var predictedStatus: Int?
    /// How many seconds a response whose length is open may take.
    var streamSeconds = 600

    // MARK: The lessons

    var progression: LessonProgression
    /// What the store holds.
    var savedRecords: LessonRecords
    var storeFailure: StoreProblem?
    /// What the goals of the open step were found to be last.
    var outcomes: [CheckOutcome] = []
    /// Whether the goals were not looked at since the step began.
    var isStepNew = true
    /// Whether the learner asked at this step why the goals are not met; until then, goals tick without explanations.
    var explainsGoals = false
    /// The hint for a slip that is shown at this step, and the places of those that were.
    var tip: Hint?
    var tipsShown: Set<Int> = []
    /// The names of the commands that were used at this step.
    var commandsUsed: Set<String> = []
    /// The language that was chosen; nil leaves it to the environment.
    var language: String?
    /// What is being written down for a draft of a lesson.
    var recording: Recording?
    /// The log's number from which on exchanges belong to the open step.
    var stepStart = 1
    /// How many looks at the goals were begun, and the newest of them whose findings no longer count: an edit, a move
    /// or a later look has overtaken them.
    var begunLooks = 0
    var staleLooks = 0
    var isCheckScheduled = false
    /// How long the learner has been at work.
    var activity = ActiveTime()
    /// The text that answers, and the log's number from which on it does.
    var liveSource: SourceText?
    var liveStart = 1
    /// What was kept of `main.py`, and what of that the store has.
    var snapshots: [Snapshot] = []
    var savedSnapshots: [Snapshot] = []
    /// What was answered in this session, and how much of that the store has.
    var answers = AnswerCounts()
    var savedAnswers = AnswerCounts()
    /// How many inputs are running; each looks at the goals when it ends, and tells what it finds.
    var runningInputs = 0

    package nonisolated var unownedExecutor: UnownedSerialExecutor { eventLoop.executor.asUnownedSerialExecutor() }

    /// - Parameter emit: Called on the event loop for each change; it must return quickly.
    package init(
        loop: SessionLoop, configuration: SessionConfiguration, emit: @escaping @Sendable (SessionEvent) -> Void
    ) {
        eventLoop = loop.eventLoop
        self.loop = loop
        self.configuration = configuration
        self.emit = emit
        let source =
            switch configuration.place {
            case .file(let file): SourceText(name: file.name, text: "")
            case .memory(let source): source
            }
        workspace = Workspace(source)
        savedRecords = LessonRecords()
        progression = LessonProgression(lessons: configuration.lessons)
    }

    /// Reads the workspace, listens, and goes on with the lessons.
    package func start() async throws(SessionStartFailure) {
        let isNew: Bool
        do throws(WorkspaceFileFailure) {
            isNew = take(try read(configuration.place))
        } catch {
            throw .workspace(error)
        }
        if !configuration.notices.isEmpty { emit(.notice(configuration.notices)) }
        let live = LiveServer(logCapacity: configuration.logCapacity) { [weak self] exchange in
            self?.assumeIsolated { $0.recorded(exchange) }
        }
        self.live = live
        live.application = try? Application.load(SourceText(name: workspace.source.name, text: ""))
        // Whoever asks as soon as the server listens is answered by the program.
        let loaded = await load(workspace.source)
        let server = HTTPServer(eventLoop: eventLoop, responder: live)
        self.server = server
        let address: HTTPServer.Address
        do throws(ServerStartFailure) {
            address = try await server.start(host: configuration.host, port: configuration.port)
        } catch {
            emit(.server(.failed(reason: error.message)))
            throw .server(error)
        }
        self.address = address
        lastAddress = address
        emit(.server(.listening(host: address.host, port: address.port, insteadOf: address.insteadOf)))
        await reload(as: loaded)
        if loadFailure != nil { emit(.notice(faults)) }
        loadSnapshots()
        await startLessons(isNew: isNew)
        startWatching()
        await checkStep()
    }

    /// Stops listening and watching; what was typed and learnt is saved already.
    package func stop() async {
        stopWatching()
        await server?.stop(grace: 1)
        saveProgress()
        emit(.server(.stopped))
    }

    /// Does what takes long on a thread of its own, so that the loop answers meanwhile.
    func besideLoop<Success: Sendable, Failure>(
        _ work: @escaping @Sendable () throws(Failure) -> Success
    ) async throws(Failure) -> Success {
        try await Task.detached { Result { () throws(Failure) in try work() } }.value.get()
    }

    /// Takes note of an exchange that the log has now.
    private func recorded(_ exchange: Exchange) {
        emit(.exchange(exchange))
        tellAwaited(exchange)
        tellOutput()
        answers.add(exchange)
        if exchange.client != .playground { recording?.note(exchange) }
        guard progression.lesson != nil else { return }
        noteActivity()
        if progression.observe(exchange, record: { sighting(of: exchange) }) { saveProgress() }
        if explainsGoals || progression.stepRecord?.status == .open { scheduleCheck() }
    }

    /// Tells what the program printed since the last time.
    func tellOutput() {
        guard let output = live?.application?.output.take(), !output.isEmpty else { return }
        let lines = output.split(separator: "\n", omittingEmptySubsequences: false)
        let shown = output.hasSuffix("\n") ? lines.dropLast() : lines[...]
        emit(.printed(shown.map { VisibleText.escape(String($0)) }))
    }
}

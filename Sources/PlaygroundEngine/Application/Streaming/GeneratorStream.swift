/// A stream of what a generator of the program yields, each value made when it is asked for.
///
/// A generator that sleeps holds nothing but its own variables; a client that leaves has it closed, so that its
/// `finally` blocks run.
final class GeneratorStream: BodyStream, @unchecked Sendable {
    private let application: Application
    private let turns: any TurnScheduler
    private let generator: PyGenerator
    private let encoding: PieceEncoding
    private let items: ItemWriter?
    /// The step that is under way.
    private var step: ProgramCall?
    private var isClosed = false

    var isAsync: Bool { generator.kind == .asyncGenerator }

    init(
        _ generator: PyGenerator, _ encoding: PieceEncoding, _ items: ItemWriter?, _ application: Application,
        turns: any TurnScheduler
    ) {
        self.items = items
        self.generator = generator
        self.encoding = encoding
        self.application = application
        self.turns = turns
    }

    /// The generator that goes through `content`, where that runs code of the program; nil where it does not.
    static func generator(of content: Value, _ program: CurrentMachine) -> PyGenerator? {
        if let generator = content.object as? PyGenerator { return generator.kind == .coroutine ? nil : generator }
        // Source: Starlette's `StreamingResponse`: what has `__aiter__` is gone through by `async for`.
        let isAsync = (content.object as? PyInstance)?.ownMethod(.asyncIterName) != nil
        guard isAsync || content.isMachineDriven,
            let function = try? Prelude.shared.function(isAsync ? .eachAwaited : .each, in: program)
        else { return nil }
        let generator = PyGenerator(function, kind: isAsync ? .asyncGenerator : .generator)
        generator.base[0] = content
        return generator
    }

    package func next(_ receive: @escaping (BodyPiece) -> Void) {
        let step = ProgramCall(application, turns: turns) { [self] result in
            self.step = nil
            if isClosed { closeGenerator() } else { receive(piece(result)) }
        }
        self.step = step
        step.start { [generator, isAsync] (execution) throws(PyError) in
            try execution.startNext(of: .object(generator), isAsync: isAsync)
        }
    }

    package func close() {
        if isClosed { return }
        isClosed = true
        // A step that waits is cancelled, as an asynchronous function's is; one that sleeps without `await` ends first.
        if let step { step.cancel() } else { closeGenerator() }
    }

    private func piece(_ result: Result<Value, PyError>) -> BodyPiece {
        do throws(PyError) {
            guard let item = Execution.item(try result.get()) else { return .end }
            return .chunk(try application.running { () throws(PyError) in try encoding.bytes(of: item, items) })
        } catch {
            // What was yielded could not be sent: the generator is not at its end.
            if case .success = result { closeGenerator() }
            return .failed(traceback: Traceback.text(of: error.exception, in: application.source))
        }
    }

    private func closeGenerator() {
        isClosed = true
        guard generator.state != .finished else { return }
        // What the generator raises while it is closed reaches nobody, as in Python.
        ProgramCall(application, turns: turns) { _ in }.start { [generator, isAsync] (execution) throws(PyError) in
            try execution.startClosing(.object(generator), isAsync: isAsync)
        }
    }
}

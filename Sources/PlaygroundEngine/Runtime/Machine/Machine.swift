/// A register machine with explicit frames: it can stop between any two instructions and go on later.
final class Machine {
    /// How a run ended.
    enum Outcome {
        case finished(Value)
        case failed(PyError)
        /// The slice is used up; `run` again goes on.
        case paused
        /// A generator gave a value and stopped.
        case yielded(Value)
        /// Nothing is to happen for so long; `run` again goes on.
        case sleeping(Duration)
    }

    /// CPython's default recursion limit.
    static let recursionLimit = 1000

    let globals: GlobalStore
    let stack = RegisterStack()
    var frames: ContiguousArray<Frame> = []
    /// Steps left before the machine pauses: jumps back, calls, and what large values cost.
    var fuel = 0
    let output: ProgramOutput
    /// Whether the exception being thrown goes on from where it was caught, so that its traceback has the line already.
    var isReraising = false
    /// Holds the function whose code the first frame runs.
    private var entry: PyFunction?
    /// What the run may use; there is one while it runs.
    var budget: (any RunBudget)?
    /// Whether the budget is used up: then nothing the program could do stops the exception.
    var isStopped = false
    /// Runs of this machine inside one another, begun by built-ins that call back.
    var nestedRuns = 0
    /// Whether a nested run went past the end of the slice.
    var isOverdrawn = false
    /// Where the native stack stood when the run began.
    var stackAtStart: UInt = 0
    /// Whether the fuel was used up by a jump back, so that the newest frame stands before its step, not behind it.
    var isAtLoopStart = false
    /// Whether the generator that was started gave a value.
    var hasYielded = false
    /// What the generator that was started is to raise where it stands.
    var startingError: PyError?
    /// How long the program asked to sleep.
    var sleeping: Duration?
    /// The tasks of the request, where it is an asynchronous one.
    var loop: AsyncLoop?
    /// How far a virtual clock is ahead of the real one.
    var timeAhead: () -> Duration = { .zero }

    init(globals: GlobalStore, output: ProgramOutput) {
        precondition(ValueTag.isAsCompiled, "this compiler lays values out in another way")
        self.globals = globals
        self.output = output
    }

    /// Prepares a call of `function`; ``run(fuel:)`` carries it out.
    ///
    /// - Throws: `TypeError` where it asks for other arguments.
    func start(
        _ function: PyFunction, positional: [Value] = [], keywords: [NamedArgument] = []
    ) throws(PyError) {
        entry = function
        hasYielded = false
        startingError = nil
        _ = try perform(.function(function), positional, keywords, result: stack.start, range: 0..<0)
    }

    /// Prepares the next step of `generator`.
    func start(_ generator: PyGenerator, _ resumption: Resumption) throws(PyError) {
        hasYielded = false
        startingError = nil
        do throws(PyError) {
            _ = try resume(generator, resumption, purpose: .outermost, result: stack.start)
        } catch {
            guard !frames.isEmpty else { throw error }
            startingError = error
        }
    }

    /// Prepares the module's own code.
    func start(_ program: Program) throws(PyError) {
        try start(PyFunction(code: program.code, defaults: [], captured: [], program: globals.current))
    }

    /// Goes on until the program ends or `fuel` is used up.
    func run(fuel: Int, budget: (any RunBudget)? = nil) -> Outcome {
        self.fuel = fuel
        self.budget = budget
        isOverdrawn = false
        isStopped = false
        isAtLoopStart = false
        stackAtStart = NativeStack.position
        let outer = globals.current.machine
        globals.current.machine = self
        defer {
            globals.current.machine = outer
            self.budget = nil
            Release.finish()
        }
        do throws(PyError) {
            if let error = startingError {
                startingError = nil
                try handle(error, until: 0)
            }
            guard try execute() else {
                defer { sleeping = nil }
                return sleeping.map { .sleeping($0) } ?? .paused
            }
            // The first frame's window is the stack's first register.
            let result = stack.start.pointee
            stack.start.pointee = .undefined
            return hasYielded ? .yielded(result) : .finished(result)
        } catch {
            unwind(error)
            return .failed(error)
        }
    }

    /// Gives up a paused call, as if it had raised `error` where it stands.
    ///
    /// No handler and no `finally` of the program runs, or it could go on for ever.
    func abandon(_ error: PyError) { unwind(error) }

    /// Ends every frame above `depth` others, noting the place of each in the exception's traceback.
    func unwind(_ error: PyError, until depth: Int = 0) {
        if isAtLoopStart, let newest = frames.indices.last { frames[newest].position += 1 }
        isAtLoopStart = false
        while frames.count > depth, let frame = frames.popLast() {
            let code = frame.code.takeUnretainedValue()
            note(frame, code, in: error.exception)
            clear(frame, registers: code.registerCount)
            frame.generator?.takeRetainedValue().finish()
        }
    }

    /// Leaves the loop for so long.
    ///
    /// - Throws: `RuntimeError` inside a built-in that called back, which cannot be left.
    func sleep(_ duration: Duration) throws(PyError) -> Bool {
        guard nestedRuns == 0 else {
            throw .make(
                .runtimeError, "time.sleep() cannot wait inside a method that a built-in calls, such as __str__")
        }
        sleeping = duration
        fuel = 0
        return true
    }

    func clear(_ frame: Frame, registers: Int) {
        for index in 0..<registers { (frame.base + index).put(.undefined) }
        if frame.ownsChunk { stack.shrink() }
    }

    func push(
        _ function: PyFunction, base: UnsafeMutablePointer<Value>, result: UnsafeMutablePointer<Value>,
        ownsChunk: Bool, purpose: Frame.Purpose
    ) {
        for (register, cell) in zip(function.code.capturedRegisters, function.captured) {
            base[register] = .object(cell)
        }
        frames.append(
            Frame(
                code: Unmanaged.passUnretained(function.code), base: base, result: result, position: 0,
                top: base + function.code.registerCount, ownsChunk: ownsChunk, purpose: purpose))
    }
}

/// What a program prints, bounded.
package final class ProgramOutput {
    private(set) var text = ""
    private static let limit = 64 * 1024
    private var isCut = false

    package init() {}

    func write(_ more: String) {
        guard !isCut else { return }
        text += more
        if text.utf8.count > Self.limit {
            text = String(text.unicodeScalars.prefix(Self.limit)) + "\n… output past 64 KiB is not kept\n"
            isCut = true
        }
    }

    /// Takes what was printed since the last time.
    package func take() -> String {
        defer { (text, isCut) = ("", false) }
        return text
    }
}

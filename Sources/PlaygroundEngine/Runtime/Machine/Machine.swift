/// A register machine with explicit frames: it can stop between any two instructions and go on later.
final class Machine {
    /// How a run ended.
    enum Outcome {
        case finished(Value)
        case failed(PyError)
        /// The slice is used up; `run` again goes on.
        case paused
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

    init(globals: GlobalStore, output: ProgramOutput) {
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
        try enter(function, window: stack.start, result: stack.start, arguments: 0) { (base) throws(PyError) in
            if positional.isEmpty, keywords.isEmpty {
                try self.bindPlain(function, base: base, count: 0)
            } else {
                try self.bind(function, base: base, positional: positional, keywords: keywords)
            }
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
        stackAtStart = NativeStack.position
        let outer = globals.current.machine
        globals.current.machine = self
        defer {
            globals.current.machine = outer
            self.budget = nil
        }
        do throws(PyError) {
            guard try execute() else { return .paused }
            // The first frame's window is the stack's first register.
            let result = stack.start.pointee
            stack.start.pointee = .undefined
            return .finished(result)
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
        while frames.count > depth, let frame = frames.popLast() {
            let code = frame.code.takeUnretainedValue()
            note(frame, code, in: error.exception)
            clear(frame, registers: code.registerCount)
        }
    }

    func clear(_ frame: Frame, registers: Int) {
        for index in 0..<registers { frame.base[index] = .undefined }
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

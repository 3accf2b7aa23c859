/// The registers of a machine's frames: chunks that never move, so that frames may point into them.
final class RegisterStack {
    private var chunks: [UnsafeMutableBufferPointer<Value>] = []
    private static let firstChunk = 512
    /// The most registers that one machine may have: 64 MiB of them.
    private static let limit = 4 << 20
    private var total = 0

    init() {
        add(Self.firstChunk)
    }

    deinit {
        for chunk in chunks {
            chunk.deinitialize()
            chunk.deallocate()
        }
    }

    /// The place of the first frame.
    var start: UnsafeMutablePointer<Value> { pointer(chunks[0]) }

    /// Whether a frame of `count` registers fits from `base` on.
    func fits(_ count: Int, at base: UnsafeMutablePointer<Value>) -> Bool {
        let chunk = chunks[chunks.count - 1]
        return base >= pointer(chunk) && base + count <= pointer(chunk) + chunk.count
    }

    /// Adds a chunk with room for `count` registers and gives its start.
    ///
    /// - Throws: `RecursionError` where the stack is as large as it may be.
    func grow(by count: Int) throws(PyError) -> UnsafeMutablePointer<Value> {
        guard total + count <= Self.limit else {
            throw .make(.recursionError, "maximum recursion depth exceeded")
        }
        add(max(count, min(chunks[chunks.count - 1].count * 2, Self.limit - total)))
        return pointer(chunks[chunks.count - 1])
    }

    /// Drops the newest chunk, whose registers are all undefined.
    func shrink() {
        guard chunks.count > 1, let chunk = chunks.popLast() else { return }
        total -= chunk.count
        chunk.deinitialize()
        chunk.deallocate()
    }

    private func add(_ count: Int) {
        let chunk = UnsafeMutableBufferPointer<Value>.allocate(capacity: count)
        chunk.initialize(repeating: .undefined)
        chunks.append(chunk)
        total += count
    }

    private func pointer(_ chunk: UnsafeMutableBufferPointer<Value>) -> UnsafeMutablePointer<Value> {
        // An allocated chunk is never empty.
        chunk.baseAddress.unsafelyUnwrapped
    }
}

/// One call that has not returned: plain data, so that pushing it costs no reference counting.
struct Frame {
    /// The program keeps all code alive while a machine runs.
    let code: Unmanaged<Code>
    let base: UnsafeMutablePointer<Value>
    /// Where the caller wants the result.
    let result: UnsafeMutablePointer<Value>
    /// The next instruction, while a call runs above this frame or the machine stands still.
    var position: Int
    /// The first register of the stack that is free for the frames above.
    let top: UnsafeMutablePointer<Value>
    /// Whether this frame's registers opened a chunk of the stack.
    let ownsChunk: Bool
    let purpose: Purpose
    /// The generator whose registers these are; it is kept alive until the frame is gone.
    var generator: Unmanaged<PyGenerator>?
}

/// The values of a program's global names. One store serves all machines that run the program.
final class GlobalStore {
    let values: UnsafeMutableBufferPointer<Value>
    let names: [String]
    let current = CurrentMachine()
    /// What tells the program the time.
    let clock: WallClock
    /// The context of the program's decimal operations.
    let decimals = DecimalSettings()
    /// The text of the program, for what it prints about its own lines.
    let source: SourceText
    /// The modules written in Python that the program imported; see ``ScriptedModule``.
    var modules: [String: PyModule] = [:]
    private let builtins: [String: Value]

    init(_ program: Program, source: SourceText, clock: WallClock = .system) {
        self.source = source
        self.clock = clock
        names = program.globalNames
        builtins = program.builtins
        values = .allocate(capacity: program.initialGlobals.count)
        _ = values.initialize(from: program.initialGlobals)
    }

    deinit {
        values.deinitialize()
        values.deallocate()
    }

    /// Ends the program: its values, many of which refer to one another, are let go of.
    func takeApart() {
        let members = modules.values.flatMap(\.members.values)
        let roots = (Array(values) + members).filter(\.mayHoldOthers)
        modules = [:]
        for index in values.indices { values[index] = .undefined }
        current.objects.takeApart(roots)
    }

    /// The `NameError` of reading a slot that holds nothing.
    func missing(_ slot: Int) -> PyError {
        let name = names[slot]
        return .make(
            .nameError, "name '\(name)' is not defined", suggestion: Suggestion.nearest(to: name, among: definedNames))
    }

    /// The global names that have a value.
    var definedNames: [String] { names.indices.filter { !values[$0].isUndefined }.map { names[$0] } }

    /// The value of the global called `name`, where it has one.
    func value(of name: String) -> Value? {
        guard let slot = names.firstIndex(of: name), !values[slot].isUndefined else { return nil }
        return values[slot]
    }

    /// The value of the global or built-in called `name`.
    func lookUp(_ name: String) -> Value? { value(of: name) ?? builtins[name] }
}

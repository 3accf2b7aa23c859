/// A call that stops between its steps: a generator, a coroutine or an asynchronous generator.
///
/// It is a block of registers and a position in its code; no native stack is held. So it goes on from wherever it is
/// asked to, on any machine of its program, and an open stream costs no more than its variables.
final class PyGenerator: PyIterator {
    /// What the program sees it as.
    enum Kind: UInt8 {
        case generator, coroutine, asyncGenerator
        /// Built-ins whose code is Python: lazy, and without a generator's methods.
        case map, filter, zip, enumerate, callable

        var name: String {
            switch self {
            case .generator: "generator"
            case .coroutine: "coroutine"
            case .asyncGenerator: "async_generator"
            case .map: "map"
            case .filter: "filter"
            case .zip: "zip"
            case .enumerate: "enumerate"
            case .callable: "callable_iterator"
            }
        }

        /// How messages call it.
        var noun: String {
            switch self {
            case .coroutine: "coroutine"
            case .asyncGenerator: "async generator"
            case .generator, .map, .filter, .zip, .enumerate, .callable: "generator"
            }
        }

        /// Whether `for` goes through it.
        var isIterable: Bool { self != .coroutine && self != .asyncGenerator }

        /// Whether it is a built-in, through which exceptions pass unchanged.
        var isBuiltIn: Bool { isIterable && self != .generator }
    }

    enum State: UInt8 { case created, suspended, running, finished }

    let function: PyFunction
    let base: UnsafeMutablePointer<Value>
    let kind: Kind
    var state = State.created
    /// The register that takes what is sent in.
    var receiver: UInt16 = 0
    /// Whether it stopped because what it waits for did.
    var isWaiting = false
    /// The next instruction.
    var position = 0

    /// A call of `function`, whose parameters are still to be filled.
    init(_ function: PyFunction, kind: Kind) {
        self.function = function
        self.kind = kind
        base = .allocate(capacity: function.code.registerCount)
        base.initialize(repeating: .undefined, count: function.code.registerCount)
        super.init()
        function.program.objects.add(self)
        for (register, cell) in zip(function.code.capturedRegisters, function.captured) {
            base[register] = .object(cell)
        }
    }

    deinit {
        Release.leave(keeping: contents)
        base.deinitialize(count: function.code.registerCount)
        base.deallocate()
    }

    /// Ends the call: its variables are let go of.
    func finish() {
        state = .finished
        for index in 0..<function.code.registerCount { base[index] = .undefined }
    }

    /// The values of its variables that may hold others.
    private var contents: [Value] { (0..<function.code.registerCount).map { base[$0] }.filter(\.mayHoldOthers) }

    override func takeApart() -> [Value] {
        defer { finish() }
        return contents
    }

    override package var typeName: String { kind.name }

    override package func repr(_ context: ReprContext) throws(PyError) -> String {
        guard !kind.isBuiltIn else { return "<\(kind.name) object at \(address)>" }
        return "<\(kind.name) object \(function.code.qualifiedName) at \(address)>"
    }

    override package var isMachineDriven: Bool { kind.isIterable }

    override func makeIterator() throws(PyError) -> PyIterator? { kind.isIterable ? self : nil }

    /// The next value, by a run of the machine inside the one that asks.
    override func next() throws(PyError) -> Value? {
        guard let machine = function.program.machine else {
            throw .make(.runtimeError, "\(kind.noun) was resumed while its program does not run")
        }
        return try machine.next(of: self)
    }

    override package func attribute(_ name: String) throws(PyError) -> Value? {
        switch name {
        case "__name__": .string(function.code.name)
        case "__qualname__": .string(function.code.qualifiedName)
        default: GeneratorMethods.method(name, of: self)
        }
    }

    override package var attributeNames: [String] { GeneratorMethods.names(of: self) }
}

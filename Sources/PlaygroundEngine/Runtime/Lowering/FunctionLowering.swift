import BigInt

/// Turns one function body, or the module's, into ``Code``.
final class FunctionLowering {
    /// Where a name of this function lives.
    enum Place {
        case register(UInt16)
        case cell(UInt16)
        case global(UInt16)
        /// In the dict of a class body, and where it is not there, where it would be without the class.
        case namespace
    }

    /// Whose body is lowered.
    enum Kind { case module, function, `class` }

    let program: ProgramLowering
    let outer: FunctionLowering?
    let name: String
    let kind: Kind
    let firstParameter: String?
    let hasWalrus: Bool
    /// Names that may lose their value again, so that reading them always asks.
    let mayLose: Set<String>
    /// The names that a class body binds: they live in its namespace.
    private let namespaceNames: Set<String>
    /// How many comprehensions are open: inside them a class's names are not seen.
    var comprehensions = 0
    var instructions: [Instruction] = []
    var ranges: [SourceRange] = []
    var constants: [Value] = []
    var names: [String] = []
    var inner: [Code] = []
    /// The local names; comprehensions put theirs in front while they last.
    var places: [String: Place] = [:]
    /// Locals that hold a value on every way to here.
    var assigned: Set<String> = []
    var nextRegister = 0
    var registerCount = 0
    /// What the statements being lowered stand in.
    var blocks: [ControlBlock] = []
    var captures: [(name: String, register: Int)] = []
    var handlers: [Code.Handler] = []
    var handling: [Code.Handling] = []
    /// What the instructions being emitted come from.
    var currentRange: SourceRange = 0..<0
    /// What a call of this code gives.
    var callKind = Code.Kind.plain
    /// Whether what is being lowered stands inside a list, dict or set comprehension.
    var isInComprehension = false
    /// What the statements being lowered do where an import fails.
    var foresight = ImportForesight.nothing

    init(
        program: ProgramLowering, outer: FunctionLowering?, name: String, names: ScopeNames, parameters: [String],
        kind: Kind = .function
    ) {
        self.program = program
        self.outer = outer
        self.name = name
        firstParameter = parameters.first
        self.kind = kind
        hasWalrus = names.hasWalrus
        mayLose = names.unbound
        namespaceNames = kind == .class ? names.bound : []
        guard kind != .module else { return }
        if kind == .class {
            placeClassNames(names)
            return
        }
        assigned = Set(parameters).subtracting(mayLose)
        for name in parameters + names.bound.subtracting(parameters).sorted() {
            let register = UInt16(truncatingIfNeeded: allocate())
            places[name] = names.takenByInner.contains(name) ? .cell(register) : .register(register)
        }
        capture(names.free)
        for name in parameters + names.bound.subtracting(parameters).sorted() {
            if case .cell(let register)? = places[name] { emit(.makeCell, a: register) }
        }
    }

    private func capture(_ names: Set<String>) {
        for name in names.sorted() where outer?.canCapture(name) == true {
            let register = allocate()
            captures.append((name, register))
            places[name] = .cell(UInt16(truncatingIfNeeded: register))
        }
    }

    /// The namespace is in register 0. What methods take from the functions around the class passes through it, and
    /// `__class__` is its own.
    private func placeClassNames(_ names: ScopeNames) {
        _ = allocate()
        capture(names.freeOfClass)
        guard names.takenByInner.contains("__class__") else { return }
        let cell = temporary()
        places["__class__"] = .cell(cell)
        emit(.clear, a: cell)
        emit(.makeCell, a: cell)
    }

    /// Whether `name` is now looked up in the class body's namespace.
    func isInNamespace(_ name: String) -> Bool { comprehensions == 0 && namespaceNames.contains(name) }

    /// Whether a function inside this one can share the variable `name`.
    func canCapture(_ name: String) -> Bool {
        if case .cell? = places[name] { return true }
        return false
    }

    /// CPython's `__qualname__`.
    private var qualifiedName: String {
        guard let outer, outer.kind != .module else { return name }
        return outer.qualifiedName + (outer.kind == .class ? ".\(name)" : ".<locals>.\(name)")
    }

    func finish(
        definition: FunctionDefinition?, range: SourceRange, parameters: Parameters
    ) -> Code {
        if max(registerCount, constants.count, inner.count) >= Int(Instruction.none) - 1 {
            program.report(LoweringProblem.tooLarge(definition == nil ? "this code" : "function ‘\(name)’"), at: range)
        }
        let from = captures.map { capture -> Int in
            if case .cell(let register)? = outer?.places[capture.name] { return Int(register) }
            return 0
        }
        let code = Code(
            name: name, qualifiedName: qualifiedName, definition: definition, range: range,
            parameters: ParameterLayout(parameters, returns: definition?.returns),
            registerCount: registerCount, instructions: instructions, ranges: ranges, constants: constants,
            names: names, inner: inner, capturesFrom: from, capturedRegisters: captures.map(\.register),
            handlers: handlers, handling: handling)
        code.kind = callKind
        return code
    }
}

// MARK: - Emitting

extension FunctionLowering {
    @discardableResult
    func emit(_ operation: Instruction.Operation, detail: UInt8 = 0, a: UInt16 = 0, b: UInt16 = 0, c: UInt16 = 0) -> Int
    {
        instructions.append(Instruction(operation: operation, detail: detail, a: a, b: b, c: c))
        ranges.append(currentRange)
        return instructions.count - 1
    }

    @discardableResult
    func emitJump(_ operation: Instruction.Operation, a: UInt16 = 0, to target: Int = 0) -> Int {
        let index = emit(operation, a: a)
        instructions[index].target = target
        return index
    }

    /// Makes the jump at `index` go to the instruction that comes next.
    func land(_ index: Int) { instructions[index].target = instructions.count }

    func land(_ indices: [Int]) { for index in indices { land(index) } }

    func allocate() -> Int {
        defer { nextRegister += 1 }
        registerCount = max(registerCount, nextRegister + 1)
        return nextRegister
    }

    /// A register for a value that is needed for a short time; ``scratch(_:)`` gives them back.
    func temporary() -> UInt16 { UInt16(truncatingIfNeeded: allocate()) }

    /// Runs `body` and gives back the registers that it took.
    func scratch(_ body: () -> Void) {
        let mark = nextRegister
        body()
        nextRegister = mark
    }

    func constant(_ value: Value) -> UInt16 {
        constants.append(value)
        names.append("")
        return UInt16(truncatingIfNeeded: constants.count - 1)
    }

    /// The constant that holds `name`, for attributes and messages.
    func name(_ name: String) -> UInt16 {
        if let index = names.firstIndex(of: name), !name.isEmpty { return UInt16(truncatingIfNeeded: index) }
        constants.append(.str(program.interned(name)))
        names.append(name)
        return UInt16(truncatingIfNeeded: constants.count - 1)
    }

    /// Runs `body` with `range` as the origin of what it emits.
    @discardableResult
    func at<Result>(_ range: SourceRange, _ body: () -> Result) -> Result {
        let outer = currentRange
        currentRange = range
        defer { currentRange = outer }
        return body()
    }
}

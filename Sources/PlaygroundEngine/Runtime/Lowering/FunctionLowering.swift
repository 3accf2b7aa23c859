import BigInt

/// Turns one function body, or the module's, into ``Code``.
final class FunctionLowering {
    /// Where a name of this function lives.
    enum Place {
        case register(UInt16)
        case cell(UInt16)
        case global(UInt16)
    }

    let program: ProgramLowering
    let outer: FunctionLowering?
    let name: String
    let isModule: Bool
    let hasWalrus: Bool
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
    var loops: [Loop] = []
    var captures: [(name: String, register: Int)] = []
    /// What the instructions being emitted come from.
    var currentRange: SourceRange = 0..<0

    struct Loop {
        let start: Int
        var breaks: [Int] = []
    }

    init(
        program: ProgramLowering, outer: FunctionLowering?, name: String, names: ScopeNames, parameters: [String],
        isModule: Bool
    ) {
        self.program = program
        self.outer = outer
        self.name = name
        self.isModule = isModule
        hasWalrus = names.hasWalrus
        guard !isModule else { return }
        assigned = Set(parameters)
        for name in parameters + names.bound.subtracting(parameters).sorted() {
            let register = UInt16(truncatingIfNeeded: allocate())
            places[name] = names.takenByInner.contains(name) ? .cell(register) : .register(register)
        }
        for name in names.free.sorted() where outer?.canCapture(name) == true {
            let register = allocate()
            captures.append((name, register))
            places[name] = .cell(UInt16(truncatingIfNeeded: register))
        }
        for name in parameters + names.bound.subtracting(parameters).sorted() {
            if case .cell(let register)? = places[name] { emit(.makeCell, a: register) }
        }
    }

    /// Whether a function inside this one can share the variable `name`.
    func canCapture(_ name: String) -> Bool {
        if case .cell? = places[name] { return true }
        return false
    }

    /// CPython's `__qualname__`.
    private var qualifiedName: String {
        guard let outer, !outer.isModule else { return name }
        return "\(outer.qualifiedName).<locals>.\(name)"
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
        return Code(
            name: name, qualifiedName: qualifiedName, definition: definition, range: range,
            parameters: ParameterLayout(parameters, returns: definition?.returns),
            registerCount: registerCount, instructions: instructions, ranges: ranges, constants: constants,
            names: names, inner: inner, capturesFrom: from, capturedRegisters: captures.map(\.register))
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
        constants.append(.string(name))
        names.append(name)
        return UInt16(truncatingIfNeeded: constants.count - 1)
    }

    /// Runs `body` with `range` as the origin of what it emits.
    func at(_ range: SourceRange, _ body: () -> Void) {
        let outer = currentRange
        currentRange = range
        body()
        currentRange = outer
    }
}

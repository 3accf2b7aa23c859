/// A function's instructions and all that they refer to. It never changes once it is lowered and shared.
final class Code {
    let name: String
    /// The name with the functions around it, such as `outer.<locals>.inner`, as CPython's messages give it.
    var qualifiedName: String
    let definition: FunctionDefinition?
    let range: SourceRange
    let parameters: ParameterLayout
    /// How many registers a frame of this code has, parameters included.
    let registerCount: Int
    let instructions: UnsafeMutableBufferPointer<Instruction>
    /// Where each instruction came from, for tracebacks.
    let ranges: [SourceRange]
    let constants: UnsafeMutableBufferPointer<Value>
    /// The constants that are names, as Swift strings; empty for the others.
    let names: [String]
    let inner: [Code]
    /// The registers of the enclosing frame whose cells this code captures, in the order of `capturedRegisters`.
    let capturesFrom: [Int]
    /// The registers here that hold the captured cells.
    let capturedRegisters: [Int]
    /// Where exceptions go, the innermost first.
    let handlers: [Handler]
    /// Where an exception is being handled, the innermost first.
    let handling: [Handling]
    /// What a call gives: its result, or something that stops between its steps.
    enum Kind: UInt8 { case plain, generator, coroutine, asyncGenerator }

    var kind = Kind.plain
    /// How many arguments a call has that needs no binding; -1 where each call needs it.
    let plainCount: Int
    /// What `__module__` gives for what this code defines.
    var module = PyType.programModule
    /// Whether tracebacks leave this code out, as they do with what is native in CPython.
    var isHidden = false
    /// The statement whose body this is, where it is a class's.
    var classDefinition: ClassDefinition?

    /// Instructions whose exceptions go to another one, with the exception in a register.
    struct Handler {
        let range: Range<Int>
        let target: Int
        let register: Int
    }

    /// Instructions that run while the exception in a register is handled.
    struct Handling {
        let range: Range<Int>
        let register: Int
    }

    init(
        name: String, qualifiedName: String, definition: FunctionDefinition?, range: SourceRange,
        parameters: ParameterLayout,
        registerCount: Int, instructions: [Instruction], ranges: [SourceRange], constants: [Value], names: [String],
        inner: [Code], capturesFrom: [Int], capturedRegisters: [Int], handlers: [Handler], handling: [Handling]
    ) {
        self.name = name
        self.qualifiedName = qualifiedName
        self.definition = definition
        self.range = range
        self.parameters = parameters
        self.registerCount = registerCount
        self.instructions = .allocate(capacity: instructions.count)
        _ = self.instructions.initialize(from: instructions)
        self.ranges = ranges
        self.constants = .allocate(capacity: constants.count)
        _ = self.constants.initialize(from: constants)
        self.names = names
        self.inner = inner
        self.capturesFrom = capturesFrom
        self.capturedRegisters = capturedRegisters
        self.handlers = handlers
        plainCount = parameters.isPlain && capturedRegisters.isEmpty ? parameters.positionalCount : -1
        self.handling = handling
    }

    deinit {
        instructions.deallocate()
        constants.deinitialize()
        constants.deallocate()
    }
}

/// A function's parameters; parameter number n lives in register n.
struct ParameterLayout {
    let list: [Parameters.Parameter]
    /// Parameters that take positional arguments.
    let positionalCount: Int
    let hasVariadic: Bool
    let hasKeywordVariadic: Bool
    /// Whether a parameter or the result has an annotation.
    let isAnnotated: Bool

    init(_ parameters: Parameters, returns: Expression? = nil) {
        list = parameters.list
        positionalCount = list.count { $0.kind == .ordinary || $0.kind == .positionalOnly }
        hasVariadic = list.contains { $0.kind == .variadic }
        hasKeywordVariadic = list.contains { $0.kind == .keywordVariadic }
        isAnnotated = returns != nil || list.contains { $0.annotation != nil }
    }

    /// Whether a call with exactly as many positional arguments needs no binding.
    var isPlain: Bool { positionalCount == list.count }
}

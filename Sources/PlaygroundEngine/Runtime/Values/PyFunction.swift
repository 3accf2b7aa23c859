/// A function that the program defined, with the defaults and the captured variables of its definition.
package final class PyFunction {
    let code: Code
    /// One entry a parameter; `undefined` where it has no default.
    let defaults: [Value]
    let captured: [PyCell]
    /// One entry a parameter, `undefined` where it has no annotation, and the return annotation as the last; empty
    /// where the definition has none at all.
    let annotations: [Value]
    /// The running program that this function belongs to.
    let program: CurrentMachine
    /// What the program set on the function itself.
    private(set) lazy var attributes = PyDict()

    init(
        code: Code, defaults: [Value], captured: [PyCell], annotations: [Value] = [], program: CurrentMachine
    ) {
        self.code = code
        self.defaults = defaults
        self.captured = captured
        self.annotations = annotations
        self.program = program
    }

    deinit { Release.leave(keeping: (captured, defaults, annotations, attributes)) }

    /// What the function refers to besides; its own attributes are taken out, once its program is over.
    func takeApart() -> [Value] { attributes.takeEntries() + defaults + annotations }

    package var name: String { code.name }

    /// The definition in the source; nil for a lambda or a comprehension.
    package var definition: FunctionDefinition? { code.definition }

    /// From the first decorator to the end of the body.
    package var range: SourceRange { code.range }
}

/// A variable that an inner function shares with the function around it.
final class PyCell: PyObject {
    var value: Value = .undefined

    override func takeApart() -> [Value] {
        guard value.mayHoldOthers else { return [] }
        defer { value = .undefined }
        return [value]
    }
}

/// A function that is part of the playground.
package final class PyBuiltin: PyObject {
    package typealias Body = (NativeCall) throws(PyError) -> Value
    /// A body that can leave work to the machine's own loop.
    typealias Control = (NativeCall) throws(PyError) -> NextStep

    package let name: String
    let control: Control
    /// Whether this is a method of a type, which takes the value as its first argument.
    private(set) var isDescriptor = false

    package init(_ name: String, _ body: @escaping Body) {
        self.name = name
        control = { (call) throws(PyError) in .value(try body(call)) }
    }

    init(_ name: String, control: @escaping Control) {
        self.name = name
        self.control = control
    }

    /// The same as a method of its type.
    func asDescriptor() -> PyBuiltin {
        isDescriptor = true
        return self
    }

    /// The method for `receiver`.
    func bound(to receiver: Value) -> PyBuiltin {
        let control = control
        return PyBuiltin(
            name,
            control: { (call) throws(PyError) in try control(call.replacing([receiver] + call.positional)) })
    }

    override package var type: PyType { .builtinFunction }

    override package func repr(_ context: ReprContext) throws(PyError) -> String { "<built-in function \(name)>" }
}

/// The arguments of a call to a ``PyBuiltin`` or a ``PyType``.
package struct NativeCall {
    package let function: String
    package let positional: [Value]
    package let keywords: [NamedArgument]
    /// Where the call stands in the source.
    package let range: SourceRange
    /// Takes what `print` writes.
    let output: (String) -> Void
    /// The machine that carries out the call.
    let machine: Machine
    /// The global names of the program that calls.
    var globals: GlobalStore { machine.globals }

    /// What tells the program the time.
    package var clock: WallClock { machine.globals.clock }

    /// The positional arguments, as many as `counts` allows; none by keyword.
    ///
    /// - Throws: `TypeError` in CPython's words.
    package func arguments(_ counts: ClosedRange<Int>) throws(PyError) -> [Value] {
        guard keywords.isEmpty else { throw .typeError("\(function)() takes no keyword arguments") }
        guard !counts.contains(positional.count) else { return positional }
        let found = positional.count
        if counts.count == 1 {
            let wanted = counts.lowerBound == 0 ? "no arguments" : counts.lowerBound == 1 ? "exactly one argument" : nil
            guard let wanted else {
                throw .typeError("\(function) expected \(counts.lowerBound) arguments, got \(found)")
            }
            throw .typeError("\(function)() takes \(wanted) (\(found) given)")
        }
        let (word, limit) = found < counts.lowerBound ? ("least", counts.lowerBound) : ("most", counts.upperBound)
        throw .typeError("\(function) expected at \(word) \(limit) argument\(limit == 1 ? "" : "s"), got \(found)")
    }

    /// The keyword argument called `name`.
    package func keyword(_ name: String) -> Value? { keywords.first { $0.name == name }?.value }
}

extension PyFunction {
    /// `function.name`. Source: The Python Language Reference, section 3.2 (user-defined functions).
    func attribute(_ name: String) -> Value? {
        if let own = attributes.value(named: PyString.make(name)) { return own }
        return switch name {
        case "__name__": .string(self.name)
        case "__qualname__": .string(code.qualifiedName)
        case "__module__": .string(code.module)
        case "__doc__": definition?.docstring.map { .string($0) } ?? Value.none
        case "__dict__": .dict(attributes)
        default: nil
        }
    }
}

/// Functions of a library module that are written in Python, because they call functions or go through iterables of
/// the program: so they can be stopped and gone on with like any code.
///
/// The text may use Python's built-ins and the natives that it is given; its functions do not see one another.
final class PythonLibrary: @unchecked Sendable {
    private struct Entry {
        let code: Code
        let defaults: [Value]
        /// The built-ins that the function uses. Nothing changes them, so that any thread may use them.
        let captured: [PyCell]
    }

    private let entries: [String: Entry]

    init(_ text: String, natives: [String: Value] = [:]) {
        let outer = Builtins.all().merging(natives) { _, own in own }
        let names = outer.keys.filter { text.contains($0) }.sorted()
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { "    \($0)\n" }
        let source = SourceText(
            name: "built-in", text: "def library(\(names.joined(separator: ", "))):\n" + lines.joined() + "    return\n"
        )
        let cells = names.map { name in
            let cell = PyCell()
            cell.value = outer[name] ?? .none
            return cell
        }
        var entries: [String: Entry] = [:]
        // The text is a constant: it either lowers, or every test of the module fails.
        if let module = try? Parser.parse(source),
            let program = try? ProgramLowering.lower(module, registry: ModuleRegistry([]), builtins: [:]),
            let library = program.code.inner.first
        {
            for code in library.inner {
                Self.hide(code)
                code.qualifiedName = code.name
                // Parameter number n of the function around them stands in register n.
                entries[code.name] = Entry(
                    code: code, defaults: code.parameters.list.map(Self.defaultValue),
                    captured: code.capturesFrom.map { cells.indices.contains($0) ? cells[$0] : PyCell() })
            }
        }
        self.entries = entries
    }

    var names: [String] { Array(entries.keys) }

    private static func hide(_ code: Code) {
        code.isHidden = true
        for inner in code.inner { hide(inner) }
    }

    private static func defaultValue(_ parameter: Parameters.Parameter) -> Value {
        guard let expression = parameter.defaultValue else { return .undefined }
        return switch expression.kind {
        case .literal(.integer(let value)): .integer(value)
        case .literal(.bool(let value)): .bool(value)
        default: .none
        }
    }

    /// The function as a value of the program that `current` runs.
    private func function(_ name: String, in current: CurrentMachine) throws(PyError) -> PyFunction {
        guard let entry = entries[name] else {
            throw .make(.notImplementedError, "\(name) is not part of the playground's Python")
        }
        return PyFunction(code: entry.code, defaults: entry.defaults, captured: entry.captured, program: current)
    }

    /// The function as a member of its module.
    func member(_ name: String) -> Value {
        .object(
            PyBuiltin(
                name,
                control: { [self] (call) throws(PyError) in
                    .function(
                        try function(name, in: call.machine.globals.current), call.positional, call.keywords)
                }))
    }

    /// The generator that a call of the generator function `name` gives.
    func generator(_ name: String, _ call: NativeCall) throws(PyError) -> Value {
        try call.machine.makeGenerator(
            function(name, in: call.machine.globals.current), call.positional, call.keywords)
    }

    var members: [String: Value] { Dictionary(uniqueKeysWithValues: entries.keys.map { ($0, member($0)) }) }
}

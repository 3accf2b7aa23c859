/// Built-ins that are written in Python, because they call functions or go through iterables of the program: so they
/// can be stopped and gone on with like any code. They use no global name; what they need is passed to them.
package final class Prelude: @unchecked Sendable {
    package enum Function: String, CaseIterable {
        /// `finish(list of the values)`
        case drain
        /// `finish(list of the values, list of their keys)`
        case keyed
    }

    /// Shared by all programs: code never changes, so that any thread may run it.
    static let shared = Prelude()

    private let codes: [Function: Code]

    private init() {
        let source = SourceText(name: "built-in", text: Self.text)
        var codes: [Function: Code] = [:]
        // The text is a constant: it either lowers, or every test of a built-in fails.
        if let module = try? Parser.parse(source),
            let program = try? ProgramLowering.lower(module, registry: ModuleRegistry([]), builtins: [:])
        {
            for code in program.code.inner {
                code.isHidden = true
                if let function = Function(rawValue: code.name) { codes[function] = code }
            }
        }
        self.codes = codes
    }

    /// The function as a value of the program that `current` runs.
    func function(_ function: Function, in current: CurrentMachine) throws(PyError) -> PyFunction {
        guard let code = codes[function] else {
            throw .make(.notImplementedError, "\(function.rawValue) is not part of the playground's Python")
        }
        return PyFunction(code: code, defaults: [], captured: [], program: current)
    }

    private static let text = """
        def drain(finish, iterable):
            return finish([*iterable])

        def keyed(finish, iterable, key):
            items = [*iterable]
            return finish(items, [key(item) for item in items])

        """
}

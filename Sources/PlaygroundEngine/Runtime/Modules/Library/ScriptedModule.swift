/// A module of Python's library that is written in Python: it runs once in each program that imports it.
///
/// Its text is the body of a function that gets the natives it names, so that its classes and functions see one another
/// and nothing of the program. Names with `_` in front stay its own.
final class ScriptedModule: @unchecked Sendable {
    let name: String
    private let members: [String: Value]
    private let code: Code?
    /// Why the text does not run, which a test asks.
    let fault: String?
    private let natives: [Value]

    /// What stands for a name that the text defines, until it has run.
    private final class Pending: PyObject {}

    /// - Parameter natives: What the text may use besides the built-ins.
    /// - Parameter members: Members that are not written in Python.
    init(
        _ name: String, natives: [String: Value] = [:], members: [String: Value] = [:],
        refused: [String: String] = [:], _ text: String
    ) {
        var members = members
        for (name, instead) in refused { members[name] = .object(RefusedImport(instead: instead)) }
        let given = Builtins.all().merging(natives) { _, own in own }
        // The text is a constant: it either lowers, or every test of the module fails.
        var lowered: (code: Code, parameters: [String], names: [String])?
        do throws(LoadFailure) {
            lowered = try Self.lower(text, given: given.keys.sorted())
            fault = nil
        } catch { fault = error.diagnostics.first?.message ?? "no code" }
        code = lowered?.code
        if let code { Self.mark(code, module: name) }
        self.natives = (lowered?.parameters ?? []).map { given[$0] ?? .none }
        for name in lowered?.names ?? [] { members[name] = .object(Pending()) }
        self.name = name
        self.members = members
    }

    /// The module as the lowering of an import sees it.
    var module: PyModule { PyModule(name, members: members, script: self) }

    /// Lowers the text as the body of a function that ends by giving what it defined to its first parameter.
    ///
    /// - Throws: ``LoadFailure`` where the text is no Python of the playground's.
    static func lower(
        _ text: String, given: [String]
    ) throws(LoadFailure) -> (code: Code, parameters: [String], names: [String]) {
        let parameters = given.filter { text.contains($0) }
        let module: Module
        do throws(Diagnostic) { module = try Parser.parse(SourceText(name: "built-in", text: text)) } catch {
            throw LoadFailure([error])
        }
        let names = ScopeNames(body: module.body).bound.filter { !$0.hasPrefix("_") }.sorted()
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { "    \($0)\n" }
        let entries = names.map { "\"\($0)\": \($0)" }.joined(separator: ", ")
        let source = SourceText(
            name: "built-in",
            text: "def module(\((["_finish"] + parameters).joined(separator: ", "))):\n" + lines.joined()
                + "    return _finish({\(entries)})\n")
        let function: Module
        do throws(Diagnostic) { function = try Parser.parse(source) } catch { throw LoadFailure([error]) }
        let program = try ProgramLowering.lower(function, registry: ModuleRegistry([]), builtins: [:])
        // Another name would be one of the program's.
        guard let code = program.code.inner.first, program.globalNames == ["module"] else {
            let strangers = program.globalNames.filter { $0 != "module" }
            throw LoadFailure(
                strangers.map { name in
                    let nowhere = LoweringProblem.unknownImport(module: "built-in", name: name, nearest: nil)
                    return Diagnostic(nowhere, at: 0..<0)
                })
        }
        return (code, parameters, names)
    }

    private static func mark(_ code: Code, module: String) {
        code.isHidden = true
        code.module = module
        let inside = "module.<locals>."
        if code.qualifiedName.hasPrefix(inside) { code.qualifiedName.removeFirst(inside.count) }
        for inner in code.inner { mark(inner, module: module) }
    }

    /// A function that gives the module as the program that calls it has it, and makes it at the first call.
    var loader: PyBuiltin {
        PyBuiltin(
            "import",
            control: { [self] (call) throws(PyError) in
                let globals = call.globals
                if let known = globals.modules[name] { return .value(.object(known)) }
                guard let code else {
                    throw .make(.notImplementedError, "\(name) is not part of the playground's Python")
                }
                let finish = PyBuiltin("finish") { (inner) throws(PyError) in
                    .object(self.complete(try inner.arguments(1...1)[0], globals))
                }
                let function = PyFunction(code: code, defaults: [], captured: [], program: globals.current)
                return .function(function, [.object(finish)] + natives, [])
            })
    }

    private func complete(_ defined: Value, _ globals: GlobalStore) -> PyModule {
        let module = PyModule(name, members: members)
        if case .dict(let dict) = defined {
            for (key, value) in dict.pairs {
                if case .str(let name) = key { module.members[name.text] = value }
            }
        }
        globals.modules[name] = module
        return module
    }

    /// Whether a member exists only once the module has run in a program.
    func isPending(_ name: String) -> Bool { members[name]?.object is Pending }
}

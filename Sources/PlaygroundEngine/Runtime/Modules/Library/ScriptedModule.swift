import Synchronization

/// A module of Python's library that is written in Python: it runs once in each program that imports it.
///
/// Its text is the body of a function that gets the natives it names, so that its classes and functions see one another
/// and nothing of the program. Names with `_` in front stay its own.
///
/// The text is read when the first program imports the module: reading all of them would hold up every start.
final class ScriptedModule: @unchecked Sendable {
    let name: String
    private let make: () -> Content
    private let made = Mutex<Content?>(nil)

    /// What the text is made into; it never changes, so that threads may share it.
    private struct Content: @unchecked Sendable {
        let members: [String: Value]
        let code: Code?
        let fault: String?
        let natives: [Value]
    }

    private var content: Content {
        made.withLock { made in
            if let made { return made }
            let content = make()
            made = content
            return content
        }
    }

    var members: [String: Value] { content.members }

    /// Why the text does not run, which a test asks.
    var fault: String? { content.fault }

    /// What stands for a name that the text defines, until it has run.
    private final class Pending: PyObject {}

    /// - Parameter natives: What the text may use besides the built-ins.
    /// - Parameter members: Members that are not written in Python.
    init(
        _ name: String, natives: [String: Value] = [:], members: [String: Value] = [:],
        refused: [String: String] = [:], _ text: String
    ) {
        self.name = name
        make = { Self.content(name, natives, members, refused, text) }
    }

    private static func content(
        _ name: String, _ natives: [String: Value], _ members: [String: Value], _ refused: [String: String],
        _ text: String
    ) -> Content {
        var members = members
        for (name, instead) in refused { members[name] = .object(RefusedImport(instead: instead)) }
        let given = Builtins.all().merging(natives) { _, own in own }
        // The text is a constant: it either lowers, or every test of the module fails.
        do throws(LoadFailure) {
            let lowered = try lower(text, given: given.keys.sorted())
            mark(lowered.code, module: name)
            for name in lowered.names { members[name] = .object(Pending()) }
            return Content(
                members: members, code: lowered.code, fault: nil,
                natives: lowered.parameters.map { given[$0] ?? .none })
        } catch {
            let fault = error.diagnostics.first?.message ?? "no code"
            return Content(members: members, code: nil, fault: fault, natives: [])
        }
    }

    /// The module as the lowering of an import sees it.
    var module: PyModule { PyModule(name, members: nil, script: self) }

    /// Lowers the text as the body of a function that ends by giving what it defined to its first parameter.
    ///
    /// - Throws: ``LoadFailure`` where the text is no Python of the playground's.
    static func lower(
        _ text: String, given: [String]
    ) throws(LoadFailure) -> (code: Code, parameters: [String], names: [String]) {
        let words = Set(text.utf8.split { !$0.isIdentifierByte }.map { String(Substring($0)) })
        let parameters = given.filter(words.contains)
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
                let content = content
                guard let code = content.code else {
                    throw .make(.notImplementedError, "\(name) is not part of the playground's Python")
                }
                let finish = PyBuiltin("finish") { (inner) throws(PyError) in
                    .object(self.complete(try inner.arguments(1...1)[0], globals))
                }
                let function = PyFunction(code: code, defaults: [], captured: [], program: globals.current)
                return .function(function, [.object(finish)] + content.natives, [])
            })
    }

    private func complete(_ defined: Value, _ globals: GlobalStore) -> PyModule {
        let module = PyModule(name, members: members)
        if case .dict(let dict) = defined {
            for (key, value) in dict.pairs {
                if let name = key.string { module.members[name.text] = value }
            }
        }
        globals.modules[name] = module
        return module
    }

    /// Whether a member exists only once the module has run in a program.
    func isPending(_ name: String) -> Bool { members[name]?.object is Pending }
}

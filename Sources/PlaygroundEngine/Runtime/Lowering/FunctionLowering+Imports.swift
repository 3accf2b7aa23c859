/// What the program around an import is prepared for.
enum ImportForesight {
    case nothing
    /// That a package is not installed: the import stands in a ‘try’ that catches it.
    case missingPackage
    /// That the import is never reached.
    case whatever
}

/// Source: The Python Language Reference, section 7.11.
extension FunctionLowering {
    func lowerImport(_ imports: [ImportedName]) {
        for imported in imports {
            guard let module = module(imported.name, at: imported.range) else { continue }
            // `import a.b` binds `a`, whose attribute b is the module; an alias binds the module itself.
            let root = String(imported.name.prefix { $0 != "." })
            guard let bound = imported.alias == nil ? program.registry.modules[root] : module else { continue }
            bind(to: imported.boundName, at: imported.range) { register in load(bound, into: register) }
        }
    }

    func lowerImport(from name: String, level: Int, _ imports: [ImportedName], at range: SourceRange) {
        guard level == 0 else {
            let message = "attempted relative import with no known parent package"
            return fail(LoweringProblem.relativeImport, message, .importError, at: range, isPythons: false)
        }
        guard let module = module(name, at: range) else { return }
        for imported in imports {
            guard imported.name != "*" else {
                program.report(LoweringProblem.importEverything(name), at: imported.range)
                continue
            }
            guard let value = module.members[imported.name], !(value.object is RefusedImport) else {
                let instead = module.substitute(for: imported.name)
                let problem: any Problem =
                    instead.map { PythonProblem.refused(construct: "‘\(imported.name)’", instead: $0) }
                    ?? unknown(imported.name, in: module)
                fail(
                    problem, "cannot import name '\(imported.name)' from '\(name)'",
                    .importError, at: imported.range, isPythons: instead != nil)
                continue
            }
            bind(to: imported.boundName, at: imported.range) { register in
                if let script = module.script, script.isPending(imported.name) {
                    load(module, into: register)
                    emit(.getAttribute, a: register, b: register, c: self.name(imported.name))
                } else {
                    emit(.loadConstant, a: register, b: constant(value))
                }
            }
        }
    }

    /// Reports `name` of a module that `object` names, where Python's module has it and the playground's has not.
    func refuseMember(_ name: String, of object: Expression, at range: SourceRange) {
        guard foresight != .whatever, let module = module(namedBy: object), let instead = module.substitute(for: name)
        else { return }
        program.refuse("‘\(module.name).\(name)’", instead: instead, at: range)
    }

    /// The module that `expression` stands for on every way through the program; nil where it may be another value.
    private func module(namedBy expression: Expression) -> PyModule? {
        switch expression.kind {
        case .name(let name):
            guard case .global? = place(of: name) else { return nil }
            return program.importedModules[name]
        case .attribute(let object, let name, _):
            return module(namedBy: object).flatMap { program.registry.modules["\($0.name).\(name)"] }
        default: return nil
        }
    }

    private func load(_ module: PyModule, into register: UInt16) {
        if let script = module.script {
            emit(.loadConstant, a: register, b: constant(.object(script.loader)))
            emit(.call, a: register, b: 0)
        } else {
            emit(.loadConstant, a: register, b: constant(.object(module)))
        }
    }

    private func module(_ name: String, at range: SourceRange) -> PyModule? {
        if let module = program.registry.modules[name] { return module }
        let problem: any Problem
        if let instead = RefusedModules.note(for: name, in: program.registry) {
            problem = PythonProblem.refused(construct: "the module ‘\(name)’", instead: instead)
        } else {
            let nearest = Suggestion.nearestImport(to: name, among: program.registry.modules.keys.sorted())
            problem = LoweringProblem.unknownModule(name, nearest: nearest)
        }
        fail(
            problem, "No module named '\(name)'", .moduleNotFoundError, at: range,
            isPythons: RefusedModules.isPythons(name))
        return nil
    }

    private func unknown(_ name: String, in module: PyModule) -> any Problem {
        let nearest = Suggestion.nearestImport(to: name, among: module.attributeNames.sorted())
        return LoweringProblem.unknownImport(module: module.name, name: name, nearest: nearest)
    }

    /// Reports an import that cannot work here. Where the program is prepared for that, the import raises what Python's
    /// would, and the report stands where nothing catches it.
    ///
    /// - Parameter isPythons: Whether the import would succeed in Python wherever it runs.
    private func fail(
        _ problem: any Problem, _ message: String, _ type: ExceptionType, at range: SourceRange, isPythons: Bool
    ) {
        guard foresight == .whatever || foresight == .missingPackage && !isPythons else {
            return program.report(problem, at: range)
        }
        let diagnostic = Diagnostic(problem, at: range)
        let raising = PyBuiltin("__import__") { (_: NativeCall) throws(PyError) -> Value in
            throw PyError(PyException(type, arguments: [.string(message)], diagnostic: diagnostic))
        }
        at(range) {
            scratch {
                let register = temporary()
                load(.object(raising), into: register)
                emit(.call, a: register, b: 0)
            }
        }
    }

    private func bind(to name: String, at range: SourceRange, _ load: (UInt16) -> Void) {
        at(range) {
            scratch {
                let register = temporary()
                load(register)
                store(register, in: name)
            }
        }
    }
}

extension PyModule {
    /// What to write in place of `name`, where Python's module has it and this one has not; nil for any other name.
    func substitute(for name: String) -> String? {
        if let member = members[name] { return (member.object as? RefusedImport)?.instead }
        return RefusedModules.note(for: name, of: self.name)
    }
}

extension ExceptHandler {
    /// Whether this clause takes an import that fails.
    var catchesFailedImports: Bool {
        guard let type else { return true }
        let types = if case .tuple(let elements) = type.kind { elements.map(\.value) } else { [type] }
        return types.contains { type in
            guard case .name(let name) = type.kind else { return false }
            return ["ImportError", "ModuleNotFoundError", "Exception", "BaseException"].contains(name)
        }
    }
}

extension Expression {
    /// Whether this is a test of what runs the program: `TYPE_CHECKING`, `sys.version_info >= …`, `sys.platform == …`.
    var asksForSurroundings: Bool {
        switch kind {
        case .name("TYPE_CHECKING"), .attribute(_, "TYPE_CHECKING", _): true
        case .attribute(let object, let name, _):
            ["version_info", "platform", "implementation"].contains(name) && object.kind == .name("sys")
        default: kind.children.contains(where: \.asksForSurroundings)
        }
    }
}

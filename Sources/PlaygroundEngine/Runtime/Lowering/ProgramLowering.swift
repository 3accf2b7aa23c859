/// A program that is lowered and can run: the module's code and its global slots.
final class Program {
    let code: Code
    /// The names of the global slots.
    let globalNames: [String]
    /// What a slot holds before the program runs: a built-in of that name, or `undefined`.
    let initialGlobals: [Value]
    /// The built-in functions and types, used by name or not.
    let builtins: [String: Value]

    init(code: Code, globalNames: [String], initialGlobals: [Value], builtins: [String: Value]) {
        self.code = code
        self.globalNames = globalNames
        self.initialGlobals = initialGlobals
        self.builtins = builtins
    }
}

/// Lowers a whole module, collecting everything that cannot run here.
final class ProgramLowering {
    let registry: ModuleRegistry
    private let builtins: [String: Value]
    private(set) var diagnostics: [Diagnostic] = []
    private(set) var globalNames: [String] = []
    private var globalSlots: [String: UInt16] = [:]
    private var internedNames: [String: PyString] = [:]
    /// Whether annotations are kept as they are written: `from __future__ import annotations`.
    private(set) var postponesAnnotations = false

    /// The names that the module itself binds.
    private var moduleNames: Set<String> = []
    /// The names that stand for a module and for nothing else.
    private(set) var importedModules: [String: PyModule] = [:]

    private init(registry: ModuleRegistry, builtins: [String: Value]) {
        self.registry = registry
        self.builtins = builtins
    }

    /// - Throws: ``LoadFailure`` with every construct that is outside the language.
    static func lower(
        _ module: Module, registry: ModuleRegistry, builtins: [String: Value]
    ) throws(LoadFailure) -> Program {
        let program = ProgramLowering(registry: registry, builtins: builtins)
        program.postponesAnnotations = module.body.contains { statement in
            guard case .importFrom("__future__", _, let names) = statement.kind else { return false }
            return names.contains { $0.name == "annotations" }
        }
        let names = ScopeNames(body: module.body)
        program.moduleNames = names.bound
        program.importedModules = Self.modules(importedBy: module.body, registry)
        let lowering = FunctionLowering(
            program: program, outer: nil, name: "<module>", names: names, parameters: [], kind: .module)
        lowering.lower(module.body)
        let end = module.source.utf8.count
        lowering.at(end..<end) { lowering.returnNone() }
        let code = lowering.finish(
            definition: nil, range: 0..<end, parameters: Parameters(list: []))
        if program.globalNames.count >= Int(UInt16.max) {
            program.report(LoweringProblem.tooLarge("this code"), at: 0..<end)
        }
        guard program.diagnostics.isEmpty else {
            throw LoadFailure(program.diagnostics.sorted { $0.range.lowerBound < $1.range.lowerBound })
        }
        let initial = program.globalNames.map { builtins[$0] ?? .undefined }
        return Program(code: code, globalNames: program.globalNames, initialGlobals: initial, builtins: builtins)
    }

    private static func modules(importedBy body: [Statement], _ registry: ModuleRegistry) -> [String: PyModule] {
        var modules: [String: PyModule] = [:]
        var others: [Statement] = []
        var otherNames: Set<String> = []
        for statement in body {
            switch statement.kind {
            case .importModules(let names):
                for name in names {
                    modules[name.boundName] = registry.modules[name.alias == nil ? name.boundName : name.name]
                }
            case .importFrom(let package, 0, let names):
                for name in names {
                    if let module = registry.modules["\(package).\(name.name)"] {
                        modules[name.boundName] = module
                    } else {
                        otherNames.insert(name.boundName)
                    }
                }
            default: others.append(statement)
            }
        }
        otherNames.formUnion(ScopeNames(body: others).bound)
        return modules.filter { !otherNames.contains($0.key) }
    }

    func report(_ problem: any Problem, at range: SourceRange) {
        diagnostics.append(Diagnostic(problem, at: range))
    }

    /// Reports the use of a built-in that the playground has not, unless the module binds the name.
    func refuseBuiltin(_ name: String, at range: SourceRange) {
        guard let instead = RefusedBuiltins.advice[name], !moduleNames.contains(name), builtins[name] == nil else {
            return
        }
        refuse("the built-in ‘\(name)’", instead: instead, at: range)
    }

    /// Reports `construct` as outside the language.
    func refuse(_ construct: String, instead: String, at range: SourceRange) {
        report(PythonProblem.refused(construct: construct, instead: instead), at: range)
    }

    /// The one string object for `name`, so that looking attributes up mostly compares addresses.
    func interned(_ name: String) -> PyString {
        if let known = internedNames[name] { return known }
        let string = PyString.name(name)
        internedNames[name] = string
        return string
    }

    func globalSlot(_ name: String) -> UInt16 {
        if let slot = globalSlots[name] { return slot }
        let slot = UInt16(truncatingIfNeeded: globalNames.count)
        globalNames.append(name)
        globalSlots[name] = slot
        return slot
    }
}

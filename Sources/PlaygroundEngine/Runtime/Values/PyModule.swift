/// A module that a program can import.
package final class PyModule: PyObject {
    package let name: String
    /// Nil while they are those of the script, which is read once somebody asks.
    private var own: [String: Value]?

    package internal(set) var members: [String: Value] {
        get { own ?? script?.members ?? [:] }
        set { own = newValue }
    }

    /// What defines the members once the program imports the module; nil for one that is there from the start.
    let script: ScriptedModule?

    package convenience init(_ name: String, members: [String: Value]) {
        self.init(name, members: members, script: nil)
    }

    init(_ name: String, members: [String: Value]?, script: ScriptedModule?) {
        self.name = name
        self.script = script
        own = members
    }

    override package var type: PyType { .module }

    override package func repr(_ context: ReprContext) throws(PyError) -> String { "<module '\(name)'>" }

    /// - Throws: `NotImplementedError` for a name of Python's that the playground has not.
    override package func attribute(_ name: String) throws(PyError) -> Value? {
        if let member = members[name], !(member.object is RefusedImport) { return member }
        if let instead = substitute(for: name) {
            throw .make(.notImplementedError, "\(self.name).\(name) is not part of the playground's Python: \(instead)")
        }
        return name == "__name__" ? .string(self.name) : nil
    }

    override package var attributeNames: [String] {
        members.keys.filter { !((members[$0]?.object) is RefusedImport) }
    }
}

extension PyModule {
    /// A module of functions and other members; `refused` says what to do in place of those that it lacks.
    convenience init(
        _ name: String, functions: [String: PyBuiltin.Body], members: [String: Value] = [:],
        refused: [String: String] = [:]
    ) {
        var all = members
        for (name, body) in functions { all[name] = .object(PyBuiltin(name, body)) }
        for (name, instead) in refused { all[name] = .object(RefusedImport(instead: instead)) }
        self.init(name, members: all)
    }
}

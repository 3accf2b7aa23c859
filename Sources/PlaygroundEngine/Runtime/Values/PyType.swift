/// A class that Python itself has: called, it converts or constructs.
package final class PyType: PyObject {
    package let name: String
    /// What the class itself answers, such as `datetime.now`.
    let members: [String: Value]
    let construct: PyBuiltin.Body

    package init(_ name: String, members: [String: Value] = [:], construct: @escaping PyBuiltin.Body) {
        self.name = name
        self.members = members
        self.construct = construct
    }

    override package var typeName: String { "type" }

    override package func repr(_ context: ReprContext) throws(PyError) -> String { "<class '\(name)'>" }

    override package func attribute(_ name: String) throws(PyError) -> Value? {
        name == "__name__" ? .string(self.name) : members[name]
    }

    override package var attributeNames: [String] { ["__name__"] + members.keys }

    override func binary(_ operation: BinaryOperator, _ other: Value, isReflected: Bool) throws(PyError) -> Value? {
        TypeUnion.joined(.object(self), operation, other, isReflected: isReflected)
    }

    override func item(_ key: Value) throws(PyError) -> Value? { try TypeBrackets.value(of: self, key) }
}

/// A module that a program can import.
package final class PyModule: PyObject {
    package let name: String
    package let members: [String: Value]

    package init(_ name: String, members: [String: Value]) {
        self.name = name
        self.members = members
    }

    override package var typeName: String { "module" }

    override package func repr(_ context: ReprContext) throws(PyError) -> String { "<module '\(name)'>" }

    override package func attribute(_ name: String) throws(PyError) -> Value? { members[name] }

    override package var attributeNames: [String] { Array(members.keys) }
}

/// A module that a program can import.
package final class PyModule: PyObject {
    package let name: String
    package let members: [String: Value]

    package init(_ name: String, members: [String: Value]) {
        self.name = name
        self.members = members
    }

    override package var type: PyType { .module }

    override package func repr(_ context: ReprContext) throws(PyError) -> String { "<module '\(name)'>" }

    override package func attribute(_ name: String) throws(PyError) -> Value? { members[name] }

    override package var attributeNames: [String] { Array(members.keys) }
}

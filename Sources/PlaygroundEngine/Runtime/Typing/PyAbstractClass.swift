/// A class of `collections.abc`: a name for annotations, and a question to ask of a class (``AbstractMembers``).
package final class PyAbstractClass: PyObject {
    package let name: TypingName

    init(_ name: TypingName) {
        self.name = name
    }

    override package var typeName: String { "ABCMeta" }

    override package func repr(_ context: ReprContext) throws(PyError) -> String {
        "<class 'collections.abc.\(name.abstractName)'>"
    }

    override package func attribute(_ name: String) throws(PyError) -> Value? {
        name == "__name__" ? .string(self.name.abstractName) : nil
    }

    override func acceptsInstance(_ value: Value) -> Bool? { acceptsSubclass(value.type) }

    override func acceptsSubclass(_ type: PyType) -> Bool? { AbstractMembers.contain(type, of: name) }

    override func equals(_ other: Value, depth: Int) throws(PyError) -> Bool? {
        guard case .object(let object) = other, let other = object as? PyAbstractClass else { return nil }
        return other.name == name
    }

    override var hash: Int? { name.hashValue }

    override func binary(_ operation: BinaryOperator, _ other: Value, isReflected: Bool) throws(PyError) -> Value? {
        TypeUnion.joined(.object(self), operation, other, isReflected: isReflected)
    }

    override func item(_ key: Value) throws(PyError) -> Value? {
        .object(PyTypeForm(.generic(origin: .object(self), TypeBrackets.arguments(key))))
    }
}

/// Python's `abc`: classes that cannot be instantiated before their abstract methods are defined.
///
/// Source: The Python Standard Library, `abc`; messages are CPython's.
enum AbstractModule {
    static var module: PyModule {
        PyModule(
            "abc",
            members: [
                "ABC": .object(AbstractType.base),
                "abstractmethod": .object(
                    PyBuiltin("abstractmethod") { (call) throws(PyError) in
                        let function = try call.arguments(1...1)[0]
                        if case .function(let function) = function {
                            function.attributes.set(.abstractName, to: .bool(true))
                        }
                        return function
                    }),
                "ABCMeta": .object(RefusedImport(instead: "derive the class from ‘ABC’")),
            ])
    }
}

/// A class with `ABC` among its bases.
final class AbstractType: UserType, @unchecked Sendable {
    static let base = AbstractBase("ABC", module: "abc")

    /// The names that no class on the way has defined yet, in the order of the alphabet.
    private var missing: [String] {
        let names = Set(resolutionOrder.flatMap { $0.members.names })
        return names.filter { lookup(PyString.make($0)).map(Self.isAbstract) ?? false }.sorted()
    }

    private static func isAbstract(_ member: Value) -> Bool {
        switch member {
        case .function(let function): return function.attributes.value(named: .abstractName)?.isTrue ?? false
        case .object(let object):
            if let property = object as? PyProperty { return isAbstract(property.getter) }
            if let method = object as? PyClassMethod { return isAbstract(method.function) }
            if let method = object as? PyStaticMethod { return isAbstract(method.function) }
            return false
        default: return false
        }
    }

    override package func allocate(_ call: NativeCall) throws(PyError) -> PyInstance {
        let missing = missing
        guard missing.isEmpty else {
            let plural = missing.count == 1 ? "" : "s"
            throw .typeError(
                "Can't instantiate abstract class \(name) with abstract method\(plural) "
                    + missing.joined(separator: ", "))
        }
        return try super.allocate(call)
    }

    override package func subclass(_ body: ClassBody) throws(PyError) -> PyType { try AbstractType(body) }

    override package var shapesSubclasses: Bool { true }
}

/// `ABC` itself.
final class AbstractBase: PyType, @unchecked Sendable {
    override package func subclass(_ body: ClassBody) throws(PyError) -> PyType { try AbstractType(body) }

    override package func construct(_ call: NativeCall) throws(PyError) -> Value { .object(PyInstance(self)) }

    override package var isAcceptableBase: Bool { true }

    override package var shapesSubclasses: Bool { true }
}

/// A class that a program defines with a `class` statement, and whose instances are plain.
package class UserType: PyType, @unchecked Sendable {
    private let owner: CurrentMachine
    /// The count of changes at which ``setsPlainly`` was found.
    private var checkedChanges = -1
    private var isPlain = false

    /// Whether setting an attribute of an instance fills its field, and asks nothing of the program.
    final var setsPlainly: Bool {
        if checkedChanges == owner.classChanges { return isPlain }
        checkedChanges = owner.classChanges
        isPlain =
            !hasProperties
            && !resolutionOrder.contains { !$0.isBuiltIn && $0.members.holds(named: .setAttributeName) }
        return isPlain
    }

    override package init(_ body: ClassBody) throws(PyError) {
        owner = body.program
        // Objects that compare by value, and do not say how they hash, cannot be hashed.
        if body.namespace.value(named: .equalName) != nil, body.namespace.value(named: .hashName) == nil {
            body.namespace.set(.hashName, to: .none)
        }
        try super.init(body)
    }

    override package func construct(_ call: NativeCall) throws(PyError) -> Value {
        let instance = try allocate(call)
        guard let initializer = lookup(.initName) else { return .object(instance) }
        if case .object(let object) = initializer, let native = object as? PyNativeMethod {
            _ = try native.body(.object(instance), call)
            return .object(instance)
        }
        let made = try Invocation.call(
            try Attributes.bind(initializer, to: instance), call.positional, call.keywords, by: self)
        guard made.isNone else { throw .typeError("__init__() should return None, not '\(made.typeName)'") }
        return .object(instance)
    }

    /// A new instance, before `__init__` sees it.
    override package func allocate(_ call: NativeCall) throws(PyError) -> PyInstance { PyInstance(self) }

    override var program: CurrentMachine? { owner }
}

/// What every object has. Source: The Python Language Reference, section 3.3.
enum ObjectMembers {
    static var all: [String: Value] {
        [
            "__init__": .object(
                PyNativeMethod("__init__") { (receiver, call) throws(PyError) in
                    guard !call.positional.isEmpty || !call.keywords.isEmpty else { return .none }
                    let type = receiver.type
                    // A program's own `__init__` that calls this one gets the plainer message.
                    if case .object(let object) = receiver, (object as? PyInstance)?.ownMethod(.initName) != nil {
                        throw .typeError(
                            "object.__init__() takes exactly one argument (the instance to initialize)")
                    }
                    throw .typeError("\(type.name)() takes no arguments")
                }),
            "__repr__": .object(
                PyNativeMethod("__repr__") { (receiver, call) throws(PyError) in
                    _ = try call.arguments(0...0)
                    guard case .object(let object) = receiver, let instance = object as? PyInstance,
                        !(instance is PyException)
                    else { return .string(try receiver.repr()) }
                    return .string("<\(instance.classObject.displayName) object at \(instance.address)>")
                }),
            "__str__": .object(
                PyNativeMethod("__str__") { (receiver, call) throws(PyError) in
                    _ = try call.arguments(0...0)
                    if case .object(let object) = receiver, let exception = object as? PyException {
                        return .string(exception.message)
                    }
                    return .string(try receiver.repr())
                }),
            "__eq__": .object(
                PyNativeMethod("__eq__") { (receiver, call) throws(PyError) in
                    .bool(receiver.isIdentical(to: try call.arguments(1...1)[0]))
                }),
            "__hash__": .object(
                PyNativeMethod("__hash__") { (receiver, _) throws(PyError) in
                    guard case .object(let object) = receiver else { return .int(try receiver.hashCode()) }
                    return .int(Int(bitPattern: ObjectIdentifier(object)) >> 4)
                }),
            "__setattr__": .object(
                PyNativeMethod("__setattr__") { (receiver, call) throws(PyError) in
                    let arguments = try call.arguments(2...2)
                    let name = try Attributes.name(arguments[0])
                    try Attributes.setPlain(name, of: receiver, to: arguments[1])
                    return .none
                }),
            "__init_subclass__": .object(PyBuiltin("__init_subclass__") { (_) throws(PyError) in .none }),
        ]
    }
}

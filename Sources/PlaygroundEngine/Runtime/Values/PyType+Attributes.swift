extension PyType {
    /// The names that the class and those behind it define, without what every object has.
    var ownNames: [String] { resolutionOrder.filter { $0 !== PyType.object }.flatMap { $0.members.names } }

    /// The attributes that every class has. Source: The Python Language Reference, section 3.2 (custom classes).
    func classAttribute(_ name: String) -> Value? {
        switch name {
        case "__name__": .string(self.name)
        case "__qualname__": .string(qualifiedName)
        case "__module__": .string(module)
        case "__mro__": .tuple(PyTuple(resolutionOrder.map { .object($0) }))
        case "__bases__": .tuple(PyTuple(bases.map { .object($0) }))
        case "__base__": bases.first.map { .object($0) } ?? Value.none
        case "__dict__": .dict(members)
        case "__class__": .object(type)
        case "__doc__": Value.none
        case "mro":
            .object(
                PyBuiltin("mro") { (call) throws(PyError) in
                    _ = try call.arguments(0...0)
                    return .list(PyList(self.resolutionOrder.map { .object($0) }))
                })
        default: nil
        }
    }

    /// `Class.name = value`.
    func setMember(_ name: PyString, to value: Value) throws(PyError) {
        guard !isBuiltIn else {
            throw .typeError("cannot set '\(name.text)' attribute of immutable type '\(displayName)'")
        }
        members.set(name, to: value)
        program?.classChanges &+= 1
        if case .object(let object) = value, object is PyProperty { hasProperties = true }
    }

    /// `del Class.name`.
    func deleteMember(_ name: PyString) throws(PyError) {
        guard !isBuiltIn else {
            throw .typeError("cannot set '\(name.text)' attribute of immutable type '\(displayName)'")
        }
        guard try members.remove(.str(name)) != nil else { throw Attributes.missing(name.text, of: .object(self)) }
        program?.classChanges &+= 1
    }
}

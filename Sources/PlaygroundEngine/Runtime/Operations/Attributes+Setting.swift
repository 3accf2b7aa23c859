extension Attributes {
    static func set(_ name: PyString, of target: Value, to value: Value) throws(PyError) {
        if case .object(let object) = target, let instance = object as? PyInstance {
            if let own = instance.ownMethod(.setAttributeName) {
                _ = try Invocation.call(own, [target, .str(name), value], by: instance.classObject)
                return
            }
            if instance.classObject.hasProperties, let property = property(name, of: instance) {
                guard !property.setter.isNone else {
                    throw .make(
                        .attributeError,
                        "property '\(name.text)' of '\(instance.classObject.qualifiedName)' object has no setter")
                }
                _ = try Invocation.call(property.setter, [target, value], by: instance.classObject)
                return
            }
        }
        try setPlain(name, of: target, to: value)
    }

    /// Sets the attribute as `object.__setattr__` does, without asking the program.
    static func setPlain(_ name: PyString, of target: Value, to value: Value) throws(PyError) {
        switch target {
        case .function(let function):
            function.attributes.set(name, to: value)
            return
        case .object(let object):
            if try object.setAttribute(name.text, to: value) { return }
            if let type = object as? PyType { return try type.setMember(name, to: value) }
            if let instance = object as? PyInstance { return instance.setField(name, to: value) }
        default: break
        }
        throw unsettable(name.text, of: target)
    }

    static func delete(_ name: PyString, of target: Value) throws(PyError) {
        guard case .object(let object) = target else { throw unsettable(name.text, of: target) }
        if let type = object as? PyType { return try type.deleteMember(name) }
        guard let instance = object as? PyInstance else { throw unsettable(name.text, of: target) }
        if let own = instance.ownMethod(.deleteAttributeName) {
            _ = try Invocation.call(own, [target, .str(name)], by: instance.classObject)
            return
        }
        if let property = property(name, of: instance) {
            guard !property.deleter.isNone else {
                throw .make(
                    .attributeError,
                    "property '\(name.text)' of '\(instance.classObject.qualifiedName)' object has no deleter")
            }
            _ = try Invocation.call(property.deleter, [target], by: instance.classObject)
            return
        }
        guard try instance.fields?.remove(.str(name)) != nil else { throw missing(name.text, of: target) }
    }

    private static func property(_ name: PyString, of instance: PyInstance) -> PyProperty? {
        guard case .object(let object)? = instance.classObject.lookup(name) else { return nil }
        return object as? PyProperty
    }

    private static func unsettable(_ name: String, of target: Value) -> PyError {
        if Methods.table(of: target)?.method(name) != nil {
            return .make(.attributeError, "'\(target.typeName)' object attribute '\(name)' is read-only")
        }
        return missing(name, of: target)
    }
}

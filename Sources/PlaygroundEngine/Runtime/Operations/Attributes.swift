/// `value.name`, to read, to set and to delete.
///
/// Source: The Python Language Reference, section 3.3.2 (customizing attribute access); messages are CPython's.
enum Attributes {
    /// Where the attribute of an instance was found.
    enum Found {
        case value(Value)
        /// A function of the class, to be bound to the instance.
        case method(Value)
        case property(PyProperty)
        /// The program's `__getattr__`, to be asked with the instance and the name.
        case fallback(Value)
    }

    static func attribute(_ name: PyString, of value: Value) throws(PyError) -> Value {
        guard let found = try attributeIfAny(name, of: value) else { throw missing(name.text, of: value) }
        return found
    }

    /// The attribute, or nil where there is none.
    static func attributeIfAny(_ name: PyString, of value: Value) throws(PyError) -> Value? {
        if case .object(let object) = value {
            if let instance = object as? PyInstance {
                switch try find(name, of: instance) {
                case .value(let value)?: return value
                case .method(let method)?: return try bind(method, to: instance)
                case .property(let property)?:
                    return try Invocation.call(property.getter, [value], by: instance.classObject)
                case .fallback(let function)?:
                    return try Invocation.call(function, [value, .str(name)], by: instance.classObject)
                case nil: break
                }
            } else if let found = try object.attribute(name.text) {
                return found
            }
        }
        let text = name.text
        if let method = Methods.bound(text, of: value) ?? Methods.numberAttribute(text, of: value) { return method }
        if let object = value.object, !(object is PyInstance), let member = object.type.lookup(name) {
            return try bound(member, to: value)
        }
        if case .function(let function) = value, let found = function.attribute(text) { return found }
        if case .dict(let dict) = value, case .defaulting(let factory) = dict.flavor, text == "default_factory" {
            return factory.function
        }
        return text == "__class__" ? .object(value.type) : nil
    }

    /// Looks `name` up on `instance`, in its fields and in its class.
    static func find(_ name: PyString, of instance: PyInstance) throws(PyError) -> Found? {
        let type = instance.classObject
        if !type.hasProperties, let value = instance.fields?.value(named: name) { return .value(value) }
        let member = type.lookup(name)
        if case .function? = member, Swift.type(of: instance) == PyInstance.self,
            !type.hasProperties || instance.fields?.value(named: name) == nil, let member
        {
            return .method(member)
        }
        if case .object(let object)? = member, let property = object as? PyProperty { return .property(property) }
        if let value = try instance.attribute(name.text) { return .value(value) }
        if let value = instance.fields?.value(named: name) { return .value(value) }
        if let member {
            switch member {
            case .function: return .method(member)
            case .object(let object):
                if object is PyNativeMethod { return .method(member) }
                if let builtin = object as? PyBuiltin, builtin.isDescriptor {
                    return .value(.object(builtin.bound(to: .object(instance))))
                }
                return .value(unwrapped(object, by: type) ?? member)
            default: return .value(member)
            }
        }
        switch name.text {
        case "__class__": return .value(.object(type))
        case "__dict__":
            let fields = instance.fields ?? PyDict()
            instance.fields = fields
            return .value(.dict(fields))
        case "__module__": return .value(.string(type.module))
        case "__doc__": return .value(.none)
        default: return instance.ownMethod(.getAttributeName).map { .fallback($0) }
        }
    }

    /// What a member of a class is on one of its instances.
    private static func bound(_ member: Value, to receiver: Value) throws(PyError) -> Value {
        switch member {
        case .function: return .object(PyMethod(member, receiver: receiver))
        case .object(let object):
            if let native = object as? PyNativeMethod { return .object(native.bound(to: receiver)) }
            return unwrapped(object, by: receiver.type) ?? member
        default: return member
        }
    }

    /// A method bound to `instance`; other values as they are.
    static func bind(_ method: Value, to instance: PyInstance) throws(PyError) -> Value {
        try bound(method, to: .object(instance))
    }

    /// What a class method or a static method is, looked up on `type` or on an instance of it.
    static func unwrapped(_ member: PyObject, by type: PyType) -> Value? {
        if let method = member as? PyClassMethod { return .object(PyMethod(method.function, receiver: .object(type))) }
        if let method = member as? PyStaticMethod { return method.function }
        return nil
    }

    /// The name that `getattr` and its siblings were given.
    static func name(_ value: Value) throws(PyError) -> PyString {
        guard let name = value.string else {
            throw .typeError("attribute name must be string, not '\(value.typeName)'")
        }
        return name
    }

    static func missing(_ name: String, of value: Value) -> PyError {
        func error(_ message: String, among known: [String]) -> PyError {
            let error = PyError.make(
                .attributeError, message, suggestion: Suggestion.nearest(to: name, among: known.sorted()))
            error.exception.setField("name", to: .string(name))
            error.exception.setField("obj", to: value)
            return error
        }
        if case .object(let object) = value, let module = object as? PyModule {
            return error("module '\(module.name)' has no attribute '\(name)'", among: [])
        }
        if let type = value.object as? EnumType { return error(name, among: type.attributeNames) }
        if case .object(let object) = value, let type = object as? PyType {
            return error("type object '\(type.messageName)' has no attribute '\(name)'", among: type.ownNames)
        }
        let known =
            if case .object(let object) = value { object.attributeNames + Methods.names(of: value) } else {
                Methods.names(of: value)
            }
        return error("'\(value.typeName)' object has no attribute '\(name)'", among: known)
    }
}

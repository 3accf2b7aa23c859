/// The built-in functions about classes and attributes.
///
/// Source: The Python Standard Library, "Built-in Functions"; messages are CPython's.
enum TypeFunctions {
    static let all: [String: @Sendable (NativeCall) throws(PyError) -> Value] = [
        "isinstance": { (call) throws(PyError) in
            let arguments = try call.arguments(2...2)
            guard let result = try isInstance(arguments[0], of: arguments[1]) else {
                throw refusal(of: arguments[1], "isinstance()", "a type, a tuple of types, or a union")
            }
            return .bool(result)
        },
        "issubclass": { (call) throws(PyError) in
            let arguments = try call.arguments(2...2)
            guard case .object(let object) = arguments[0], let type = object as? PyType else {
                throw .typeError("issubclass() arg 1 must be a class")
            }
            guard let result = try isSubclass(type, of: arguments[1]) else {
                throw refusal(of: arguments[1], "issubclass()", "a class, a tuple of classes, or a union")
            }
            return .bool(result)
        },
        "callable": { (call) throws(PyError) in .bool(isCallable(try call.arguments(1...1)[0])) },
        "getattr": { (call) throws(PyError) in
            let arguments = try call.arguments(2...3)
            let name = try Attributes.name(arguments[1])
            do throws(PyError) {
                return try Attributes.attribute(name, of: arguments[0])
            } catch {
                guard arguments.count > 2, error.exception.isInstance(of: .attributeError) else { throw error }
                return arguments[2]
            }
        },
        "hasattr": { (call) throws(PyError) in
            let arguments = try call.arguments(2...2)
            let name = try Attributes.name(arguments[1])
            do throws(PyError) {
                return .bool(try Attributes.attributeIfAny(name, of: arguments[0]) != nil)
            } catch {
                guard error.exception.isInstance(of: .attributeError) else { throw error }
                return .bool(false)
            }
        },
        "setattr": { (call) throws(PyError) in
            let arguments = try call.arguments(3...3)
            try Attributes.set(try Attributes.name(arguments[1]), of: arguments[0], to: arguments[2])
            return .none
        },
        "delattr": { (call) throws(PyError) in
            let arguments = try call.arguments(2...2)
            try Attributes.delete(try Attributes.name(arguments[1]), of: arguments[0])
            return .none
        },
        "vars": { (call) throws(PyError) in
            guard let value = try call.arguments(0...1).first else {
                throw .typeError("vars() needs an object in the playground's Python")
            }
            guard case .dict(let fields)? = try Attributes.attributeIfAny(.dictName, of: value) else {
                throw .typeError("vars() argument must have __dict__ attribute")
            }
            return .dict(fields)
        },
        "hash": { (call) throws(PyError) in .int(try call.arguments(1...1)[0].hashCode() >> 3) },
        "id": { (call) throws(PyError) in
            switch try call.arguments(1...1)[0] {
            case .object(let object): .int(Int(bitPattern: ObjectIdentifier(object)))
            case .list(let list): .int(Int(bitPattern: ObjectIdentifier(list)))
            case .dict(let dict): .int(Int(bitPattern: ObjectIdentifier(dict)))
            case .tuple(let tuple): .int(Int(bitPattern: ObjectIdentifier(tuple)))
            case .function(let function): .int(Int(bitPattern: ObjectIdentifier(function)))
            case let value: .int(try value.hashCode())
            }
        },
    ]

    /// `type(x)`; the form with three arguments makes no class here.
    @Sendable static func type(_ call: NativeCall) throws(PyError) -> Value {
        guard call.positional.count == 1, call.keywords.isEmpty else {
            guard call.positional.count == 3 else { throw .typeError("type() takes 1 or 3 arguments") }
            throw .make(
                .notImplementedError,
                "type() with three arguments is not part of the playground's Python; write a ‘class’ statement")
        }
        return .object(call.positional[0].type)
    }

    /// `isinstance(value, wanted)`; nil where `wanted` is no class, tuple or union.
    static func isInstance(_ value: Value, of wanted: Value, depth: Int = 0) throws(PyError) -> Bool? {
        try accepts(wanted, depth: depth) { $0.acceptsInstance(value) }
    }

    /// `issubclass(type, wanted)`; nil where `wanted` is no class, tuple or union.
    static func isSubclass(_ type: PyType, of wanted: Value, depth: Int = 0) throws(PyError) -> Bool? {
        try accepts(wanted, depth: depth) { $0.acceptsSubclass(type) }
    }

    private static func refusal(of wanted: Value, _ function: String, _ expected: String) -> PyError {
        guard let form = wanted.object as? PyTypeForm, let words = form.refusalAsClass else {
            return .typeError("\(function) arg 2 must be \(expected)")
        }
        return .typeError(words.hasPrefix("argument") ? "\(function) \(words)" : words)
    }

    private static func accepts(_ wanted: Value, depth: Int, _ test: (PyObject) -> Bool?) throws(PyError) -> Bool? {
        guard depth < Value.nestingLimit else {
            throw .make(.recursionError, "maximum recursion depth exceeded in __instancecheck__")
        }
        switch wanted {
        case .object(let object): return test(object)
        case .none: return nil
        case .tuple(let tuple):
            // As CPython does, the first class that fits ends the search, whatever stands behind it.
            for item in tuple.items {
                guard let result = try accepts(item, depth: depth + 1, test) else { return nil }
                if result { return true }
            }
            return false
        default: return nil
        }
    }

    static func isCallable(_ value: Value) -> Bool {
        switch value {
        case .function: return true
        case .object(let object):
            if let instance = object as? PyInstance { return instance.classObject.lookup(.callName) != nil }
            return object is PyType || object is PyBuiltin || object is PyMethod || object is PyNativeMethod
                || object.callee([], []) != nil
        default: return false
        }
    }
}

/// A function bound to the value that it was looked up on: calling it passes that value first.
package final class PyMethod: PyObject {
    package let function: Value
    package let receiver: Value

    package init(_ function: Value, receiver: Value) {
        self.function = function
        self.receiver = receiver
    }

    override package var type: PyType { .method }

    override package func repr(_ context: ReprContext) throws(PyError) -> String {
        let name = if case .function(let function) = function { function.code.qualifiedName } else { "?" }
        return "<bound method \(name) of \(try receiver.repr(context))>"
    }

    override package func attribute(_ name: String) throws(PyError) -> Value? {
        switch name {
        case "__self__": receiver
        case "__func__": function
        default: try Attributes.attributeIfAny(PyString.make(name), of: function)
        }
    }

    override func equals(_ other: Value, depth: Int) throws(PyError) -> Bool? {
        guard case .object(let object) = other, let other = object as? PyMethod else { return nil }
        return receiver.isIdentical(to: other.receiver) && function.isIdentical(to: other.function)
    }

    override var hash: Int? {
        guard case .function(let function) = function, case .object(let object) = receiver else { return 0 }
        return Hashing.combine([ObjectIdentifier(function).hashValue, ObjectIdentifier(object).hashValue])
    }
}

/// A method that the playground gives a class: looked up on an instance it is bound to it, as a function would be.
package final class PyNativeMethod: PyObject {
    package typealias Body = (Value, NativeCall) throws(PyError) -> Value

    package let name: String
    let body: Body

    package init(_ name: String, _ body: @escaping Body) {
        self.name = name
        self.body = body
    }

    override package var typeName: String { "method_descriptor" }

    /// The method for `receiver`.
    package func bound(to receiver: Value) -> PyBuiltin {
        let body = body
        return PyBuiltin(name) { (call) throws(PyError) in try body(receiver, call) }
    }

    /// Calls the method with the first positional argument as its receiver, as `Class.method(instance)` does.
    func call(_ call: NativeCall) throws(PyError) -> Value {
        guard let receiver = call.positional.first else {
            throw .typeError("unbound method \(name)() needs an argument")
        }
        return try body(receiver, call.replacing(Array(call.positional.dropFirst())))
    }
}

/// `property(getter)`: an attribute that is computed when it is read.
package final class PyProperty: PyObject {
    package let getter: Value
    package let setter: Value
    package let deleter: Value

    package init(getter: Value, setter: Value = .none, deleter: Value = .none) {
        self.getter = getter
        self.setter = setter
        self.deleter = deleter
    }

    static let classObject = PyType("property") { (call) throws(PyError) in
        let arguments = call.positional
        func argument(_ index: Int, _ name: String) -> Value {
            arguments.count > index ? arguments[index] : call.keyword(name) ?? .none
        }
        return .object(
            PyProperty(getter: argument(0, "fget"), setter: argument(1, "fset"), deleter: argument(2, "fdel")))
    }

    override package var type: PyType { Self.classObject }

    override package func attribute(_ name: String) throws(PyError) -> Value? {
        func changed(_ name: String, _ change: @escaping (Value) -> PyProperty) -> Value {
            .object(PyBuiltin(name) { (call) throws(PyError) in .object(change(try call.arguments(1...1)[0])) })
        }
        switch name {
        case "getter": return changed(name) { .init(getter: $0, setter: self.setter, deleter: self.deleter) }
        case "setter": return changed(name) { .init(getter: self.getter, setter: $0, deleter: self.deleter) }
        case "deleter": return changed(name) { .init(getter: self.getter, setter: self.setter, deleter: $0) }
        case "fget": return getter
        case "fset": return setter
        case "fdel": return deleter
        default: return nil
        }
    }
}

/// `staticmethod(function)`: looked up on a class or an instance, it is the function itself.
package final class PyStaticMethod: PyObject {
    package let function: Value

    init(_ function: Value) {
        self.function = function
    }

    static let classObject = PyType("staticmethod") { (call) throws(PyError) in
        .object(PyStaticMethod(try call.arguments(1...1)[0]))
    }

    override package var type: PyType { Self.classObject }
}

/// `classmethod(function)`: looked up on a class or an instance, it is bound to the class.
package final class PyClassMethod: PyObject {
    package let function: Value

    init(_ function: Value) {
        self.function = function
    }

    static let classObject = PyType("classmethod") { (call) throws(PyError) in
        .object(PyClassMethod(try call.arguments(1...1)[0]))
    }

    override package var type: PyType { Self.classObject }
}

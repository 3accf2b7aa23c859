/// `super()`: the attributes of the classes behind one class in another's order.
///
/// Source: The Python Standard Library, `super`.
final class PySuper: PyObject {
    private let start: PyType
    private let receiver: Value
    /// The class whose order is followed: the receiver's, or the receiver itself.
    private let order: PyType

    static let classObject = PyType("super") { (call) throws(PyError) in try make(call) }

    private init(start: PyType, receiver: Value, order: PyType) {
        self.start = start
        self.receiver = receiver
        self.order = order
    }

    private static func make(_ call: NativeCall) throws(PyError) -> Value {
        guard let first = call.positional.first else { throw .make(.runtimeError, "super(): no arguments") }
        var start: PyType?
        if case .object(let object) = first { start = object as? PyType ?? (object as? ClassReference)?.referent }
        guard let start else {
            if case .object(let object) = first, object is ClassReference {
                throw .make(.runtimeError, "super(): empty __class__ cell")
            }
            throw .typeError("super() argument 1 must be a type, not \(first.typeName)")
        }
        guard call.positional.count > 1 else {
            throw .make(
                .notImplementedError, "super() with one argument is not part of the playground's Python; write super()")
        }
        let receiver = call.positional[1]
        if case .object(let object) = receiver, let type = object as? PyType, type.isSubclass(of: start) {
            return .object(PySuper(start: start, receiver: receiver, order: type))
        }
        guard receiver.type.isSubclass(of: start) else {
            throw .typeError("super(type, obj): obj must be an instance or subtype of type")
        }
        return .object(PySuper(start: start, receiver: receiver, order: receiver.type))
    }

    override var type: PyType { Self.classObject }

    override func attribute(_ name: String) throws(PyError) -> Value? {
        let name = PyString.make(name)
        let behind = order.resolutionOrder.drop { $0 !== start }.dropFirst()
        guard let member = behind.lazy.compactMap({ $0.members.value(named: name) }).first else { return nil }
        let isClass = if case .object(let object) = receiver { object === order } else { false }
        switch member {
        case .function: return isClass ? member : .object(PyMethod(member, receiver: receiver))
        case .object(let object):
            if let native = object as? PyNativeMethod { return isClass ? member : .object(native.bound(to: receiver)) }
            if let property = object as? PyProperty, !isClass {
                return try Invocation.call(property.getter, [receiver], by: order)
            }
            return Attributes.unwrapped(object, by: order) ?? member
        default: return member
        }
    }
}

/// The operators that a program's class defines with methods such as `__add__`.
///
/// Source: The Python Language Reference, section 3.3; messages are CPython's.
extension PyInstance {
    /// Calls the program's own method `name`; nil where there is none, or where it gives `NotImplemented`.
    func answer(_ name: String, _ arguments: [Value] = []) throws(PyError) -> Value? {
        guard !classObject.isBuiltIn, let result = try callOwn(PyString.make(name), arguments) else { return nil }
        if case .object(let object) = result, object is PyNotImplemented { return nil }
        return result
    }

    /// The truth value by `__bool__`, or else by `__len__`.
    func ownTruth() throws(PyError) -> Bool {
        if let result = try callOwn(.boolName) {
            guard case .bool(let flag) = result else {
                throw .typeError("__bool__ should return bool, returned \(result.typeName)")
            }
            return flag
        }
        guard let length = try ownLength() else { return true }
        return length > 0
    }

    func ownLength() throws(PyError) -> Int? {
        guard let result = try callOwn(.lengthName) else { return nil }
        guard let length = result.bigInteger else {
            throw .typeError("'\(result.typeName)' object cannot be interpreted as an integer")
        }
        guard length >= 0 else { throw .valueError("__len__() should return >= 0") }
        guard let small = Int(exactly: length) else {
            throw .make(.overflowError, "cannot fit 'int' into an index-sized integer")
        }
        return small
    }

    func ownHash() throws(PyError) -> Int? {
        guard let method = ownMethod(.hashName) else {
            return ObjectIdentifier(self).hashValue
        }
        if method.isNone { return nil }
        guard let result = try callOwn(.hashName), let number = result.bigInteger else {
            throw .typeError("__hash__ method should return an integer")
        }
        return Hashing.hash(number)
    }

    static let operators: [BinaryOperator: String] = [
        .add: "add", .subtract: "sub", .multiply: "mul", .divide: "truediv", .floorDivide: "floordiv",
        .modulo: "mod", .power: "pow", .matrixMultiply: "matmul", .shiftLeft: "lshift", .shiftRight: "rshift",
        .bitAnd: "and", .bitOr: "or", .bitXor: "xor",
    ]

    static let comparisons = orders.merging([.equal: "__eq__", .notEqual: "__ne__"]) { first, _ in first }

    static let orders: [ComparisonOperator: String] = [
        .less: "__lt__", .lessOrEqual: "__le__", .greater: "__gt__", .greaterOrEqual: "__ge__",
    ]
}

/// What `NotImplemented` is: the answer of an operator's method that leaves it to the other operand.
final class PyNotImplemented: PyObject {
    override var typeName: String { "NotImplementedType" }

    override func repr(_ context: ReprContext) throws(PyError) -> String { "NotImplemented" }
}

/// Goes through an object that has `__next__`, or `__getitem__` alone.
final class InstanceIterator: PyIterator {
    let instance: PyInstance
    private var index: Int?
    var isIndexing: Bool { index != nil }

    init(_ instance: PyInstance, indexing: Bool = false) {
        self.instance = instance
        index = indexing ? 0 : nil
    }

    override var typeName: String { isIndexing ? "iterator" : instance.typeName }

    override var isMachineDriven: Bool { true }

    /// The function that gives the next value, with what to call it with; nil where it is none to make a frame for.
    func step() -> (PyFunction, [Value])? {
        guard case .function(let function)? = instance.ownMethod(isIndexing ? .getItemName : .nextName),
            function.code.kind == .plain
        else { return nil }
        guard let position = index else { return (function, [.object(instance)]) }
        index = position + 1
        return (function, [.object(instance), .int(position)])
    }

    override func next() throws(PyError) -> Value? {
        do throws(PyError) {
            guard let position = index else { return try instance.callOwn(.nextName) }
            index = position + 1
            return try instance.callOwn(.getItemName, [.int(position)])
        } catch {
            guard error.exception.isInstance(of: index == nil ? .stopIteration : .indexError) else { throw error }
            return nil
        }
    }
}

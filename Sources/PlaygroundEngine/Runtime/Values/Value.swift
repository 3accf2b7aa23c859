import BigInt

/// A Python value: 16 bytes in an array, and copied without a call where it is a number.
///
/// `undefined` marks an empty register or slot and is never seen by a program.
package enum Value {
    case undefined
    case none
    case bool(Bool)
    case int(Int)
    case float(Double)
    case str(PyString)
    case list(PyList)
    case tuple(PyTuple)
    case dict(PyDict)
    case function(PyFunction)
    /// Everything else, told apart by its class.
    case object(PyObject)
}

extension Value {
    package static func string(_ text: String) -> Value { .str(PyString.make(text)) }

    /// An integer of any size: small ones without a box.
    package static func integer(_ value: BigInt) -> Value {
        Int(exactly: value).map { .int($0) } ?? .object(PyBigInt(value))
    }

    /// The name of this value's type, as most messages give it: with the module, where CPython has the type in C.
    package var typeName: String {
        switch self {
        case .undefined, .none: "NoneType"
        case .bool: "bool"
        case .int: "int"
        case .float: "float"
        case .str: "str"
        case .list: "list"
        case .tuple: "tuple"
        case .dict(let dict): dict.flavor.typeName
        case .function: "function"
        case .object(let object): object.typeName
        }
    }

    /// `type(x).__name__`: the name that messages give, without the module in front of it.
    var className: String { String(typeName.split(separator: ".").last ?? "") }

    /// Python's truth value. Source: The Python Standard Library, "Truth Value Testing".
    package var isTrue: Bool {
        switch self {
        case .undefined, .none: false
        case .bool(let value): value
        case .int(let value): value != 0
        case .float(let value): value != 0
        case .str(let value): !value.isEmpty
        case .list(let value): !value.items.isEmpty
        case .tuple(let value): !value.items.isEmpty
        case .dict(let value): value.count > 0
        case .function: true
        case .object(let object): object.isTrue
        }
    }

    /// The truth value, asking a class of the program where it says itself what is true.
    func truth() throws(PyError) -> Bool {
        if case .object(let object) = self { try object.truth() } else { isTrue }
    }

    /// The object of a value that is none of the common kinds.
    var object: PyObject? { if case .object(let object) = self { object } else { nil } }

    var isUndefined: Bool { if case .undefined = self { true } else { false } }

    package var isNone: Bool { if case .none = self { true } else { false } }

    /// `a is b`.
    func isIdentical(to other: Value) -> Bool {
        switch (self, other) {
        case (.undefined, .undefined), (.none, .none): true
        case (.bool(let a), .bool(let b)): a == b
        case (.int(let a), .int(let b)): a == b
        case (.float(let a), .float(let b)): a.bitPattern == b.bitPattern
        case (.str(let a), .str(let b)): a === b || a.count <= 1 && a == b
        case (.list(let a), .list(let b)): a === b
        case (.tuple(let a), .tuple(let b)): a === b || a.items.isEmpty && b.items.isEmpty
        case (.dict(let a), .dict(let b)): a === b
        case (.function(let a), .function(let b)): a === b
        case (.object(let a), .object(let b)): a === b
        default: false
        }
    }

    /// The plain value that this is for whatever takes one: what its class mixes in, or the value itself.
    package var plain: Value { if case .object(let object) = self { object.plain ?? self } else { self } }

    /// The string that this is, which a member of an enumeration with `str` mixed in is as well.
    package var string: PyString? {
        switch self {
        case .str(let text): text
        case .object(let object): if case .str(let text)? = object.plain { text } else { nil }
        default: nil
        }
    }

    /// The integer that this is, booleans and mixed-in integers included, where it fits a machine word.
    var smallInteger: Int? {
        if case .object(let object) = self { object.plain?.ownInteger } else { ownInteger }
    }

    /// The integer or boolean that this is itself, so that no operator of a class is passed over.
    var ownInteger: Int? {
        switch self {
        case .int(let value): value
        case .bool(let value): value ? 1 : 0
        default: nil
        }
    }

    /// The integer that this is, booleans included, whatever its size.
    package var bigInteger: BigInt? {
        if let small = smallInteger { return BigInt(small) }
        guard case .object(let object) = self else { return nil }
        return (object as? PyBigInt)?.value ?? object.plain?.bigInteger
    }
}

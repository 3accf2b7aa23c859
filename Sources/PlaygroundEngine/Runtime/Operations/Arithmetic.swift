import BigInt
import Foundation

/// Python's arithmetic. Source: The Python Language Reference, section 6.5 to 6.9; messages are CPython's.
enum Arithmetic {
    static func binary(_ operation: BinaryOperator, _ left: Value, _ right: Value) throws(PyError) -> Value {
        if operation == .modulo, case .str(let format) = left { return try PercentFormat.format(format, right) }
        if let a = left.ownInteger, let b = right.ownInteger,
            let result = try IntegerArithmetic.small(operation, a, b)
        {
            if case .bool = left, case .bool = right, operation.keepsBooleans {
                return .bool(result.isTrue)
            }
            return result
        }
        if case .object(let object) = left, let result = try object.binary(operation, right, isReflected: false) {
            return result
        }
        if case .object(let object) = right, let result = try object.binary(operation, left, isReflected: true) {
            return result
        }
        if let a = left.bigInteger, let b = right.bigInteger { return try IntegerArithmetic.big(operation, a, b) }
        if let a = try floatOperand(left, beside: right), let b = try floatOperand(right, beside: left),
            let result = try FloatArithmetic.binary(operation, a, b)
        {
            return result
        }
        if let result = try sequence(operation, left, right) { return result }
        throw unsupported(operation.rawValue, left, right)
    }

    /// An augmented assignment: lists and dicts change in place.
    static func inPlace(_ operation: BinaryOperator, _ left: Value, _ right: Value) throws(PyError) -> Value {
        switch (operation, left) {
        case (.add, .list(let list)):
            try Iteration.extend(&list.items, with: right)
            return left
        case (_, .dict(let dict)) where dict.flavor.isCounter:
            guard case .dict(let more) = right, more.flavor.isCounter,
                let result = try Counting.inPlace(operation, dict, more)
            else { break }
            return result
        case (.bitOr, .dict(let dict)):
            try dict.update(from: right)
            return left
        case (.multiply, .list(let list)):
            guard let count = right.smallInteger else { break }
            list.items = try repeated(list.items, count)
            return left
        case (.modulo, .str(let format)): return try PercentFormat.format(format, right)
        case (_, .object(let object)):
            if let result = try object.inPlace(operation, right) { return result }
        default: break
        }
        do throws(PyError) {
            return try binary(operation, left, right)
        } catch {
            guard error.exception.classObject === ExceptionType.typeError,
                error.exception.message.hasPrefix("unsupported operand")
            else {
                throw error
            }
            throw unsupported(operation.rawValue + "=", left, right)
        }
    }

    static func unary(_ index: UInt8, _ operand: Value) throws(PyError) -> Value {
        guard let operation = UnaryOperator(index: index) else { return operand }
        if operation != .not, case .object(let object) = operand, let result = try object.unary(operation) {
            return result
        }
        if operation != .not, case .dict(let dict) = operand, dict.flavor.isCounter,
            let result = try Counting.unary(operation, dict)
        {
            return .dict(result)
        }
        switch operation {
        case .not: return .bool(try !operand.truth())
        case .negative:
            if case .float(let value) = operand { return .float(-value) }
            if let value = operand.bigInteger { return .integer(-value) }
        case .positive:
            if case .float = operand { return operand }
            if let value = operand.bigInteger { return .integer(value) }
        case .invert:
            if let value = operand.bigInteger { return .integer(-value - 1) }
        }
        throw .typeError("bad operand type for unary \(operation.rawValue): '\(operand.typeName)'")
    }

    private static func unsupported(_ symbol: String, _ left: Value, _ right: Value) -> PyError {
        if symbol == "+", case .str = left {
            return .typeError("can only concatenate str (not \"\(right.typeName)\") to str")
        }
        if symbol == "+", case .list = left {
            return .typeError("can only concatenate list (not \"\(right.typeName)\") to list")
        }
        if symbol == "+", case .tuple = left {
            return .typeError("can only concatenate tuple (not \"\(right.typeName)\") to tuple")
        }
        if symbol == "+", case .object(let object) = left, object is PyBytes {
            return .typeError("can't concat \(right.typeName) to bytes")
        }
        if symbol == "*" || symbol == "*=", left.isSequence || right.isSequence {
            let other = left.isSequence ? right : left
            return .typeError("can't multiply sequence by non-int of type '\(other.typeName)'")
        }
        let shown = symbol == "**" ? "** or pow()" : symbol
        return .typeError("unsupported operand type(s) for \(shown): '\(left.typeName)' and '\(right.typeName)'")
    }

    /// The operand as a float where either side is one.
    private static func floatOperand(_ value: Value, beside other: Value) throws(PyError) -> Double? {
        if case .float(let float) = value { return float }
        guard case .float = other, let integer = value.bigInteger else { return nil }
        return try IntegerArithmetic.float(integer)
    }

    private static func sequence(_ operation: BinaryOperator, _ left: Value, _ right: Value) throws(PyError) -> Value? {
        if case (.dict(let a), .dict(let b)) = (left, right), a.flavor.isCounter, b.flavor.isCounter,
            let result = try Counting.binary(operation, a, b)
        {
            return .dict(result)
        }
        switch (operation, left, right) {
        case (.add, .str(let a), .str(let b)):
            try Sizes.check(a.byteCount + b.byteCount)
            return .str(PyString.make(a.bytes + b.bytes))
        case (.add, .list(let a), .list(let b)): return .list(PyList(a.items + b.items))
        case (.add, .tuple(let a), .tuple(let b)): return .tuple(PyTuple(a.items + b.items))
        case (.add, .object(let a), .object(let b)):
            guard let a = a as? PyBytes, let b = b as? PyBytes else { return nil }
            try Sizes.check(a.bytes.count + b.bytes.count)
            return .object(PyBytes(a.bytes + b.bytes))
        case (.bitOr, .dict(let a), .dict(let b)):
            let union = PyDict(a.flavor.joined(with: b.flavor))
            for (key, value) in a.pairs + b.pairs { try union.set(key, to: value) }
            return .dict(union)
        case (.modulo, .object(let object), _):
            guard let format = object as? PyBytes else { return nil }
            return try PercentFormat.format(format.bytes, right)
        case (.multiply, _, _):
            if left.isSequence, let count = right.smallInteger { return try repeated(left, count) }
            if right.isSequence, let count = left.smallInteger { return try repeated(right, count) }
            return nil
        default: return nil
        }
    }

    private static func repeated(_ sequence: Value, _ count: Int) throws(PyError) -> Value {
        switch sequence {
        case .str(let text):
            try Sizes.check(text.byteCount, times: max(0, count))
            let bytes = text.bytes
            var result: [UInt8] = []
            result.reserveCapacity(bytes.count * max(0, count))
            for _ in 0..<(bytes.isEmpty ? 0 : max(0, count)) { result.append(contentsOf: bytes) }
            return .str(PyString.make(result))
        case .object(let object):
            guard let bytes = object as? PyBytes else { return sequence }
            try Sizes.check(bytes.bytes.count, times: max(0, count))
            return .object(PyBytes(Array(repeatElement(bytes.bytes, count: max(0, count)).joined())))
        case .list(let list): return .list(PyList(try repeated(list.items, count)))
        case .tuple(let tuple): return .tuple(PyTuple(try repeated(tuple.items, count)))
        default: return sequence
        }
    }

    private static func repeated(_ items: [Value], _ count: Int) throws(PyError) -> [Value] {
        try Sizes.check(items.count * MemoryLayout<Value>.stride, times: max(0, count))
        guard !items.isEmpty, count > 0 else { return [] }
        var result: [Value] = []
        result.reserveCapacity(items.count * count)
        for _ in 0..<count { result += items }
        return result
    }
}

extension Value {
    fileprivate var isSequence: Bool {
        switch self {
        case .str, .list, .tuple: true
        case .object(let object): object is PyBytes
        default: false
        }
    }
}

extension BinaryOperator {
    /// Whether two booleans give a boolean.
    fileprivate var keepsBooleans: Bool {
        switch self {
        case .bitAnd, .bitOr, .bitXor: true
        default: false
        }
    }
}

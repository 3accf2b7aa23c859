import BigInt
import Foundation

/// The built-in functions and types that a program finds without an import.
///
/// Source: The Python Standard Library, "Built-in Functions"; messages are CPython's.
enum Builtins {
    static func all() -> [String: Value] {
        var names: [String: Value] = [
            "Ellipsis": .object(PyEllipsis()), "NotImplemented": .object(PyNotImplemented()),
        ]
        for (name, body) in functions { names[name] = .object(PyBuiltin(name, body)) }
        for (name, body) in controls.merging(lazyControls, uniquingKeysWith: { first, _ in first }) {
            names[name] = .object(PyBuiltin(name, control: body))
        }
        for (name, type) in PyType.importless { names[name] = .object(type) }
        for type in ExceptionType.builtIn { names[type.name] = .object(type) }
        names["EnvironmentError"] = .object(ExceptionType.osError)
        names["IOError"] = .object(ExceptionType.osError)
        for type in [
            PyProperty.classObject, PyStaticMethod.classObject, PyClassMethod.classObject, PySuper.classObject,
        ] {
            names[type.name] = .object(type)
        }
        return names
    }

    static let functions: [String: @Sendable (NativeCall) throws(PyError) -> Value] =
        plainFunctions.merging(TypeFunctions.all) { first, _ in first }

    private static let plainFunctions: [String: @Sendable (NativeCall) throws(PyError) -> Value] = [
        "len": { (call) throws(PyError) in try length(call.arguments(1...1)[0]) },
        "repr": { (call) throws(PyError) in .string(try call.arguments(1...1)[0].repr()) },
        "print": { (call) throws(PyError) in try write(call) },
        "abs": { (call) throws(PyError) in
            let value = try call.arguments(1...1)[0]
            if case .float(let float) = value { return .float(float.magnitude) }
            if case .object(let object) = value, let result = try object.number(.absolute) { return result }
            guard let integer = value.bigInteger else {
                throw .typeError("bad operand type for abs(): '\(value.typeName)'")
            }
            return .integer(BigInt(integer.magnitude))
        },
        "round": { (call) throws(PyError) in try Rounding.round(call.arguments(1...2)) },
        "sum": { (call) throws(PyError) in
            let arguments = try call.arguments(1...2)
            var total = arguments.count > 1 ? arguments[1] : .int(0)
            if case .str = total { throw .typeError("sum() can't sum strings [use ''.join(seq) instead]") }
            try Iteration.forEach(arguments[0]) { (value) throws(PyError) in
                total = try Arithmetic.binary(.add, total, value)
            }
            return total
        },
        "reversed": { (call) throws(PyError) in
            .object(SequenceIterator(try Iteration.array(call.arguments(1...1)[0]).reversed()))
        },
        "enumerate": { (call) throws(PyError) in
            guard let iterable = call.positional.first else {
                throw .typeError("enumerate() missing required argument 'iterable' (pos 1)")
            }
            let source = try Iteration.iterator(of: iterable)
            let start = call.keyword("start") ?? (call.positional.count > 1 ? call.positional[1] : .int(0))
            guard var number = start.smallInteger else {
                throw .typeError("'\(start.typeName)' object cannot be interpreted as an integer")
            }
            return .object(
                MappedIterator("enumerate") { () throws(PyError) in
                    guard let value = try source.next() else { return nil }
                    defer { number &+= 1 }
                    return .tuple(PyTuple([.int(number), value]))
                })
        },
        "zip": { (call) throws(PyError) in
            var sources: [PyIterator] = []
            for value in call.positional { sources.append(try Iteration.iterator(of: value)) }
            let iterators = sources
            return .object(
                MappedIterator("zip") { () throws(PyError) in
                    var row: [Value] = []
                    for iterator in iterators {
                        guard let value = try iterator.next() else { return nil }
                        row.append(value)
                    }
                    return row.isEmpty ? nil : .tuple(PyTuple(row))
                })
        },
        "any": { (call) throws(PyError) in
            let iterator = try Iteration.iterator(of: call.arguments(1...1)[0])
            return .bool(try Iteration.first(iterator) { (value) throws(PyError) in value.isTrue } != nil)
        },
        "all": { (call) throws(PyError) in
            let iterator = try Iteration.iterator(of: call.arguments(1...1)[0])
            return .bool(try Iteration.first(iterator) { (value) throws(PyError) in !value.isTrue } == nil)
        },
        "chr": { (call) throws(PyError) in
            let value = try call.arguments(1...1)[0]
            guard let number = value.bigInteger else {
                throw .typeError("'\(value.typeName)' object cannot be interpreted as an integer")
            }
            guard let code = UInt32(exactly: number), let scalar = Unicode.Scalar(code) else {
                throw .valueError("chr() arg not in range(0x110000)")
            }
            return .string(String(Character(scalar)))
        },
        "ord": { (call) throws(PyError) in
            let value = try call.arguments(1...1)[0]
            guard case .str(let text) = value else {
                throw .typeError("ord() expected string of length 1, but \(value.typeName) found")
            }
            guard text.count == 1, let scalar = text.text.unicodeScalars.first else {
                throw .typeError("ord() expected a character, but string of length \(text.count) found")
            }
            return .int(Int(scalar.value))
        },
    ]

    static func length(_ value: Value) throws(PyError) -> Value {
        switch value {
        case .str(let text): return .int(text.count)
        case .list(let list): return .int(list.items.count)
        case .tuple(let tuple): return .int(tuple.items.count)
        case .dict(let dict): return .int(dict.count)
        case .object(let object):
            if let range = object as? PyRange { return .int(range.count) }
            if let bytes = object as? PyBytes { return .int(bytes.bytes.count) }
            if let view = object as? PyDictView { return .int(view.count) }
            if let length = try object.length() { return .int(length) }
        case .undefined, .none, .bool, .int, .float, .function: break
        }
        throw .typeError("object of type '\(value.typeName)' has no len()")
    }

    private static func write(_ call: NativeCall) throws(PyError) -> Value {
        func text(_ name: String, _ fallback: String) throws(PyError) -> String {
            guard let value = call.keyword(name), !value.isNone else { return fallback }
            return try value.str()
        }
        var parts: [String] = []
        for value in call.positional { parts.append(try value.str()) }
        call.output(parts.joined(separator: try text("sep", " ")) + (try text("end", "\n")))
        return .none
    }
}

/// `asdict`, `astuple` and `replace`.
enum DataclassValues {
    static func dict(_ value: Value, function: String) throws(PyError) -> Value {
        guard !(value.object is PyType), DataclassField.all(of: value) != nil else {
            throw .typeError("\(function)() should be called on dataclass instances")
        }
        return try plain(value, asDict: true, depth: 0)
    }

    static func tuple(_ value: Value, function: String) throws(PyError) -> Value {
        guard !(value.object is PyType), DataclassField.all(of: value) != nil else {
            throw .typeError("\(function)() should be called on dataclass instances")
        }
        return try plain(value, asDict: false, depth: 0)
    }

    private static func plain(_ value: Value, asDict: Bool, depth: Int) throws(PyError) -> Value {
        guard depth < Value.nestingLimit else { throw .make(.recursionError, "maximum recursion depth exceeded") }
        func inner(_ values: [Value]) throws(PyError) -> [Value] {
            var result: [Value] = []
            for value in values { result.append(try plain(value, asDict: asDict, depth: depth + 1)) }
            return result
        }
        switch value {
        case .list(let list): return .list(PyList(try inner(list.items)))
        case .tuple(let tuple): return .tuple(PyTuple(try inner(tuple.items)))
        case .dict(let dict):
            let copy = PyDict()
            for (key, item) in dict.pairs {
                try copy.set(
                    try plain(key, asDict: asDict, depth: depth + 1),
                    to: try plain(item, asDict: asDict, depth: depth + 1))
            }
            return .dict(copy)
        case .object(let object):
            guard !(object is PyType), let fields = DataclassField.all(of: value) else { return value }
            let result = PyDict()
            var values: [Value] = []
            for field in fields {
                let item = try plain(
                    try Attributes.attribute(PyString.make(field.name), of: value), asDict: asDict, depth: depth + 1)
                result.set(PyString.make(field.name), to: item)
                values.append(item)
            }
            return asDict ? .dict(result) : .tuple(PyTuple(values))
        default: return value
        }
    }

    static func replace(_ call: NativeCall) throws(PyError) -> Value {
        guard let value = call.positional.first, !(value.object is PyType),
            let fields = DataclassField.all(of: value)
        else { throw .typeError("replace() should be called on dataclass instances") }
        var arguments = call.keywords
        for field in fields where field.isInInit && call.keyword(field.name) == nil {
            arguments.append(
                NamedArgument(
                    name: field.name, value: try Attributes.attribute(PyString.make(field.name), of: value),
                    range: call.range))
        }
        return try call.invoke(.object(value.type), [], arguments)
    }
}

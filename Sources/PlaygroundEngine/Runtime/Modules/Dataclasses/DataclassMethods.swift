/// The methods that `@dataclass` gives a class.
struct DataclassMethods {
    let type: PyType
    let fields: [DataclassField]
    let options: DataclassOptions

    init(_ type: PyType, _ fields: [DataclassField], _ options: DataclassOptions) throws(PyError) {
        self.type = type
        self.fields = fields
        self.options = options
        let positional = fields.filter { $0.isInInit && !$0.isKeywordOnly }
        if let first = positional.firstIndex(where: \.hasDefault),
            let late = positional[first...].first(where: { !$0.hasDefault })
        {
            throw .typeError("non-default argument '\(late.name)' follows default argument")
        }
    }

    func install() throws(PyError) {
        try set("__dataclass_fields__", .tuple(PyTuple(fields.map { .object($0) })))
        if options.hasInit { try method("__init__", initialize, replaces: true) }
        if options.hasRepr { try method("__repr__", represent) }
        if options.hasEquality { try method("__eq__", equal) }
        if options.hasOrder {
            for (name, operation) in [
                ("__lt__", ComparisonOperator.less), ("__le__", .lessOrEqual), ("__gt__", .greater),
                ("__ge__", .greaterOrEqual),
            ] {
                try method(name) { (receiver, call) throws(PyError) in try order(operation, receiver, call) }
            }
        }
        if options.isFrozen {
            try method("__setattr__") { (_, call) throws(PyError) in throw frozen("assign to", call) }
            try method("__delattr__") { (_, call) throws(PyError) in throw frozen("delete", call) }
            if options.hasEquality { try method("__hash__", hash) }
        } else if options.hasEquality, type.members.value(named: .hashName) == nil {
            try set("__hash__", .none)
        }
    }

    private func set(_ name: String, _ value: Value) throws(PyError) {
        try type.setMember(PyString.name(name), to: value)
    }

    /// Defines a method unless the class has one of its own.
    private func method(
        _ name: String, _ body: @escaping PyNativeMethod.Body, replaces: Bool = false
    ) throws(PyError) {
        if replaces || type.members.value(named: PyString.make(name)) == nil {
            try set(name, .object(PyNativeMethod(name, body)))
        }
    }

    private func frozen(_ verb: String, _ call: NativeCall) -> PyError {
        let name = (try? call.positional.first?.str()) ?? ""
        return PyError(
            PyException(DataclassesModule.frozenError, arguments: [.string("cannot \(verb) field '\(name)'")]))
    }

    private func initialize(_ receiver: Value, _ call: NativeCall) throws(PyError) -> Value {
        guard let instance = receiver.object as? PyInstance else { return .none }
        let function = "\(type.qualifiedName).__init__()"
        let wanted = fields.filter(\.isInInit)
        let positional = wanted.filter { !$0.isKeywordOnly }
        var given: [String: Value] = [:]
        guard call.positional.count <= positional.count else {
            throw tooMany(function, positional, call.positional.count)
        }
        for (field, value) in zip(positional, call.positional) { given[field.name] = value }
        for keyword in call.keywords {
            guard wanted.contains(where: { $0.name == keyword.name }) else {
                throw .typeError("\(function) got an unexpected keyword argument '\(keyword.name)'")
            }
            guard given[keyword.name] == nil else {
                throw .typeError("\(function) got multiple values for argument '\(keyword.name)'")
            }
            given[keyword.name] = keyword.value
        }
        let missing = wanted.filter { given[$0.name] == nil && !$0.hasDefault }
        guard missing.isEmpty else { throw self.missing(function, missing) }
        for field in fields {
            if let value = given[field.name] {
                instance.setField(field.name, to: value)
            } else if !field.factory.isUndefined {
                instance.setField(field.name, to: try call.invoke(field.factory))
            } else if !field.defaultValue.isUndefined {
                instance.setField(field.name, to: field.defaultValue)
            }
        }
        if let after = type.lookup(PyString.make("__post_init__")) {
            _ = try call.invoke(try Attributes.bind(after, to: instance))
        }
        return .none
    }

    private func tooMany(_ function: String, _ positional: [DataclassField], _ count: Int) -> PyError {
        let required = positional.count { !$0.hasDefault } + 1
        let limit = positional.count + 1
        let takes = required < limit ? "from \(required) to \(limit)" : "\(limit)"
        let plural = limit == 1 ? "" : "s"
        return .typeError("\(function) takes \(takes) positional argument\(plural) but \(count + 1) were given")
    }

    private func missing(_ function: String, _ fields: [DataclassField]) -> PyError {
        let positional = fields.filter { !$0.isKeywordOnly }
        let shown = positional.isEmpty ? fields : positional
        let names = shown.map { "'\($0.name)'" }
        let joined =
            switch names.count {
            case 1: names[0]
            case 2: names.joined(separator: " and ")
            default: names.dropLast().joined(separator: ", ") + ", and " + names[names.count - 1]
            }
        let kind = positional.isEmpty ? "keyword-only" : "positional"
        let plural = names.count == 1 ? "" : "s"
        return .typeError("\(function) missing \(names.count) required \(kind) argument\(plural): \(joined)")
    }

    private func represent(_ receiver: Value, _ call: NativeCall) throws(PyError) -> Value {
        var parts: [String] = []
        for field in fields where field.isInRepr {
            parts.append("\(field.name)=\(try Attributes.attribute(PyString.make(field.name), of: receiver).repr())")
        }
        return .string("\(receiver.type.qualifiedName)(\(parts.joined(separator: ", ")))")
    }

    private func compared(_ value: Value) throws(PyError) -> [Value] {
        var values: [Value] = []
        for field in fields where field.isCompared {
            values.append(try Attributes.attribute(PyString.make(field.name), of: value))
        }
        return values
    }

    private func equal(_ receiver: Value, _ call: NativeCall) throws(PyError) -> Value {
        let other = try call.arguments(1...1)[0]
        guard other.type === receiver.type else { return .object(PyNotImplemented()) }
        let (mine, theirs) = (try compared(receiver), try compared(other))
        return .bool(try Value.tuple(PyTuple(mine)).isEqual(to: .tuple(PyTuple(theirs))))
    }

    private func order(
        _ operation: ComparisonOperator, _ receiver: Value, _ call: NativeCall
    ) throws(PyError) -> Value {
        let other = try call.arguments(1...1)[0]
        guard other.type === receiver.type else { return .object(PyNotImplemented()) }
        let (mine, theirs) = (try compared(receiver), try compared(other))
        return .bool(try Comparison.compare(operation, .tuple(PyTuple(mine)), .tuple(PyTuple(theirs))))
    }

    private func hash(_ receiver: Value, _ call: NativeCall) throws(PyError) -> Value {
        .int(try Value.tuple(PyTuple(try compared(receiver))).hashCode() >> 3)
    }
}

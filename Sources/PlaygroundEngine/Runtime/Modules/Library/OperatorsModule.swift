/// The `operator` module. Source: The Python Standard Library, "operator".
enum OperatorsModule {
    static var module: PyModule {
        var members = getters
        for (name, operation) in binaries {
            members[name] = .builtin(name) { (call) throws(PyError) in
                let arguments = try call.arguments(2...2)
                return try Arithmetic.binary(operation, arguments[0], arguments[1])
            }
        }
        for (name, operation) in comparisons {
            members[name] = .builtin(name) { (call) throws(PyError) in
                let arguments = try call.arguments(2...2)
                return try Comparison.rich(operation, arguments[0], arguments[1])
            }
        }
        return PyModule("operator", functions: functions, members: members)
    }

    private static let binaries: [String: BinaryOperator] = [
        "add": .add, "sub": .subtract, "mul": .multiply, "truediv": .divide, "floordiv": .floorDivide, "mod": .modulo,
        "pow": .power, "and_": .bitAnd, "or_": .bitOr, "xor": .bitXor,
    ]

    private static let comparisons: [String: ComparisonOperator] = [
        "eq": .equal, "ne": .notEqual, "lt": .less, "le": .lessOrEqual, "gt": .greater, "ge": .greaterOrEqual,
        "is_": .identical, "is_not": .notIdentical,
    ]

    private static var functions: [String: PyBuiltin.Body] {
        [
            "neg": { (call) throws(PyError) in
                let operand = try call.arguments(1...1)[0]
                if case .float(let float) = operand { return .float(-float) }
                return try Arithmetic.binary(.subtract, .int(0), operand)
            },
            "index": { (call) throws(PyError) in .integer(try call.arguments(1...1)[0].requiredIndex()) },
            "not_": { (call) throws(PyError) in .bool(!(try call.arguments(1...1)[0].truth())) },
            "truth": { (call) throws(PyError) in .bool(try call.arguments(1...1)[0].truth()) },
            "contains": { (call) throws(PyError) in
                let arguments = try call.arguments(2...2)
                return .bool(try Comparison.contains(arguments[0], arguments[1]))
            },
            "getitem": { (call) throws(PyError) in
                let arguments = try call.arguments(2...2)
                return try Subscripts.item(arguments[0], arguments[1])
            },
            "setitem": { (call) throws(PyError) in
                let arguments = try call.arguments(3...3)
                try Subscripts.setItem(arguments[0], arguments[1], to: arguments[2])
                return .none
            },
            "delitem": { (call) throws(PyError) in
                let arguments = try call.arguments(2...2)
                try Subscripts.deleteItem(arguments[0], arguments[1])
                return .none
            },
        ]
    }

    private static var getters: [String: Value] {
        [
            "itemgetter": .object(itemGetter), "attrgetter": .object(attributeGetter),
            "methodcaller": .object(methodCaller),
        ]
    }

    private static let itemGetter = PyType("itemgetter", module: "operator") { (call) throws(PyError) in
        let keys = call.positional
        guard !keys.isEmpty else { throw .typeError("itemgetter expected 1 argument, got 0") }
        return .builtin("itemgetter") { (call) throws(PyError) in
            let value = try call.arguments(1...1)[0]
            return try each(keys) { (key) throws(PyError) in try Subscripts.item(value, key) }
        }
    }

    private static let attributeGetter = PyType("attrgetter", module: "operator") { (call) throws(PyError) in
        let names = call.positional
        guard !names.isEmpty else { throw .typeError("attrgetter expected 1 argument, got 0") }
        for name in names {
            guard name.string != nil else { throw .typeError("attribute name must be a string") }
        }
        return .builtin("attrgetter") { (call) throws(PyError) in
            let value = try call.arguments(1...1)[0]
            return try each(names) { (name) throws(PyError) in
                var found = value
                for part in try name.str().split(separator: ".", omittingEmptySubsequences: false) {
                    found = try Attributes.attribute(PyString.make(String(part)), of: found)
                }
                return found
            }
        }
    }

    private static let methodCaller = PyType("methodcaller", module: "operator") { (call) throws(PyError) in
        guard let name = call.positional.first else {
            throw .typeError("methodcaller needs at least one argument, the method name")
        }
        guard let name = name.string else { throw .typeError("method name must be a string") }
        let (arguments, keywords) = (Array(call.positional.dropFirst()), call.keywords)
        return .builtin("methodcaller") { (call) throws(PyError) in
            let method = try Attributes.attribute(name, of: try call.arguments(1...1)[0])
            return try call.invoke(method, arguments, keywords)
        }
    }

    /// What one key gives, or a tuple of what several give.
    private static func each(
        _ keys: [Value], _ body: (Value) throws(PyError) -> Value
    ) throws(PyError) -> Value {
        var found: [Value] = []
        for key in keys { found.append(try body(key)) }
        return found.count == 1 ? found[0] : .tuple(PyTuple(found))
    }
}

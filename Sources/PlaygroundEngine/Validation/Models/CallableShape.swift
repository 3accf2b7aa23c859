/// What can be seen of a function from outside: how many arguments a call has to give, and its first parameter's name.
///
/// Source: Pydantic's `count_positional_required_params` and `inspect_validator`.
enum CallableShape {
    /// How many positional arguments a call has to give; nil for what is no function of the program.
    ///
    /// The first parameter counts even where it has a default, as Pydantic counts it.
    static func requiredCount(of callable: Value) -> Int? {
        switch callable {
        case .function(let function): return count(function)
        case .object(let object):
            if let method = object as? PyMethod, case .function(let function) = method.function {
                return count(function, skipping: 1)
            }
            if let method = object as? PyStaticMethod { return requiredCount(of: method.function) }
            if let method = object as? PyClassMethod, case .function(let function) = method.function {
                return count(function, skipping: 1)
            }
            return nil
        default: return nil
        }
    }

    private static func count(_ function: PyFunction, skipping skipped: Int = 0) -> Int {
        let positional = zip(function.code.parameters.list, function.defaults).filter { parameter, _ in
            switch parameter.kind {
            case .ordinary, .positionalOnly: true
            case .keywordOnly, .variadic, .keywordVariadic: false
            }
        }
        return positional.enumerated().dropFirst(skipped).count { index, pair in
            index == skipped || pair.1.isUndefined
        }
    }

    /// The name of the function's first parameter.
    static func firstParameter(of callable: Value) -> String? {
        guard case .function(let function) = callable else { return nil }
        return function.code.parameters.list.first?.name
    }

    /// The function's name, as pydantic-core gives it in places of errors.
    static func name(of callable: Value) -> String {
        switch callable {
        case .function(let function): return function.name
        case .object(let object):
            if let method = object as? PyMethod { return name(of: method.function) }
            if let method = object as? PyClassMethod { return name(of: method.function) }
            if let method = object as? PyStaticMethod { return name(of: method.function) }
            if let builtin = object as? PyBuiltin { return builtin.name }
            if let type = object as? PyType { return type.name }
            return object.typeName
        default: return callable.typeName
        }
    }
}

extension CurrentMachine {
    /// Calls `function` from native code, and waits for its result.
    ///
    /// - Throws: `RuntimeError` where the program does not run, and what the call raises.
    func call(_ function: Value, _ positional: [Value], _ keywords: [NamedArgument] = []) throws(PyError) -> Value {
        guard let machine else {
            throw .make(
                .runtimeError, "\(CallableShape.name(of: function))() was called while its program does not run")
        }
        return try machine.invoke(function, positional, keywords)
    }
}

/// What a path operation calls, and what FastAPI knows of it.
///
/// Source: `inspect.signature`, which follows `__wrapped__`, bound methods, partial functions and `__call__`; FastAPI's
/// `_is_coroutine_callable` and its siblings; Starlette's `get_name`.
struct Endpoint {
    /// A parameter by which a request can give a value.
    struct Parameter {
        let declared: Parameters.Parameter
        /// `undefined` where there is none.
        let annotation: Value
        /// `undefined` where the parameter is required.
        var defaultValue: Value
    }

    /// What a request calls.
    let callee: Value
    /// The function whose signature counts: the innermost one that the others stand around.
    let function: PyFunction
    let parameters: [Parameter]
    /// By which it is described, unless its decorator says another one.
    let name: String
    /// What it says about itself, as `inspect.cleandoc` gives it.
    let docstring: String
    /// Whether a call gives values one after the other.
    let yields: Bool
    /// Whether the result of a call is awaited.
    let isAwaited: Bool

    /// - Throws: `AssertionError` for what has no signature that a program wrote.
    init(_ callee: Value) throws(PyError) {
        guard let signature = try Self.signature(of: callee) else {
            throw .assertionError("An endpoint must be a callable")
        }
        self.callee = callee
        (function, parameters) = signature
        let attribute = { (name: String) throws(PyError) in
            try Attributes.attributeIfAny(PyString.make(name), of: callee)?.string?.text
        }
        name = try attribute("__name__") ?? callee.className
        docstring = try attribute("__doc__").map(Docstring.clean) ?? ""
        let kinds = [Self.kind(of: callee), function.code.kind]
        yields = kinds.contains(.generator) || kinds.contains(.asyncGenerator)
        isAwaited = !yields && kinds.contains(.coroutine)
    }

    /// The function that a request calls as any other; nil where the call takes steps of its own.
    var plainCallee: PyFunction? {
        guard case .function(let function) = callee else { return nil }
        return (function.code.kind == .coroutine) == isAwaited ? function : nil
    }

    /// Whether the program's text has lines of it: neither a partial function nor an object has any.
    var hasSource: Bool {
        switch callee {
        case .function: true
        case .object(let object): object is PyMethod || object is PyType
        case .undefined, .none, .bool, .int, .float, .str, .list, .tuple, .dict: false
        }
    }

    // MARK: Signatures

    private typealias Signature = (function: PyFunction, parameters: [Parameter])

    /// The longest chain of functions around one another that is followed.
    private static let depthLimit = 200

    private static func signature(of value: Value, depth: Int = 0) throws(PyError) -> Signature? {
        guard depth < depthLimit else { throw .valueError("wrapper loop when unwrapping \(try value.repr())") }
        if case .object(let object) = value, let method = object as? PyMethod {
            return try signature(of: method.function, depth: depth + 1).map(withoutReceiver)
        }
        if let wrapped = try wrapped(value) { return try signature(of: wrapped, depth: depth + 1) }
        switch value {
        case .function(let function): return (function, parameters(of: function))
        case .object(let object):
            if let partial = object as? PyPartial {
                return try signature(of: partial.function, depth: depth + 1).map { filled($0, by: partial) }
            }
            guard let method = method(called: object) else { return nil }
            return try signature(of: method, depth: depth + 1).map(withoutReceiver)
        case .undefined, .none, .bool, .int, .float, .str, .list, .tuple, .dict: return nil
        }
    }

    /// What `functools.wraps` notes.
    private static func wrapped(_ value: Value) throws(PyError) -> Value? {
        let name = PyString.make("__wrapped__")
        return switch value {
        case .function(let function): function.attributes.value(named: name)
        case .object(let object) where object is PyInstance: try Attributes.attributeIfAny(name, of: value)
        default: nil
        }
    }

    /// The method that a call of `object` comes to: `__init__` of a class, `__call__` of what else there is.
    private static func method(called object: PyObject) -> Value? {
        if let type = object as? PyType { return type.lookup(.initName) }
        return (object as? PyInstance)?.classObject.lookup(.callName)
    }

    private static func parameters(of function: PyFunction) -> [Parameter] {
        function.code.parameters.list.enumerated().map { index, parameter in
            Parameter(
                declared: parameter,
                annotation: index < function.annotations.count ? function.annotations[index] : .undefined,
                defaultValue: function.defaults[index])
        }
    }

    private static func withoutReceiver(_ signature: Signature) -> Signature {
        let takesReceiver = signature.parameters.first?.declared.isPositional ?? false
        return (signature.function, takesReceiver ? Array(signature.parameters.dropFirst()) : signature.parameters)
    }

    /// The parameters that a partial function leaves: those given by position are gone, those by name have a default.
    private static func filled(_ signature: Signature, by partial: PyPartial) -> Signature {
        var given = partial.positional.count
        var left: [Parameter] = []
        for var parameter in signature.parameters {
            if given > 0, parameter.declared.isPositional {
                given -= 1
                continue
            }
            if let keyword = partial.keywords.first(where: { $0.name == parameter.declared.name }) {
                parameter.defaultValue = keyword.value
            }
            left.append(parameter)
        }
        return (signature.function, left)
    }

    /// What a call of `value` itself gives.
    private static func kind(of value: Value, depth: Int = 0) -> Code.Kind {
        // An object whose `__call__` is the object itself gives nothing.
        guard depth < depthLimit else { return .plain }
        return switch value {
        case .function(let function): function.code.kind
        case .object(let object):
            switch object {
            case let method as PyMethod: kind(of: method.function, depth: depth + 1)
            case let partial as PyPartial: kind(of: partial.function, depth: depth + 1)
            case is PyType: .plain
            default: method(called: object).map { kind(of: $0, depth: depth + 1) } ?? .plain
            }
        case .undefined, .none, .bool, .int, .float, .str, .list, .tuple, .dict: .plain
        }
    }
}

extension Parameters.Parameter {
    fileprivate var isPositional: Bool { kind == .ordinary || kind == .positionalOnly }
}

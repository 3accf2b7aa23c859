/// `TypeVar('T')`: a type that a generic class leaves open.
package final class PyTypeVariable: PyObject {
    package let name: String
    /// What stands for it where nothing is said: a type, or `undefined`.
    package let bound: Value
    package let constraints: [Value]

    private init(_ name: String, bound: Value, constraints: [Value]) {
        self.name = name
        self.bound = bound
        self.constraints = constraints
    }

    static var function: Value {
        .builtin("TypeVar") { (call) throws(PyError) in
            guard case .str(let name)? = call.positional.first else {
                throw .typeError("TypeVar() missing required argument 'name' (pos 1)")
            }
            let bound = call.keyword("bound") ?? .none
            return .object(
                PyTypeVariable(
                    name.text, bound: bound.isNone ? .undefined : TypeBrackets.argument(bound),
                    constraints: Array(call.positional.dropFirst())))
        }
    }

    override package var typeName: String { "typing.TypeVar" }

    override package func repr(_ context: ReprContext) throws(PyError) -> String { "~\(name)" }

    override package func attribute(_ name: String) throws(PyError) -> Value? {
        switch name {
        case "__name__": .string(self.name)
        case "__bound__": bound.isUndefined ? Value.none : bound
        case "__constraints__": .tuple(PyTuple(constraints))
        default: nil
        }
    }

    override func binary(_ operation: BinaryOperator, _ other: Value, isReflected: Bool) throws(PyError) -> Value? {
        TypeUnion.joined(.object(self), operation, other, isReflected: isReflected)
    }
}

/// `Generic[T]` as a base of a class.
package final class PyGenericBase: PyType, @unchecked Sendable {
    package let parameters: [PyTypeVariable]

    static let generic = PyGenericBase([])

    private init(_ parameters: [PyTypeVariable]) {
        self.parameters = parameters
        super.init("Generic", module: "typing")
    }

    override package var isAcceptableBase: Bool { true }

    override func item(_ key: Value) throws(PyError) -> Value? {
        var parameters: [PyTypeVariable] = []
        for argument in TypeBrackets.arguments(key) {
            guard let variable = argument.object as? PyTypeVariable else {
                throw .typeError(
                    "Parameters to Generic[...] must all be type variables or parameter specification variables.")
            }
            guard !parameters.contains(where: { $0 === variable }) else {
                throw .typeError("Parameters to Generic[...] must all be unique")
            }
            parameters.append(variable)
        }
        return .object(PyGenericBase(parameters))
    }
}

/// Types in place of variables.
package struct TypeSubstitution {
    private let pairs: [(variable: PyTypeVariable, type: Value)]

    package init(_ pairs: [(variable: PyTypeVariable, type: Value)]) {
        self.pairs = pairs
    }

    package func applied(to type: Value) throws(PyError) -> Value {
        try NativeStack.check()
        guard let object = type.object else { return type }
        if let variable = object as? PyTypeVariable {
            return pairs.first { $0.variable === variable }?.type ?? type
        }
        if let type = object as? PyType, !type.openTypes.isEmpty { return try type.closing(self) }
        guard let form = object as? PyTypeForm else { return type }
        switch form.form {
        case .generic(let origin, let arguments):
            return .object(PyTypeForm(.generic(origin: origin, try applied(to: arguments))))
        case .union(let members), .typing(.union, let members?): return TypeUnion.typing(try applied(to: members))
        case .typing(.literal, _), .typing(_, nil), .forward: return type
        case .typing(.annotated, let arguments?):
            let first = try applied(to: Array(arguments.prefix(1)))
            return .object(PyTypeForm(.typing(.annotated, first + arguments.dropFirst())))
        case .typing(let name, let arguments?):
            return .object(PyTypeForm(.typing(name, try applied(to: arguments))))
        }
    }

    package func applied(to types: [Value]) throws(PyError) -> [Value] {
        var made: [Value] = []
        for type in types { made.append(try applied(to: type)) }
        return made
    }

    /// The variables in `type`, in order.
    package static func variables(in type: Value) -> [PyTypeVariable] {
        var variables: [PyTypeVariable] = []
        // A stack of our own, so that nesting takes none of the thread's.
        var waiting = [type]
        while let type = waiting.popLast() {
            guard let object = type.object else { continue }
            if let variable = object as? PyTypeVariable { variables.append(variable) }
            if let type = object as? PyType { variables += type.openTypes }
            guard let form = object as? PyTypeForm else { continue }
            switch form.form {
            case .generic(_, let arguments), .union(let arguments), .typing(_, let arguments?):
                waiting += arguments.reversed()
            case .typing(_, nil), .forward: break
            }
        }
        return variables
    }
}

/// `Name[…]` for types. Messages are CPython's.
enum TypeBrackets {
    /// The built-in classes that take brackets.
    private static let genericClasses: Set<String> = ["list", "dict", "tuple", "set", "frozenset", "type", "deque"]

    /// What stands in the brackets: a tuple's items, or the one value.
    static func arguments(_ key: Value) -> [Value] {
        if case .tuple(let tuple) = key { tuple.items } else { [key] }
    }

    /// `class[key]`.
    ///
    /// - Throws: `TypeError` where the class takes no brackets.
    static func value(of type: PyType, _ key: Value) throws(PyError) -> Value {
        guard type.isBuiltIn, genericClasses.contains(type.name) else {
            throw .typeError("type '\(type.name)' is not subscriptable")
        }
        return .object(PyTypeForm(.generic(origin: .object(type), arguments(key))))
    }

    /// A type inside brackets of `typing`, where strings name types that come later.
    static func argument(_ value: Value) -> Value {
        if case .str(let text) = value { return .object(PyTypeForm(.forward(text.text))) }
        return value
    }

    /// `typing.name[key]`.
    static func value(of name: TypingName, _ key: Value) throws(PyError) -> Value {
        let items = arguments(key)
        switch name {
        case .any: throw .typeError("type 'Any' is not subscriptable")
        case .noReturn, .never: throw .typeError("typing.\(name.rawValue) is not subscriptable")
        case .union:
            guard !items.isEmpty else { throw .typeError("Cannot take a Union of no types.") }
            return TypeUnion.typing(items)
        case .optional:
            guard case .tuple = key else { return TypeUnion.typing([key, .none]) }
            throw .typeError("typing.Optional requires a single type. Got \(try key.repr()).")
        case .literal: return form(name, try literals(items))
        case .annotated:
            guard case .tuple = key, items.count > 1 else {
                throw .typeError(
                    "Annotated[...] should be used with at least two arguments (a type and an annotation).")
            }
            let metadata = Array(items.dropFirst())
            if case .object(let object) = items[0], let inner = object as? PyTypeForm,
                case .typing(.annotated, let parts?) = inner.form
            {
                return form(name, parts + metadata)
            }
            return form(name, [argument(items[0])] + metadata)
        case .callable:
            guard case .tuple = key, items.count == 2 else {
                throw .typeError("Callable must be used as Callable[[arg, ...], result].")
            }
            return form(name, [items[0], argument(items[1])])
        case .classVariable, .final:
            guard items.count == 1 else { throw .typeError("typing.\(name.rawValue) accepts only single type.") }
            return form(name, items.map(argument))
        default:
            if let count = name.argumentCount, items.count != count {
                let amount = items.count < count ? "few" : "many"
                throw .typeError(
                    "Too \(amount) arguments for typing.\(name.rawValue); actual \(items.count), expected \(count)")
            }
            return form(name, items.map(argument))
        }
    }

    private static func form(_ name: TypingName, _ arguments: [Value]) -> Value {
        .object(PyTypeForm(.typing(name, arguments)))
    }

    /// The values of `Literal[…]`: nested ones in their place, each once; `1` and `True` are two.
    private static func literals(_ items: [Value]) throws(PyError) -> [Value] {
        var found: [Value] = []
        for item in items {
            var values = [item]
            if case .object(let object) = item, let inner = object as? PyTypeForm,
                case .typing(.literal, let parts?) = inner.form
            {
                values = parts
            }
            for value in values {
                var isNew = true
                for other in found where other.typeName == value.typeName {
                    if try other.isEqual(to: value) { isNew = false }
                }
                if isNew { found.append(value) }
            }
        }
        return found
    }
}

/// Types as Python prints them.
enum TypeText {
    static func repr(_ form: PyTypeForm.Form, _ context: ReprContext) throws(PyError) -> String {
        switch form {
        case .generic(let origin, let arguments):
            let inside = try joined(arguments, context) { (value) throws(PyError) in try member(value, context) }
            if case .object(let object) = origin, let abstract = object as? PyAbstractClass, abstract.name == .callable
            {
                return "collections.abc."
                    + (try callable(arguments, context) { (value) throws(PyError) in
                        try member(value, context)
                    })
            }
            return "\(try member(origin, context))[\(arguments.isEmpty ? "()" : inside)]"
        case .union(let members):
            var parts: [String] = []
            for value in members { parts.append(try member(value, context)) }
            return parts.joined(separator: " | ")
        case .typing(let name, nil): return "typing.\(name.rawValue)"
        case .typing(let name, let arguments?): return "typing." + (try brackets(name, arguments, context))
        case .forward(let name): return "ForwardRef(\(QuotedText.string(name)))"
        }
    }

    private static func brackets(
        _ name: TypingName, _ arguments: [Value], _ context: ReprContext
    ) throws(PyError) -> String {
        func typing(_ value: Value) throws(PyError) -> String {
            value.isNone ? "NoneType" : try member(value, context)
        }
        switch name {
        case .literal:
            return "Literal[\(try joined(arguments, context) { (value) throws(PyError) in try value.repr(context) })]"
        case .annotated:
            let metadata = try joined(Array(arguments.dropFirst()), context) { (value) throws(PyError) in
                try value.repr(context)
            }
            return "Annotated[\(try typing(arguments.first ?? .none)), \(metadata)]"
        case .union where arguments.count == 2 && arguments.contains(where: \.isNone):
            return "Optional[\(try typing(arguments.first { !$0.isNone } ?? .none))]"
        case .callable: return try callable(arguments, context, typing)
        default:
            let inside = try joined(arguments, context, typing)
            return "\(name.rawValue)[\(arguments.isEmpty ? "()" : inside)]"
        }
    }

    private static func callable(
        _ arguments: [Value], _ context: ReprContext, _ text: (Value) throws(PyError) -> String
    ) throws(PyError) -> String {
        guard let result = arguments.last else { return "Callable" }
        guard case .list(let parameters)? = arguments.first else {
            return "Callable[..., \(try text(result))]"
        }
        return "Callable[[\(try joined(parameters.items, context, text))], \(try text(result))]"
    }

    private static func joined(
        _ values: [Value], _ context: ReprContext, _ text: (Value) throws(PyError) -> String
    ) throws(PyError) -> String {
        var parts: [String] = []
        for value in values { parts.append(try text(value)) }
        return parts.joined(separator: ", ")
    }

    /// A type inside another one: classes by their names alone.
    static func member(_ value: Value, _ context: ReprContext = ReprContext()) throws(PyError) -> String {
        guard case .object(let object) = value else { return try value.repr(context) }
        if object is PyEllipsis { return "..." }
        let text = try value.repr(context)
        guard object is PyType || object is PyAbstractClass, text.hasPrefix("<class '"), text.hasSuffix("'>") else {
            return text
        }
        return String(text.dropFirst("<class '".count).dropLast("'>".count))
    }
}

/// A function with some of its arguments given. Source: The Python Standard Library, "functools.partial".
final class PyPartial: PyObject {
    let function: Value
    let positional: [Value]
    let keywords: [NamedArgument]

    private init(_ function: Value, _ positional: [Value], _ keywords: [NamedArgument]) {
        self.function = function
        self.positional = positional
        self.keywords = keywords
    }

    static let classObject = PyType("partial", module: "functools") { (call) throws(PyError) in
        guard let function = call.positional.first else {
            throw .typeError("type 'partial' takes at least one argument")
        }
        guard TypeFunctions.isCallable(function) else { throw .typeError("the first argument must be callable") }
        let rest = Array(call.positional.dropFirst())
        if case .object(let object) = function, let inner = object as? PyPartial {
            let (function, positional, keywords) = inner.joined(rest, call.keywords)
            return .object(PyPartial(function, positional, keywords))
        }
        return .object(PyPartial(function, rest, call.keywords))
    }

    override var type: PyType { Self.classObject }

    override var typeName: String { "functools.partial" }

    override func callee(
        _ positional: [Value], _ keywords: [NamedArgument]
    ) -> (function: Value, positional: [Value], keywords: [NamedArgument])? {
        joined(positional, keywords)
    }

    /// All arguments of a call with these; a keyword of the call replaces the one that was given before.
    private func joined(
        _ positional: [Value], _ keywords: [NamedArgument]
    ) -> (function: Value, positional: [Value], keywords: [NamedArgument]) {
        let kept = self.keywords.map { known in keywords.first { $0.name == known.name } ?? known }
        let new = keywords.filter { keyword in !kept.contains { $0.name == keyword.name } }
        return (function, self.positional + positional, kept + new)
    }

    override func attribute(_ name: String) throws(PyError) -> Value? {
        switch name {
        case "__doc__":
            return .string(
                "partial(func, *args, **keywords) - new function with partial application\n"
                    + "    of the given arguments and keywords.\n")
        case "func": return function
        case "args": return .tuple(PyTuple(positional))
        case "keywords":
            let dict = PyDict()
            for keyword in keywords { dict.set(PyString.name(keyword.name), to: keyword.value) }
            return .dict(dict)
        default: return nil
        }
    }

    override var attributeNames: [String] { ["func", "args", "keywords"] }

    override func repr(_ context: ReprContext) throws(PyError) -> String {
        if context.holds(self) { return "..." }
        let inner = try context.entering(self)
        var parts = [try function.repr(inner)]
        for value in positional { parts.append(try value.repr(inner)) }
        for keyword in keywords { parts.append("\(keyword.name)=\(try keyword.value.repr(inner))") }
        return "functools.partial(\(parts.joined(separator: ", ")))"
    }
}

/// An annotation that was not evaluated where it stands: `from __future__ import annotations`.
package final class PostponedAnnotation: PyObject {
    let expression: Expression

    init(_ expression: Expression) {
        self.expression = expression
    }

    override package var typeName: String { "str" }
}

/// Finds the types that annotations name: strings and postponed annotations are looked up among the global names.
///
/// Source: `typing.get_type_hints`, `inspect.signature(eval_str=True)`.
struct AnnotationReader {
    private let globals: GlobalStore

    /// A class that is being made, and has its name nowhere yet.
    private var maker: PyType?

    init(_ globals: GlobalStore) {
        self.globals = globals
    }

    /// A reader that knows `type` by its name as well.
    func knowing(_ type: PyType) -> AnnotationReader {
        var reader = self
        reader.maker = type
        return reader
    }

    /// The program's context for Decimals.
    var decimals: DecimalSettings { globals.decimals }

    /// The type that `annotation` stands for, without names that are still to be looked up.
    ///
    /// - Throws: `NameError` for a name that nothing has.
    func type(_ annotation: Value) throws(PyError) -> Value { try type(annotation, depth: 0) }

    private func type(_ annotation: Value, depth: Int) throws(PyError) -> Value {
        guard depth < Value.nestingLimit else { throw .make(.recursionError, "maximum recursion depth exceeded") }
        switch annotation {
        case .str(let text): return try type(value(of: text.text), depth: depth + 1)
        case .object(let object):
            if let postponed = object as? PostponedAnnotation {
                return try type(value(of: postponed.expression), depth: depth + 1)
            }
            guard let form = object as? PyTypeForm else { return annotation }
            return try type(form, depth: depth + 1)
        default: return annotation
        }
    }

    private func type(_ form: PyTypeForm, depth: Int) throws(PyError) -> Value {
        func inside(_ values: [Value]) throws(PyError) -> [Value] {
            var types: [Value] = []
            for value in values { types.append(try type(value, depth: depth)) }
            return types
        }
        switch form.form {
        case .forward(let name): return try type(value(of: name), depth: depth)
        case .generic(let origin, let arguments):
            return .object(PyTypeForm(.generic(origin: origin, try inside(arguments))))
        case .union(let members): return .object(PyTypeForm(.union(try inside(members))))
        case .typing(.literal, _), .typing(_, nil): return .object(form)
        case .typing(.annotated, let arguments?):
            let first = try inside(Array(arguments.prefix(1)))
            return .object(PyTypeForm(.typing(.annotated, first + arguments.dropFirst())))
        case .typing(let name, let arguments?): return .object(PyTypeForm(.typing(name, try inside(arguments))))
        }
    }

    private func value(of text: String) throws(PyError) -> Value {
        if let maker, maker.name == text { return .object(maker) }
        let expression: Expression
        do throws(Diagnostic) {
            expression = try Parser.parseExpression(SourceText(name: "<annotation>", text: text))
        } catch {
            throw .make(.nameError, "the annotation '\(text)' is no type")
        }
        return try value(of: expression)
    }

    private func value(of expression: Expression) throws(PyError) -> Value {
        switch expression.kind {
        case .name(let name):
            if let maker, maker.name == name { return .object(maker) }
            if let value = globals.lookUp(name) { return value }
            throw .make(
                .nameError, "name '\(name)' is not defined",
                suggestion: Suggestion.nearest(to: name, among: globals.definedNames))
        case .literal(let literal): return literal.value
        case .attribute(let object, let name, _):
            return try Attributes.attribute(PyString.make(name), of: value(of: object))
        case .subscripted(let object, let index): return try Subscripts.item(value(of: object), value(of: index))
        case .binary(.bitOr, let left, let right):
            return try Arithmetic.binary(.bitOr, value(of: left), value(of: right))
        case .unary(.negative, let operand): return try Arithmetic.unary(0, value(of: operand))
        case .tuple(let elements): return .tuple(PyTuple(try values(elements)))
        case .list(let elements): return .list(PyList(try values(elements)))
        case .call(let function, let arguments): return try call(function, arguments, at: expression.range)
        default:
            throw .make(.nameError, "an annotation in a string names types, and this does more")
        }
    }

    private func values(_ elements: [Element]) throws(PyError) -> [Value] {
        var values: [Value] = []
        for element in elements { values.append(try value(of: element.value)) }
        return values
    }

    private func call(_ function: Expression, _ arguments: [Argument], at range: SourceRange) throws(PyError) -> Value {
        var positional: [Value] = []
        var keywords: [NamedArgument] = []
        for argument in arguments {
            switch argument {
            case .positional(let expression): positional.append(try value(of: expression))
            case .keyword(let name, let range, let expression):
                keywords.append(NamedArgument(name: name, value: try value(of: expression), range: range))
            case .starred, .doubleStarred: throw .typeError("an annotation's call takes its arguments one by one")
            }
        }
        return try machine.invoke(try value(of: function), positional, keywords, range: range)
    }

    private var machine: Machine { globals.current.machine ?? Machine(globals: globals, output: ProgramOutput()) }

    /// Calls a function of the program, whether it runs just now or not.
    func invoke(_ function: Value, _ arguments: [Value]) throws(PyError) -> Value {
        try machine.invoke(function, arguments)
    }
}

extension Literal {
    /// The literal as a value of its own.
    var value: Value {
        switch self {
        case .none: .none
        case .bool(let value): .bool(value)
        case .integer(let value): .integer(value)
        case .float(let value): .float(value)
        case .string(let value): .string(value)
        case .bytes(let value): .object(PyBytes(value))
        case .ellipsis: .object(PyEllipsis())
        }
    }
}

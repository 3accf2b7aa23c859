/// Keyword options of FastAPI's own functions.
enum Options {
    static func text(_ option: NamedArgument) throws(PyError) -> String {
        if let text = option.value.string { return text.text }
        throw wrongType(option, expected: "a string")
    }

    static func responseClass(_ option: NamedArgument) throws(PyError) -> ResponseClass {
        guard case .object(let object) = option.value, let type = object as? PyType,
            let found = ResponseModule.kind(of: type)
        else { throw wrongType(option, expected: "a response class such as JSONResponse") }
        return found
    }

    static func wrongType(_ option: NamedArgument, expected: String) -> PyError {
        let problem = ApplicationProblem.optionType(
            option: option.name, expected: expected, found: option.value.typeName)
        return error(problem, at: option.range)
    }

    static func refused(
        _ option: NamedArgument, of function: String, later: Set<String>, known: Set<String>
    ) -> PyError {
        let name = option.name
        if later.contains(name) { return error(.laterOption(function: function, option: name), at: option.range) }
        let nearest = Suggestion.nearest(to: name, among: known.sorted())
        return error(.unknownOption(function: function, option: name, nearest: nearest), at: option.range)
    }

    /// An exception that carries a diagnostic for whoever loads the program.
    static func error(_ problem: ApplicationProblem, at range: SourceRange) -> PyError {
        PyError(
            PyException(
                .typeError, arguments: [.string(problem.message)], diagnostic: Diagnostic(problem, at: range)))
    }
}

/// The parameters of a library function that CPython has in Python, bound with Python's own rules and words.
///
/// A specification lists the names; `?` marks one that may be left out, `*` alone starts the keyword-only ones, and
/// `**` takes every other keyword: `"obj * indent? default?"`. `self` (or `cls`) as the first name is what a method is
/// called on, which no call gives and messages count.
///
/// Source: CPython's `initialize_locals`, `too_many_positional` and `missing_arguments`, whose order and messages these are.
struct NativeSignature: Sendable {
    private struct Parameter {
        let name: String
        let isOptional: Bool
        let isKeywordOnly: Bool
    }

    private let function: String
    private let parameters: [Parameter]
    private let takesMore: Bool
    private let isMethod: Bool

    init(_ function: String, _ specification: String) {
        self.function = function
        var parameters: [Parameter] = []
        var (isKeywordOnly, takesMore) = (false, false)
        var words = specification.split(separator: " ")[...]
        isMethod = words.first == "self" || words.first == "cls"
        if isMethod { words.removeFirst() }
        for word in words {
            switch word {
            case "*": isKeywordOnly = true
            case "**": takesMore = true
            default:
                let isOptional = word.hasSuffix("?")
                parameters.append(
                    Parameter(
                        name: String(isOptional ? word.dropLast() : word), isOptional: isOptional,
                        isKeywordOnly: isKeywordOnly))
            }
        }
        self.parameters = parameters
        self.takesMore = takesMore
    }

    /// What a call gave, by parameter.
    struct Arguments {
        fileprivate(set) var values: [String: Value] = [:]
        /// The keywords that no parameter takes, where the function takes any.
        fileprivate(set) var more: [NamedArgument] = []

        /// The value given for a parameter, or nil where the call left it out.
        subscript(name: String) -> Value? { values[name] }

        /// The value given for a parameter; nil where it was left out or is `None`.
        func present(_ name: String) -> Value? {
            guard let value = values[name], !value.isNone else { return nil }
            return value
        }

        /// The value of a parameter that every call gives.
        func required(_ name: String) -> Value { values[name] ?? .none }

        func isTrue(_ name: String, default fallback: Bool) throws(PyError) -> Bool {
            try values[name]?.truth() ?? fallback
        }
    }

    /// - Throws: `TypeError` in the words of CPython's calls to Python functions.
    func bind(_ call: NativeCall) throws(PyError) -> Arguments {
        var bound = Arguments()
        let positional = parameters.filter { !$0.isKeywordOnly }
        for (parameter, value) in zip(positional, call.positional) { bound.values[parameter.name] = value }
        for keyword in call.keywords {
            guard parameters.contains(where: { $0.name == keyword.name }) else {
                guard takesMore else {
                    throw .typeError("\(function)() got an unexpected keyword argument '\(keyword.name)'")
                }
                bound.more.append(keyword)
                continue
            }
            guard bound.values[keyword.name] == nil else {
                throw .typeError("\(function)() got multiple values for argument '\(keyword.name)'")
            }
            bound.values[keyword.name] = keyword.value
        }
        guard call.positional.count <= positional.count else { throw tooMany(call.positional.count, bound) }
        let missing = parameters.filter { !$0.isOptional && bound.values[$0.name] == nil }
        guard missing.isEmpty else { throw lacking(missing) }
        return bound
    }

    private func tooMany(_ count: Int, _ bound: Arguments) -> PyError {
        let own = isMethod ? 1 : 0
        let limit = parameters.count { !$0.isKeywordOnly } + own
        let needed = parameters.count { !$0.isKeywordOnly && !$0.isOptional } + own
        let takes = needed < limit ? "from \(needed) to \(limit)" : "\(limit)"
        let given = count + own
        let named = parameters.count { $0.isKeywordOnly && bound.values[$0.name] != nil }
        let others =
            named == 0
            ? ""
            : " positional argument\(Self.plural(given)) (and \(named) keyword-only argument\(Self.plural(named)))"
        return .typeError(
            "\(function)() takes \(takes) positional argument\(needed < limit ? "s" : Self.plural(limit)) but "
                + "\(given)\(others) \(given == 1 && named == 0 ? "was" : "were") given")
    }

    private static func plural(_ count: Int) -> String { count == 1 ? "" : "s" }

    private func lacking(_ missing: [Parameter]) -> PyError {
        let positional = missing.filter { !$0.isKeywordOnly }
        let names = (positional.isEmpty ? missing : positional).map { "'\($0.name)'" }
        let joined =
            switch names.count {
            case 1: names[0]
            case 2: names.joined(separator: " and ")
            default: names.dropLast().joined(separator: ", ") + ", and " + names[names.count - 1]
            }
        return .typeError(
            "\(function)() missing \(names.count) required \(positional.isEmpty ? "keyword-only" : "positional") "
                + "argument\(Self.plural(names.count)): \(joined)")
    }
}

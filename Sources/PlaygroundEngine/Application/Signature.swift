/// The parameters of one of FastAPI's own functions, by which a call's arguments are told apart.
///
/// Source: The Python Language Reference, section 6.3.4; messages are CPython's.
struct Signature {
    /// The qualified name that messages give, such as `JSONResponse.__init__`.
    let function: String
    /// The parameters that take a position, `self` left out.
    let positional: [String]
    /// How many of them have no default.
    var required = 0
    var keywordOnly: [String] = []
    /// Whether messages count a `self`.
    var isMethod = true

    func bind(_ call: NativeCall) throws(PyError) -> [String: Value] {
        var bound: [String: Value] = [:]
        for (name, value) in zip(positional, call.positional) { bound[name] = value }
        for keyword in call.keywords {
            guard positional.contains(keyword.name) || keywordOnly.contains(keyword.name) else {
                throw .typeError("\(function)() got an unexpected keyword argument '\(keyword.name)'")
            }
            guard bound[keyword.name] == nil else {
                throw .typeError("\(function)() got multiple values for argument '\(keyword.name)'")
            }
            bound[keyword.name] = keyword.value
        }
        guard call.positional.count <= positional.count else { throw tooMany(given: call.positional.count) }
        let missing = positional.prefix(required).filter { bound[$0] == nil }
        guard missing.isEmpty else { throw Self.missing(missing, of: function) }
        return bound
    }

    private func tooMany(given: Int) -> PyError {
        let own = isMethod ? 1 : 0
        let limit = positional.count + own
        let takes = required < positional.count ? "from \(required + own) to \(limit)" : "\(limit)"
        let plural = limit == 1 && required == positional.count ? "" : "s"
        let count = given + own
        return .typeError(
            "\(function)() takes \(takes) positional argument\(plural) but \(count) \(count == 1 ? "was" : "were") given"
        )
    }

    private static func missing(_ names: [String], of function: String) -> PyError {
        let quoted = names.map { "'\($0)'" }
        let joined =
            switch quoted.count {
            case 1: quoted[0]
            case 2: quoted.joined(separator: " and ")
            default: quoted.dropLast().joined(separator: ", ") + ", and " + quoted[quoted.count - 1]
            }
        let plural = quoted.count == 1 ? "" : "s"
        return .typeError("\(function)() missing \(quoted.count) required positional argument\(plural): \(joined)")
    }
}

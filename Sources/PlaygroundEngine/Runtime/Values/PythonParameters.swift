/// The parameters of a function that Python's library writes in Python, bound to a call's arguments.
///
/// Source: CPython's `too_many_positional`, `missing_arguments` and their like, whose messages these are.
struct PythonParameters: Sendable {
    let function: String
    let names: [String]
    let required: Int
    /// How many may be given by position.
    let positional: Int
    /// 1 for a method, whose messages count `self`.
    let implicit: Int

    init(_ function: String, _ names: [String], required: Int, positional: Int? = nil, isMethod: Bool = false) {
        self.function = function
        self.names = names
        self.required = required
        self.positional = positional ?? names.count
        implicit = isMethod ? 1 : 0
    }

    /// One value a parameter, nil where the call gives none.
    ///
    /// - Throws: `TypeError` for arguments that do not fit.
    func bind(_ call: NativeCall) throws(PyError) -> [Value?] {
        let given = call.positional.count
        for keyword in call.keywords where !names.contains(keyword.name) {
            throw .typeError("\(function)() got an unexpected keyword argument '\(keyword.name)'")
        }
        guard given <= positional else { throw tooMany(given) }
        var values: [Value?] = call.positional + Array(repeating: nil, count: names.count - given)
        for keyword in call.keywords {
            guard let index = names.firstIndex(of: keyword.name) else { continue }
            guard values[index] == nil else {
                throw .typeError("\(function)() got multiple values for argument '\(keyword.name)'")
            }
            values[index] = keyword.value
        }
        let missing = (0..<required).filter { values[$0] == nil }.map { "'\(names[$0])'" }
        guard missing.isEmpty else { throw self.missing(missing) }
        return values
    }

    private func tooMany(_ given: Int) -> PyError {
        let most = positional + implicit
        let least = min(required, positional) + implicit
        let takes = least == most ? "\(most)" : "from \(least) to \(most)"
        let noun = most == 1 && least == most ? "argument" : "arguments"
        let total = given + implicit
        return .typeError(
            "\(function)() takes \(takes) positional \(noun) but \(total) \(total == 1 ? "was" : "were") given")
    }

    private func missing(_ names: [String]) -> PyError {
        let list: String
        switch names.count {
        case 1: list = names[0]
        case 2: list = names.joined(separator: " and ")
        default: list = names.dropLast().joined(separator: ", ") + ", and " + (names.last ?? "")
        }
        return .typeError(
            "\(function)() missing \(names.count) required positional argument\(names.count == 1 ? "" : "s"): \(list)")
    }
}

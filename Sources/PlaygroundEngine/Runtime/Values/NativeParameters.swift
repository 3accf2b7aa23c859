/// The named parameters of a built-in function or class, bound to a call's arguments.
///
/// Source: CPython's `PyArg_ParseTupleAndKeywords`, whose messages these are.
struct NativeParameters: Sendable {
    /// How messages call the function; nil where CPython gives none ("this function").
    let function: String?
    let names: [String]
    /// How many of them a call has to give.
    let required: Int
    /// How many of them may be given by position.
    let positional: Int

    init(_ function: String?, _ names: [String], required: Int = 0, positional: Int? = nil) {
        self.function = function
        self.names = names
        self.required = required
        self.positional = positional ?? names.count
    }

    private var subject: String { function.map { "\($0)()" } ?? "function" }

    /// One value a parameter, nil where the call gives none.
    ///
    /// - Throws: `TypeError` for arguments that do not fit.
    func bind(_ call: NativeCall) throws(PyError) -> [Value?] {
        let given = call.positional.count
        let total = given + call.keywords.count
        if total > names.count {
            let kind = given == 0 ? "keyword " : ""
            throw .typeError(
                "\(subject) takes \(required == names.count && function != nil ? "exactly" : "at most") \(names.count) \(kind)"
                    + "argument\(names.count == 1 ? "" : "s") (\(total) given)")
        }
        if given > positional {
            throw .typeError(
                "\(subject) takes at most \(positional) positional argument\(positional == 1 ? "" : "s") "
                    + "(\(given) given)")
        }
        var values: [Value?] = call.positional + Array(repeating: nil, count: names.count - given)
        for keyword in call.keywords {
            guard let index = names.firstIndex(of: keyword.name), index >= given else { continue }
            values[index] = keyword.value
        }
        for index in 0..<required where values[index] == nil {
            throw .typeError("\(subject) missing required argument '\(names[index])' (pos \(index + 1))")
        }
        for keyword in call.keywords {
            guard let index = names.firstIndex(of: keyword.name) else {
                let place = function.map { "\($0)()" } ?? "this function"
                throw .typeError("'\(keyword.name)' is an invalid keyword argument for \(place)")
            }
            if index < given {
                throw .typeError(
                    "argument for \(subject) given by name ('\(keyword.name)') and position (\(index + 1))")
            }
        }
        return values
    }
}

extension Value {
    /// A built-in function as a value.
    static func builtin(_ name: String, _ body: @escaping PyBuiltin.Body) -> Value { .object(PyBuiltin(name, body)) }

    /// This value as a C `int`.
    ///
    /// - Throws: `TypeError` where it is no integer, `OverflowError` where it has more than 32 bits.
    func cInt() throws(PyError) -> Int {
        let big = try requiredIndex()
        guard let word = Int(exactly: big) else {
            throw .make(.overflowError, "Python int too large to convert to C long")
        }
        guard word <= Int(Int32.max) else {
            throw .make(.overflowError, "signed integer is greater than maximum")
        }
        guard word >= Int(Int32.min) else {
            throw .make(.overflowError, "signed integer is less than minimum")
        }
        return word
    }

    /// The text of a parameter that has to be a string.
    func text(of function: String, argument position: Int) throws(PyError) -> String {
        guard let text = string else {
            let found = isNone ? "None" : typeName
            throw .typeError("\(function)() argument \(position) must be str, not \(found)")
        }
        return text.text
    }
}

extension Int {
    /// In base ten, with zeros in front up to `width` digits.
    func padded(_ width: Int) -> String {
        let digits = String(magnitude)
        return (self < 0 ? "-" : "") + String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
    }

    /// The quotient rounded towards minus infinity, with the remainder that belongs to it.
    func floorDivided(by divisor: Int) -> (quotient: Int, remainder: Int) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder != 0 && (remainder < 0) != (divisor < 0)
            ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}

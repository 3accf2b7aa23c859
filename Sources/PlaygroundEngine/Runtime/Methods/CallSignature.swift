import BigInt

/// What arguments a built-in function or method takes, and in which words it refuses others.
///
/// CPython's built-ins differ in how they check their arguments, and so do their messages; the cases are its calling
/// conventions (`METH_NOARGS`, `METH_O`, `_PyArg_CheckPositional`, `PyArg_ParseTuple`, `_PyArg_UnpackKeywords`).
enum CallSignature: Sendable {
    /// None at all.
    case none
    /// Exactly one.
    case one
    /// So many, counted as in `pop expected at most 1 argument, got 2`.
    case positional(ClosedRange<Int>)
    /// So many, counted as in `find() takes at least 1 argument (0 given)`.
    case parsed(ClosedRange<Int>)
    /// Each by position or by name, the first `required` of them needed, the first `positional` (all: nil) by position;
    /// where `isFirstPositional`, the first has no name.
    case named([String], required: Int = 0, positional: Int? = nil, isFirstPositional: Bool = false)
    /// Any number, none by name.
    case variadic
    /// The body looks for itself.
    case unchecked

    /// The arguments of `call` in the order of the parameters, `undefined` where a named one is missing.
    ///
    /// - Parameters:
    ///   - name: The function's own name.
    ///   - owner: The type whose method it is; nil for a function.
    /// - Throws: `TypeError` in CPython's words.
    func bind(_ call: NativeCall, name: String, owner: String?) throws(PyError) -> [Value] {
        if case .named(let names, let required, let positional, let isFirstPositional) = self {
            if isFirstPositional, call.positional.isEmpty {
                throw .typeError("\(name)() takes at least 1 positional argument (0 given)")
            }
            return try Self.named(call, name, names, required, positional ?? names.count)
        }
        var full: String { owner.map { "\($0).\(name)()" } ?? "\(name)()" }
        let found = call.positional.count
        if case .unchecked = self { return call.positional }
        guard call.keywords.isEmpty else { throw .typeError("\(full) takes no keyword arguments") }
        switch self {
        case .none:
            guard found == 0 else { throw .typeError("\(full) takes no arguments (\(found) given)") }
        case .one:
            guard found == 1 else { throw .typeError("\(full) takes exactly one argument (\(found) given)") }
        case .positional(let counts):
            guard !counts.contains(found) else { break }
            let (word, limit) = Self.limit(counts, found, exactly: "")
            throw .typeError("\(name) expected \(word)\(limit) argument\(limit == 1 ? "" : "s"), got \(found)")
        case .parsed(let counts):
            guard !counts.contains(found) else { break }
            let (word, limit) = Self.limit(counts, found, exactly: "exactly ")
            throw .typeError("\(name)() takes \(word)\(limit) argument\(limit == 1 ? "" : "s") (\(found) given)")
        case .named, .variadic, .unchecked: break
        }
        return call.positional
    }

    private static func limit(_ counts: ClosedRange<Int>, _ found: Int, exactly: String) -> (String, Int) {
        if counts.count == 1 { return (exactly, counts.lowerBound) }
        return found < counts.lowerBound ? ("at least ", counts.lowerBound) : ("at most ", counts.upperBound)
    }

    private static func named(
        _ call: NativeCall, _ name: String, _ names: [String], _ required: Int, _ positional: Int
    ) throws(PyError) -> [Value] {
        let given = call.positional.count
        if call.keywords.isEmpty, given == names.count, given <= positional { return call.positional }
        let total = given + call.keywords.count
        guard total <= names.count else {
            let kind = given == 0 ? "keyword " : ""
            let plural = names.count == 1 ? "" : "s"
            throw .typeError("\(name)() takes at most \(names.count) \(kind)argument\(plural) (\(total) given)")
        }
        guard given <= positional else {
            guard positional > 0 else { throw .typeError("\(name)() takes no positional arguments") }
            let word = required < positional ? "at most" : "exactly"
            let plural = positional == 1 ? "" : "s"
            throw .typeError("\(name)() takes \(word) \(positional) positional argument\(plural) (\(given) given)")
        }
        var values = call.positional + Array(repeating: Value.undefined, count: names.count - given)
        var used = 0
        for index in given..<names.count {
            if let keyword = call.keyword(names[index]) {
                values[index] = keyword
                used += 1
            } else if index < required {
                throw .typeError("\(name)() missing required argument '\(names[index])' (pos \(index + 1))")
            }
        }
        guard used < call.keywords.count else { return values }
        for (index, parameter) in names.prefix(given).enumerated() where call.keyword(parameter) != nil {
            throw .typeError("argument for \(name)() given by name ('\(parameter)') and position (\(index + 1))")
        }
        let unknown = call.keywords.first { !names.contains($0.name) }?.name ?? ""
        throw .typeError("'\(unknown)' is an invalid keyword argument for \(name)()")
    }
}

/// The arguments of a call, put in the order of the parameters.
struct Arguments {
    let values: [Value]
    let call: NativeCall

    /// The argument at `index`; nil where the call left it out.
    subscript(index: Int) -> Value? {
        guard index < values.count, !values[index].isUndefined else { return nil }
        return values[index]
    }

    /// The argument at `index`, which the signature asks for.
    func required(_ index: Int) -> Value { self[index] ?? .none }

    var count: Int { values.count }

    /// The integer at `index`, as `operator.index` gives it, bounded to what counts and widths can be.
    ///
    /// - Throws: `TypeError` where it is none, `OverflowError` where it needs more than a word.
    func integer(_ index: Int) throws(PyError) -> Int? {
        guard let value = self[index] else { return nil }
        return try value.size()
    }
}

extension Value {
    /// The type's name as messages about arguments give it.
    var argumentTypeName: String { isNone ? "None" : typeName }

    /// The integer that this is, as a count of things.
    ///
    /// - Throws: `TypeError` for other types, `OverflowError` past a machine word.
    func size() throws(PyError) -> Int {
        if let small = smallInteger { return small }
        let number = try requiredIndex()
        if let small = Int(exactly: number) { return small }
        throw .make(.overflowError, "Python int too large to convert to C ssize_t")
    }

    /// The integer that this is or stands for by `__index__`, whatever its size.
    ///
    /// - Throws: `TypeError` for other types, as CPython's `PyNumber_Index`.
    func requiredIndex() throws(PyError) -> BigInt {
        guard let integer = try index() else {
            throw .typeError("'\(typeName)' object cannot be interpreted as an integer")
        }
        return integer
    }

    /// The integer that this is or stands for by `__index__`, whatever its size; nil for other types.
    func index() throws(PyError) -> BigInt? {
        if let integer = bigInteger { return integer }
        return if case .object(let object) = self { try object.number(.index)?.bigInteger } else { nil }
    }
}

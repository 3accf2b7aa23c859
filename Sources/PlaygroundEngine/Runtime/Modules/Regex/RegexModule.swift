/// The `re` module. Source: The Python Standard Library, "re"; messages are CPython's.
enum RegexModule {
    static var module: PyModule {
        let cache = PatternCache()
        var members: [String: Value] = [
            "error": .object(LibraryErrors.regexError),
            "NOFLAG": .object(RegexFlag([])),
            "Pattern": .object(RegexTypes.pattern),
            "Match": .object(RegexTypes.match),
            "RegexFlag": .object(RegexTypes.flag),
        ]
        for (name, flag) in RegexFlag.names {
            let value = Value.object(RegexFlag(PatternFlags(rawValue: flag)))
            members[name] = value
            if let letter = letters[name] { members[letter] = value }
        }
        for (name, parameters) in methods {
            let signature = NativeSignature(name, "pattern \(parameters) flags?")
            members[name] = .object(
                PyBuiltin(name) { (call) throws(PyError) in
                    let arguments = try signature.bind(call)
                    let pattern = try cache.pattern(arguments.required("pattern"), arguments["flags"])
                    let given = parameters.split(separator: " ").compactMap { name in
                        arguments[name.hasSuffix("?") ? String(name.dropLast()) : String(name)]
                    }
                    return try call.invoke(method: name, of: .object(pattern), given)
                })
        }
        members["compile"] = .object(
            PyBuiltin("compile") { (call) throws(PyError) in
                let arguments = try compileSignature.bind(call)
                return .object(try cache.pattern(arguments.required("pattern"), arguments["flags"]))
            })
        members["escape"] = .object(
            PyBuiltin("escape") { (call) throws(PyError) in
                try escape(escapeSignature.bind(call).required("pattern"))
            })
        members["purge"] = .object(
            PyBuiltin("purge") { (call) throws(PyError) in
                cache.removeAll()
                return .none
            })
        return PyModule("re", members: members)
    }

    private static let compileSignature = NativeSignature("compile", "pattern flags?")
    private static let escapeSignature = NativeSignature("escape", "pattern")
    private static let letters = [
        "IGNORECASE": "I", "LOCALE": "L", "MULTILINE": "M", "DOTALL": "S", "UNICODE": "U", "VERBOSE": "X", "ASCII": "A",
    ]
    /// The functions that compile a pattern and call its method, with the parameters between pattern and flags.
    private static let methods = [
        "match": "string", "fullmatch": "string", "search": "string", "findall": "string", "finditer": "string",
        "split": "string maxsplit?", "sub": "repl string count?", "subn": "repl string count?",
    ]

    private static func escape(_ value: Value) throws(PyError) -> Value {
        let special = Set("()[]{}?*+-|^$\\.&~# \t\n\r\u{0B}\u{0C}".utf8)
        func escaped(_ bytes: [UInt8]) -> [UInt8] {
            bytes.flatMap { special.contains($0) ? [UInt8(ascii: "\\"), $0] : [$0] }
        }
        if let text = value.string { return .str(PyString.make(escaped(text.bytes))) }
        guard let bytes = LibraryArgument.bytes(value) else {
            throw .typeError("decoding to str: need a bytes-like object, \(value.typeName) found")
        }
        return .object(PyBytes(escaped(bytes)))
    }
}

/// The classes of `re`, which every program shares.
enum RegexTypes {
    static let pattern = PyType("Pattern", module: "re")
    static let match = PyType("Match", module: "re")
    static let flag = PyType("RegexFlag", module: "re") { (call) throws(PyError) in
        let value = try call.arguments(1...1)[0]
        guard let number = RegexFlag.number(value) else {
            throw .valueError("\(try value.repr()) is not a valid RegexFlag")
        }
        return .object(RegexFlag(PatternFlags(rawValue: number)))
    }
}

/// The patterns that a program compiled last.
final class PatternCache {
    private struct Key: Hashable {
        let source: [UInt8]
        let isText: Bool
        let flags: Int
    }

    private var patterns: [Key: RegexPattern] = [:]

    func removeAll() { patterns = [:] }

    func pattern(_ source: Value, _ flags: Value?) throws(PyError) -> RegexPattern {
        let number =
            try flags.map { (value) throws(PyError) in
                guard let number = RegexFlag.number(value) else {
                    throw .typeError("unsupported operand type(s) for &: '\(value.typeName)' and 'RegexFlag'")
                }
                return number
            } ?? 0
        if case .object(let object) = source, let pattern = object as? RegexPattern {
            guard number == 0 else {
                throw .valueError("cannot process flags argument with a compiled pattern")
            }
            return pattern
        }
        guard let subject = try? RegexSubject(source) else {
            throw .typeError("first argument must be string or compiled pattern")
        }
        let key = Key(source: subject.withBytes { Array($0) }, isText: subject.isText, flags: number)
        if let known = patterns[key] { return known }
        let pattern = try RegexPattern(source, flags: PatternFlags(rawValue: number))
        if patterns.count >= 512 { patterns = [:] }
        patterns[key] = pattern
        return pattern
    }
}

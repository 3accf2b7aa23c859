extension Methods {
    static let stringConversions: [Method] = [
        string("encode", .named(["encoding", "errors"])) { (text, arguments) throws(PyError) in
            let encoding = try name(arguments, 0, "encode() argument 'encoding'") ?? "utf-8"
            let errors = try name(arguments, 1, "encode() argument 'errors'") ?? "strict"
            return .bytes(try TextEncoding.encode(text, encoding, errors: errors))
        },
        string("format", .unchecked) { (text, arguments) throws(PyError) in
            .string(try FieldFormat.format(text, .call(arguments.call)))
        },
        string("format_map", .one) { (text, arguments) throws(PyError) in
            .string(try FieldFormat.format(text, .mapping(arguments.required(0))))
        },
        string("translate", .one) { (text, arguments) throws(PyError) in
            try translated(text, by: arguments.required(0))
        },
        Method("maketrans", .positional(1...3), isStatic: true) { (_, arguments) throws(PyError) in
            try translationTable(arguments)
        },
    ]

    /// The text at `index`, where the call gives one.
    static func name(_ arguments: Arguments, _ index: Int, _ place: String) throws(PyError) -> String? {
        guard let value = arguments[index] else { return nil }
        guard let text = value.string else {
            throw .typeError("\(place) must be str, not \(value.argumentTypeName)")
        }
        return text.text
    }

    private static func translated(_ text: PyString, by table: Value) throws(PyError) -> Value {
        var result: [UInt8] = []
        for scalar in text.text.unicodeScalars {
            guard let replacement = try entry(of: table, for: Int(scalar.value)) else {
                result += String(scalar).utf8
                continue
            }
            switch replacement.plain {
            case .none: break
            case .str(let text):
                try Sizes.check(result.count + text.byteCount)
                text.withBytes { result.append(contentsOf: $0) }
            default:
                guard let number = try replacement.index() else {
                    throw .typeError("character mapping must return integer, None or str")
                }
                guard let value = UInt32(exactly: number), let mapped = Unicode.Scalar(value) else {
                    throw .valueError("character mapping must be in range(0x110000)")
                }
                result += String(mapped).utf8
            }
        }
        return .str(PyString.make(result))
    }

    /// What `table` has for a character; nil where it has nothing, as a `LookupError` says.
    private static func entry(of table: Value, for code: Int) throws(PyError) -> Value? {
        if case .dict(let dict) = table { return try dict.value(for: .int(code)) }
        do throws(PyError) {
            return try Subscripts.item(table, .int(code))
        } catch {
            guard error.exception.isInstance(of: .lookupError) else { throw error }
            return nil
        }
    }

    private static func translationTable(_ arguments: Arguments) throws(PyError) -> Value {
        let table = PyDict()
        guard arguments.count > 1 else {
            guard case .dict(let source) = arguments.required(0) else {
                throw .typeError("if you give only one argument to maketrans it must be a dict")
            }
            for (key, value) in source.pairs {
                if let text = key.string {
                    guard text.count == 1, let scalar = text.scalars.first else {
                        throw .valueError("string keys in translate table must be of length 1")
                    }
                    try table.set(.int(Int(scalar.value)), to: value)
                } else if key.bigInteger != nil {
                    try table.set(key, to: value)
                } else {
                    throw .typeError("keys in translate table must be strings or integers")
                }
            }
            return .dict(table)
        }
        let second = try argument(arguments, 1, of: "maketrans() argument 2")
        let third = arguments.count > 2 ? try argument(arguments, 2, of: "maketrans() argument 3") : nil
        guard let first = arguments.required(0).string else {
            throw .typeError("first maketrans argument must be a string if there is a second argument")
        }
        guard first.count == second.count else {
            throw .valueError("the first two maketrans arguments must have equal length")
        }
        for (from, to) in zip(first.scalars, second.scalars) {
            try table.set(.int(Int(from.value)), to: .int(Int(to.value)))
        }
        for gone in third?.scalars ?? [] { try table.set(.int(Int(gone.value)), to: .none) }
        return .dict(table)
    }
}

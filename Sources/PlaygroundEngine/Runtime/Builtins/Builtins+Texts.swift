import BigInt

extension Builtins {
    static let texts: [Function] = [
        Function("repr", .one) { (arguments) throws(PyError) in .string(try arguments.required(0).repr()) },
        Function("ascii", .one) { (arguments) throws(PyError) in
            .string(QuotedText.ascii(try arguments.required(0).repr()))
        },
        Function("format", .positional(1...2)) { (arguments) throws(PyError) in
            let spec = arguments[1] ?? .string("")
            guard let text = spec.string else {
                throw .typeError("format() argument 2 must be str, not \(spec.argumentTypeName)")
            }
            return .string(try Formatting.format(arguments.required(0), spec: text.text))
        },
        Function("chr", .one) { (arguments) throws(PyError) in
            guard let number = try arguments.cInteger(0), let code = UInt32(exactly: number),
                let scalar = Unicode.Scalar(code)
            else { throw .valueError("chr() arg not in range(0x110000)") }
            return .string(String(scalar))
        },
        Function("ord", .one) { (arguments) throws(PyError) in
            let value = arguments.required(0)
            let code: UInt32?
            let count: Int
            if let text = value.string {
                (code, count) = (text.count == 1 ? text.scalars.first?.value : nil, text.count)
            } else if let bytes = value.bytes {
                (code, count) = (bytes.count == 1 ? UInt32(bytes[0]) : nil, bytes.count)
            } else {
                throw .typeError("ord() expected string of length 1, but \(value.typeName) found")
            }
            guard let code else {
                throw .typeError("ord() expected a character, but string of length \(count) found")
            }
            return .int(Int(code))
        },
        Function("print", .unchecked) { (arguments) throws(PyError) in try write(arguments.call) },
    ]

    private static func write(_ call: NativeCall) throws(PyError) -> Value {
        for keyword in call.keywords where !["sep", "end", "file", "flush"].contains(keyword.name) {
            throw .typeError("'\(keyword.name)' is an invalid keyword argument for print()")
        }
        func text(_ name: String, _ fallback: String) throws(PyError) -> String {
            guard let value = call.keyword(name), !value.isNone else { return fallback }
            guard let text = value.string else {
                throw .typeError("\(name) must be None or a string, not \(value.typeName)")
            }
            return text.text
        }
        let separator = try text("sep", " ")
        let end = try text("end", "\n")
        let flushes = try call.keyword("flush")?.truth() ?? false
        if let file = call.keyword("file"), !file.isNone {
            for (index, value) in call.positional.enumerated() {
                if index > 0 { _ = try call.invoke(method: "write", of: file, [.string(separator)]) }
                _ = try call.invoke(method: "write", of: file, [.string(try value.str())])
            }
            _ = try call.invoke(method: "write", of: file, [.string(end)])
            if flushes { _ = try call.invoke(method: "flush", of: file) }
            return .none
        }
        var line = ""
        for (index, value) in call.positional.enumerated() {
            if index > 0 { line += separator }
            line += try value.str()
            try Sizes.check(line.utf8.count)
        }
        call.output(line + end)
        return .none
    }
}

/// The constants of the `string` module. Source: The Python Standard Library, "string".
enum TextConstants {
    static var module: PyModule {
        let lower = "abcdefghijklmnopqrstuvwxyz"
        let digits = "0123456789"
        let punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
        let blanks = " \t\n\r\u{0B}\u{0C}"
        let constants = [
            "ascii_lowercase": lower, "ascii_uppercase": lower.uppercased(),
            "ascii_letters": lower + lower.uppercased(), "digits": digits, "hexdigits": digits + "abcdefABCDEF",
            "octdigits": "01234567", "punctuation": punctuation, "whitespace": blanks,
            "printable": digits + lower + lower.uppercased() + punctuation + blanks,
        ]
        return PyModule(
            "string",
            functions: [
                "capwords": { (call) throws(PyError) in
                    let arguments = try NativeSignature("capwords", "s sep?").bind(call)
                    let text = arguments.required("s")
                    func method(_ name: String, of value: Value, _ arguments: [Value]) throws(PyError) -> Value {
                        try call.invoke(try Attributes.attribute(PyString.make(name), of: value), arguments)
                    }
                    let separator = arguments.present("sep")
                    var words: [Value] = []
                    for word in try Iteration.array(try method("split", of: text, separator.map { [$0] } ?? [])) {
                        words.append(try method("capitalize", of: word, []))
                    }
                    return try method("join", of: separator ?? .string(" "), [.list(PyList(words))])
                }
            ],
            members: constants.mapValues { .string($0) })
    }
}

/// The `json` module.
///
/// Source: The Python Standard Library, "json", and CPython's own module for what calls it.
enum JSONModule {
    static var module: PyModule {
        PyModule(
            "json",
            functions: [
                "dumps": { (call) throws(PyError) in .str(try dumps(call, dumpsSignature.bind(call))) },
                "dump": { (call) throws(PyError) in
                    let arguments = try dumpSignature.bind(call)
                    let text = try dumps(call, arguments)
                    _ = try call.invoke(method: "write", of: arguments.required("fp"), [.str(text)])
                    return .none
                },
                "loads": { (call) throws(PyError) in
                    let arguments = try loadsSignature.bind(call)
                    try checkReading(arguments)
                    return try loads(arguments.required("s"))
                },
                "load": { (call) throws(PyError) in
                    let arguments = try loadSignature.bind(call)
                    try checkReading(arguments)
                    return try loads(try call.invoke(method: "read", of: arguments.required("fp")))
                },
            ], members: ["JSONDecodeError": .object(LibraryErrors.jsonDecodeError)])
    }

    private static let writing =
        "* skipkeys? ensure_ascii? check_circular? allow_nan? cls? indent? separators? default? sort_keys? **"
    private static let reading = "* cls? object_hook? parse_float? parse_int? parse_constant? object_pairs_hook? **"
    private static let dumpsSignature = NativeSignature("dumps", "obj " + writing)
    private static let dumpSignature = NativeSignature("dump", "obj fp " + writing)
    private static let loadsSignature = NativeSignature("loads", "s " + reading)
    private static let loadSignature = NativeSignature("load", "fp " + reading)

    private static func dumps(
        _ call: NativeCall, _ arguments: NativeSignature.Arguments
    ) throws(PyError) -> PyString {
        if let more = arguments.more.first {
            throw .typeError("JSONEncoder.__init__() got an unexpected keyword argument '\(more.name)'")
        }
        try refuse("cls", in: arguments)
        var layout = JSONWriter.Layout()
        layout.skipsKeys = try arguments.isTrue("skipkeys", default: false)
        layout.isASCII = try arguments.isTrue("ensure_ascii", default: true)
        layout.checksCircles = try arguments.isTrue("check_circular", default: true)
        layout.allowsNaN = try arguments.isTrue("allow_nan", default: true)
        layout.sortsKeys = try arguments.isTrue("sort_keys", default: false)
        if let separators = arguments.present("separators") {
            (layout.itemSeparator, layout.keySeparator) = try self.separators(separators)
        } else if arguments.present("indent") != nil {
            layout.itemSeparator = ","
        }
        let value = arguments.required("obj")
        // CPython looks at the indentation only once something can be indented.
        if let indent = arguments.present("indent"), value.string == nil { layout.indent = try self.indent(indent) }
        if let replacement = arguments.present("default") {
            layout.replacement = { (value) throws(PyError) in try call.invoke(replacement, [value]) }
        }
        return try JSONWriter.write(value, layout)
    }

    private static func indent(_ value: Value) throws(PyError) -> String {
        if let text = value.string { return text.text }
        guard let count = value.bigInteger else {
            throw .typeError("can't multiply sequence by non-int of type '\(value.typeName)'")
        }
        let small = Int(exactly: count) ?? (count < 0 ? 0 : Int.max)
        try Sizes.check(max(0, small))
        return String(repeating: " ", count: max(0, small))
    }

    private static func separators(_ value: Value) throws(PyError) -> (item: String, key: String) {
        guard let iterator = try Iteration.iteratorIfIterable(value) else {
            throw .typeError("cannot unpack non-iterable \(value.typeName) object")
        }
        let parts = try Iteration.array(.object(iterator))
        guard parts.count == 2 else {
            throw parts.count > 2
                ? .valueError("too many values to unpack (expected 2)")
                : .valueError("not enough values to unpack (expected 2, got \(parts.count))")
        }
        guard let item = parts[0].string, let key = parts[1].string else {
            let (number, wrong) = if parts[0].string != nil { (2, parts[1]) } else { (3, parts[0]) }
            throw .typeError("make_encoder() argument \(number + 3) must be str, not \(wrong.typeName)")
        }
        return (item.text, key.text)
    }

    private static func checkReading(_ arguments: NativeSignature.Arguments) throws(PyError) {
        if let more = arguments.more.first {
            throw .typeError("JSONDecoder.__init__() got an unexpected keyword argument '\(more.name)'")
        }
        for name in ["cls", "object_hook", "parse_float", "parse_int", "parse_constant", "object_pairs_hook"] {
            try refuse(name, in: arguments)
        }
    }

    private static func refuse(_ name: String, in arguments: NativeSignature.Arguments) throws(PyError) {
        guard arguments.present(name) == nil else {
            throw .make(.notImplementedError, "json with \(name)= is not part of the playground's Python")
        }
    }

    /// The value that text or bytes hold.
    ///
    /// - Throws: `JSONDecodeError`, `UnicodeDecodeError` and the like, as `json.loads` does.
    package static func loads(_ value: Value) throws(PyError) -> Value {
        let text: [UInt8]
        var half: (unit: UInt16, place: Int)?
        if let given = value.string {
            text = given.bytes
            if text.starts(with: [0xEF, 0xBB, 0xBF]) {
                throw LibraryErrors.error(
                    JSONDecodingFault(.syntax("Unexpected UTF-8 BOM (decode using utf-8-sig)"), in: [], at: 0),
                    in: given)
            }
        } else if let bytes = LibraryArgument.bytes(value) {
            let decoded = try JSONSpelling.decode(bytes)
            text = decoded.bytes
            half = decoded.half
        } else {
            throw .typeError("the JSON object must be str, bytes or bytearray, not \(value.typeName)")
        }
        do throws(JSONDecodingFault) {
            let value = try JSONReader.read(text)
            // What is no JSON is told first, as where the text holds the half character.
            if let half { throw JSONDecodingFault(.loneSurrogate(half.unit), in: text, at: half.place) }
            return value
        } catch {
            throw LibraryErrors.error(error, in: PyString.make(text))
        }
    }
}

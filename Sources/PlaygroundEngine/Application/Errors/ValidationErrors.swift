/// The exceptions of FastAPI for what breaks the rules of parameters or of answers.
///
/// Source: FastAPI's `exceptions`.
enum ValidationErrors {
    static let base = ExceptionType(
        "ValidationException", .exception, module: "fastapi.exceptions",
        members: [
            "__init__": .object(
                PyNativeMethod("__init__") { (receiver, call) throws(PyError) in
                    try initialize(receiver, call, keywords: ["endpoint_ctx"])
                }),
            "errors": .object(
                PyNativeMethod("errors") { (receiver, call) throws(PyError) in
                    _ = try NativeSignature("ValidationException.errors", "self").bind(call)
                    return try Attributes.attribute(PyString.make("_errors"), of: receiver)
                }),
        ],
        display: ExceptionType.Display(
            text: { (exception) throws(PyError) in try text(of: exception) },
            repr: { (exception) throws(PyError) in
                var parts: [String] = []
                for argument in exception.arguments { parts.append(try argument.repr()) }
                return "\(exception.classObject.name)(\(parts.joined(separator: ", ")))"
            }))

    static let request = withBody("RequestValidationError")
    static let response = withBody("ResponseValidationError")

    private static func withBody(_ name: String) -> ExceptionType {
        ExceptionType(
            name, base, module: "fastapi.exceptions",
            members: [
                "__init__": .object(
                    PyNativeMethod("__init__") { (receiver, call) throws(PyError) in
                        try initialize(receiver, call, keywords: ["body", "endpoint_ctx"])
                    })
            ])
    }

    /// What a request broke, or an answer.
    ///
    /// - Parameter body: What was sent or returned.
    static func make(
        _ type: ExceptionType, _ errors: [Value], body: Value, at context: EndpointContext
    ) -> PyException {
        let exception = PyException(type, arguments: [.list(PyList(errors))])
        fill(exception, errors: .list(PyList(errors)), body: body)
        exception.setField("endpoint_path", to: .string(context.path))
        guard context.hasSource else { return exception }
        exception.setField("endpoint_function", to: .string(context.function))
        exception.setField("endpoint_file", to: .string(context.file))
        exception.setField("endpoint_line", to: .int(context.line))
        return exception
    }

    private static func fill(_ exception: PyException, errors: Value, body: Value?) {
        exception.setField("_errors", to: errors)
        for name in ["endpoint_function", "endpoint_path", "endpoint_file", "endpoint_line"] {
            exception.setField(name, to: .none)
        }
        if let body { exception.setField("body", to: body) }
    }

    private static func initialize(
        _ receiver: Value, _ call: NativeCall, keywords: [String]
    ) throws(PyError) -> Value {
        guard case .object(let object) = receiver, let exception = object as? PyException else { return .none }
        let function = "\(exception.classObject.name).__init__"
        let bound = try NativeSignature(function, "self errors * " + keywords.map { $0 + "?" }.joined(separator: " "))
            .bind(call)
        fill(
            exception, errors: bound.required("errors"),
            body: keywords.contains("body") ? bound["body"] ?? Value.none : nil)
        guard case .dict(let context)? = bound["endpoint_ctx"] else { return .none }
        for name in ["function", "path", "file", "line"] {
            exception.setField("endpoint_\(name)", to: try context.value(for: .string(name)) ?? .none)
        }
        return .none
    }

    /// Source: `ValidationException.__str__`.
    private static func text(of exception: PyException) throws(PyError) -> String {
        func field(_ name: String) throws(PyError) -> Value { try exception.attribute(name) ?? .none }
        let errors = try Iteration.array(field("_errors"))
        var text = "\(errors.count) validation error\(errors.count == 1 ? "" : "s"):\n"
        for error in errors {
            text += "  \(try error.str())\n"
            try Sizes.check(text.utf8.count)
        }
        let (path, file) = (try field("endpoint_path"), try field("endpoint_file"))
        let (line, function) = (try field("endpoint_line"), try field("endpoint_function"))
        if file.isTrue, line.isTrue, function.isTrue {
            text += "\n  File \"\(try file.str())\", line \(try line.str()), in \(try function.str())"
            if path.isTrue { text += "\n    \(try path.str())" }
        } else if path.isTrue {
            text += "\n  Endpoint: \(try path.str())"
        }
        while let last = text.unicodeScalars.last, last.properties.isWhitespace { text.unicodeScalars.removeLast() }
        return text
    }
}

/// The path operation that an exception is about.
///
/// Source: FastAPI's `EndpointContext`. It is made for every request, and so looks nothing up before it is asked.
struct EndpointContext {
    private let operation: LiveOperation
    private let method: String
    private let source: SourceText

    init(_ operation: LiveOperation, method: String, in source: SourceText) {
        self.operation = operation
        self.method = method
        self.source = source
    }

    var function: String { operation.endpoint.name }
    /// Whether file and line are known.
    var hasSource: Bool { operation.endpoint.hasSource }
    /// The method and the path, such as `GET /items/{item_id}`.
    var path: String { "\(method) \(operation.pattern.text)" }
    var file: String { source.name }
    var line: Int { source.line(at: min(operation.endpoint.function.range.lowerBound, source.utf8.count)) }
}

/// `pydantic.ValidationError`: every problem of an input, as an exception.
///
/// Source: pydantic-core's `ValidationError`.
final class ModelValidationError: PyException {
    private(set) var issues: [ValidationIssue] = []
    private(set) var title = ""

    /// The exception for problems of an input to `title`, a model or a function.
    static func make(_ issues: [ValidationIssue], title: String) -> PyError {
        let error = ModelValidationError(errorType, arguments: [])
        error.issues = issues
        error.title = title
        return PyError(error)
    }

    override func takeApart() -> [Value] { super.takeApart() + issues.map(\.input) }

    static let errorType = ExceptionType(
        "ValidationError", .valueError, module: "pydantic_core._pydantic_core",
        members: [
            "errors": .object(PyNativeMethod("errors", errors)),
            "error_count": .object(
                PyNativeMethod("error_count") { (receiver, call) throws(PyError) in
                    _ = try call.arguments(0...0)
                    return .int(try instance(receiver).issues.count)
                }),
            "json": .object(PyNativeMethod("json", json)),
        ],
        construct: { (_) throws(PyError) in throw .typeError("No constructor defined for ValidationError") },
        display: ExceptionType.Display(text: shown, repr: shown))

    override func attribute(_ name: String) throws(PyError) -> Value? {
        name == "title" ? .string(title) : try super.attribute(name)
    }

    private static func instance(_ value: Value) throws(PyError) -> ModelValidationError {
        guard let error = value.object as? ModelValidationError else {
            throw .typeError("descriptor requires a 'pydantic_core._pydantic_core.ValidationError' object")
        }
        return error
    }

    private static let options = NativeSignature(
        "ValidationError.errors", "* include_url? include_context? include_input? indent?")

    private static func errors(_ receiver: Value, _ call: NativeCall) throws(PyError) -> Value {
        let arguments = try options.bind(call)
        var errors: [Value] = []
        for issue in try instance(receiver).issues { errors.append(.dict(try dict(issue, arguments))) }
        return .list(PyList(errors))
    }

    private static func dict(_ issue: ValidationIssue, _ arguments: NativeSignature.Arguments) throws(PyError) -> PyDict
    {
        let dict = try issue.dict()
        if try !arguments.isTrue("include_input", default: true) { _ = try dict.remove(.string("input")) }
        if try !arguments.isTrue("include_context", default: true) { _ = try dict.remove(.string("ctx")) }
        if try arguments.isTrue("include_url", default: true), let url = issue.kind.url {
            try dict.set(.string("url"), to: .string(url))
        }
        return dict
    }

    private static func json(_ receiver: Value, _ call: NativeCall) throws(PyError) -> Value {
        let arguments = try options.bind(call)
        var errors: [Value] = []
        for issue in try instance(receiver).issues {
            let dict = try dict(issue, arguments)
            if case .dict(let context)? = try dict.value(for: .string("ctx")) {
                for (key, value) in context.pairs where value.object is PyException {
                    try context.set(key, to: .string(try value.str()))
                }
            }
            errors.append(.dict(dict))
        }
        let indent = arguments.present("indent")?.smallInteger
        let plain = try Serializer(.json).inferred(.list(PyList(errors)))
        return .str(PyString.make(try SerializedJSON.bytes(of: plain, indent: indent)))
    }

    @Sendable private static func shown(_ exception: PyException) throws(PyError) -> String {
        guard let error = exception as? ModelValidationError else { return exception.message }
        let count = error.issues.count
        var lines = ["\(count) validation error\(count == 1 ? "" : "s") for \(error.title)"]
        for issue in error.issues {
            if !issue.location.isEmpty { lines.append(issue.location.map(\.text).joined(separator: ".")) }
            let input = try Self.shortened(issue.input.repr())
            lines.append(
                "  \(issue.kind.message) [type=\(issue.kind.type), input_value=\(input), "
                    + "input_type=\(issue.input.typeName)]")
            if let url = issue.kind.url { lines.append("    For further information visit \(url)") }
        }
        return lines.joined(separator: "\n")
    }

    /// A long text with its middle left out, as pydantic-core shows inputs: of 50 bytes at most, in whole characters.
    private static func shortened(_ text: String) -> String {
        let bytes = text.utf8
        guard bytes.count > 50 else { return text }
        var start = bytes.index(bytes.startIndex, offsetBy: 25)
        while start > bytes.startIndex, String.Index(start, within: text.unicodeScalars) == nil {
            start = bytes.index(before: start)
        }
        var end = bytes.index(bytes.endIndex, offsetBy: -24)
        while end < bytes.endIndex, String.Index(end, within: text.unicodeScalars) == nil {
            end = bytes.index(after: end)
        }
        return String(text[..<start]) + "..." + String(text[end...])
    }
}

extension PathElement {
    /// The step as a path in a text has it.
    fileprivate var text: String {
        switch self {
        case .key(let key): key
        case .index(let index): String(index)
        }
    }
}

extension IssueKind {
    /// Where Pydantic explains the problem; nil for a kind that the program made.
    var url: String? {
        if case .custom = self { return nil }
        return "https://errors.pydantic.dev/\(PydanticModule.documentedVersion)/v/\(type)"
    }
}

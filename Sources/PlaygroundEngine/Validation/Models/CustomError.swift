/// `PydanticCustomError`: a problem whose type and words a program chooses itself.
///
/// Source: pydantic-core's `PydanticCustomError`.
enum CustomError {
    static let type = ExceptionType(
        "PydanticCustomError", .valueError, module: "pydantic_core._pydantic_core",
        members: ["__init__": .object(PyNativeMethod("__init__", initialize))],
        display: ExceptionType.Display(
            text: { (exception) throws(PyError) in try message(of: exception) },
            repr: { (exception) throws(PyError) in
                let context = try exception.attribute("context") ?? .none
                let type = try exception.attribute("type")?.str() ?? ""
                return try "\(message(of: exception)) [type=\(type), context=\(context.repr())]"
            }))

    private static let signature = NativeSignature(
        "PydanticCustomError.__new__", "error_type message_template context?")

    @Sendable private static func initialize(_ receiver: Value, _ call: NativeCall) throws(PyError) -> Value {
        guard let exception = receiver.object as? PyException else { return .none }
        let arguments = try signature.bind(call)
        exception.setField("type", to: arguments.required("error_type"))
        exception.setField("message_template", to: arguments.required("message_template"))
        exception.setField("context", to: arguments["context"] ?? .none)
        return .none
    }

    /// The template with the facts of the context in its braces.
    private static func message(of exception: PyException) throws(PyError) -> String {
        var text = try exception.attribute("message_template")?.str() ?? ""
        guard case .dict(let context)? = try exception.attribute("context") else { return text }
        for case (.str(let name), let value) in context.pairs {
            text = text.replacing("{\(name.text)}", with: try value.str())
        }
        return text
    }

    static func kind(of exception: PyException) throws(PyError) -> IssueKind {
        let context: PyDict? =
            if case .dict(let dict)? = try exception.attribute("context") { dict } else { nil }
        return .custom(
            type: try exception.attribute("type")?.str() ?? "", message: try message(of: exception), context: context)
    }
}

/// `EmailStr` and its siblings, which need a package that the pinned FastAPI does not bring along: a program that uses
/// them ends with Pydantic's own `ImportError`.
///
/// Source: Pydantic's `networks.import_email_validator`.
enum EmailTypes {
    static let text = PyType("EmailStr", module: "pydantic.networks")
    static let named = PyType("NameEmail", module: "pydantic.networks")

    static var members: [String: Value] {
        [
            "EmailStr": .object(text), "NameEmail": .object(named),
            "validate_email": .builtin("validate_email") { (_) throws(PyError) in throw missing(at: nil) },
        ]
    }

    /// - Parameter range: Where the type stands, where that is known.
    static func missing(at range: SourceRange?) -> PyError {
        PyError(
            PyException(
                .importError,
                arguments: [.string("email-validator is not installed, run `pip install 'pydantic[email]'`")],
                diagnostic: range.map { Diagnostic(ValidationProblem.missingEmailValidator, at: $0) }))
    }
}

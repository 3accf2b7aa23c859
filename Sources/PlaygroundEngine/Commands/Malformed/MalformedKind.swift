/// The ways in which a request can be wrong on purpose, from its values to its bytes.
package enum MalformedKind: String, Hashable, Sendable, CaseIterable {
    // Values
    case missingField = "missing-field"
    case wrongType = "wrong-type"
    case null
    case extraField = "extra-field"
    case constraint
    case notAnObject = "not-an-object"
    // JSON
    case truncated
    case singleQuotes = "single-quotes"
    case trailingComma = "trailing-comma"
    case invalidUTF8 = "invalid-utf8"
    // HTTP
    case emptyBody = "empty-body"
    case contentType = "content-type"
    case noContentType = "no-content-type"
    case contentLength = "content-length"
    case oversized
    case earlyDisconnect = "early-disconnect"

    /// What is wrong in such a request, in a few words.
    package var summary: String {
        switch self {
        case .missingField: "a required value is left out"
        case .wrongType: "a value has another type"
        case .null: "a value is null"
        case .extraField: "a field that the route does not know"
        case .constraint: "a value breaks a rule, such as a least length"
        case .notAnObject: "the body is a list where an object is asked for"
        case .truncated: "the JSON ends in the middle"
        case .singleQuotes: "the JSON has single quotes, as Python prints them"
        case .trailingComma: "the JSON has a comma too many"
        case .invalidUTF8: "the body has a byte that is no UTF-8"
        case .emptyBody: "no body at all"
        case .contentType: "the body says that it is plain text"
        case .noContentType: "the body does not say what it is"
        case .contentLength: "Content-Length is smaller than the body"
        case .oversized: "Content-Length is more than the server takes"
        case .earlyDisconnect: "the client leaves in the middle of the body"
        }
    }

    /// Where such requests come from, and what a server should make of them.
    package var explanation: String {
        switch self {
        case .missingField:
            "Clients forget values, and slips in a name come to the same. FastAPI answers 422 and names the place, before "
                + "your function is called."
        case .wrongType:
            "Forms and query strings know text alone, so numbers arrive as words. What cannot be read as the type is a 422; "
                + "\"5\" for an int can be."
        case .null:
            "Many languages write null for what they do not have. Only a type with | None takes it; else it is a 422."
        case .extraField:
            "Newer clients send more than a server knows. Pydantic ignores it, unless the model says extra=\"forbid\"."
        case .constraint:
            "The type fits and the value does not: too short, too large, not of the pattern. A 422 names the rule."
        case .notAnObject:
            "JSON is more than objects. A model asks for an object, so a list is a 422 at body itself."
        case .truncated:
            "A connection that breaks or a buffer that is too small cuts JSON. The 422 says json_invalid, and where it ended."
        case .singleQuotes:
            "print(dict) in Python shows single quotes, and JSON knows double ones only. The 422 says json_invalid at the "
                + "first of them."
        case .trailingComma:
            "JavaScript and Python take a comma before the closing brace, and JSON does not: a 422, json_invalid."
        case .invalidUTF8:
            "JSON is UTF-8. A byte from another encoding cannot be read at all, so FastAPI answers 400, not 422."
        case .emptyBody:
            "A POST without a body is a whole request in HTTP. The route asks for one, so it is a 422 at body: missing."
        case .contentType:
            "FastAPI reads a body as JSON because Content-Type says so. With text/plain it is a text, and a 422."
        case .noContentType:
            "Without Content-Type nothing says that the body is JSON, so it is not read as such: a 422."
        case .contentLength:
            "The server reads as many bytes as Content-Length says: the JSON is cut, which is a 422, and the rest is read as "
                + "the next request, which is a 400. Such slips are how requests are smuggled."
        case .oversized:
            "A server that reads whatever comes can be filled up by anybody. This one refuses by the header alone: 413."
        case .earlyDisconnect:
            "People close tabs and phones lose signal. There is nobody left to answer; the log keeps what had come."
        }
    }
}

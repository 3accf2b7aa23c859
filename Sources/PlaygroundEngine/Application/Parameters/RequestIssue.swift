/// One entry of a 422's `detail`, as a value that outlives the request.
package struct RequestIssue: Hashable, Sendable {
    /// Pydantic's name for the problem, such as `int_parsing`.
    package let type: String
    /// Where: `path`, `query`, `header`, `cookie` or `body`, then the way to the value.
    package let location: [PathElement]
    package let message: String
    /// The value as Python prints it, shortened.
    package let input: String
    /// Whether the place is a field of a form.
    package let isOfForm: Bool

    /// - Parameter isInForm: Whether the route reads its body as a form.
    init(_ issue: ValidationIssue, isInForm: Bool = false) {
        isOfForm = isInForm && issue.location.first == .key("body")
        type = issue.kind.type
        location = issue.location
        message = issue.message
        let text = (try? issue.input.repr()) ?? "…"
        input =
            text.unicodeScalars.count > 80
            ? String(String.UnicodeScalarView(text.unicodeScalars.prefix(79))) + "…" : text
    }

    /// A body that is no JSON.
    init(malformed reason: String, position: Int) {
        type = "json_invalid"
        location = [.key("body"), .index(position)]
        message = "JSON decode error: \(reason)"
        input = "{}"
        isOfForm = false
    }

    /// `query.user`, `body.messages[2].role`
    package var place: String {
        var text = ""
        for element in location {
            switch element {
            case .key(let key): text += (text.isEmpty ? "" : ".") + key
            case .index(let index): text += "[\(index)]"
            }
        }
        return text
    }
}

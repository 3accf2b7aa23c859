/// Looks at one answer for what a check expects of it.
struct AnswerInspector {
    let response: Response
    private let stream: StreamInspector

    /// - Parameter stream: The pieces in which the body came; nil where it came whole.
    init(_ response: Response, stream: StreamRecord?) {
        self.response = response
        self.stream = StreamInspector(body: response.body, record: stream)
    }

    /// Read anew each time, as most checks never look at it.
    private var json: JSONValue? { JSONValue(parsing: response.body) }

    /// Whether the answer shows what is expected; random values are filled from `values`.
    func shows(_ expectation: AnswerExpectation, _ values: inout PlaceholderValues) -> Bool {
        switch expectation {
        case .status(let status): status.matches(response.status)
        case .mediaType(let type): mediaType == type
        case .json(let path, let test): Self.holds(test, of: json.flatMap(path.value), &values)
        case .body(let test): Self.holds(test, of: text, &values)
        case .header(let header): Self.holds(header, in: response.headers, &values)
        case .issue(let location, let type): hasIssue(location, type)
        case .stream(let expectation): stream.shows(expectation, &values)
        }
    }

    /// What there is in place of what was expected.
    func found(insteadOf expectation: AnswerExpectation) -> String {
        switch expectation {
        case .status, .mediaType: summary
        case .json(let path, _): found(at: path)
        case .body: summary
        case .header(let header):
            response.headers[header.name].map { "\(header.name): \(Self.shortened($0))" }
                ?? "no header \(header.name)"
        case .issue: summary
        case .stream(let expectation):
            response.status < 300 ? stream.found(insteadOf: expectation) : summary
        }
    }

    private func found(at path: JSONPath) -> String {
        guard let json else { return "\(response.status), and a body that is no JSON: \(preview)" }
        guard !path.elements.isEmpty else { return summary }
        let value = path.value(in: json).map { Self.shortened($0.text) }
        return "\(path) is \(value ?? "not there"), in \(preview)"
    }

    /// The status and the start of the body.
    var summary: String { preview.isEmpty ? "\(response.status)" : "\(response.status) \(preview)" }

    /// The start of the body as one line.
    var preview: String { Self.shortened(text) }

    private var text: String { String(decoding: response.body.prefix(64 * 1024), as: UTF8.self) }

    private var mediaType: String? {
        response.headers["content-type"].map { $0.prefix { $0 != ";" }.trimmed.lowercased() }
    }

    private func hasIssue(_ location: [String], _ type: String?) -> Bool {
        guard case .object(let members)? = json, case .array(let issues)? = members["detail"] else { return false }
        return issues.contains { issue in
            guard case .object(let issue) = issue, case .array(let place)? = issue["loc"] else { return false }
            let words = place.map { if case .string(let text) = $0 { text } else { $0.text } }
            return Self.isSame(words, location) && (type == nil || issue["type"] == type.map(JSONValue.string))
        }
    }

    /// The name of a header compares without regard to case, as everywhere in HTTP.
    private static func isSame(_ words: [String], _ location: [String]) -> Bool {
        guard words.first == "header", location.first == "header" else { return words == location }
        return words.map { $0.lowercased() } == location.map { $0.lowercased() }
    }

    /// Whether one of the fields of that name passes the test (RFC 9110: names compare without regard to case).
    static func holds(_ header: HeaderExpectation, in headers: Headers, _ values: inout PlaceholderValues) -> Bool {
        let all = headers.all(header.name)
        switch header.test {
        case .absent: return all.isEmpty
        case .exists: return !all.isEmpty
        case .equals, .differs, .contains, .lacks, .kind:
            return all.contains { Self.holds(header.test, of: $0, &values) }
        }
    }

    /// Whether `text` passes the test; a number or a boolean to compare with means its letters.
    static func holds(_ test: ValueTest, of text: String, _ values: inout PlaceholderValues) -> Bool {
        switch test {
        case .exists: true
        case .absent: false
        case .kind(let kind): kind == .string
        case .equals(let template): text == values.fill(template).asText
        case .differs(let template): text != values.fill(template).asText
        case .contains(let template): text.contains(values.fill(template).asText)
        case .lacks(let template): !text.contains(values.fill(template).asText)
        }
    }

    /// Whether `value`, nil where it is not there, passes the test.
    static func holds(_ test: ValueTest, of value: JSONValue?, _ values: inout PlaceholderValues) -> Bool {
        switch test {
        case .exists: value != nil
        case .absent: value == nil
        case .kind(let kind): value.map { kind.includes($0.kind) } ?? false
        case .equals(let template): value?.isSame(as: values.fill(template)) ?? false
        case .differs(let template): value.map { !$0.isSame(as: values.fill(template)) } ?? false
        case .contains(let template): value?.contains(values.fill(template)) ?? false
        case .lacks(let template): !(value?.contains(values.fill(template)) ?? false)
        }
    }

    /// One line of at most 160 characters, safe to show.
    static func shortened(_ text: String) -> String {
        let line = VisibleText.escape(String(text.prefix(1_000).map { $0.isNewline || $0 == "\t" ? " " : $0 }))
        return line.count <= 160 ? line : line.prefix(159) + "…"
    }
}

/// Looks at one request for what a check expects to have been sent.
struct RequestInspector {
    let request: Request

    func shows(_ expectation: RequestExpectation, _ values: inout PlaceholderValues) -> Bool {
        switch expectation {
        case .mediaType(let type): mediaType == type
        case .json(let path, let test):
            AnswerInspector.holds(test, of: JSONValue(parsing: request.body).flatMap(path.value), &values)
        case .body(let test): AnswerInspector.holds(test, of: text, &values)
        case .header(let header): AnswerInspector.holds(header, in: request.headers, &values)
        case .query(let name, let test): holds(test, ofParameter: name, &values)
        }
    }

    private var text: String { String(decoding: request.body.prefix(64 * 1024), as: UTF8.self) }

    private var mediaType: String? {
        request.headers["content-type"].map { $0.prefix { $0 != ";" }.trimmed.lowercased() }
    }

    private func holds(_ test: ValueTest, ofParameter name: String, _ values: inout PlaceholderValues) -> Bool {
        let found = PercentSigns.pairs(of: request.query ?? "").filter { $0.name == name }.map(\.value)
        switch test {
        case .absent: return found.isEmpty
        case .exists: return !found.isEmpty
        case .equals, .differs, .contains, .lacks, .kind:
            return found.contains { AnswerInspector.holds(test, of: $0, &values) }
        }
    }
}

extension RequestExpectation {
    /// As the end of a sentence about a request: “with page in the query”.
    var words: String {
        switch self {
        case .mediaType(let type): "as \(type)"
        case .json(let path, .absent): "without \(path) in the JSON"
        case .json(let path, let test): "whose \(path) \(test.words)"
        case .body(let test): "whose body \(test.words)"
        case .header(let header) where header.test == .absent: "without the header \(header.name)"
        case .header(let header):
            "with the header \(header.name)" + (header.test == .exists ? "" : " that \(header.test.words)")
        case .query(let name, .absent): "without \(name) in the query"
        case .query(let name, .exists): "with \(name) in the query"
        case .query(let name, let test): "whose \(name) in the query \(test.words)"
        }
    }
}

extension Check {
    /// What must hold, in words made from the condition itself, so that a goal never says other than what is checked.
    package var goal: String {
        switch condition {
        case .probe(let request, let expectations):
            request.words + " " + (expectations.map(\.clause) + request.twinWords).joined(separator: ", ")
        case .seen(let sighting):
            "Send \(sighting.words)" + (sighting.expectations.isEmpty ? "" : ": it ")
                + sighting.expectations.map(\.clause).joined(separator: ", ")
        case .route(let route): route.words
        case .app(let property, let test): "The \(property.rawValue) of the app \(test.words)"
        case .used(let command): "Use the command \(command)"
        }
    }
}

extension RequestTemplate {
    /// The request with what it carries, such as `POST /items with {"name": "{word}"}`.
    var words: String {
        let parts =
            headers.map { "\($0.name): \($0.value)" }
            + fields.map { $0.file.map { "the file \($0)" } ?? "\($0.name)=\($0.content)" }
            + [body.map(AnswerInspector.shortened)].compactMap(\.self)
        return "\(method) \(target)" + (parts.isEmpty ? "" : " with " + parts.joined(separator: " and "))
    }
}

extension RequestTemplate {
    /// What is expected beside another request, as a clause; empty where nothing is.
    var twinWords: [String] { twin.map { ["answers as \($0.method) \($0.target) does"] } ?? [] }
}

extension Sighting {
    /// The request that counts, such as `GET /items/* from curl`.
    var words: String {
        var words =
            switch (method, target.text) {
            case (nil, "*"): "any request"
            case (nil, let path): "any method to \(path)"
            case (let method?, "*"): "\(method) to any path"
            case (let method?, let path): "\(method) \(path)"
            }
        if !target.isExact, target.text != "*" { words += " (* is any text)" }
        for header in headers {
            words += " with the header \(header.name)" + (header.test == .exists ? "" : " that \(header.test.words)")
        }
        words += carries.map { " " + $0.words }.joined(separator: " and")
        switch client {
        case .outside: words += " from a program outside of the playground"
        case .only(let kind): words += " from \(kind == .playground ? "the playground" : kind.rawValue)"
        case nil: break
        }
        return words
    }
}

extension RouteCondition {
    /// What `main.py` must declare.
    var words: String {
        switch demand {
        case .present: "A route for \(method) \(path)"
        case .absent: "No route for \(method) \(path)"
        case .functionNamed(let name): "The function of \(method) \(path) is called \(name)"
        case .functionNotNamed(let name): "The function of \(method) \(path) is not called \(name)"
        }
    }
}

extension AnswerExpectation {
    /// As the end of a sentence that starts with a request: “answers 200”.
    var clause: String {
        switch self {
        case .status(let status): "answers \(status)"
        case .mediaType(let type): "answers as \(type)"
        case .json(let path, let test): "\(path) \(test.words)"
        case .body(let test): "the body \(test.words)"
        case .header(let header): "the header \(header.name) \(header.test.words)"
        case .issue(let location, let type): "reports \(type ?? "an error") at \(location.joined(separator: "."))"
        case .stream(let expectation): expectation.clause
        }
    }

    /// As what stands after “Expected”.
    var words: String {
        switch self {
        case .status(let status): "status \(status)"
        case .mediaType(let type): "the media type \(type)"
        case .json, .body, .header: clause
        case .issue(let location, let type): "\(type ?? "an error") at \(location.joined(separator: "."))"
        case .stream(let expectation): expectation.words
        }
    }
}

extension ValueTest {
    /// As what stands after the name of the value.
    var words: String {
        switch self {
        case .equals(let value): "is \(value.words)"
        case .differs(let value): "is not \(value.words)"
        case .contains(let value): "contains \(value.words)"
        case .lacks(let value): "does not contain \(value.words)"
        case .exists: "is there"
        case .absent: "is not there"
        case .kind(let kind): "is \(kind == .null ? "null" : "of the kind \(kind.rawValue)")"
        }
    }
}

extension ValueTemplate {
    /// The value as JSON, or the placeholder as written.
    var words: String {
        switch self {
        case .value(let value): value.text
        case .placeholder(let placeholder): placeholder.description
        }
    }
}

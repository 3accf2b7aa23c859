import PlaygroundEngine

/// A request that is being written, field by field.
struct Composer: Hashable, Sendable {
    enum Field: Int, Hashable, Sendable, CaseIterable {
        case method, target, headers, body

        var name: String {
            switch self {
            case .method: "Method"
            case .target: "Target"
            case .headers: "Headers"
            case .body: "Body"
            }
        }

        /// Whether it holds several lines.
        var isLong: Bool { self == .headers || self == .body }
    }

    var field = Field.target
    private var editors: [LineEditor]
    /// What the fields began with: a draft is one of the request that it was begun from.
    let beginning: [String]

    init(method: String = "GET", target: String = "/", headers: String = "", body: String = "") {
        beginning = [method, target, headers, body]
        editors = beginning.map { LineEditor($0) }
    }

    /// Whether something else stands in the fields than at the beginning.
    var isChanged: Bool { editors.map(\.text) != beginning }

    /// With the parts of a request, the fields that the client adds by itself left out.
    init(_ request: ClientRequest) {
        let fields = request.headers.fields.filter { field in
            switch field.name.lowercased() {
            case "host", "content-length": false
            case "user-agent": !field.value.hasPrefix("apiplayground/")
            case "accept": field.value != "*/*"
            default: true
            }
        }
        let text = String(decoding: request.body, as: UTF8.self)
        self.init(
            method: request.method, target: request.target,
            headers: fields.map { "\($0.name): \($0.value)" }.joined(separator: "\n"),
            body: JSONPretty.text(of: request.body).map { $0.count < 72 ? text : $0 } ?? text)
    }

    subscript(field: Field) -> LineEditor {
        get { editors[field.rawValue] }
        set { editors[field.rawValue] = newValue }
    }

    /// The editor of the field that has the keys.
    var editor: LineEditor {
        get { self[field] }
        set { self[field] = newValue }
    }

    /// The header fields that are written, and the lines that are none.
    var headers: (fields: [HeaderField], strays: [String]) {
        var fields: [HeaderField] = []
        var strays: [String] = []
        for line in self[.headers].text.split(separator: "\n") where !line.allSatisfy(\.isWhitespace) {
            guard let colon = line.firstIndex(of: ":"), colon > line.startIndex,
                !line[..<colon].contains(where: \.isWhitespace)
            else {
                strays.append(String(line))
                continue
            }
            let value = line[line.index(after: colon)...].drop { $0 == " " }
            fields.append(HeaderField(String(line[..<colon]), String(value)))
        }
        return (fields, strays)
    }

    /// The `send` command that sends what is written; nil where it is none.
    var command: String? {
        let method = self[.method].text.filter { !$0.isWhitespace }.uppercased()
        let target = self[.target].text.trimmingBlanks
        return SendLine.text(
            method: method, target: target.hasPrefix("/") ? target : "/\(target)", headers: Headers(headers.fields),
            body: Array(self[.body].text.utf8), addsDefaults: true)
    }

    /// What is wrong with the body as JSON; nil where it is JSON, or does not claim to be.
    var bodyFault: JSONTextProblem? {
        let text = self[.body].text
        let type = headers.fields.first { $0.name.lowercased() == "content-type" }?.value.lowercased()
        guard !text.isEmpty, type.map({ $0.contains("json") }) ?? "{[\"".contains(text.first ?? " ") else { return nil }
        return JSONTextProblem.find(in: text)
    }
}

extension String {
    /// This text without blanks at its ends.
    fileprivate var trimmingBlanks: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}

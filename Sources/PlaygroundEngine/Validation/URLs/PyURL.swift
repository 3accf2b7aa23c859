/// A URL of Pydantic's: `HttpUrl('https://example.com/')`.
///
/// Source: Pydantic's `networks._BaseUrl`.
final class PyURL: PyObject {
    let url: ParsedURL
    private let kind: PyType

    init(_ url: ParsedURL, _ kind: PyType) {
        self.url = url
        self.kind = kind
    }

    override var type: PyType { kind }

    override func text() throws(PyError) -> String { url.text }

    override func repr(_ context: ReprContext) throws(PyError) -> String {
        "\(kind.name)(\(QuotedText.string(url.text)))"
    }

    override func length() throws(PyError) -> Int? { url.text.unicodeScalars.count }

    override func equals(_ other: Value, depth: Int) throws(PyError) -> Bool? {
        guard let other = other.object as? PyURL, other.kind === kind else { return nil }
        return other.url.text == url.text
    }

    override func order(_ operation: ComparisonOperator, _ other: Value) throws(PyError) -> Bool? {
        guard let other = other.object as? PyURL, other.kind === kind else { return nil }
        return operation.holds(url.text, other.url.text)
    }

    override var hash: Int? { try? Value.string(url.text).hashCode() }

    override var attributeNames: [String] {
        [
            "scheme", "username", "password", "host", "port", "path", "query", "fragment", "query_params",
            "unicode_host", "unicode_string", "encoded_string",
        ]
    }

    override func attribute(_ name: String) throws(PyError) -> Value? {
        func text(_ value: String?) -> Value { value.map { .string($0) } ?? .none }
        func filled(_ value: String?) -> Value { value?.isEmpty == false ? text(value) : .none }
        func method(_ body: @escaping () throws(PyError) -> Value) -> Value {
            .builtin(name) { (call) throws(PyError) in
                _ = try call.arguments(0...0)
                return try body()
            }
        }
        let url = url
        switch name {
        case "scheme": return text(url.scheme)
        case "username": return filled(url.username)
        case "password": return filled(url.password)
        case "host": return filled(url.host)
        case "port": return url.knownPort.map { .int($0) } ?? Value.none
        case "path": return filled(url.path)
        case "query": return text(url.query)
        case "fragment": return text(url.fragment)
        case "unicode_host": return method { () throws(PyError) in filled(url.host.map(URLHost.readable)) }
        case "unicode_string":
            return method { () throws(PyError) in .string(url.text(host: url.host.map(URLHost.readable))) }
        case "encoded_string": return method { () throws(PyError) in .string(url.text) }
        case "query_params":
            return method { () throws(PyError) in
                let pairs = PercentSigns.pairs(of: url.query ?? "")
                return .list(PyList(pairs.map { .tuple(PyTuple([.string($0.name), .string($0.value)])) }))
            }
        default: return nil
        }
    }
}

/// The names of URLs in Pydantic, each with what it asks for.
enum URLTypes {
    struct Rules: Sendable {
        var schemes: [String] = []
        var longest: Int?
    }

    private static let base = PyType("_BaseUrl", module: "pydantic.networks")
    static let anyURL = make("AnyUrl", base)

    static let all: [(type: PyType, rules: Rules)] = [
        (anyURL, Rules()),
        (make("AnyHttpUrl"), Rules(schemes: ["http", "https"])),
        (make("HttpUrl"), Rules(schemes: ["http", "https"], longest: 2083)),
        (make("AnyWebsocketUrl"), Rules(schemes: ["ws", "wss"])),
        (make("WebsocketUrl"), Rules(schemes: ["ws", "wss"], longest: 2083)),
        (make("FileUrl"), Rules(schemes: ["file"])), (make("FtpUrl"), Rules(schemes: ["ftp"])),
    ]

    static var members: [String: Value] {
        Dictionary(uniqueKeysWithValues: all.map { ($0.type.name, .object($0.type)) })
    }

    private static func make(_ name: String, _ parent: PyType? = nil) -> PyType {
        PyType(name, module: "pydantic.networks", bases: [parent ?? anyURL]) { (call) throws(PyError) in
            let given = try call.arguments(1...1)[0]
            guard let schema = all.first(where: { $0.type.name == name }).map({ URLSchema($0.type, $0.rules) }) else {
                return .none
            }
            var validator = Validator()
            guard let made = try schema.validate(given, &validator) else {
                throw ModelValidationError.make(validator.issues, title: schema.label)
            }
            return made
        }
    }
}

/// A URL type as Pydantic takes it.
///
/// Source: Pydantic's `_BaseUrl.__get_pydantic_core_schema__`, pydantic-core's `UrlValidator`. What strict mode refuses of
/// a text's spelling is taken here.
final class URLSchema: ConstrainableSchema {
    private let type: PyType
    private let rules: URLTypes.Rules

    init(_ type: PyType, _ rules: URLTypes.Rules) {
        self.type = type
        self.rules = rules
    }

    var label: String { "function-wrap[wrap_val()]" }

    func constrained(_ rest: inout Constraints, _ compiler: SchemaCompiler) throws(PyError) -> any NativeSchema {
        rest.isStrict = nil
        return self
    }

    func accepts(_ value: Value) -> Bool { (value.object as? PyURL)?.type.isSubclass(of: type) ?? false }

    func validate(_ value: Value, _ validator: inout Validator) throws(PyError) -> Value? {
        if accepts(value) { return value }
        var input = value
        if let url = value.object as? PyURL { input = .string(url.url.text) }
        guard let text = Validator.plainText(input) else {
            return validator.report(.urlType, value)
        }
        validator.floor(.lax)
        if let longest = rules.longest, text.utf8.count > longest {
            return validator.report(.urlLength(longest), input)
        }
        let url: ParsedURL
        do throws(ParsedURL.Fault) {
            url = try ParsedURL(text)
        } catch { return validator.report(.url(reason: error.rawValue), input) }
        guard rules.schemes.isEmpty || rules.schemes.contains(url.scheme) else {
            let names = rules.schemes.map { "'\($0)'" }
            let expected =
                names.count == 1 ? names[0] : names.dropLast().joined(separator: ", ") + " or " + names[names.count - 1]
            return validator.report(.urlScheme(expected: expected), input)
        }
        return .object(PyURL(url, type))
    }
}

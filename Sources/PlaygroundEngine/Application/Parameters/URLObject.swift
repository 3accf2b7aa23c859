/// `request.url`, and what a program makes of it.
///
/// Source: Starlette's `URL`.
final class URLObject: PyObject {
    private let whole: String
    private let parts: URLParts

    init(_ whole: String) {
        self.whole = whole
        parts = URLParts(whole)
    }

    static let urlType = PyType("URL", module: "starlette.datastructures") { (call) throws(PyError) in
        let signature = NativeSignature(
            "URL.__init__",
            "self url? * scheme? netloc? path? query? fragment? username? password? hostname? port?")
        let bound = try signature.bind(call).values
        var components = bound
        components["url"] = nil
        let url = try bound["url"].map { (value) throws(PyError) in try Latin1.text(of: value, for: "decode") } ?? ""
        guard !components.isEmpty else { return .object(URLObject(url)) }
        guard url.isEmpty else { throw .assertionError("Cannot set both \"url\" and \"**components\".") }
        return .object(try URLObject("").replacing(components))
    }

    override var type: PyType { Self.urlType }

    override func repr(_ context: ReprContext) throws(PyError) -> String {
        let shown =
            parts.password?.isEmpty == false ? try replacing(["password": .string("********")]).whole : whole
        return "URL(\(QuotedText.string(shown)))"
    }

    override func text() throws(PyError) -> String { whole }

    override func equals(_ other: Value, depth: Int) throws(PyError) -> Bool? { try other.str() == whole }

    override var hash: Int? { nil }

    private static let partNames = [
        "fragment", "hostname", "is_secure", "netloc", "password", "path", "port", "query", "scheme", "username",
    ]

    override var attributeNames: [String] {
        Self.partNames + ["include_query_params", "remove_query_params", "replace", "replace_query_params"]
    }

    override func attribute(_ name: String) throws(PyError) -> Value? {
        func text(_ text: String?) -> Value { text.map { .string($0) } ?? .none }
        switch name {
        case "path": return text(parts.path)
        case "query": return text(parts.query)
        case "scheme": return text(parts.scheme)
        case "netloc": return text(parts.netloc)
        case "fragment": return text(parts.fragment)
        case "hostname": return text(parts.hostname)
        case "username": return text(parts.username)
        case "password": return text(parts.password)
        case "port": return try parts.port().map { .int($0) } ?? Value.none
        case "is_secure": return .bool(["https", "wss"].contains(parts.scheme))
        case "replace":
            return method(name) { (call) throws(PyError) in
                var keywords: [String: Value] = [:]
                for keyword in call.keywords { keywords[keyword.name] = keyword.value }
                return try self.replacing(keywords)
            }
        case "include_query_params":
            return queryMethod(name) { (call) throws(PyError) in
                var pairs = QueryString(self.parts.query).pairs
                let new = try Self.texts(call.keywords)
                pairs.removeAll { pair in new.contains { $0.name == pair.name } }
                return pairs + new
            }
        case "replace_query_params":
            return queryMethod(name) { (call) throws(PyError) in try Self.texts(call.keywords) }
        case "remove_query_params":
            return queryMethod(name, ["keys"]) { (call) throws(PyError) in
                let bound = try NativeSignature("URL.\(name)", "self keys").bind(call)
                let keys = bound.required("keys")
                let names: [Value] = if case .str = keys { [keys] } else { try Iteration.array(keys) }
                var texts: Set<String> = []
                for case .str(let text) in names { texts.insert(text.text) }
                return QueryString(self.parts.query).pairs.filter { !texts.contains($0.name) }
            }
        default: return nil
        }
    }

    private static func texts(_ keywords: [NamedArgument]) throws(PyError) -> [(name: String, value: String)] {
        var texts: [(name: String, value: String)] = []
        for keyword in keywords { texts.append((keyword.name, try keyword.value.str())) }
        return texts
    }

    /// A method that makes another URL; it takes names alone, unless it has parameters.
    private func method(
        _ name: String, _ parameters: [String] = [], _ body: @escaping (NativeCall) throws(PyError) -> URLObject
    ) -> Value {
        .object(
            PyBuiltin("URL.\(name)") { (call) throws(PyError) in
                guard !parameters.isEmpty || call.positional.isEmpty else {
                    throw .typeError(
                        "URL.\(name)() takes 1 positional argument but \(call.positional.count + 1) were given")
                }
                return .object(try body(call))
            })
    }

    private func queryMethod(
        _ name: String, _ parameters: [String] = [],
        _ body: @escaping (NativeCall) throws(PyError) -> [(name: String, value: String)]
    ) -> Value {
        method(name, parameters) { (call) throws(PyError) in
            var parts = self.parts
            parts.query = QueryString.encode(try body(call))
            return URLObject(parts.text)
        }
    }

    /// The URL with some of its parts changed.
    func replacing(_ keywords: [String: Value]) throws(PyError) -> URLObject {
        var parts = parts
        var keywords = keywords
        if ["username", "password", "hostname", "port"].contains(where: { keywords[$0] != nil }) {
            keywords["netloc"] = .string(try authority(keywords))
            for name in ["username", "password", "hostname", "port"] { keywords[name] = nil }
        }
        for (name, value) in keywords.sorted(by: { $0.key < $1.key }) {
            guard let text = value.string else {
                throw .typeError("the part '\(name)' of a URL has to be a string, not \(value.typeName)")
            }
            switch name {
            case "scheme": parts.scheme = text.text
            case "netloc": parts.netloc = text.text
            case "path": parts.path = text.text
            case "query": parts.query = text.text
            case "fragment": parts.fragment = text.text
            default: throw .valueError("Got unexpected field names: [\(QuotedText.string(name))]")
            }
        }
        return URLObject(parts.text)
    }

    private func authority(_ keywords: [String: Value]) throws(PyError) -> String {
        func given(_ name: String, _ own: String?) throws(PyError) -> String? {
            guard let value = keywords[name] else { return own }
            return value.isNone ? nil : try value.str()
        }
        let port = try given("port", try parts.port().map(String.init))
        let username = try given("username", parts.username)
        let password = try given("password", parts.password)
        var host: String
        if let hostname = try given("hostname", nil) {
            let isAddress = hostname.contains(":") && !hostname.hasPrefix("[")
            host = isAddress ? "[\(hostname)]" : hostname
        } else {
            host = parts.netloc.split(separator: "@", omittingEmptySubsequences: false).last.map(String.init) ?? ""
            if !host.hasSuffix("]"), let colon = host.lastIndex(of: ":") { host = String(host[..<colon]) }
        }
        if let port { host += ":\(port)" }
        guard let username else { return host }
        return username + (password.map { ":\($0)" } ?? "") + "@" + host
    }
}

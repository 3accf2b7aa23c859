/// `request.url`.
///
/// Source: Starlette's `URL`.
final class URLObject: PyObject {
    private let request: Request
    private let whole: String

    init(_ request: Request) {
        self.request = request
        whole = RedirectLocation.url(of: request)
    }

    override var typeName: String { "URL" }

    override func repr(_ context: ReprContext) throws(PyError) -> String { "URL(\(QuotedText.string(whole)))" }

    override func text() throws(PyError) -> String { whole }

    override func equals(_ other: Value, depth: Int) throws(PyError) -> Bool? {
        switch other {
        case .str(let other): other.text == whole
        case .object(let object): (object as? URLObject).map { $0.whole == whole }
        default: nil
        }
    }

    override var attributeNames: [String] { ["path", "query", "scheme", "hostname", "port", "netloc"] }

    override func attribute(_ name: String) throws(PyError) -> Value? {
        let scheme = whole.prefix { $0 != ":" }
        let behind = whole.dropFirst(scheme.count + "://".count)
        let authority = behind.prefix { $0 != "/" && $0 != "?" }
        switch name {
        case "path": return .string(String(behind.dropFirst(authority.count).prefix { $0 != "?" }))
        case "query": return .string(request.query ?? "")
        case "scheme": return .string(String(scheme))
        case "netloc": return .string(String(authority))
        case "hostname": return .string(authority.split(separator: ":").first.map { $0.lowercased() } ?? "")
        case "port":
            let port = authority.split(separator: ":").dropFirst().last.flatMap { Int($0) }
            return port.map { .int($0) } ?? Value.none
        default: return nil
        }
    }
}

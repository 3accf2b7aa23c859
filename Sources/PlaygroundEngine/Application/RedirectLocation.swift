/// The `location` of a slash redirect.
///
/// Source: Starlette's `URL(scope=…)` and `RedirectResponse`, Uvicorn's `ProxyHeadersMiddleware`.
enum RedirectLocation {
    /// - Parameter path: The percent-decoded path to go to.
    static func make(path: String, request: Request) -> String {
        PercentEncoding.quoteURL(url(path: path, request: request))
    }

    /// The whole URL that `request` asked for.
    static func url(of request: Request) -> String { url(path: request.path, request: request) }

    /// The URL of the application itself, with a slash at its end.
    ///
    /// Source: Starlette's `HTTPConnection.base_url`.
    static func base(of request: Request, rootPath: String) -> String {
        url(path: rootPath.hasSuffix("/") ? rootPath : rootPath + "/", query: nil, request: request)
    }

    private static func url(path: String, request: Request) -> String {
        url(path: path, query: request.query, request: request)
    }

    private static func url(path: String, query: String?, request: Request) -> String {
        let escaped = path.replacing("?", with: "%3F").replacing("#", with: "%23").replacing("\\", with: "%5C")
        let query = query.map { $0.isEmpty ? "" : "?\($0)" } ?? ""
        let scheme = scheme(of: request)
        let authority = request.headers["host"].flatMap(authority) ?? authority(of: request.server, scheme: scheme)
        let slash = escaped.hasPrefix("/") || escaped.isEmpty ? "" : "/"
        return "\(scheme)://\(authority)\(slash)\(escaped)\(query)"
    }

    /// The scheme that a proxy on this machine says the client used; `http` without one.
    private static func scheme(of request: Request) -> String {
        let said = request.headers.all("x-forwarded-proto").last
        guard request.peer.host == "127.0.0.1", let said, ["http", "https", "ws", "wss"].contains(said) else {
            return "http"
        }
        return said
    }

    private static func authority(of server: Peer, scheme: String) -> String {
        let host = server.host.contains(":") ? "[\(server.host)]" : server.host
        let isDefault = server.port == (scheme == "https" || scheme == "wss" ? 443 : 80)
        return isDefault ? host : "\(host):\(server.port)"
    }

    /// The value of a `Host` field that is well formed, as it stands.
    private static func authority(_ host: String) -> String? {
        let pattern =
            /(?i)([a-z0-9._~%!$&'()*+,;=-]+|\[[a-f0-9]*:[a-f0-9.:]+\]|\[v[a-f0-9]+\.[a-z0-9._~!$&'()*+,;=:-]+\])(?::([0-9]+))?/
        guard let match = host.wholeMatch(of: pattern) else { return nil }
        if let port = match.output.2 { guard let number = Int(port), number <= 65535 else { return nil } }
        return host
    }
}

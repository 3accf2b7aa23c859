/// The named tuples that `urlsplit` and `urlparse` give, with what they compute of the host.
///
/// Source: The Python Standard Library, "Structured Parse Results".
enum URLResults {
    static let split = NamedTupleShape.type(
        "SplitResult", fields: ["scheme", "netloc", "path", "query", "fragment"], module: "urllib.parse",
        computed: computed)
    static let parsed = NamedTupleShape.type(
        "ParseResult", fields: ["scheme", "netloc", "path", "params", "query", "fragment"], module: "urllib.parse",
        computed: computed)

    private static var computed: [String: NamedTupleShape.Computed] {
        [
            "username": { (items) throws(PyError) in user(netloc(items))?.name ?? .none },
            "password": { (items) throws(PyError) in user(netloc(items))?.password ?? .none },
            "hostname": { (items) throws(PyError) in
                let host = host(netloc(items)).name
                guard !host.isEmpty else { return .none }
                // A zone behind % keeps its case.
                let parts = host.split(separator: "%", maxSplits: 1, omittingEmptySubsequences: false)
                return .string(parts[0].lowercased() + (parts.count > 1 ? "%" + parts[1] : ""))
            },
            "port": { (items) throws(PyError) in
                guard let port = host(netloc(items)).port, !port.isEmpty else { return .none }
                guard port.utf8.allSatisfy({ (48...57).contains($0) }) else {
                    throw .valueError("Port could not be cast to integer value as \(QuotedText.string(port))")
                }
                guard let number = Int(port), number <= 65_535 else { throw .valueError("Port out of range 0-65535") }
                return .int(number)
            },
            "geturl": { (items) throws(PyError) in
                .builtin("geturl") { (call) throws(PyError) in
                    _ = try call.arguments(0...0)
                    return .string(url(items))
                }
            },
        ]
    }

    private static func text(_ value: Value) -> String { if let text = value.string { text.text } else { "" } }

    private static func netloc(_ items: [Value]) -> String { text(items[1]) }

    private static func user(_ netloc: String) -> (name: Value, password: Value)? {
        guard let at = netloc.lastIndex(of: "@") else { return nil }
        let user = netloc[..<at]
        guard let colon = user.firstIndex(of: ":") else { return (.string(String(user)), .none) }
        return (.string(String(user[..<colon])), .string(String(user[user.index(after: colon)...])))
    }

    private static func host(_ netloc: String) -> (name: String, port: String?) {
        let host = netloc.lastIndex(of: "@").map { netloc[netloc.index(after: $0)...] } ?? netloc[...]
        if let bracket = host.firstIndex(of: "["), let end = host[bracket...].firstIndex(of: "]") {
            let rest = host[host.index(after: end)...]
            let port = rest.firstIndex(of: ":").map { String(rest[rest.index(after: $0)...]) }
            return (String(host[host.index(after: bracket)..<end]), port)
        }
        guard let colon = host.firstIndex(of: ":") else { return (String(host), nil) }
        return (String(host[..<colon]), String(host[host.index(after: colon)...]))
    }

    /// What `urlunparse` makes of the parts, for URLs of schemes that have hosts.
    private static func url(_ items: [Value]) -> String {
        let parts = items.map(text)
        var url = parts[2]
        if parts.count == 6, !parts[3].isEmpty { url += ";" + parts[3] }
        if !parts[1].isEmpty || (hosted.contains(parts[0]) && !url.hasPrefix("//")) {
            url = "//" + parts[1] + (url.isEmpty || url.hasPrefix("/") ? url : "/" + url)
        }
        if !parts[0].isEmpty { url = parts[0] + ":" + url }
        let (query, fragment) = (parts[parts.count - 2], parts[parts.count - 1])
        return url + (query.isEmpty ? "" : "?" + query) + (fragment.isEmpty ? "" : "#" + fragment)
    }

    private static let hosted: Set<String> = [
        "ftp", "http", "gopher", "nntp", "telnet", "imap", "wais", "file", "mms", "https", "shttp", "snews",
        "prospero", "rtsp", "rtspu", "rsync", "svn", "svn+ssh", "sftp", "nfs", "git", "git+ssh", "ws", "wss",
    ]
}

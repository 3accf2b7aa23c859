import Foundation

/// A request that another tool wrote down.
package struct ImportedRequest: Hashable, Sendable {
    package let method: String
    /// The host that it was for, with its port; empty where only a path was written.
    package let host: String
    /// Path and query as they were written.
    package let target: String
    package let headers: [HeaderField]
    package let body: [UInt8]
    /// The status that it was answered with; 0 where nobody wrote that down.
    package var status = 0
    /// When it was sent; nil where nobody wrote that down.
    package var time: Date?

    package init(method: String, host: String, target: String, headers: [HeaderField], body: [UInt8]) {
        self.method = method.uppercased()
        self.host = host
        self.target = target
        self.headers = headers.filter { !Self.isOfConnection($0.name) }
        self.body = body
    }

    /// Whether a field belongs to the connection or to the browser that sent it, rather than to what is asked.
    private static func isOfConnection(_ name: String) -> Bool {
        let name = name.lowercased()
        return ["host", "content-length", "connection", "accept-encoding", "transfer-encoding", "keep-alive"]
            .contains(name) || name.hasPrefix(":") || name.hasPrefix("sec-")
    }

    /// Host and target of a URL, or of a path alone; nil where it is neither.
    static func parts(ofURL url: String) -> (host: String, target: String)? {
        let bare = url.prefix { $0 != "#" }
        guard !bare.isEmpty, !bare.contains(where: \.isWhitespace) else { return nil }
        if bare.hasPrefix("/") { return ("", String(bare)) }
        let schemes = ["http://", "https://"]
        let scheme = schemes.first { bare.lowercased().hasPrefix($0) } ?? ""
        let rest = bare.dropFirst(scheme.count)
        guard !rest.contains("://") else { return nil }
        let authority = rest.prefix { $0 != "/" && $0 != "?" }
        let path = rest.dropFirst(authority.count)
        guard let host = authority.split(separator: "@").last, !host.isEmpty else { return nil }
        return (String(host), path.hasPrefix("/") ? String(path) : "/\(path)")
    }
}

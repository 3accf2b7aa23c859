/// The parts of a URL, as Python splits it.
///
/// Source: `urllib.parse.urlsplit`, `SplitResult.geturl`.
struct URLParts: Hashable {
    var scheme = ""
    var netloc = ""
    var path = ""
    var query = ""
    var fragment = ""

    init(_ url: String) {
        var rest = Substring(url)
        if let colon = rest.firstIndex(of: ":"), colon > rest.startIndex, rest.first?.isASCII == true,
            rest.first?.isLetter == true, rest[..<colon].allSatisfy(Self.isSchemeCharacter)
        {
            scheme = rest[..<colon].lowercased()
            rest = rest[rest.index(after: colon)...]
        }
        if rest.hasPrefix("//") {
            rest = rest.dropFirst(2)
            let authority = rest.prefix { !"/?#".contains($0) }
            netloc = String(authority)
            rest = rest[authority.endIndex...]
        }
        if let mark = rest.firstIndex(of: "#") {
            fragment = String(rest[rest.index(after: mark)...])
            rest = rest[..<mark]
        }
        if let mark = rest.firstIndex(of: "?") {
            query = String(rest[rest.index(after: mark)...])
            rest = rest[..<mark]
        }
        path = String(rest)
    }

    private static func isSchemeCharacter(_ character: Character) -> Bool {
        character.isASCII && (character.isLetter || character.isNumber || "+-.".contains(character))
    }

    /// The whole URL.
    var text: String {
        var text = path
        if !netloc.isEmpty || path.hasPrefix("//") {
            if !path.isEmpty, !path.hasPrefix("/") { text = "/" + text }
            text = "//" + netloc + text
        }
        if !scheme.isEmpty { text = scheme + ":" + text }
        if !query.isEmpty { text += "?" + query }
        if !fragment.isEmpty { text += "#" + fragment }
        return text
    }

    private var userAndHost: (user: Substring?, host: Substring) {
        guard let at = netloc.lastIndex(of: "@") else { return (nil, netloc[...]) }
        return (netloc[..<at], netloc[netloc.index(after: at)...])
    }

    var username: String? { userAndHost.user.map { String($0.prefix { $0 != ":" }) } }

    var password: String? {
        userAndHost.user.flatMap { user in user.firstIndex(of: ":").map { String(user[user.index(after: $0)...]) } }
    }

    /// The host with its brackets taken away, and what stands behind the colon.
    private var hostAndPort: (host: Substring, port: Substring?) {
        let info = userAndHost.host
        if let open = info.firstIndex(of: "[") {
            let bracketed = info[info.index(after: open)...]
            let host = bracketed.prefix { $0 != "]" }
            let behind = bracketed[host.endIndex...].dropFirst()
            return (host, behind.firstIndex(of: ":").map { behind[behind.index(after: $0)...] })
        }
        let host = info.prefix { $0 != ":" }
        return (host, host.endIndex < info.endIndex ? info[info.index(after: host.endIndex)...] : nil)
    }

    var hostname: String? {
        let host = hostAndPort.host
        guard !host.isEmpty else { return nil }
        // What stands behind `%` names an interface, whose case counts.
        let name = host.prefix { $0 != "%" }
        return name.lowercased() + host[name.endIndex...]
    }

    /// - Throws: `ValueError` for a port that is no number, or too large a one.
    func port() throws(PyError) -> Int? {
        guard let text = hostAndPort.port, !text.isEmpty else { return nil }
        guard text.allSatisfy({ $0.isASCII && $0.isNumber }) else {
            throw .valueError("Port could not be cast to integer value as \(QuotedText.string(String(text)))")
        }
        guard let port = Int(text), port <= 65535 else { throw .valueError("Port out of range 0-65535") }
        return port
    }
}

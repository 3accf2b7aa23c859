/// Absolute URLs in the spelling that Pydantic's `AnyUrl` gives them.
///
/// Source: The WHATWG URL standard, as pydantic-core's parser follows it. Names of hosts outside ASCII stay as they are.
enum URLNormal {
    private static let ports = ["http": "80", "https": "443", "ws": "80", "wss": "443", "ftp": "21"]

    /// Nil where `text` is no absolute URL.
    static func text(_ text: String) -> String? {
        let trimmed = text.trimmed
        guard let match = trimmed.wholeMatch(of: /([a-zA-Z][a-zA-Z0-9+.\-]*):(.*)/) else { return nil }
        let scheme = match.output.1.lowercased()
        guard let port = ports[scheme] else { return "\(scheme):\(escaped(String(match.output.2), ""))" }
        let rest = match.output.2.drop { $0 == "/" || $0 == "\\" }
        let authority = rest.prefix { !"/?#\\".contains($0) }
        guard !authority.isEmpty else { return nil }
        var host = authority.lowercased()
        if let at = authority.lastIndex(of: "@") {
            host = authority[...at] + authority[authority.index(after: at)...].lowercased()
        }
        if host.hasSuffix(":\(port)") { host.removeLast(port.utf8.count + 1) }
        if host.hasSuffix(":") { host.removeLast() }
        let behind = rest[authority.endIndex...]
        let path = behind.prefix { !"?#".contains($0) }
        let query = behind[path.endIndex...].prefix { $0 != "#" }
        let fragment = behind[query.endIndex...]
        let shownPath = path.isEmpty ? "/" : String(path).replacing("\\", with: "/")
        return "\(scheme)://\(host)" + escaped(shownPath, "\"<>`{}") + escaped(String(query), "\"<>'")
            + escaped(String(fragment), "\"<>`")
    }

    private static func escaped(_ text: String, _ unsafe: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            if scalar.value > 0x20, scalar.value < 0x7F, !unsafe.unicodeScalars.contains(scalar) {
                result.unicodeScalars.append(scalar)
                continue
            }
            for byte in String(scalar).utf8 {
                let digits = String(byte, radix: 16, uppercase: true)
                result += "%" + (digits.count < 2 ? "0" : "") + digits
            }
        }
        return result
    }
}

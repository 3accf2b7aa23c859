/// The `location` of a slash redirect.
///
/// Source: Starlette's `URL(scope=…)` and `RedirectResponse`.
enum RedirectLocation {
    /// - Parameter path: The percent-decoded path to go to.
    static func make(path: String, request: Request) -> String {
        let escaped = path.replacing("?", with: "%3F").replacing("#", with: "%23").replacing("\\", with: "%5C")
        let query = request.query.map { $0.isEmpty ? "" : "?\($0)" } ?? ""
        let authority = request.headers["host"].flatMap(authority) ?? request.server.description
        let slash = escaped.hasPrefix("/") || escaped.isEmpty ? "" : "/"
        return quote("http://\(authority)\(slash)\(escaped)\(query)")
    }

    /// The value of a `Host` field that is well formed, as it stands.
    private static func authority(_ host: String) -> String? {
        let pattern =
            /(?i)([a-z0-9._~%!$&'()*+,;=-]+|\[[a-f0-9]*:[a-f0-9.:]+\]|\[v[a-f0-9]+\.[a-z0-9._~!$&'()*+,;=:-]+\])(?::([0-9]+))?/
        guard let match = host.wholeMatch(of: pattern) else { return nil }
        if let port = match.output.2 { guard let number = Int(port), number <= 65535 else { return nil } }
        return host
    }

    /// Percent-encodes what is neither unreserved nor in Starlette's list of safe characters.
    private static func quote(_ text: String) -> String {
        var result: [UInt8] = []
        for byte in text.utf8 {
            let isLetter = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
            let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            if isLetter || isDigit || "_.-~:/%#?=@[]!$&'()*+,;".utf8.contains(byte) {
                result.append(byte)
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                result += Array(("%" + (digits.count < 2 ? "0" : "") + digits).utf8)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}

/// Reads `Cookie` fields as Starlette does.
///
/// Source: Starlette's `cookie_parser`, Python's `http.cookies._unquote`.
enum CookieHeader {
    /// The cookies of all fields: the last value of each name, in the order in which names first came.
    static func cookies(in fields: [String]) -> [(name: String, value: String)] {
        var cookies: [(name: String, value: String)] = []
        var indices: [String: Int] = [:]
        for field in fields {
            for chunk in field.split(separator: ";", omittingEmptySubsequences: false) {
                let parts = chunk.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                let name = parts.count > 1 ? trimmed(parts[0]) : ""
                let value = trimmed(parts[parts.count - 1])
                guard !name.isEmpty || !value.isEmpty else { continue }
                let cookie = (name, unquoted(value))
                if let index = indices[name] {
                    cookies[index] = cookie
                } else {
                    indices[name] = cookies.count
                    cookies.append(cookie)
                }
            }
        }
        return cookies
    }

    private static func trimmed(_ text: Substring) -> String {
        var scalars = text.unicodeScalars[...].drop { $0.properties.isWhitespace }
        while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
        return String(scalars)
    }

    /// A quoted value without its quotes, `\"` and `\012` in it resolved.
    private static func unquoted(_ text: String) -> String {
        guard text.utf8.count >= 2, text.hasPrefix("\""), text.hasSuffix("\"") else { return text }
        var rest = text.unicodeScalars.dropFirst().dropLast()
        var result = String.UnicodeScalarView()
        while let scalar = rest.popFirst() {
            guard scalar == "\\", let next = rest.first else {
                result.append(scalar)
                continue
            }
            let digits = rest.prefix(3)
            if digits.count == 3, "0123".unicodeScalars.contains(next),
                digits.allSatisfy({ ("0"..."7").contains($0) }), let code = UInt32(String(digits), radix: 8),
                let octal = Unicode.Scalar(code)
            {
                result.append(octal)
                rest = rest.dropFirst(3)
            } else {
                result.append(next)
                rest = rest.dropFirst()
            }
        }
        return String(result)
    }
}

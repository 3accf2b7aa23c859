import Foundation

/// A cookie as an HTTP archive lists it, its value masked as the header field's is.
///
/// Source: the HAR 1.2 specification, "cookies"; RFC 6265, sections 4.2.1 (`Cookie`) and 5.2 (`Set-Cookie`).
struct HARCookie: Encodable, Hashable {
    let name: String
    let value: String
    var path: String?
    var domain: String?
    /// In ISO 8601.
    var expires: String?
    var httpOnly: Bool?
    var secure: Bool?

    /// Those that a request carries.
    static func sent(in headers: Headers) -> [HARCookie] {
        values(of: "cookie", in: headers).flatMap { value in
            value.split(separator: ";").compactMap { pair in
                named(pair).map { HARCookie(name: $0.name, value: $0.value.isEmpty ? "" : SecretFields.mask) }
            }
        }
    }

    /// Those that a response sets.
    static func set(by headers: Headers) -> [HARCookie] {
        values(of: "set-cookie", in: headers).compactMap { value in
            let parts = value.split(separator: ";", omittingEmptySubsequences: false)
            guard let first = parts.first.flatMap(named) else { return nil }
            var cookie = HARCookie(name: first.name, value: first.value.isEmpty ? "" : SecretFields.mask)
            (cookie.httpOnly, cookie.secure) = (false, false)
            for part in parts.dropFirst() {
                let attribute = named(part) ?? (trimmed(part), "")
                switch attribute.name.lowercased() {
                case "path": cookie.path = attribute.value
                case "domain": cookie.domain = attribute.value
                case "expires": cookie.expires = isoDate(attribute.value)
                case "httponly": cookie.httpOnly = true
                case "secure": cookie.secure = true
                default: break
                }
            }
            return cookie
        }
    }

    private static func values(of name: String, in headers: Headers) -> [String] {
        headers.fields.filter { $0.name.lowercased() == name }.map(\.value)
    }

    private static func named(_ text: Substring) -> (name: String, value: String)? {
        guard let sign = text.firstIndex(of: "=") else { return nil }
        let name = trimmed(text[..<sign])
        return name.isEmpty ? nil : (name, trimmed(text[text.index(after: sign)...]))
    }

    private static func trimmed(_ text: Substring) -> String {
        String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }

    /// `Wed, 21 Oct 2026 07:28:00 GMT` (RFC 9110, section 5.6.7); nil for anything else.
    private static func isoDate(_ text: String) -> String? {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(secondsFromGMT: 0)
        for format in ["EEE, dd MMM yyyy HH:mm:ss 'GMT'", "EEE, dd-MMM-yyyy HH:mm:ss 'GMT'"] {
            formatter.dateFormat = format
            if let date = formatter.date(from: text) { return date.formatted(.iso8601) }
        }
        return nil
    }
}

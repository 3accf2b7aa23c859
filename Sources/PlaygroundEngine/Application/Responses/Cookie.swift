import Foundation

/// The value of a `set-cookie` field.
///
/// Source: Starlette's `Response.set_cookie` over CPython's `http.cookies`, whose attributes come sorted by name.
enum Cookie {
    /// The parameters that setting and deleting a cookie share.
    static let scope = "path? domain? secure? httponly? samesite? partitioned?"

    /// - Parameter bound: The arguments of `set_cookie` by name.
    static func text(_ bound: [String: Value]) throws(PyError) -> String {
        let key = try Latin1.text(of: bound["key"] ?? .none, for: "lower")
        guard !reserved.contains(key.lowercased()) else {
            throw .make(HTTPErrors.cookieError, "Attempt to set a reserved key \(try Value.string(key).repr())")
        }
        guard !key.isEmpty, key.utf8.allSatisfy(isLegal) else {
            throw .make(HTTPErrors.cookieError, "Illegal key \(try Value.string(key).repr())")
        }
        // A key that is a text by its class alone is written as it shows itself.
        var parts = ["\(try (bound["key"] ?? .none).str())=\(quote(try (bound["value"] ?? .string("")).str()))"]
        func add(_ name: String, _ value: Value?) throws(PyError) {
            guard let value, !value.isNone else { return }
            let text = try value.str()
            if !text.isEmpty { parts.append("\(name)=\(text)") }
        }
        func flag(_ name: String, _ value: Value?) {
            if value?.isTrue == true { parts.append(name) }
        }
        try add("Domain", bound["domain"])
        try add("expires", try expires(bound["expires"]))
        flag("HttpOnly", bound["httponly"])
        try add("Max-Age", maxAge(bound["max_age"]))
        try add("Path", bound["path"] ?? .string("/"))
        try add("SameSite", try sameSite(bound["samesite"] ?? .string("lax")))
        flag("Secure", bound["secure"])
        if bound["partitioned"]?.isTrue == true {
            throw .valueError("Partitioned cookies are only supported in Python 3.14 and above.")
        }
        let text = parts.joined(separator: "; ")
        try Latin1.check(text)
        return text
    }

    /// A number of seconds from now, a moment in UTC, or a text as it stands.
    ///
    /// Source: CPython's `email.utils.format_datetime` for the moment.
    private static func expires(_ value: Value?) throws(PyError) -> Value? {
        if let moment = value.flatMap(PyDateTime.from) {
            guard let zone = moment.zone, try Value.object(zone).isEqual(to: .object(PyTimeZone.utc)) else {
                throw .valueError("usegmt option requires a UTC datetime")
            }
            let (seconds, _) = (moment.localMicroseconds - PyDateTime.epoch).floorDivided(by: 1_000_000)
            return .string(HTTPDate.text(secondsSince1970: seconds))
        }
        guard let seconds = value?.smallInteger else { return value }
        let now = Int(Date().timeIntervalSince1970)
        let (sum, overflow) = now.addingReportingOverflow(seconds)
        // The last second of the year 9999, CPython's last.
        guard !overflow, (0...253_402_300_799).contains(sum) else { throw .valueError("year is out of range") }
        return .string(HTTPDate.text(secondsSince1970: sum))
    }

    private static func maxAge(_ value: Value?) -> Value? {
        value?.smallInteger.map { .int($0) } ?? value
    }

    private static func sameSite(_ value: Value) throws(PyError) -> Value {
        if value.isNone { return value }
        let text = try Latin1.text(of: value, for: "lower")
        guard ["strict", "lax", "none"].contains(text.lowercased()) else {
            throw .assertionError("samesite must be either 'strict', 'lax' or 'none'")
        }
        return value
    }

    private static let reserved: Set<String> = [
        "expires", "path", "comment", "domain", "max-age", "secure", "httponly", "version", "samesite",
    ]

    private static func isLegal(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "!#$%&'*+-.^_`|~:".utf8.contains(byte)
        }
    }

    /// Puts quotes around a value that needs them, what a cookie may not hold as octal digits.
    private static func quote(_ value: String) -> String {
        if !value.isEmpty, value.utf8.allSatisfy(isLegal) { return value }
        var quoted = "\""
        for scalar in value.unicodeScalars {
            switch scalar.value {
            case 0x22: quoted += "\\\""
            case 0x5C: quoted += "\\\\"
            case 0...255 where !(scalar.isASCII && isUnescaped(UInt8(scalar.value))):
                let digits = String(scalar.value, radix: 8)
                quoted += "\\" + String(repeating: "0", count: 3 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }

    private static func isUnescaped(_ byte: UInt8) -> Bool { isLegal(byte) || " ()/<=>?@[]{}".utf8.contains(byte) }
}

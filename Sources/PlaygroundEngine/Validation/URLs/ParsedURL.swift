/// An absolute URL in its parts, as a browser would send it.
///
/// Source: WHATWG's URL Standard, section 4.4, in the order and with the reasons of the Rust library `url`.
struct ParsedURL {
    enum Fault: String, Error {
        case empty = "input is empty"
        case noBase = "relative URL without a base"
        case emptyHost = "empty host"
        case domain = "invalid international domain name"
        case domainCharacter = "invalid domain character"
        case port = "invalid port number"
        case ipv4 = "invalid IPv4 address"
        case ipv6 = "invalid IPv6 address"
    }

    private(set) var scheme = ""
    private(set) var username = ""
    private(set) var password = ""
    /// Nil where there is none, as in `mailto:`.
    private(set) var host: String?
    /// Nil for the one that the scheme has by itself.
    private(set) var port: Int?
    private(set) var path = ""
    private(set) var query: String?
    private(set) var fragment: String?

    private static let defaultPorts = ["http": 80, "https": 443, "ws": 80, "wss": 443, "ftp": 21]

    private var isSpecial: Bool { Self.defaultPorts[scheme] != nil || scheme == "file" }

    /// The port that requests go to.
    var knownPort: Int? { port ?? Self.defaultPorts[scheme] }

    var text: String { text(host: host) }

    /// The whole URL with another spelling of its host.
    func text(host: String?) -> String {
        var text = scheme + ":"
        if let host {
            text += "//"
            if !username.isEmpty || !password.isEmpty {
                text += username + (password.isEmpty ? "" : ":" + password) + "@"
            }
            text += host + (port.map { ":\($0)" } ?? "")
        } else if path.hasPrefix("//") {
            text += "/."
        }
        return text + path + (query.map { "?" + $0 } ?? "") + (fragment.map { "#" + $0 } ?? "")
    }

    init(_ text: String) throws(Fault) {
        guard !text.isEmpty else { throw .empty }
        var input = Array(text.unicodeScalars)
        while let last = input.last, last.value <= 0x20 { input.removeLast() }
        var rest = input.drop { $0.value <= 0x20 }.filter { $0 != "\t" && $0 != "\n" && $0 != "\r" }[...]
        try readScheme(&rest)
        if let mark = rest.firstIndex(of: "#") {
            fragment = Self.encoded(rest[(mark + 1)...], .fragment)
            rest = rest[..<mark]
        }
        if scheme == "file" {
            try readFile(&rest)
        } else if isSpecial {
            rest = rest.drop { $0 == "/" || $0 == "\\" }
            try readAuthority(&rest)
            readPath(rest)
        } else if rest.starts(with: ["/", "/"]) {
            rest = rest.dropFirst(2)
            try readAuthority(&rest)
            readPath(rest)
        } else if rest.first == "/" {
            readPath(rest)
        } else {
            takeQuery(&rest)
            path = Self.encoded(rest, .control)
        }
    }

    private mutating func readScheme(_ rest: inout ArraySlice<Unicode.Scalar>) throws(Fault) {
        guard let colon = rest.firstIndex(of: ":"), let first = rest.first, first.isASCIILetter,
            rest[..<colon].allSatisfy({ $0.isASCIILetter || $0.isASCIIDigit || "+-.".unicodeScalars.contains($0) })
        else { throw .noBase }
        scheme = String(String.UnicodeScalarView(rest[..<colon])).lowercased()
        rest = rest[(colon + 1)...]
    }

    private mutating func readAuthority(_ rest: inout ArraySlice<Unicode.Scalar>) throws(Fault) {
        let end = rest.firstIndex { $0 == "/" || $0 == "?" || isSpecial && $0 == "\\" } ?? rest.endIndex
        var authority = rest[..<end]
        rest = rest[end...]
        if let at = authority.lastIndex(of: "@") {
            let user = authority[..<at]
            let colon = user.firstIndex(of: ":") ?? user.endIndex
            username = Self.encoded(user[..<colon], .userInfo)
            password = Self.encoded(user[colon...].dropFirst(), .userInfo)
            authority = authority[(at + 1)...]
            guard !authority.isEmpty else { throw .emptyHost }
        }
        var hostEnd = authority.endIndex
        var isInBrackets = false
        for index in authority.indices {
            if authority[index] == "[" { isInBrackets = true }
            if authority[index] == "]" { isInBrackets = false }
            if authority[index] == ":", !isInBrackets {
                hostEnd = index
                break
            }
        }
        let hostText = authority[..<hostEnd]
        if isSpecial, hostText.isEmpty { throw .emptyHost }
        if hostText.isEmpty, hostEnd < authority.endIndex { throw .emptyHost }
        host = try isSpecial ? URLHost.special(hostText) : URLHost.opaque(hostText)
        try readPort(authority[hostEnd...].dropFirst())
    }

    private mutating func readPort(_ digits: ArraySlice<Unicode.Scalar>) throws(Fault) {
        guard !digits.isEmpty else { return }
        var value = 0
        for digit in digits {
            guard digit.isASCIIDigit else { throw .port }
            value = value * 10 + Int(digit.value - 48)
            guard value <= 65535 else { throw .port }
        }
        port = value == Self.defaultPorts[scheme] ? nil : value
    }

    private mutating func readFile(_ rest: inout ArraySlice<Unicode.Scalar>) throws(Fault) {
        func isSlash(_ index: Int) -> Bool {
            index < rest.endIndex && (rest[index] == "/" || rest[index] == "\\")
        }
        host = ""
        if isSlash(rest.startIndex), isSlash(rest.startIndex + 1) {
            rest = rest.dropFirst(2)
            let end = rest.firstIndex { $0 == "/" || $0 == "\\" || $0 == "?" } ?? rest.endIndex
            let name = rest[..<end]
            rest = rest[end...]
            let found = name.isEmpty ? "" : try URLHost.special(name)
            host = found == "localhost" ? "" : found
        }
        readPath(rest)
    }

    private mutating func takeQuery(_ rest: inout ArraySlice<Unicode.Scalar>) {
        guard let mark = rest.firstIndex(of: "?") else { return }
        query = Self.encoded(rest[(mark + 1)...], isSpecial ? .specialQuery : .query)
        rest = rest[..<mark]
    }

    private mutating func readPath(_ given: ArraySlice<Unicode.Scalar>) {
        var rest = given
        takeQuery(&rest)
        guard !rest.isEmpty else {
            path = isSpecial ? "/" : ""
            return
        }
        if let first = rest.first, first == "/" || isSpecial && first == "\\" { rest = rest.dropFirst() }
        var segments: [String] = []
        let parts = rest.split(omittingEmptySubsequences: false) { $0 == "/" || isSpecial && $0 == "\\" }
        for (index, part) in parts.enumerated() {
            let isLast = index == parts.count - 1
            let segment = Self.encoded(part, .path)
            switch segment.lowercased() {
            case "..", ".%2e", "%2e.", "%2e%2e":
                if !segments.isEmpty { segments.removeLast() }
                if isLast { segments.append("") }
            case ".", "%2e": if isLast { segments.append("") }
            default: segments.append(segment)
            }
        }
        path = "/" + segments.joined(separator: "/")
    }

    // MARK: Percent-encoding

    /// Which ASCII characters are encoded beside control characters; what is no ASCII always is.
    enum EncodeSet: String {
        case control = ""
        case fragment = " \"<>`"
        case query = " \"#<>"
        case specialQuery = " \"#<>'"
        case path = " \"#<>?`{}"
        case userInfo = " \"#<>?`{}/:;=@[\\]^|"
    }

    static func encoded(_ text: ArraySlice<Unicode.Scalar>, _ set: EncodeSet) -> String {
        let encodes = set.rawValue.unicodeScalars
        var result = ""
        for scalar in text {
            if (0x20..<0x7F).contains(scalar.value), !encodes.contains(scalar) {
                result.unicodeScalars.append(scalar)
            } else {
                for byte in String(scalar).utf8 { result += "%" + Self.hexadecimal(byte) }
            }
        }
        return result
    }

    private static func hexadecimal(_ byte: UInt8) -> String {
        let text = String(byte, radix: 16, uppercase: true)
        return byte < 16 ? "0" + text : text
    }
}

extension Unicode.Scalar {
    fileprivate var isASCIILetter: Bool { (65...90).contains(value) || (97...122).contains(value) }
    fileprivate var isASCIIDigit: Bool { (48...57).contains(value) }
}

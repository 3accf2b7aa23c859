/// A request as other tools spell it.
package enum RequestCode {
    /// The fields that every such tool sends by itself.
    private static let ownFields: Set<String> = [
        "host", "user-agent", "accept", "content-length", "connection", "accept-encoding",
    ]

    /// The words that send `request` to `http://HOST`, on several lines where there are many.
    ///
    /// - Parameter host: Such as `127.0.0.1:8000`.
    package static func text(for tool: CodeTool, _ request: Request, host: String) -> String {
        let fields = request.headers.fields.filter { field in
            !ownFields.contains(field.name.lowercased())
                || field.name.lowercased() == "accept" && field.value != "*/*"
        }
        let url = "http://\(host)\(request.target)"
        switch tool {
        case .curl: return curl(request, url, fields)
        case .httpie: return httpie(request, url, fields)
        case .python: return python(request, url, fields)
        }
    }

    // MARK: Shells

    private static func curl(_ request: Request, _ url: String, _ fields: [HeaderField]) -> String {
        var words = ["curl -i"]
        let isPlainPost = request.method == "POST" && !request.body.isEmpty
        if request.method == "HEAD" {
            words[0] = "curl -I"
        } else if request.method != "GET" && !isPlainPost || request.method == "GET" && !request.body.isEmpty {
            words.append("-X \(quoted(request.method))")
        }
        for field in fields {
            words.append("-H \(quoted(field.value.isEmpty ? "\(field.name);" : "\(field.name): \(field.value)"))")
        }
        // curl says that a body is a form, unless it is told otherwise.
        if !request.body.isEmpty, request.headers["content-type"] == nil { words.append("-H 'Content-Type:'") }
        if !request.body.isEmpty { words.append("--data-binary \(quoted(request.body))") }
        return joined(words + [quoted(url)])
    }

    private static func httpie(_ request: Request, _ url: String, _ fields: [HeaderField]) -> String {
        var words = ["http \(quoted(request.method)) \(quoted(url))"]
        words += fields.map { quoted($0.value.isEmpty ? "\($0.name);" : "\($0.name):\($0.value)") }
        if !request.body.isEmpty { words.append("--raw \(quoted(request.body))") }
        return joined(words)
    }

    private static func joined(_ words: [String]) -> String {
        let line = words.joined(separator: " ")
        return line.count <= 78 && !line.contains("\n") ? line : words.joined(separator: " \\\n  ")
    }

    /// A word that a POSIX shell takes as it stands; bytes that are no text need the quotes of bash and zsh.
    private static func quoted(_ bytes: [UInt8]) -> String {
        if let text = String(validating: bytes, as: UTF8.self), text.unicodeScalars.allSatisfy(isHarmless) {
            return quoted(text)
        }
        var text = "$'"
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "'"), UInt8(ascii: "\\"): text += "\\" + String(Unicode.Scalar(byte))
            case 0x20..<0x7F: text.unicodeScalars.append(Unicode.Scalar(byte))
            default: text += "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
            }
        }
        return text + "'"
    }

    private static func quoted(_ text: String) -> String {
        let isPlain = !text.isEmpty && text.utf8.allSatisfy(isPlainInURL)
        return isPlain ? text : "'\(text.replacing("'", with: "'\\''"))'"
    }

    /// Bytes of a URL without a query, which no shell takes for more than they are.
    private static func isPlainInURL(_ byte: UInt8) -> Bool {
        WireBytes.isToken(byte) && !"!#$&'*`|~^".utf8.contains(byte) || byte == WireBytes.colon
            || byte == UInt8(ascii: "/")
    }

    private static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "\n" || scalar == "\t" || scalar.value >= 0x20 && scalar.value != 0x7F
    }

    // MARK: Python

    private static func python(_ request: Request, _ url: String, _ fields: [HeaderField]) -> String {
        var lines = ["import requests", "", "response = requests.request("]
        lines.append("    \(literal(request.method)),")
        lines.append("    \(literal(url)),")
        if !fields.isEmpty {
            lines.append("    headers={")
            lines += fields.map { "        \(literal($0.name)): \(literal($0.value))," }
            lines.append("    },")
        }
        if !request.body.isEmpty { lines.append("    data=\(bytesLiteral(request.body)),") }
        return (lines + ["    allow_redirects=False,", ")", "print(response.status_code, response.text)"])
            .joined(separator: "\n")
    }

    private static func bytesLiteral(_ bytes: [UInt8]) -> String {
        if let text = String(validating: bytes, as: UTF8.self) { return literal(text) + ".encode()" }
        return "b" + literal(bytes)
    }

    private static func literal(_ text: String) -> String {
        var literal = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": literal += "\\\""
            case "\\": literal += "\\\\"
            case "\n": literal += "\\n"
            case "\r": literal += "\\r"
            case "\t": literal += "\\t"
            case "\u{0}"..<" ", "\u{7F}"..<"\u{A0}": literal += hex(scalar.value)
            default: literal.unicodeScalars.append(scalar)
            }
        }
        return literal + "\""
    }

    private static func literal(_ bytes: [UInt8]) -> String {
        "\""
            + bytes.map { byte in
                (0x20..<0x7F).contains(byte) && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
                    ? String(Unicode.Scalar(byte)) : hex(UInt32(byte))
            }.joined() + "\""
    }

    private static func hex(_ value: UInt32) -> String { "\\x" + (value < 16 ? "0" : "") + String(value, radix: 16) }
}

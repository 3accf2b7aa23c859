/// Header fields whose values are secrets: shown masked and never stored.
package enum SecretFields {
    /// What stands in the place of a secret.
    package static let mask = "•••"

    private static let names: Set<String> = [
        "authorization", "proxy-authorization", "cookie", "set-cookie", "x-api-key", "api-key", "x-auth-token",
        "x-access-token", "x-csrf-token",
    ]

    /// Whether values of the field called `name` are secrets.
    package static func isSecret(_ name: String) -> Bool { names.contains(name.lowercased()) }

    /// The value of `field` as it may be shown: of a secret only its scheme, such as `Bearer •••`.
    package static func shown(_ field: HeaderField) -> String { shown(field.value, of: field.name) }

    /// `value` of the field called `name` as it may be shown.
    package static func shown(_ value: String, of name: String) -> String {
        guard isSecret(name), !value.isEmpty else { return value }
        let scheme = value.prefix { $0.isLetter || $0 == "-" }
        let hasScheme = name.lowercased().hasSuffix("authorization") && value.dropFirst(scheme.count).first == " "
        return hasScheme ? "\(scheme) \(mask)" : mask
    }

    /// The bytes of a request with a `*` for each byte of a secret field's value, so that places stay where they are.
    package static func masked(_ bytes: [UInt8]) -> [UInt8] {
        var masked = bytes
        var start = bytes.firstIndex(of: WireBytes.lineFeed).map { $0 + 1 } ?? bytes.count
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: WireBytes.lineFeed) ?? bytes.count
            let line = bytes[start..<end]
            // The head ends with an empty line; what is no field may have fields behind it.
            guard line.contains(where: { $0 > WireBytes.space }) else { break }
            start = end + 1
            guard let colon = line.firstIndex(of: WireBytes.colon),
                isSecret(String(decoding: line[..<colon], as: UTF8.self).trimmingBlanks)
            else { continue }
            for place in line[(colon + 1)...].indices where masked[place] > WireBytes.space {
                masked[place] = UInt8(ascii: "*")
            }
        }
        return masked
    }

    /// A typed command with the values of its secret header items masked, for what is stored.
    package static func masked(command: String) -> String {
        guard command.utf8.contains(WireBytes.colon) else { return command }
        var masked = ""
        var rest = command[...]
        while let word = rest.firstIndex(where: { $0 != " " && $0 != "\t" && $0 != "\n" }) {
            masked += rest[..<word]
            rest = rest[word...]
            let end = endOfWord(rest)
            masked += maskedItem(String(rest[..<end]))
            rest = rest[end...]
        }
        return masked + rest
    }

    private static func maskedItem(_ word: String) -> String {
        // The whole word may stand in quotes, or the value alone.
        let quote = word.first.flatMap { $0 == "'" || $0 == "\"" ? String($0) : nil } ?? ""
        let bare = word.dropFirst(quote.count)
        let name = bare.prefix { $0 != ":" }
        guard isSecret(String(name)), bare.dropFirst(name.count).first == ":" else { return word }
        let value = bare.dropFirst(name.count + 1)
        return value.isEmpty ? word : "\(quote)\(name):\(mask)\(quote)"
    }

    /// The end of the word at the start of `text`, quotes inside of it included.
    private static func endOfWord(_ text: Substring) -> Substring.Index {
        var quote: Character?
        var index = text.startIndex
        while index < text.endIndex {
            let character = text[index]
            if let open = quote {
                if character == open { quote = nil }
            } else if character == "'" || character == "\"" {
                quote = character
            } else if character == " " || character == "\t" || character == "\n" {
                return index
            }
            index = text.index(after: index)
        }
        return index
    }
}

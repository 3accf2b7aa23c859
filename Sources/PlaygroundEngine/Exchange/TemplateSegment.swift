/// One part of a route's path between two slashes, such as `users`, `{user_id}` or `file-{number:int}.txt`.
struct TemplateSegment: Hashable, Sendable {
    /// How a text compares with this segment.
    enum Match: Hashable {
        case exact, letterCase, slip, other
    }

    let text: String
    private let prefix: String
    private let suffix: String
    /// The name in braces; nil where the segment is literal.
    let parameter: String?
    /// What stands after the colon in the braces, such as `int` or `path` (Starlette's path convertors).
    let convertor: String

    init(_ text: String) {
        self.text = text
        guard let open = text.firstIndex(of: "{"), let close = text.lastIndex(of: "}"), open < close else {
            (prefix, suffix, parameter, convertor) = (text, "", nil, "")
            return
        }
        let inside = text[text.index(after: open)..<close]
        prefix = String(text[..<open])
        suffix = String(text[text.index(after: close)...])
        parameter = String(inside.prefix { $0 != ":" })
        convertor = inside.firstIndex(of: ":").map { String(inside[inside.index(after: $0)...]) } ?? "str"
    }

    /// The segments of a path template, which starts with a slash; more than 64 are not looked at.
    static func segments(of path: String) -> [TemplateSegment] {
        path.split(separator: "/", omittingEmptySubsequences: false).dropFirst().prefix(64)
            .map { TemplateSegment(String($0)) }
    }

    /// Whether this segment takes any number of a path's parts.
    var takesSlashes: Bool { convertor == "path" }

    /// Whether the segment says anything by itself, beside parameters.
    var isLiteral: Bool { parameter == nil && !text.isEmpty }

    /// Compares with a part of a path, percent-decoded.
    func match(_ part: String) -> Match {
        guard parameter != nil else { return matchLiteral(part) }
        guard part.utf8.count > prefix.utf8.count + suffix.utf8.count, part.hasPrefix(prefix), part.hasSuffix(suffix)
        else { return .other }
        return isConvertible(part.dropFirst(prefix.count).dropLast(suffix.count)) ? .exact : .other
    }

    private func matchLiteral(_ part: String) -> Match {
        if part == text { return .exact }
        if part.isEmpty || text.isEmpty { return .other }
        // Comparing costs the product of the lengths, and a part of a target may have 16 KiB.
        guard abs(part.utf8.count - text.utf8.count) <= 3 else { return .other }
        if part.lowercased() == text.lowercased() { return .letterCase }
        return Suggestion.nearest(to: part, among: CollectionOfOne(text)) == nil ? .other : .slip
    }

    private func isConvertible(_ value: Substring) -> Bool {
        switch convertor {
        case "int": value.utf8.allSatisfy(WireBytes.isDigit)
        case "float": value.utf8.allSatisfy { WireBytes.isDigit($0) || $0 == UInt8(ascii: ".") }
        case "uuid": value.utf8.count == 36
        default: true
        }
    }
}

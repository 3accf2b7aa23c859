/// Where in the bytes of a request a problem of its values shows.
struct SentPlace {
    /// The line of the request that holds the place.
    let bytes: [UInt8]
    let range: Range<Int>
    /// What stands behind the carets.
    let words: String

    private init(_ bytes: [UInt8], _ range: Range<Int>, _ words: String = "") {
        self.bytes = bytes
        self.range = range
        self.words = words
    }

    /// - Returns: nil where the request has no place for it, or one that nobody could find.
    static func find(_ issue: RequestIssue, of request: Request, _ route: Route?) -> SentPlace? {
        guard case .key(let part)? = issue.location.first, !issue.isOfForm else { return nil }
        let name: String? = if case .key(let name)? = issue.location.dropFirst().first { name } else { nil }
        switch part {
        case "path": return name.flatMap { inPath($0, of: request, route) }
        case "query": return name.flatMap { inQuery($0, issue, of: request) }
        case "header": return name.flatMap { inHeader($0, of: request) }
        case "cookie": return name.flatMap { inCookie($0, of: request) }
        case "body": return inBody(issue, of: request)
        default: return nil
        }
    }

    private static func line(_ request: Request) -> [UInt8] { Array("\(request.method) \(request.target)".utf8) }

    private static func inPath(_ name: String, of request: Request, _ route: Route?) -> SentPlace? {
        guard let route, let pattern = try? PathPattern(route.path),
            let index = pattern.parameterNames.firstIndex(of: name),
            let captures = pattern.captures(of: Array(request.rawPath.utf8)), captures.indices.contains(index)
        else { return nil }
        let start = request.method.utf8.count + 1
        let range = captures[index]
        return SentPlace(
            line(request), start + range.lowerBound..<start + range.upperBound, "{\(name)} of \(route.path)")
    }

    private static func inQuery(_ name: String, _ issue: RequestIssue, of request: Request) -> SentPlace? {
        let line = line(request)
        let start = request.method.utf8.count + 1 + request.rawPath.utf8.count
        var place = start + 1
        let wanted = if case .index(let index)? = issue.location.dropFirst(2).first { index } else { 0 }
        var found = 0
        for pair in (request.query ?? "").split(separator: "&", omittingEmptySubsequences: false) {
            let key = pair.prefix { $0 != "=" }
            if PercentEncoding.decode(String(key)) == name {
                let lower = place + key.utf8.count + (pair.contains("=") ? 1 : 0)
                if found == wanted { return SentPlace(line, lower..<place + pair.utf8.count, "the query's ‘\(name)’") }
                found += 1
            }
            place += pair.utf8.count + 1
        }
        guard issue.type == "missing" else { return nil }
        let joint = request.query == nil ? "?" : "&"
        return SentPlace(line, line.count..<line.count, "\(joint)\(VisibleText.escape(name))=… is missing here")
    }

    private static func inHeader(_ name: String, of request: Request) -> SentPlace? {
        guard let field = request.headers.fields.first(where: { $0.name.lowercased() == name.lowercased() }) else {
            return nil
        }
        return inField(field, SecretFields.shown(field)) { 0..<$0.utf8.count }
    }

    private static func inCookie(_ name: String, of request: Request) -> SentPlace? {
        // The value is a secret more often than not, so only the name is shown.
        guard let field = request.headers.fields.first(where: { $0.name.lowercased() == "cookie" }),
            field.value.contains("\(name)=")
        else { return nil }
        let text = "\(field.name): \(name)=\(SecretFields.mask)"
        let start = field.name.utf8.count + 2
        return SentPlace(Array(text.utf8), start..<text.utf8.count)
    }

    private static func inField(_ field: HeaderField, _ value: String, _ range: (String) -> Range<Int>) -> SentPlace {
        let start = field.name.utf8.count + 2
        let inside = range(value)
        return SentPlace(
            Array("\(field.name): \(value)".utf8), start + inside.lowerBound..<start + inside.upperBound)
    }

    // MARK: The body

    private static func inBody(_ issue: RequestIssue, of request: Request) -> SentPlace? {
        let body = request.body
        guard !body.isEmpty else { return nil }
        if issue.type == "json_invalid" {
            guard case .index(let position)? = issue.location.dropFirst().first else { return nil }
            let offset = offset(ofCharacter: position, in: body)
            return at(offset..<min(offset + 1, body.count), of: body, "not JSON from here on")
        }
        guard let root = JSONPlaces.read(body) else { return nil }
        var path = Array(issue.location.dropFirst())
        // A union's members have names in the place that nobody sent.
        while true {
            let (node, _, found) = root.find(path)
            if found == path.count { return at(node.range, of: body, "") }
            guard case .key(let name) = path[found] else { return nil }
            if found == path.count - 1, issue.type == "missing", case .object = node.kind {
                let end = node.range.upperBound - 1
                return at(end..<end + 1, of: body, "no \"\(VisibleText.escape(name))\" up to here")
            }
            path.remove(at: found)
            guard !path.isEmpty else { return at(root.range, of: body, "") }
        }
    }

    /// The line of `body` around `range`.
    private static func at(_ range: Range<Int>, of body: [UInt8], _ words: String) -> SentPlace {
        let lower = min(range.lowerBound, body.count)
        let start = body[..<lower].lastIndex(of: WireBytes.lineFeed).map { $0 + 1 } ?? 0
        let end = body[lower...].firstIndex(of: WireBytes.lineFeed) ?? body.count
        return SentPlace(
            Array(body[start..<end]), lower - start..<max(lower, min(range.upperBound, end)) - start, words)
    }

    /// Python counts code points where bytes are counted here.
    private static func offset(ofCharacter position: Int, in body: [UInt8]) -> Int {
        var count = 0
        for (offset, byte) in body.enumerated() where byte & 0xC0 != 0x80 {
            if count == position { return offset }
            count += 1
        }
        return body.count
    }
}

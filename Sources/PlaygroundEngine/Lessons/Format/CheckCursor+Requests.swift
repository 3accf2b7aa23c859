/// The lines about what a request carries.
extension CheckCursor {
    /// `json $.name equals mug`, `body contains mug`, `header Name [TEST]`, `type application/json`, `query name [TEST]`
    ///
    /// - Parameter following: Words that end a test which may be left out.
    mutating func carried(_ placeholders: Placeholders, before following: [String]) -> RequestExpectation? {
        switch option(["json", "body", "header", "type", "query"], what: "what was sent, such as “json”") {
        case "type": return word("a media type").map { .mediaType(source[$0].lowercased()) }
        case "json":
            guard let (path, test) = place(placeholders) else { return nil }
            return .json(path, test)
        case "body": return test(placeholders).map(RequestExpectation.body)
        case "header": return header(placeholders, before: following).map(RequestExpectation.header)
        case "query":
            guard let name = word("the name of a parameter") else { return nil }
            var ahead = cursor
            guard let next = ahead.bareWord(), !following.contains(source[next]) else {
                return .query(source[name], .exists)
            }
            return test(placeholders).map { .query(source[name], $0) }
        default: return nil
        }
    }

    /// A place in JSON and what its value must be.
    mutating func place(_ placeholders: Placeholders) -> (JSONPath, ValueTest)? {
        guard let place = word("a place such as $.name") else { return nil }
        guard let path = JSONPath(source[place]) else {
            report.add(.badJSONPath(source[place]), at: place)
            return nil
        }
        return test(placeholders).map { (path, $0) }
    }

    /// `sent GET /items/*` or `sent` and what was carried.
    mutating func sentCircumstance() -> Explanation.Circumstance? {
        var ahead = cursor
        guard let next = ahead.bareWord(), source[next] == "*" || source[next].first?.isUppercase == true else {
            return carried(.allowed, before: Self.afterCondition).map(Explanation.Circumstance.request)
        }
        guard let method = method(orAny: true), let target = word("a path, or “*”") else { return nil }
        guard source[target].hasPrefix("/") || source[target] == "*" else {
            report.add(.badTarget(source[target]), at: target)
            return nil
        }
        checkPlaceholders(in: target, .refused)
        return .aimed(method: method == "*" ? nil : method, TargetPattern(source[target]))
    }

    /// `form name=value`, or `file name=photo.png` and, behind it, what the file holds.
    mutating func field(isFile: Bool) -> ProbeField? {
        guard let word = word(isFile ? "“field=file name”" : "“field=value”") else { return nil }
        let parts = source[word].split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, !isFile || !parts[1].isEmpty else {
            report.add(.badField(source[word], isFile: isFile), at: word)
            return nil
        }
        checkPlaceholders(in: word, .allowed)
        let rest = cursor.rest()
        if let rest { checkPlaceholders(in: rest, .allowed) }
        let more = rest.map { source[$0] }
        return isFile
            ? ProbeField(name: String(parts[0]), file: String(parts[1]), content: more ?? "{word}")
            : ProbeField(name: String(parts[0]), file: nil, content: parts[1] + (more.map { " " + $0 } ?? ""))
    }

    /// `as GET /v1/items`
    mutating func twin() -> ProbeTwin? {
        guard option(["as"], what: "“as”") != nil, let method = method(), let target = word("a path") else {
            return nil
        }
        guard source[target].hasPrefix("/") else {
            report.add(.badTarget(source[target]), at: target)
            return nil
        }
        checkPlaceholders(in: target, .allowed)
        return ProbeTwin(method: method, target: source[target])
    }
}

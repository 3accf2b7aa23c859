/// The lines that begin a check.
extension CheckCursor {
    mutating func probe() -> RequestTemplate? {
        guard let method = method(), let target = word("a path") else { return nil }
        guard source[target].hasPrefix("/") else {
            report.add(.badTarget(source[target]), at: target)
            return nil
        }
        checkPlaceholders(in: target, .allowed)
        return RequestTemplate(method: method, target: source[target])
    }

    /// `with header Name: value`, `with body …`, `with form name=value` or `with file name=FILE …`.
    mutating func part() -> Part? {
        guard let kind = option(["header", "body", "form", "file"], what: "“header” or “body”") else { return nil }
        if kind == "form" || kind == "file" { return field(isFile: kind == "file").map(Part.field) }
        guard let rest = cursor.rest() else { return missing(kind == "body" ? "a body" : "“Name: value”") }
        checkPlaceholders(in: rest, .allowed)
        let text = source[rest]
        if kind == "body" { return .body(text) }
        guard let colon = text.firstIndex(of: ":"), colon > text.startIndex,
            text[..<colon].allSatisfy({ $0.isASCII && !$0.isWhitespace })
        else {
            report.add(.badHeader(text), at: rest)
            return nil
        }
        return .header(HeaderField(String(text[..<colon]), text[text.index(after: colon)...].trimmed))
    }

    /// `GET /items/* [status N] [from CLIENT] [header Name [TEST]]…`
    mutating func sighting() -> Sighting? {
        guard let method = method(orAny: true), let target = word("a path, or “*”") else { return nil }
        let text = source[target]
        guard text.hasPrefix("/") || text == "*" else {
            report.add(.badTarget(text), at: target)
            return nil
        }
        checkPlaceholders(in: target, .refused)
        var client: ClientFilter?
        var headers: [HeaderExpectation] = []
        var expectations: [AnswerExpectation] = []
        let options = ["status", "from", "header"]
        cursor.skipSpaces()
        while cursor.peek != nil {
            guard let word = option(options, what: "“status”") else { return nil }
            switch word {
            case "status":
                guard let status = status() else { return nil }
                expectations.append(.status(status))
            case "from":
                guard let name = option(ClientFilter.words, what: "a client") else { return nil }
                client = ClientFilter(word: name)
            default:
                guard let header = header(.refused, before: options) else { return nil }
                headers.append(header)
            }
            cursor.skipSpaces()
        }
        return Sighting(
            method: method == "*" ? nil : method, target: TargetPattern(text), client: client, headers: headers,
            expectations: expectations)
    }

    /// `[absent] GET /path [function [not] NAME]`
    mutating func routeCondition() -> RouteCondition? {
        var first = cursor
        let isAbsent = first.bareWord().map { source[$0] } == "absent"
        if isAbsent { _ = word() }
        guard let method = method(), let path = word("a path") else { return nil }
        guard source[path].hasPrefix("/") else {
            report.add(.badTarget(source[path]), at: path)
            return nil
        }
        var demand = isAbsent ? RouteCondition.Demand.absent : .present
        var ahead = cursor
        if !isAbsent, let next = ahead.bareWord(), !Self.afterCondition.contains(source[next]) {
            guard option(["function"], what: "“function”") != nil, let name = word("a name") else { return nil }
            if source[name] == "not" {
                guard let name = word("a name") else { return nil }
                demand = .functionNotNamed(source[name])
            } else {
                demand = .functionNamed(source[name])
            }
        }
        return RouteCondition(method: method, path: source[path], demand: demand)
    }

    mutating func appCondition() -> Condition? {
        guard let name = option(AppProperty.allCases.map(\.rawValue), what: "“title” or “version”"),
            let property = AppProperty(rawValue: name), let test = test(.refused)
        else { return nil }
        return .app(property, test)
    }
}

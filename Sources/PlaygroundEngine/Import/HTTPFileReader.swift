/// Reads the requests of a `.http` file.
///
/// Source: the format of the HTTP clients of JetBrains' IDEs and of VS Code's REST Client: requests between lines of
/// `###`, comments after `#` or `//`, `@name = value` and `{{name}}`, a query that goes on in indented lines.
package struct HTTPFileReader {
    private let source: SourceText
    /// The values that the file gives to names.
    private var variables: [String: String] = [:]

    private init(_ source: SourceText) {
        self.source = source
    }

    /// Every request of `source`.
    ///
    /// - Throws: The first fault, whose range counts UTF-8 offsets in `source`.
    package static func read(_ source: SourceText) throws(Diagnostic) -> [ImportedRequest] {
        var reader = HTTPFileReader(source)
        reader.collectVariables()
        var requests: [ImportedRequest] = []
        for block in reader.blocks() {
            if let request = try reader.request(of: block) { requests.append(request) }
        }
        guard !requests.isEmpty else { throw Diagnostic(ImportProblem.noRequest, at: 0..<0) }
        return requests
    }

    /// A line of the file with its place.
    private struct Line {
        let text: String
        let range: SourceRange

        var isEmpty: Bool { text.allSatisfy(\.isWhitespace) }
        var isIndented: Bool { text.first?.isWhitespace ?? false }
        var isComment: Bool { text.hasPrefix("#") || text.hasPrefix("//") }
        var trimmed: String { text.trimmed }
    }

    private var lines: [Line] {
        (1...source.lineStarts.count).map { number in
            let range = source.range(ofLine: number)
            return Line(text: source[range], range: range)
        }
    }

    /// The lines between lines of `###`.
    private func blocks() -> [ArraySlice<Line>] {
        lines.split(omittingEmptySubsequences: true) { $0.text.hasPrefix("###") }
    }

    private mutating func collectVariables() {
        for line in lines where line.text.hasPrefix("@") {
            let parts = line.text.dropFirst().split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else { continue }
            variables[String(parts[0]).trimmed] = String(parts[1]).trimmed
        }
    }

    private func request(of block: ArraySlice<Line>) throws(Diagnostic) -> ImportedRequest? {
        var rest = block.drop { $0.isEmpty || $0.isComment || $0.text.hasPrefix("@") }
        guard let first = rest.popFirst() else { return nil }
        var (method, url) = try requestLine(first)
        while let next = rest.first, next.isIndented, !next.isEmpty, "?&/".contains(next.trimmed.first ?? " ") {
            // The version may stand behind the last of these lines.
            let words = next.trimmed.split(separator: " ").filter { !$0.uppercased().hasPrefix("HTTP/") }
            url += try filled(words.joined(separator: " "), in: next)
            rest.removeFirst()
        }
        guard let (host, target) = ImportedRequest.parts(ofURL: url) else {
            throw Diagnostic(ImportProblem.badURL(url), at: first.range)
        }
        var headers: [HeaderField] = []
        while let line = rest.first, !line.isEmpty {
            rest.removeFirst()
            if !line.isComment { headers.append(try header(line)) }
        }
        let isMultipart = headers.contains {
            $0.name.lowercased() == "content-type" && $0.value.lowercased().hasPrefix("multipart/")
        }
        let body = try body(of: rest.dropFirst(), lineEnd: isMultipart ? "\r\n" : "\n")
        return ImportedRequest(method: method, host: host, target: target, headers: headers, body: Array(body.utf8))
    }

    /// `[METHOD] URL [HTTP/version]`
    private func requestLine(_ line: Line) throws(Diagnostic) -> (method: String, url: String) {
        var words = line.text.split(whereSeparator: \.isWhitespace).map(String.init)
        guard let first = words.first else { throw Diagnostic(ImportProblem.noURL, at: line.range) }
        if words.count > 1, words.last?.uppercased().hasPrefix("HTTP/") == true { words.removeLast() }
        let isURL = first.contains("/") || first.contains("{{") || first.contains(".")
        guard !isURL else {
            if words.count > 1 {
                throw Diagnostic(ImportProblem.strayWords(words.dropFirst().joined(separator: " ")), at: line.range)
            }
            return ("GET", try filled(first, in: line))
        }
        guard first.utf8.allSatisfy({ WireBytes.isUpperLetter($0 & ~0x20) }) else {
            throw Diagnostic(ImportProblem.badMethod(first), at: line.range)
        }
        guard words.count > 1 else { throw Diagnostic(ImportProblem.noURL, at: line.range) }
        // A blank in a variable's braces is no end of the URL.
        let url = try filled(words.dropFirst().joined(separator: " "), in: line)
        if let stray = url.split(separator: " ").dropFirst().first {
            throw Diagnostic(ImportProblem.strayWords(String(stray)), at: line.range)
        }
        return (first, url)
    }

    /// `Name: value`, the name a token (RFC 9110, section 5.1).
    private func header(_ line: Line) throws(Diagnostic) -> HeaderField {
        guard let colon = line.text.firstIndex(of: ":"), colon > line.text.startIndex,
            line.text[..<colon].utf8.allSatisfy(WireBytes.isToken)
        else { throw Diagnostic(ImportProblem.notAHeader(line.trimmed), at: line.range) }
        let value = String(line.text[line.text.index(after: colon)...]).trimmed
        return HeaderField(String(line.text[..<colon]), try filled(value, in: line))
    }

    /// What stands below the empty line, without the scripts that look at the response and the names of stored ones.
    private func body(of lines: ArraySlice<Line>, lineEnd: String) throws(Diagnostic) -> String {
        var kept: [String] = []
        var isScript = false
        for line in lines {
            if isScript {
                if line.trimmed.hasSuffix("%}") { isScript = false }
            } else if line.text.hasPrefix("> {%") {
                isScript = !line.trimmed.hasSuffix("%}")
            } else if line.text.hasPrefix("> ") || line.text.hasPrefix("<> ") {
                continue
            } else if line.text.hasPrefix("< ") || line.text.hasPrefix("<@ ") {
                let name = String(line.text.drop { $0 == "<" || $0 == "@" }).trimmed
                throw Diagnostic(ImportProblem.bodyFromFile(name), at: line.range)
            } else {
                kept.append(try filled(line.text, in: line))
            }
        }
        while kept.last?.allSatisfy(\.isWhitespace) == true { kept.removeLast() }
        return kept.joined(separator: lineEnd) + (lineEnd == "\r\n" && !kept.isEmpty ? lineEnd : "")
    }

    /// `text` with the values of its variables.
    private func filled(_ text: String, in line: Line) throws(Diagnostic) -> String {
        var result = ""
        var rest = text[...]
        // A value may have names in it, too, but not for ever.
        var replacements = 0
        while let start = rest.firstRange(of: "{{") {
            result += rest[..<start.lowerBound]
            guard let end = rest[start.upperBound...].firstRange(of: "}}") else {
                throw Diagnostic(ImportProblem.unclosedVariable, at: line.range)
            }
            let name = String(rest[start.upperBound..<end.lowerBound]).trimmed
            if name.hasPrefix("$") { throw Diagnostic(ImportProblem.dynamicVariable(name), at: line.range) }
            replacements += 1
            guard let value = variables[name], replacements < 100 else {
                throw Diagnostic(
                    ImportProblem.unknownVariable(name, known: Array(variables.keys)), at: line.range)
            }
            rest = value + rest[end.upperBound...]
        }
        return result + rest
    }
}

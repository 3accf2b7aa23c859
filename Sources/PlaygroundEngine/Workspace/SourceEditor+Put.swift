extension SourceEditor {
    /// The most bytes that may be parsed for one input; the file is parsed again for each statement put into it.
    private static let workLimit = 64 << 20

    /// Puts each statement of `python` where it belongs.
    ///
    /// A path operation replaces the one that has the same method and path, any other definition the last one of the
    /// same name; an import joins those there are; what is new goes to the end. Decorators are replaced with their
    /// function, comments around it stay. A file without an app gets `app = FastAPI()` where a route needs it, and where
    /// it was empty, since a program without an app would answer nothing.
    mutating func put(_ python: String) throws(EditFailure) {
        let typed = try Self.parse(python)
        let (work, overflow) = typed.body.count.multipliedReportingOverflow(by: source.utf8.count + python.utf8.count)
        guard !overflow, work <= Self.workLimit else { throw .tooMuch(statements: typed.body.count) }
        let isNew = module.body.isEmpty
        for (index, chunk) in PythonChunk.chunks(of: typed).enumerated() {
            try put(chunk, blankLines: index == 0 ? 0 : chunk.blankLinesBefore)
        }
        let usesApp = ModuleOutline(typed).definitions.flatMap(\.routes).contains { $0.owner == "app" }
        if usesApp || isNew, outline.app == nil, !outline.names.contains("app") { try ensureApp() }
    }

    static func parse(_ python: String) throws(EditFailure) -> Module {
        do {
            return try Parser.parse(SourceText(name: "prompt", text: python))
        } catch {
            throw .brokenInput(error)
        }
    }

    private mutating func put(_ chunk: PythonChunk, blankLines: Int) throws(EditFailure) {
        if chunk.statement.isImport { return try putImport(chunk) }
        var collector = OutlineCollector()
        collector.visit([chunk.statement], isModule: true)
        guard let definition = collector.definitions.first, definition.range == chunk.statement.range else {
            // A statement that defines nothing is there once, however often its listing is pasted.
            let isThere = module.body.contains { source[$0.range] == chunk.text.trimmingEnd }
            return isThere ? () : try append(chunk, blankLines: blankLines)
        }
        let sameRoutes = outline.definitions.filter { !Set($0.routes).isDisjoint(with: definition.routes) }
        for extra in sameRoutes.dropFirst().reversed() where Set(extra.routes).isSubset(of: definition.routes) {
            try remove(extra)
        }
        let replaced =
            sameRoutes.first.flatMap { first in outline.definitions.first { $0.range == first.range } }
            ?? outline.definitions.last { $0.name == definition.name }
        guard let replaced else {
            facts.append(.added(definition.name))
            return try append(chunk, blankLines: blankLines)
        }
        facts.append(.replaced(replaced.name))
        try replace(replaced, with: chunk)
    }

    private mutating func replace(
        _ definition: ModuleOutline.Definition, with chunk: PythonChunk
    ) throws(EditFailure) {
        let place = place(of: definition)
        if place.sharesLine, chunk.statement.isDefinition {
            try remove(definition)
            return try append(chunk, blankLines: 0)
        }
        guard !place.sharesLine else {
            return try apply(SourceEdit(range: definition.range, replacement: chunk.text.trimmingEnd))
        }
        let line = source.line(at: definition.range.lowerBound)
        let margin = source.margin(ofLine: line)
        let comments = hasComments(chunk.comments, above: line) ? "" : chunk.comments
        let text = reindented(comments + chunk.text, margin: margin)
        // A comment behind a variable is about the variable and stays; one in a function goes with it.
        let range = definition.kind == .variable ? definition.range : place.lines
        let bare = String(text.dropFirst(range.lowerBound == definition.range.lowerBound ? margin.count : 0))
        let keepsEnd = range.upperBound == definition.range.upperBound || !endsWithNewline(range)
        try apply(SourceEdit(range: range, replacement: keepsEnd ? bare.trimmingEnd : bare))
    }

    private func endsWithNewline(_ range: SourceRange) -> Bool {
        range.upperBound > 0 && source.utf8[range.upperBound - 1] == UInt8(ascii: "\n")
    }

    private func hasComments(_ comments: String, above line: Int) -> Bool {
        let wanted = comments.split(separator: "\n").map(\.trimmingEnd)
        let first = line - wanted.count
        guard first >= 1 else { return false }
        return zip(first..<line, wanted).allSatisfy { source[source.range(ofLine: $0)].trimmingEnd == $1 }
    }

    /// Adds `chunk` at the end, before an `if __name__ == "__main__":` that stands there.
    mutating func append(_ chunk: PythonChunk, blankLines: Int) throws(EditFailure) {
        let text = reindented(chunk.comments + chunk.text, margin: "")
        let guardStatement = module.body.last.flatMap { $0.isMainGuard ? $0 : nil }
        let before = guardStatement == nil ? module.body.last : module.body.dropLast().last
        var needed = blankLines
        if let before {
            let isTight = !before.isDefinition && !chunk.statement.isDefinition
            needed = max(needed, isTight ? (before.isImport ? 1 : 0) : 2)
        }
        guard let guardStatement else {
            let isCut = !(source.utf8.last == UInt8(ascii: "\n") || source.utf8.isEmpty)
            let gap = gap(above: source.lineStarts.count + (isCut ? 1 : 0), wanted: needed)
            let end = source.utf8.count
            return try apply(SourceEdit(range: end..<end, replacement: (isCut ? "\n" : "") + gap + text))
        }
        var line = source.line(at: guardStatement.range.lowerBound)
        while line > 1, source.isComment(line: line - 1) { line -= 1 }
        let start = source.start(ofLine: line)
        try apply(
            SourceEdit(range: start..<start, replacement: gap(above: line, wanted: needed) + text + "\n\n"))
    }

    /// The newlines that are missing for `wanted` blank lines above line `number`; none at the top of the file.
    private func gap(above number: Int, wanted: Int) -> String {
        var blank = 0
        while number - blank > 1, source.isBlank(line: number - blank - 1) { blank += 1 }
        return number - blank <= 1 ? "" : String(repeating: "\n", count: max(0, wanted - blank))
    }

    /// `text` as the file would have it: each line behind `margin`, levels of four spaces turned into tabs where the
    /// file has tabs; lines inside of strings stay as they are.
    private func reindented(_ text: String, margin: String) -> String {
        let unit = source.indentation
        let typed = SourceText(name: "prompt", text: text)
        let inString = linesInsideStrings(of: typed)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { index, line in
            guard !inString.contains(index + 1), !line.isEmpty else { return String(line) }
            let spaces = line.prefix { $0 == " " }.count
            let usesLevels = unit == "\t" && spaces % 4 == 0
            let indent = usesLevels ? String(repeating: unit, count: spaces / 4) : String(line.prefix(spaces))
            return margin + indent + line.dropFirst(spaces)
        }
        return lines.joined(separator: "\n")
    }

    /// The numbers of the lines that start inside of a string.
    private func linesInsideStrings(of typed: SourceText) -> Set<Int> {
        var lines: Set<Int> = []
        for token in Lexer.tokens(of: typed) {
            switch token.kind {
            case .string, .bytes, .formattedString:
                let first = typed.line(at: token.range.lowerBound)
                let last = typed.line(at: token.range.upperBound)
                if last > first { lines.formUnion(first + 1...last) }
            case .name, .keyword, .integer, .float, .operator, .newline, .indent, .dedent, .end, .invalid: break
            }
        }
        return lines
    }
}

extension StringProtocol {
    /// This text without the blanks and newlines at its end.
    var trimmingEnd: String {
        let end = lastIndex { !$0.isWhitespace }.map { index(after: $0) } ?? startIndex
        return String(self[..<end])
    }
}

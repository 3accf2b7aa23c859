/// Reads a lesson file: front matter, prose in Markdown, a step a heading, fenced blocks for machines.
///
/// The format is described in `docs/authoring-lessons.md`. A lesson is data: nothing in it is executed here.
package struct LessonParser {
    /// The keys of the front matter, each of which must be there.
    static let keys = ["format", "id", "title", "summary"]

    private let source: SourceText
    private let number: Int
    private var report = LessonReport()

    /// The lesson in `source`.
    ///
    /// - Parameter number: The place in the module.
    /// - Throws: Every problem of the file, not only the first.
    package static func parse(_ source: SourceText, number: Int) throws(LessonFailure) -> Lesson {
        var parser = LessonParser(source: source, number: number)
        if let lesson = parser.lesson(), parser.report.isEmpty { return lesson }
        throw LessonFailure(source: source, diagnostics: parser.report.inOrder)
    }

    private init(source: SourceText, number: Int) {
        self.source = source
        self.number = number
    }

    private mutating func lesson() -> Lesson? {
        if let offset = source.utf8.offsetOfInvalidUTF8 {
            report.add(.notUTF8, at: offset..<offset + 1)
            return nil
        }
        var scanner = LessonScanner(source: source)
        let frontMatter = scanner.frontMatter()
        let pieces = scanner.pieces()
        report = scanner.report
        let values = frontMatter.map { read(frontMatter: $0) } ?? [:]

        let firstHeading = pieces.firstIndex { if case .heading = $0 { true } else { false } } ?? pieces.endIndex
        let intro = part(pieces[..<firstHeading])
        let steps = readSteps(pieces[firstHeading...])
        for fence in intro.fences where fence.kind != .starter {
            report.add(.misplacedFence(fence.kind), at: fence.wordRange)
        }
        let starters = intro.fences.filter { $0.kind == .starter }
        if starters.isEmpty { report.add(.missingStarter, at: source.range(ofLine: 1)) }
        for starter in starters.dropFirst() { report.add(.duplicateFence(.starter), at: starter.wordRange) }
        for starter in starters { _ = attributes(of: starter) }
        if firstHeading == pieces.endIndex { report.add(.noSteps, at: source.range(ofLine: 1)) }

        guard let id = values["id"], let title = values["title"], let summary = values["summary"],
            let starter = starters.first
        else { return nil }
        return Lesson(
            id: id, number: number, title: title, summary: summary, intro: intro.prose, starter: text(of: starter),
            steps: steps, source: source)
    }

    // MARK: Front matter

    private mutating func read(frontMatter lines: [SourceRange]) -> [String: String] {
        var values: [String: String] = [:]
        for line in lines {
            let text = source[line]
            guard let colon = text.firstIndex(of: ":") else {
                report.add(.frontMatterLineWithoutColon(text), at: line)
                continue
            }
            let key = String(text[..<colon]).trimmed
            let value = String(text[text.index(after: colon)...]).trimmed
            let keyRange = line.lowerBound..<line.lowerBound + text[..<colon].utf8.count
            guard Self.keys.contains(key) else {
                let suggestion = Suggestion.nearest(to: key, among: Self.keys)
                report.add(.unknownKey(key, suggestion: suggestion), at: keyRange, write: suggestion)
                continue
            }
            if values[key] != nil { report.add(.duplicateKey(key), at: keyRange) }
            if value.isEmpty { report.add(.emptyValue(key: key), at: keyRange) }
            let valueRange = line.upperBound - value.utf8.count..<line.upperBound
            if key == "format", value != "1", !value.isEmpty { report.add(.wrongFormat(found: value), at: valueRange) }
            if key == "id", !value.isEmpty, !value.isLessonID { report.add(.badID(found: value), at: valueRange) }
            values[key] = value
        }
        for key in Self.keys where values[key] == nil { report.add(.missingKey(key), at: source.range(ofLine: 1)) }
        return values
    }

    // MARK: Steps

    private mutating func readSteps(_ pieces: ArraySlice<LessonScanner.Piece>) -> [Step] {
        var steps: [Step] = []
        var lines: [Step.ID: Int] = [:]
        var rest = pieces
        while case .heading(let heading)? = rest.first {
            rest = rest.dropFirst()
            let body = rest.prefix { if case .heading = $0 { false } else { true } }
            rest = rest.dropFirst(body.count)
            let content = part(body)
            let id = readID(of: heading, lines: &lines)
            var reader = StepReader(source: source, report: report)
            steps.append(
                reader.step(
                    id: id, heading: heading, prose: content.prose, predictionPlace: content.predictionPlace,
                    fences: content.fences))
            report = reader.report
        }
        return steps
    }

    private mutating func readID(of heading: LessonScanner.Heading, lines: inout [Step.ID: Int]) -> String {
        if heading.title.isEmpty { report.add(.stepWithoutTitle, at: heading.range) }
        guard let id = heading.id, let range = heading.idRange else {
            report.add(.stepWithoutID(title: heading.title), at: heading.titleRange)
            return heading.title
        }
        if !id.isLessonID { report.add(.badID(found: id), at: range) }
        if let earlier = lines[id] { report.add(.duplicateStep(id: id, line: earlier), at: range) }
        lines[id] = lines[id] ?? source.line(at: range.lowerBound)
        return id
    }

    /// The prose and the fences of a run of pieces, and before which block of the prose the prediction stands.
    private mutating func part(
        _ pieces: ArraySlice<LessonScanner.Piece>
    ) -> (prose: [MarkdownBlock], predictionPlace: Int, fences: [LessonScanner.Fence]) {
        var prose: [SourceRange] = []
        var fences: [LessonScanner.Fence] = []
        var predictionPlace = 0
        for piece in pieces {
            switch piece {
            case .prose(let range): prose.append(range)
            case .fence(let fence):
                if fence.kind == .predict { predictionPlace = read(prose).blocks.count }
                fences.append(fence)
            case .heading: break
            }
        }
        let (blocks, isCutOff) = read(prose)
        if isCutOff, let place = prose.first.map(firstLine) { report.add(.proseTooDeep, at: place) }
        return (blocks, predictionPlace, fences)
    }

    private func read(_ prose: [SourceRange]) -> (blocks: [MarkdownBlock], isCutOff: Bool) {
        MarkdownReader.read(prose.map { source[$0] }.joined(separator: "\n\n"))
    }

    /// The first line with words in `prose`.
    private func firstLine(of prose: SourceRange) -> SourceRange {
        let start = prose.first { !Character(Unicode.Scalar(source.utf8[$0])).isWhitespace } ?? prose.lowerBound
        return source.range(ofLine: source.line(at: start))
    }

    private mutating func attributes(of fence: LessonScanner.Fence) -> [String: FenceInfo.Attribute] {
        var reader = StepReader(source: source, report: report)
        defer { report = reader.report }
        return reader.attributes(of: fence)
    }

    private func text(of fence: LessonScanner.Fence) -> String {
        source[fence.content].replacing("\r\n", with: "\n")
    }
}

extension String {
    /// Whether this can name a lesson or a step: small letters, digits and dashes, a letter first.
    var isLessonID: Bool {
        guard let first = utf8.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first) else { return false }
        return utf8.allSatisfy {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
                || $0 == UInt8(ascii: "-")
        }
    }
}

extension [UInt8] {
    /// The offset of the first byte that is no part of UTF-8 (RFC 3629); nil where all are.
    var offsetOfInvalidUTF8: Int? {
        guard String(validating: self, as: UTF8.self) == nil else { return nil }
        var parser = Unicode.UTF8.ForwardParser()
        var bytes = makeIterator()
        var offset = 0
        while true {
            switch parser.parseScalar(from: &bytes) {
            case .valid(let scalar): offset += scalar.count
            case .error: return offset
            case .emptyInput: return nil
            }
        }
    }
}

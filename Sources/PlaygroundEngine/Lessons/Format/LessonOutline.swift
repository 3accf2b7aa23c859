/// A lesson file cut into its front matter, what stands before the first step, and its steps; what the blocks of a step
/// mean is for its readers.
struct LessonOutline {
    /// The keys that a kind of file may have.
    struct Keys {
        let required: [String]
        let optional: [String]

        var all: [String] { required + optional }
    }

    /// The prose and the blocks of a part, and before which block of the prose the prediction stands.
    struct Part {
        let prose: [MarkdownBlock]
        let predictionPlace: Int
        let fences: [LessonScanner.Fence]
    }

    struct Section {
        let id: Step.ID
        let heading: LessonScanner.Heading
        let part: Part
    }

    private let source: SourceText
    private let keys: Keys
    private(set) var report = LessonReport()
    /// What the front matter says.
    private(set) var values: [String: String] = [:]
    /// What stands before the first step.
    private(set) var intro = Part(prose: [], predictionPlace: 0, fences: [])
    private(set) var sections: [Section] = []
    /// Whether the file is text at all.
    private(set) var isText = true

    init(_ source: SourceText, keys: Keys) {
        self.source = source
        self.keys = keys
        if let offset = source.utf8.offsetOfInvalidUTF8 {
            report.add(.notUTF8, at: offset..<offset + 1)
            isText = false
            return
        }
        var scanner = LessonScanner(source: source)
        let frontMatter = scanner.frontMatter()
        let pieces = scanner.pieces()
        report = scanner.report
        if let frontMatter { read(frontMatter: frontMatter) }
        let firstHeading = pieces.firstIndex { if case .heading = $0 { true } else { false } } ?? pieces.endIndex
        intro = part(pieces[..<firstHeading])
        readSections(pieces[firstHeading...])
    }

    // MARK: Front matter

    private mutating func read(frontMatter lines: [SourceRange]) {
        for line in lines {
            let text = source[line]
            guard let colon = text.firstIndex(of: ":") else {
                report.add(.frontMatterLineWithoutColon(text), at: line)
                continue
            }
            let key = String(text[..<colon]).trimmed
            let value = String(text[text.index(after: colon)...]).trimmed
            let keyRange = line.lowerBound..<line.lowerBound + text[..<colon].utf8.count
            guard keys.all.contains(key) else {
                let suggestion = Suggestion.nearest(to: key, among: keys.all)
                report.add(
                    .unknownKey(key, suggestion: suggestion, keys: keys.all), at: keyRange, write: suggestion)
                continue
            }
            if values[key] != nil { report.add(.duplicateKey(key), at: keyRange) }
            if value.isEmpty { report.add(.emptyValue(key: key), at: keyRange) }
            let valueRange = line.upperBound - value.utf8.count..<line.upperBound
            if !value.isEmpty, let problem = Self.problem(of: value, for: key) { report.add(problem, at: valueRange) }
            values[key] = value
        }
        for key in keys.required where values[key] == nil {
            report.add(.missingKey(key), at: source.range(ofLine: 1))
        }
    }

    private static func problem(of value: String, for key: String) -> LessonProblem? {
        switch key {
        case "format": value == "1" ? nil : .wrongFormat(found: value)
        case "id": value.isLessonID ? nil : .badID(found: value)
        case "language": LessonLanguage.isTag(value) ? nil : .badLanguage(found: value)
        default: nil
        }
    }

    // MARK: Steps

    private mutating func readSections(_ pieces: ArraySlice<LessonScanner.Piece>) {
        var lines: [Step.ID: Int] = [:]
        var rest = pieces
        while case .heading(let heading)? = rest.first {
            rest = rest.dropFirst()
            let body = rest.prefix { if case .heading = $0 { false } else { true } }
            rest = rest.dropFirst(body.count)
            let content = part(body)
            sections.append(Section(id: readID(of: heading, lines: &lines), heading: heading, part: content))
        }
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

    private mutating func part(_ pieces: ArraySlice<LessonScanner.Piece>) -> Part {
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
        return Part(prose: blocks, predictionPlace: predictionPlace, fences: fences)
    }

    private func read(_ prose: [SourceRange]) -> (blocks: [MarkdownBlock], isCutOff: Bool) {
        MarkdownReader.read(prose.map { source[$0] }.joined(separator: "\n\n"))
    }

    /// The first line with words in `prose`.
    private func firstLine(of prose: SourceRange) -> SourceRange {
        let start = prose.first { !Character(Unicode.Scalar(source.utf8[$0])).isWhitespace } ?? prose.lowerBound
        return source.range(ofLine: source.line(at: start))
    }
}

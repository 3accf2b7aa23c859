/// Reads the lines of one `check` block into checks, reporting each line that is none.
struct CheckParser {
    /// A check whose lines are still coming.
    private struct Draft {
        var condition: Condition
        var explanations: [Explanation] = []
        let range: SourceRange
        var words: String
    }

    let source: SourceText
    private(set) var report: LessonReport
    private var checks: [Check] = []
    /// The line in which each check begins.
    private var lines: [Check.ID: Int] = [:]
    private var draft: Draft?
    /// Whether the draft's first line was reported: the lines below it then belong to it without another word.
    private var isInBrokenCheck = false

    /// The checks of `content`, whose problems are added to `report`.
    static func parse(_ content: SourceRange, of source: SourceText, into report: inout LessonReport) -> [Check] {
        var parser = CheckParser(source: source, report: report)
        parser.readLines(in: content)
        report = parser.report
        return parser.checks
    }

    private init(source: SourceText, report: LessonReport) {
        self.source = source
        self.report = report
    }

    private mutating func readLines(in content: SourceRange) {
        guard !content.isEmpty else { return }
        for number in source.line(at: content.lowerBound)...source.line(at: content.upperBound - 1) {
            let range = source.range(ofLine: number).clamped(to: content)
            var cursor = CheckCursor(source: source, range: range, report: report)
            guard let first = cursor.word() else { continue }
            let line =
                first.lowerBound..<first.lowerBound + source[first.lowerBound..<range.upperBound].trimmed.utf8.count
            if let word = CheckWord(rawValue: source[first]) {
                read(word, first, line, &cursor)
            } else {
                let suggestion = Suggestion.nearest(to: source[first], among: CheckWord.allCases.map(\.rawValue))
                cursor.report.add(
                    .unknownCheckWord(source[first], suggestion: suggestion), at: first, write: suggestion)
            }
            report = cursor.report
        }
        finish()
    }

    private mutating func read(
        _ word: CheckWord, _ range: SourceRange, _ line: SourceRange, _ cursor: inout CheckCursor
    ) {
        switch word {
        case .probe: begin(cursor.probe().map { .probe($0, []) }, line, &cursor)
        case .seen: begin(cursor.sighting().map(Condition.seen), line, &cursor)
        case .route: begin(cursor.routeCondition().map(Condition.route), line, &cursor)
        case .app: begin(cursor.appCondition(), line, &cursor)
        case .used: begin(cursor.word("a command, such as diff").map { .used(cursor.source[$0]) }, line, &cursor)
        case .sent: addCarried(cursor.carried(.refused, before: []), range, line, &cursor)
        case .same: addTwin(cursor.twin(), range, line, &cursor)
        case .with: addPart(cursor.part(), range, line, &cursor)
        case .status, .type, .json, .body, .header, .error, .events, .event, .gap, .ending:
            let isSeen = if case .seen = draft?.condition { true } else { false }
            let expectation = cursor.expectation(word, placeholders: isSeen ? .refused : .allowed)
            if expectation != nil { cursor.expectEnd(of: word.rawValue) }
            add(expectation, word, range, line, &cursor)
        case .when, .otherwise:
            let explanation = cursor.explanation(otherwise: word == .otherwise)
            if draft != nil, let explanation {
                draft?.explanations.append(explanation)
            } else if draft == nil, !isInBrokenCheck {
                cursor.report.add(.explanationWithoutCheck(word.rawValue), at: range)
            }
        }
    }

    private mutating func begin(_ condition: Condition?, _ line: SourceRange, _ cursor: inout CheckCursor) {
        if condition != nil { cursor.expectEnd(of: source[line].prefix { $0 != " " }.description) }
        report = cursor.report
        finish()
        cursor.report = report
        isInBrokenCheck = condition == nil
        draft = condition.map { Draft(condition: $0, range: line, words: normalised(line)) }
    }

    private mutating func addPart(
        _ part: CheckCursor.Part?, _ range: SourceRange, _ line: SourceRange, _ cursor: inout CheckCursor
    ) {
        guard case .probe(var request, let expectations) = draft?.condition else {
            if !isInBrokenCheck { cursor.report.add(.partWithoutProbe("with"), at: range) }
            return
        }
        switch part {
        case .header(let field): request.headers.append(field)
        case .body(let text): request.body = text
        case .field(let field): request.fields.append(field)
        case nil: return
        }
        if request.body != nil, !request.fields.isEmpty { cursor.report.add(.bodyAndForm, at: range) }
        draft?.condition = .probe(request, expectations)
        addWords(of: line)
    }

    /// Adds a `same as …` to the probe at hand.
    private mutating func addTwin(
        _ twin: ProbeTwin?, _ range: SourceRange, _ line: SourceRange, _ cursor: inout CheckCursor
    ) {
        guard case .probe(var request, let expectations) = draft?.condition else {
            if !isInBrokenCheck { cursor.report.add(.partWithoutProbe("same"), at: range) }
            return
        }
        if twin != nil { cursor.expectEnd(of: "same") }
        request.twin = twin
        draft?.condition = .probe(request, expectations)
        if twin == nil { isInBrokenCheck = true }
        addWords(of: line)
    }

    /// Adds a `sent …` to the sighting at hand.
    private mutating func addCarried(
        _ carried: RequestExpectation?, _ range: SourceRange, _ line: SourceRange, _ cursor: inout CheckCursor
    ) {
        guard case .seen(var sighting) = draft?.condition else {
            if draft != nil || !isInBrokenCheck { cursor.report.add(.partWithoutSighting("sent"), at: range) }
            return
        }
        guard let carried else { return }
        cursor.expectEnd(of: "sent")
        sighting.carries.append(carried)
        draft?.condition = .seen(sighting)
        addWords(of: line)
    }

    private mutating func addWords(of line: SourceRange) {
        let words = normalised(line)
        draft?.words += "; " + words
    }

    private mutating func add(
        _ expectation: AnswerExpectation?, _ word: CheckWord, _ range: SourceRange, _ line: SourceRange,
        _ cursor: inout CheckCursor
    ) {
        switch draft?.condition {
        case .probe(let request, let expectations):
            guard let expectation else { return isInBrokenCheck = true }
            draft?.condition = .probe(request, expectations + [expectation])
        case .seen(var sighting):
            guard let expectation else { return }
            sighting.expectations.append(expectation)
            draft?.condition = .seen(sighting)
        case .route, .app, .used, nil:
            if draft != nil || !isInBrokenCheck {
                cursor.report.add(.expectationWithoutAnswer(word.rawValue), at: range)
            }
            return
        }
        addWords(of: line)
    }

    private mutating func finish() {
        guard let draft else { return }
        self.draft = nil
        if case .probe(let request, let expectations) = draft.condition, expectations.isEmpty, request.twin == nil,
            !isInBrokenCheck
        {
            report.add(.probeWithoutExpectation, at: draft.range)
        }
        if let earlier = lines[draft.words] { report.add(.duplicateCheck(line: earlier), at: draft.range) }
        lines[draft.words] = lines[draft.words] ?? source.line(at: draft.range.lowerBound)
        checks.append(
            Check(
                id: draft.words, condition: draft.condition, explanations: draft.explanations, range: draft.range))
    }

    private func normalised(_ line: SourceRange) -> String {
        source[line].split { $0 == " " || $0 == "\t" }.joined(separator: " ")
    }
}

/// Reads the fenced blocks of a lesson's steps.
struct StepReader {
    private let source: SourceText
    private(set) var report: LessonReport

    init(source: SourceText, report: LessonReport) {
        self.source = source
        self.report = report
    }

    /// The texts of the starters before the first step, of which there must be one.
    mutating func starters(_ fences: [LessonScanner.Fence]) -> [String] {
        for fence in fences where fence.kind != .starter {
            report.add(.misplacedFence(fence.kind), at: fence.wordRange)
        }
        let starters = fences.filter { $0.kind == .starter }
        if starters.isEmpty { report.add(.missingStarter, at: source.range(ofLine: 1)) }
        for starter in starters.dropFirst() { report.add(.duplicateFence(.starter), at: starter.wordRange) }
        for starter in starters { _ = attributes(of: starter) }
        return starters.map { text(of: $0) }
    }

    /// Reports a file without steps.
    mutating func requireSteps(_ sections: [LessonOutline.Section]) {
        if sections.isEmpty { report.add(.noSteps, at: source.range(ofLine: 1)) }
    }

    mutating func step(_ section: LessonOutline.Section) -> Step {
        let (id, heading, fences) = (section.id, section.heading, section.part.fences)
        var requests: [ReadyRequest] = []
        var predictions: [Prediction] = []
        var checks: [Check] = []
        var hints: [Hint] = []
        var tips: [Hint] = []
        var solutions: [CommandBlock] = []
        var wrongs: [WrongAnswer] = []
        for fence in fences {
            let attributes = attributes(of: fence)
            if source[fence.content].trimmed.isEmpty { report.add(.emptyFence(fence.kind), at: fence.wordRange) }
            let block = CommandBlock(text: text(of: fence), range: fence.wordRange)
            switch fence.kind {
            case .starter: report.add(.misplacedFence(.starter), at: fence.wordRange)
            case .request: requests.append(request(fence, attributes))
            case .predict:
                if !predictions.isEmpty { report.add(.duplicateFence(.predict), at: fence.wordRange) }
                if let prediction = prediction(fence, attributes) { predictions.append(prediction) }
            case .check: checks += CheckParser.parse(fence.content, of: source, into: &report)
            case .hint:
                let circumstances = attributes["when"].map { self.circumstances(in: $0.valueRange) }
                let hint = Hint(
                    blocks: markdown(block.text, at: fence), circumstances: circumstances ?? [],
                    range: fence.wordRange)
                if circumstances == nil { hints.append(hint) } else { tips.append(hint) }
            case .texts: report.add(.fenceOfTranslation(.texts), at: fence.wordRange)
            case .solution: solutions.append(block)
            case .wrong:
                wrongs.append(WrongAnswer(expected: attributes["expect"]?.value ?? "", commands: block))
            }
        }
        let parts = Set(fences.filter { $0.kind != .hint }.map(\.kind) + (hints.isEmpty ? [] : [.hint]))
        for part in [LessonFence.check, .hint, .solution] where !parts.contains(part) {
            report.add(.missingPart(part, step: heading.title.isEmpty ? id : heading.title), at: heading.titleRange)
        }
        return Step(
            id: id, title: heading.title, prose: section.part.prose, requests: requests,
            prediction: predictions.first, predictionPlace: section.part.predictionPlace, checks: checks, hints: hints,
            tips: tips, solutions: solutions, wrongs: wrongs, range: heading.range)
    }

    /// Reports blocks before the first step of a translation, where none belongs.
    mutating func refuse(_ fences: [LessonScanner.Fence]) {
        for fence in fences {
            report.add(
                fence.kind.isProse ? .misplacedFence(fence.kind) : .fenceOfOriginal(fence.kind), at: fence.wordRange)
        }
    }

    /// The words of a step of a translation.
    mutating func translation(_ section: LessonOutline.Section) -> StepTranslation {
        var predictions: [PredictionWords] = []
        var hints: [Hint] = []
        var texts: [TranslatedText] = []
        for fence in section.part.fences {
            guard fence.kind.isProse else {
                report.add(.fenceOfOriginal(fence.kind), at: fence.wordRange)
                continue
            }
            for attribute in fence.attributes {
                report.add(
                    .attributeInTranslation(attribute.name, of: fence.kind), at: attribute.nameRange)
            }
            if source[fence.content].trimmed.isEmpty { report.add(.emptyFence(fence.kind), at: fence.wordRange) }
            switch fence.kind {
            case .predict:
                if !predictions.isEmpty { report.add(.duplicateFence(.predict), at: fence.wordRange) }
                predictions.append(words(of: fence))
            case .hint: hints.append(Hint(blocks: markdown(text(of: fence), at: fence), range: fence.wordRange))
            case .texts: texts += TextsReader.read(fence.content, of: source, into: &report)
            case .starter, .request, .check, .solution, .wrong: break
            }
        }
        return StepTranslation(
            id: section.id, title: section.heading.title, prose: section.part.prose, prediction: predictions.first,
            predictionPlace: section.part.predictionPlace, hints: hints, texts: texts, range: section.heading.range)
    }

    /// The conditions of a hint.
    private mutating func circumstances(in range: SourceRange) -> [Explanation.Circumstance] {
        var cursor = CheckCursor(source: source, range: range, report: report)
        let circumstances = cursor.circumstances()
        if circumstances != nil { cursor.expectEnd(of: "when") }
        report = cursor.report
        return circumstances ?? []
    }

    /// The attributes of `fence` by name, after reporting those that it does not know, lacks or leaves empty.
    mutating func attributes(of fence: LessonScanner.Fence) -> [String: FenceInfo.Attribute] {
        var known: [String: FenceInfo.Attribute] = [:]
        for attribute in fence.attributes {
            guard fence.kind.attributes.contains(attribute.name) else {
                let suggestion = Suggestion.nearest(to: attribute.name, among: fence.kind.attributes)
                report.add(
                    .unknownAttribute(attribute.name, of: fence.kind, suggestion: suggestion),
                    at: attribute.nameRange, write: suggestion)
                continue
            }
            if known[attribute.name] != nil { report.add(.duplicateAttribute(attribute.name), at: attribute.nameRange) }
            known[attribute.name] = attribute
        }
        for name in fence.kind.requiredAttributes where known[name]?.value.trimmed.isEmpty ?? true {
            report.add(.missingAttribute(name, of: fence.kind), at: known[name]?.nameRange ?? fence.wordRange)
        }
        return known
    }

    private mutating func request(
        _ fence: LessonScanner.Fence, _ attributes: [String: FenceInfo.Attribute]
    ) -> ReadyRequest {
        let text = text(of: fence).trimmed
        if text.contains("\n") { report.add(.requestOfSeveralLines, at: fence.wordRange) }
        return ReadyRequest(name: attributes["name"]?.value ?? "", command: text, range: fence.wordRange)
    }

    /// A question, then the words for a right and for a wrong answer, each from its own line on.
    private mutating func words(of fence: LessonScanner.Fence) -> PredictionWords {
        var parts: [String: [Substring]] = [:]
        var current = "question"
        for line in text(of: fence).split(separator: "\n", omittingEmptySubsequences: false) {
            var line = line
            for name in ["right", "wrong"] where line.hasPrefix(name + ":") {
                current = name
                line = line.dropFirst(name.count + 1)
            }
            parts[current, default: []].append(line)
        }
        let texts = parts.mapValues { $0.joined(separator: "\n").trimmed }
        for name in ["question", "right", "wrong"] where texts[name, default: ""].isEmpty {
            report.add(.predictionWithout(name), at: fence.wordRange)
        }
        return PredictionWords(
            question: markdown(texts["question", default: ""], at: fence),
            whenRight: markdown(texts["right", default: ""], at: fence),
            whenWrong: markdown(texts["wrong", default: ""], at: fence))
    }

    private mutating func prediction(
        _ fence: LessonScanner.Fence, _ attributes: [String: FenceInfo.Attribute]
    ) -> Prediction? {
        let words = words(of: fence)
        guard let written = attributes["status"] else { return nil }
        guard let status = Int(written.value), case .exactly(status)? = StatusPattern(written.value) else {
            report.add(.badStatus(found: written.value, isPattern: false), at: written.valueRange)
            return nil
        }
        return Prediction(
            question: words.question, request: attributes["request"]?.value ?? "", status: status,
            whenRight: words.whenRight, whenWrong: words.whenWrong, range: fence.wordRange)
    }

    private mutating func markdown(_ text: String, at fence: LessonScanner.Fence) -> [MarkdownBlock] {
        let (blocks, isCutOff) = MarkdownReader.read(text)
        if isCutOff { report.add(.proseTooDeep, at: fence.wordRange) }
        return blocks
    }

    private func text(of fence: LessonScanner.Fence) -> String {
        source[fence.content].replacing("\r\n", with: "\n")
    }
}

/// Reads the fenced blocks of one step.
struct StepReader {
    private let source: SourceText
    private(set) var report: LessonReport

    init(source: SourceText, report: LessonReport) {
        self.source = source
        self.report = report
    }

    mutating func step(
        id: String, heading: LessonScanner.Heading, prose: [MarkdownBlock], predictionPlace: Int,
        fences: [LessonScanner.Fence]
    ) -> Step {
        var requests: [ReadyRequest] = []
        var predictions: [Prediction] = []
        var checks: [Check] = []
        var hints: [Hint] = []
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
            case .hint: hints.append(Hint(blocks: markdown(block.text, at: fence), range: fence.wordRange))
            case .solution: solutions.append(block)
            case .wrong:
                wrongs.append(WrongAnswer(expected: attributes["expect"]?.value ?? "", commands: block))
            }
        }
        for part in [LessonFence.check, .hint, .solution] where !fences.contains(where: { $0.kind == part }) {
            report.add(.missingPart(part, step: heading.title.isEmpty ? id : heading.title), at: heading.titleRange)
        }
        return Step(
            id: id, title: heading.title, prose: prose, requests: requests, prediction: predictions.first,
            predictionPlace: predictionPlace, checks: checks, hints: hints, solutions: solutions, wrongs: wrongs,
            range: heading.range)
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
        for name in fence.kind.attributes where known[name]?.value.trimmed.isEmpty ?? true {
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
    private mutating func prediction(
        _ fence: LessonScanner.Fence, _ attributes: [String: FenceInfo.Attribute]
    ) -> Prediction? {
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
        guard let written = attributes["status"] else { return nil }
        guard let status = Int(written.value), case .exactly(status)? = StatusPattern(written.value) else {
            report.add(.badStatus(found: written.value, isPattern: false), at: written.valueRange)
            return nil
        }
        return Prediction(
            question: markdown(texts["question", default: ""], at: fence),
            request: attributes["request"]?.value ?? "", status: status,
            whenRight: markdown(texts["right", default: ""], at: fence),
            whenWrong: markdown(texts["wrong", default: ""], at: fence), range: fence.wordRange)
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

extension LessonTranslation {
    /// What does not fit `original`, at its place here; empty where every step has its words and no more.
    func problems(beside original: Lesson) -> [Diagnostic] {
        var report = LessonReport()
        let firstLine = source.range(ofLine: 1)
        if language == original.originalLanguage { report.add(.ownLanguage(language), at: firstLine) }
        for step in original.steps where !steps.contains(where: { $0.id == step.id }) {
            report.add(.translationWithoutStep(id: step.id, title: step.title), at: firstLine)
        }
        for words in steps {
            guard let step = original.steps.first(where: { $0.id == words.id }) else {
                let suggestion = Suggestion.nearest(to: words.id, among: original.steps.map(\.id))
                report.add(.translationOfNoStep(id: words.id, suggestion: suggestion), at: words.range)
                continue
            }
            words.report(beside: step, into: &report)
        }
        return report.inOrder
    }
}

extension StepTranslation {
    fileprivate func report(beside step: Step, into report: inout LessonReport) {
        let expected = step.allHints.count
        if hints.count != expected {
            report.add(.translatedHints(found: hints.count, expected: expected, step: title), at: range)
        }
        switch (prediction, step.prediction) {
        case (nil, .some): report.add(.translationWithoutPrediction(step: title), at: range)
        case (.some, nil): report.add(.translationOfNoPrediction(step: title), at: range)
        case (nil, nil), (.some, .some): break
        }
        for (index, hint) in hints.enumerated() where hint.givesAway(step) {
            report.add(.translatedHintGivesSolutionAway(number: index + 1), at: hint.range)
        }
        for text in texts {
            let known = step.texts(text.place)
            guard known.contains(text.original) else {
                let suggestion = Suggestion.nearest(to: text.original, among: known)
                report.add(
                    .translationOfNoText(text.place, text.original, suggestion: suggestion), at: text.range)
                continue
            }
            for name in Self.names(in: text.original).subtracting(Self.names(in: text.text)).sorted() {
                report.add(.translationWithoutName(name, of: text.text), at: text.range)
            }
        }
    }

    /// What is filled in: `{routes}`, `{word}` and the like.
    private static func names(in text: String) -> Set<String> {
        Set(
            text.matches(of: /\{[a-z0-9]+\}/).map { String($0.output) }.filter { name in
                FailureWords.names.contains(String(name.dropFirst().dropLast())) || Placeholder(name) != nil
            })
    }
}

extension Step {
    /// The texts of a kind that a translation may replace.
    fileprivate func texts(_ place: TranslatedText.Place) -> [String] {
        switch place {
        case .say: checks.flatMap(\.explanations).map(\.say)
        case .tryNext: checks.flatMap(\.explanations).compactMap(\.tryNext)
        case .request: requests.map(\.name)
        }
    }
}

extension Hint {
    /// Whether it holds every line of a solution; lines that only send a request count where there are no others.
    func givesAway(_ step: Step) -> Bool {
        let words = blocks.plainText.filter { !$0.isWhitespace }
        return step.solutions.contains { solution in
            let lines = solution.text.split(whereSeparator: \.isNewline).map(\.trimmed).filter { !$0.isEmpty }
            let edits = lines.filter { !$0.hasPrefix("send ") }
            return (edits.isEmpty ? lines : edits).allSatisfy { words.contains($0.filter { !$0.isWhitespace }) }
        }
    }
}

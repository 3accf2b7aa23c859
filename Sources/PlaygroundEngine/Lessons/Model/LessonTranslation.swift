/// The words of a lesson in another language: a file `NN-name.de.md` beside the original.
///
/// Checks, solutions, wrong answers and requests are the original's.
package struct LessonTranslation: Hashable, Sendable {
    /// A language tag such as `de` or `pt-BR` (RFC 5646).
    package let language: String
    package let title: String
    package let summary: String
    package let intro: [MarkdownBlock]
    package let steps: [StepTranslation]
    package let source: SourceText
}

/// The words of one step in another language.
package struct StepTranslation: Identifiable, Hashable, Sendable {
    /// That of the original.
    package let id: Step.ID
    package let title: String
    package let prose: [MarkdownBlock]
    /// The question and the words about its answers; nil where the step asks nothing.
    package let prediction: PredictionWords?
    /// How many blocks of the prose stand before the prediction.
    package let predictionPlace: Int
    /// In the order of the original's hint blocks, those with a condition included.
    package let hints: [Hint]
    package let texts: [TranslatedText]
    /// The heading.
    package let range: SourceRange
}

/// What a prediction asks and says.
package struct PredictionWords: Hashable, Sendable {
    package let question: [MarkdownBlock]
    package let whenRight: [MarkdownBlock]
    package let whenWrong: [MarkdownBlock]
}

/// One text of the original beside what stands in its place.
package struct TranslatedText: Hashable, Sendable {
    /// Where the original has the text.
    package enum Place: String, Hashable, Sendable, CaseIterable {
        /// Behind `say` and behind `try` in an explanation.
        case say
        case tryNext = "try"
        /// The name of a ready request.
        case request
    }

    package let place: Place
    package let original: String
    package let text: String
    package let range: SourceRange
}

extension Lesson {
    /// The languages in which it is there, its own first.
    package var languages: [String] { [originalLanguage] + translations.map(\.language) }

    /// The lesson in the first of `languages` in which it is there; as it was written where it is in none.
    package func translated(into languages: [String]) -> Lesson {
        for language in languages {
            if language == originalLanguage { return self }
            if let words = translations.first(where: { $0.language == language }) { return translated(words) }
        }
        return self
    }

    private func translated(_ words: LessonTranslation) -> Lesson {
        let steps = steps.map { step in
            words.steps.first { $0.id == step.id }.map(step.translated) ?? step
        }
        return Lesson(
            id: id, number: number, title: words.title, summary: words.summary, intro: words.intro, starter: starter,
            steps: steps, source: source, originalLanguage: originalLanguage, language: words.language,
            translations: translations)
    }
}

extension Step {
    /// All hint blocks in the order of the file.
    var allHints: [Hint] { (hints + tips).sorted { $0.range.lowerBound < $1.range.lowerBound } }

    fileprivate func translated(_ words: StepTranslation) -> Step {
        let hints = zip(allHints, words.hints).map { original, hint in
            Hint(blocks: hint.blocks, circumstances: original.circumstances, range: original.range)
        }
        let prediction = prediction.map { original in
            guard let said = words.prediction else { return original }
            return Prediction(
                question: said.question, request: original.request, status: original.status,
                whenRight: said.whenRight, whenWrong: said.whenWrong, range: original.range)
        }
        return Step(
            id: id, title: words.title, prose: words.prose,
            requests: requests.map { request in
                ReadyRequest(
                    name: words.text(.request, for: request.name), command: request.command, range: request.range)
            }, prediction: prediction, predictionPlace: words.predictionPlace,
            checks: checks.map { $0.translated(words) }, hints: hints.filter(\.circumstances.isEmpty),
            tips: hints.filter { !$0.circumstances.isEmpty }, solutions: solutions, wrongs: wrongs, range: range)
    }
}

extension Check {
    fileprivate func translated(_ words: StepTranslation) -> Check {
        let explanations = explanations.map { explanation in
            Explanation(
                whenAll: explanation.circumstances, say: words.text(.say, for: explanation.say),
                tryNext: explanation.tryNext.map { words.text(.tryNext, for: $0) })
        }
        return Check(id: id, condition: condition, explanations: explanations, range: range)
    }
}

extension StepTranslation {
    /// What stands in the place of `original`, or that itself.
    fileprivate func text(_ place: TranslatedText.Place, for original: String) -> String {
        texts.first { $0.place == place && $0.original == original }?.text ?? original
    }
}

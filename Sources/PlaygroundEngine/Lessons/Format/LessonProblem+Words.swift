extension LessonProblem {
    var code: String {
        switch self {
        case .notUTF8: "lesson-not-utf8"
        case .missingFrontMatter: "missing-front-matter"
        case .unterminatedFrontMatter: "unterminated-front-matter"
        case .frontMatterLineWithoutColon: "front-matter-line-without-colon"
        case .unknownKey: "unknown-key"
        case .duplicateKey: "duplicate-key"
        case .missingKey: "missing-key"
        case .emptyValue: "empty-value"
        case .wrongFormat: "wrong-format"
        case .badID: "bad-id"
        case .badLanguage: "bad-language"
        case .missingStarter: "missing-starter"
        case .noSteps: "no-steps"
        case .duplicateLesson: "duplicate-lesson"
        case .duplicateNumber: "duplicate-number"
        case .stepWithoutID: "step-without-id"
        case .stepWithoutTitle: "step-without-title"
        case .duplicateStep: "duplicate-step"
        case .missingPart(let part, _): "missing-\(part.rawValue)"
        case .proseTooDeep: "prose-too-deep"
        case .fenceWithoutWord: "fence-without-word"
        case .unknownFence: "unknown-fence"
        case .misplacedFence: "misplaced-fence"
        case .duplicateFence: "duplicate-fence"
        case .unterminatedFence: "unterminated-fence"
        case .emptyFence: "empty-fence"
        case .malformedAttribute: "malformed-attribute"
        case .unknownAttribute: "unknown-attribute"
        case .duplicateAttribute: "duplicate-attribute"
        case .missingAttribute: "missing-attribute"
        case .requestOfSeveralLines: "request-of-several-lines"
        case .predictionWithout: "incomplete-prediction"
        case .badStatus: "bad-status"
        case .fenceOfOriginal: "fence-of-original"
        case .fenceOfTranslation: "fence-of-translation"
        case .attributeInTranslation: "attribute-in-translation"
        case .unknownTextWord: "unknown-text-word"
        case .badTextLine: "bad-text-line"
        case .translationOfNothing: "translation-of-nothing"
        case .otherLanguage: "other-language"
        case .ownLanguage: "own-language"
        case .translationWithoutStep: "translation-without-step"
        case .translationOfNoStep: "translation-of-no-step"
        case .translatedHints: "translated-hints"
        case .translationWithoutPrediction: "translation-without-prediction"
        case .translationOfNoPrediction: "translation-of-no-prediction"
        case .translationOfNoText: "translation-of-no-text"
        case .translationWithoutName: "translation-without-name"
        case .translatedHintGivesSolutionAway: "hint-gives-solution-away"
        case .unknownCheckWord: "unknown-check-word"
        case .expectationWithoutAnswer: "expectation-without-answer"
        case .partWithoutProbe: "part-without-probe"
        case .partWithoutSighting: "part-without-sighting"
        case .bodyAndForm: "body-and-form"
        case .badField: "bad-field"
        case .explanationWithoutCheck: "explanation-without-check"
        case .probeWithoutExpectation: "probe-without-expectation"
        case .duplicateCheck: "duplicate-check"
        case .missingInCheck: "missing-in-check"
        case .unexpectedText: "unexpected-text"
        case .unknownOption: "unknown-option"
        case .badMethod: "bad-method"
        case .badTarget: "bad-target"
        case .badJSONPath: "bad-json-path"
        case .badValue: "bad-value"
        case .badHeader: "bad-header"
        case .badCount: "bad-count"
        case .badEventPlace: "bad-event-place"
        case .badDuration: "bad-duration"
        case .unterminatedText: "unterminated-text"
        case .unknownPlaceholder: "unknown-placeholder"
        case .placeholderWithoutProbe: "placeholder-without-probe"
        }
    }

    var message: String {
        switch self {
        case .notUTF8: "this byte is no UTF-8; a lesson file is UTF-8 text"
        case .missingFrontMatter: "the lesson starts without front matter; expected a line “---”"
        case .unterminatedFrontMatter: "the front matter has no end; expected a second line “---”"
        case .frontMatterLineWithoutColon(let line): "“\(line)” is no front matter; expected “key: value”"
        case .unknownKey(let key, let suggestion, _):
            "the front matter has an unknown key “\(key)”" + meant(suggestion)
        case .duplicateKey(let key): "the key “\(key)” stands here a second time; expected it once"
        case .missingKey(let key): "the front matter has no “\(key)”; expected a line “\(key): …”"
        case .emptyValue(let key): "the key “\(key)” has no value; expected text after the colon"
        case .wrongFormat(let found): "the lesson's format is “\(found)”; this program reads format 1"
        case .badID(let found): "“\(found)” is no id; expected small letters, digits and dashes, such as first-request"
        case .badLanguage(let found): "“\(found)” is no language; expected a tag such as de or pt-BR"
        case .missingStarter: "the lesson has no starter; expected a “```starter” block before the first step"
        case .noSteps: "the lesson has no steps; expected a heading such as “## Say hello {#say-hello}”"
        case .duplicateLesson(let id, let other): "the id “\(id)” belongs to \(other) already; expected another"
        case .duplicateNumber(let number, let other):
            "the number \(number) belongs to \(other) already; expected another"
        case .stepWithoutID(let title): "the step “\(title)” has no id; expected “{#some-id}” at the end of the heading"
        case .stepWithoutTitle: "this step has no title; expected words before its id"
        case .duplicateStep(let id, let line):
            "the id “\(id)” belongs to the step in line \(line) already; expected another"
        case .missingPart(let part, let step):
            "the step “\(step)” has no \(part.rawValue); expected a “```\(part.rawValue)” block"
        case .proseTooDeep:
            "the text of this part nests deeper than \(MarkdownReader.maximumDepth) levels; expected a flatter one"
        case .fenceWithoutWord:
            "this block does not say what it is; expected a word behind the backticks, such as “text”"
        case .unknownFence(let word, let suggestion): "“\(word)” is no kind of block" + meant(suggestion)
        case .misplacedFence(.starter): "a starter block stands in a step; expected it before the first step"
        case .misplacedFence(let fence): "a \(fence.rawValue) block stands before the first step; expected it in a step"
        case .duplicateFence(let fence): "a second \(fence.rawValue) block; expected one"
        case .unterminatedFence(let word): "the \(word) block has no end; expected a line of backticks"
        case .emptyFence(let fence): "the \(fence.rawValue) block is empty; expected text in it"
        case .malformedAttribute(let text): "“\(text)” is no attribute; expected name=\"value\""
        case .unknownAttribute(let name, let fence, let suggestion):
            "a \(fence.rawValue) block knows no attribute “\(name)”" + meant(suggestion)
        case .duplicateAttribute(let name): "the attribute “\(name)” stands here a second time; expected it once"
        case .missingAttribute(let name, let fence):
            "the \(fence.rawValue) block has no \(name); expected \(name)=\"…\" behind the word"
        case .requestOfSeveralLines: "the request block has more than one line; expected one, such as “GET /items”"
        case .predictionWithout("question"): "the predict block asks nothing; expected a question as its first line"
        case .predictionWithout(let part): "the predict block has no words for \(part); expected a line “\(part): …”"
        case .badStatus(let found, true): "“\(found)” is no status; expected 100 to 599, or a family such as 4xx"
        case .badStatus(let found, false): "“\(found)” is no status; expected 100 to 599"
        case .fenceOfOriginal(let fence):
            "a \(fence.rawValue) block stands in a translation; expected none, since the original's is used"
        case .fenceOfTranslation(let fence):
            "a \(fence.rawValue) block stands in an original; expected it in a translation alone"
        case .attributeInTranslation(let name, let fence):
            "the \(fence.rawValue) block has the attribute “\(name)”; expected none, since the original's is used"
        case .unknownTextWord(let word, let suggestion):
            "“\(word)” is no kind of text; expected say, try or request" + meant(suggestion)
        case .badTextLine(let word): "this line is no pair of texts; expected \(word) \"…\" -> \"…\""
        case .translationOfNothing(let file): "there is no original beside this translation; expected the file \(file)"
        case .otherLanguage(let found, let file): "the language is “\(found)”; the file's name says “\(file)”"
        case .ownLanguage(let language): "“\(language)” is the language of the original; expected another"
        case .translationWithoutStep(let id, let title):
            "the step “\(title)” of the original is missing; expected a heading that ends in “{#\(id)}”"
        case .translationOfNoStep(let id, let suggestion):
            "the original has no step “\(id)”" + meant(suggestion)
        case .translatedHints(let found, let expected, let step):
            "the step “\(step)” has \(Quantity.count(found, "hint")); the original has \(expected)"
        case .translationWithoutPrediction(let step):
            "the step “\(step)” has no prediction; the original's has one: expected a “```predict” block"
        case .translationOfNoPrediction(let step): "the step “\(step)” has a prediction; the original's has none"
        case .translationOfNoText(let place, let text, let suggestion):
            "the step of the original has no \(place.rawValue) with the text “\(text)”" + meant(suggestion)
        case .translationWithoutName(let name, let text):
            "“\(text)” does not say \(name); the original does"
        case .translatedHintGivesSolutionAway(let number):
            "hint \(number) contains a whole solution; expected the last step left out"
        case .unknownCheckWord(let word, let suggestion): "a check knows no word “\(word)”" + meant(suggestion)
        case .expectationWithoutAnswer(let word):
            "“\(word)” has no answer to look at; expected a probe or a seen line before it"
        case .partWithoutProbe(let word): "“\(word)” has no request to be part of; expected a probe line before it"
        case .partWithoutSighting(let word): "“\(word)” has no request to look at; expected a seen line before it"
        case .bodyAndForm: "a probe carries either a body or a form; expected one of the two"
        case .badField(let found, true): "“\(found)” is no file of a form; expected “field=name.txt”"
        case .badField(let found, false): "“\(found)” is no field of a form; expected “field=value”"
        case .explanationWithoutCheck(let word): "“\(word)” has nothing to explain; expected a check before it"
        case .probeWithoutExpectation: "this probe expects nothing; expected a line such as “status 200” below it"
        case .duplicateCheck(let line): "this check stands in line \(line) already; expected each check once"
        case .missingInCheck(let what, let place): "\(what) is missing after “\(place)”"
        case .unexpectedText(let text, let place):
            "“\(text)” stands after the end of “\(place)”; expected the end of the line"
        case .unknownOption(let word, let place, let options, let suggestion):
            "“\(word)” cannot stand after “\(place)”; expected " + listed(options) + meant(suggestion)
        case .badMethod(let found): "“\(found)” is no method; expected capital letters, such as GET"
        case .badTarget(let found): "“\(found)” is no path; expected it to start with “/”"
        case .badJSONPath(let found): "“\(found)” is no place in JSON; expected one such as $.items[0].name"
        case .badValue(let found): "“\(found)” is no JSON; expected a JSON value, or one word without spaces"
        case .badHeader(let found): "“\(found)” is no header field; expected “Name: value”"
        case .badCount(let found): "“\(found)” is no number of events; expected a whole number such as 4"
        case .badEventPlace(let found): "“\(found)” is no event; expected a number from 1 on, or “last”"
        case .badDuration(let found): "“\(found)” is no time; expected one such as 200ms or 0.5s"
        case .unterminatedText: "this text has no end; expected a closing quotation mark"
        case .unknownPlaceholder(let found, let suggestion): "“\(found)” stands for nothing" + meant(suggestion)
        case .placeholderWithoutProbe(let found):
            "“\(found)” is a new random value each time, and only a probe sends it; expected a fixed value or “*”"
        }
    }

    var note: String? {
        switch self {
        case .unknownKey(_, _, let keys): "the keys are \(listed(keys))"
        case .unknownFence:
            "blocks for the program: \(listed(LessonFence.allCases.map(\.rawValue))); "
                + "blocks to read: \(listed(ProseLanguage.allCases.map(\.rawValue)))"
        case .unknownCheckWord: "the words are \(listed(CheckWord.allCases.map(\.rawValue)))"
        case .unknownPlaceholder: "the names are {word}, {int}, \(listed(FailureWords.names.map { "{\($0)}" }))"
        default: nil
        }
    }

    private func meant(_ suggestion: String?) -> String {
        suggestion.map { "; did you mean “\($0)”?" } ?? ""
    }

    private func listed(_ words: [String]) -> String { words.joined(separator: ", ") }
}

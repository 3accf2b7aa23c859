/// What can be wrong with a lesson file.
enum LessonProblem: Problem {
    // The file as a whole.
    case notUTF8
    case missingFrontMatter
    case unterminatedFrontMatter
    case frontMatterLineWithoutColon(String)
    case unknownKey(String, suggestion: String?, keys: [String])
    case duplicateKey(String)
    case missingKey(String)
    case emptyValue(key: String)
    case wrongFormat(found: String)
    case badID(found: String)
    case badLanguage(found: String)
    case missingStarter
    case noSteps
    case duplicateLesson(id: String, otherFile: String)
    case duplicateNumber(Int, otherFile: String)

    // Steps.
    case stepWithoutID(title: String)
    case stepWithoutTitle
    case duplicateStep(id: String, line: Int)
    case missingPart(LessonFence, step: String)
    case proseTooDeep

    // Fenced blocks.
    case fenceWithoutWord
    case unknownFence(String, suggestion: String?)
    case misplacedFence(LessonFence)
    case duplicateFence(LessonFence)
    case unterminatedFence(String)
    case emptyFence(LessonFence)
    case malformedAttribute(String)
    case unknownAttribute(String, of: LessonFence, suggestion: String?)
    case duplicateAttribute(String)
    case missingAttribute(String, of: LessonFence)
    case requestOfSeveralLines
    case predictionWithout(String)
    case badStatus(found: String, isPattern: Bool)

    // Translations.
    case fenceOfOriginal(LessonFence)
    case fenceOfTranslation(LessonFence)
    case attributeInTranslation(String, of: LessonFence)
    case unknownTextWord(String, suggestion: String?)
    case badTextLine(String)
    case translationOfNothing(file: String)
    case otherLanguage(found: String, fileSays: String)
    case ownLanguage(String)
    case translationWithoutStep(id: String, title: String)
    case translationOfNoStep(id: String, suggestion: String?)
    case translatedHints(found: Int, expected: Int, step: String)
    case translationWithoutPrediction(step: String)
    case translationOfNoPrediction(step: String)
    case translationOfNoText(TranslatedText.Place, String, suggestion: String?)
    case translationWithoutName(String, of: String)
    case translatedHintGivesSolutionAway(number: Int)

    // Checks.
    case unknownCheckWord(String, suggestion: String?)
    case expectationWithoutAnswer(String)
    case partWithoutProbe(String)
    case partWithoutSighting(String)
    case bodyAndForm
    case badField(String, isFile: Bool)
    case explanationWithoutCheck(String)
    case probeWithoutExpectation
    case duplicateCheck(line: Int)
    case missingInCheck(String, after: String)
    case unexpectedText(String, after: String)
    case unknownOption(String, in: String, options: [String], suggestion: String?)
    case badMethod(String)
    case badTarget(String)
    case badJSONPath(String)
    case badValue(String)
    case badHeader(String)
    case badCount(String)
    case badEventPlace(String)
    case badDuration(String)
    case unterminatedText
    case unknownPlaceholder(String, suggestion: String?)
    case placeholderWithoutProbe(String)
}

/// The fenced blocks of a lesson that machines read.
enum LessonFence: String, Hashable, Sendable, CaseIterable {
    case starter, request, predict, check, hint, solution, wrong
    /// In translations alone.
    case texts

    /// The attributes that may stand behind the word.
    var attributes: [String] {
        switch self {
        case .request: ["name"]
        case .predict: ["status", "request"]
        case .wrong: ["expect"]
        case .hint: ["when"]
        case .starter, .check, .solution, .texts: []
        }
    }

    /// Those that must be there.
    var requiredAttributes: [String] { self == .hint ? [] : attributes }

    /// Whether a translation has such blocks, too.
    var isProse: Bool {
        switch self {
        case .predict, .hint, .texts: true
        case .starter, .request, .check, .solution, .wrong: false
        }
    }
}

/// The fenced blocks that belong to the prose: code that is shown and never read.
enum ProseLanguage: String, CaseIterable {
    case text, python, json, http, shell, html, javascript, go, rust, swift
}

/// Why a move through the lessons is not possible now.
package enum LessonRefusal: Error, Hashable, Sendable {
    case unknownLesson(String, suggestion: String?, lessons: Int)
    case noLessonOpen
    /// The step is neither done nor skipped, and no later one was begun.
    case stepOpen(title: String)
    case firstStep(title: String)
    /// The last step of the last lesson.
    case endOfModule
    /// The same, and every step of every lesson is done or skipped.
    case moduleFinished
    /// All hints of the step are shown.
    case noMoreHints(count: Int)
    case noPrediction(title: String)
    case badStatus(String)

    /// One sentence that names what was asked, and what to do next.
    package var message: String {
        switch self {
        case .unknownLesson(let name, let suggestion, let count):
            "there is no lesson “\(name)”; "
                + (suggestion.map { "did you mean “\($0)”?" } ?? "the lessons are 1 to \(count), “lessons” lists them")
        case .noLessonOpen: "no lesson is open; “lesson 1” opens the first"
        case .stepOpen(let title):
            "the step “\(title)” is not done yet; “check” tells what is missing, “skip” performs it and goes on"
        case .firstStep(let title): "“\(title)” is the first step of its lesson; “lessons” lists the others"
        case .endOfModule: "this is the last step of the last lesson; “lessons” lists all of them"
        case .moduleFinished:
            "this is the last step of the last lesson, and every lesson is finished; “card” shows what became of your API"
        case .noMoreHints(let count):
            "all \(count) hints of this step are shown; “solution” shows and performs the answer"
        case .noPrediction(let title): "the step “\(title)” asks for no prediction; “next” goes on once it is done"
        case .badStatus(let text): "“\(text)” is no status; expected a number from 100 to 599, such as 404"
        }
    }
}

/// What became of somebody's API, to be shown around: facts, which a text and a picture draw.
///
/// Texts in it come from `main.py` and are trusted with nothing: drawing makes control characters visible.
package struct APICard: Hashable, Sendable {
    package struct Route: Hashable, Sendable {
        package let method: String
        package let path: String

        package init(method: String, path: String) {
            self.method = method
            self.path = path
        }
    }

    /// How many of something are done and skipped, and how many there are.
    package struct Share: Hashable, Sendable {
        package let done: Int
        package let skipped: Int
        package let total: Int

        package init(done: Int, skipped: Int, total: Int) {
            self.done = done
            self.skipped = skipped
            self.total = total
        }
    }

    package let title: String
    package let version: String
    package let routes: [Route]
    /// The names of the models.
    package let models: [String]
    /// Lessons without an open step; nil of both where there are no lessons.
    package let lessons: Share?
    package let steps: Share?
    /// How long somebody worked on the lessons, in seconds.
    package let seconds: Double
    package let answers: AnswerCounts
    /// The day, such as `2026-11-28`.
    package let date: String

    package init(
        title: String, version: String, routes: [Route], models: [String], lessons: Share?, steps: Share?,
        seconds: Double, answers: AnswerCounts, date: String
    ) {
        self.title = title
        self.version = version
        self.routes = routes
        self.models = models
        self.lessons = lessons
        self.steps = steps
        self.seconds = seconds
        self.answers = answers
        self.date = date
    }

    /// The most routes that are drawn.
    static let routeLimit = 16

    /// The routes that are drawn, and how many more there are.
    var shownRoutes: (routes: ArraySlice<Route>, more: Int) {
        let shown = routes.count > Self.routeLimit ? routes.prefix(Self.routeLimit - 1) : routes[...]
        return (shown, routes.count - shown.count)
    }

    /// What there is to say beside the routes: a name and its words.
    var facts: [(name: String, words: String)] {
        var facts: [(name: String, words: String)] = []
        if !models.isEmpty {
            let more = models.count > 12 ? " and \(models.count - 12) more" : ""
            facts.append(("Models", models.prefix(12).joined(separator: ", ") + more))
        }
        if let lessons, let steps {
            let all = lessons.done == lessons.total ? "all \(lessons.total)" : "\(lessons.done) of \(lessons.total)"
            facts.append(("Lessons", "\(all) finished"))
            let skipped = steps.skipped > 0 ? ", \(steps.skipped) skipped" : ""
            facts.append(("Steps", "\(steps.done) of \(steps.total) done\(skipped)"))
            facts.append(("At work", Quantity.workTime(seconds)))
        }
        let streams = answers.streams > 0 ? ", \(answers.streams) of them streamed" : ""
        facts.append(("Answered", Quantity.count(answers.total, "request") + streams))
        return facts
    }

    /// The classes of statuses that were answered, with how often.
    var classes: [(name: String, count: Int)] {
        [
            ("2xx", answers.success), ("3xx", answers.redirection), ("4xx", answers.clientError),
            ("5xx", answers.serverError),
        ]
    }
}

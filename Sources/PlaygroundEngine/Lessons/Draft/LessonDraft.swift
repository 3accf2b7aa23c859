/// A lesson in the making: what was done, as a file that its author finishes.
package struct LessonDraft: Hashable, Sendable {
    package struct Step: Hashable, Sendable {
        package let title: String
        /// What was typed, a whole input each.
        package let solution: [String]
        /// The words after `send` of what the client pane is to offer.
        package let requests: [String]
        /// The request to be guessed and the status that it gets when the step begins.
        package let prediction: Prediction?
        /// The lines of the checks.
        package let checks: [String]
    }

    package struct Prediction: Hashable, Sendable {
        package let request: String
        package let status: Int
    }

    package let id: String
    package let title: String
    package let starter: String
    package let steps: [Step]

    /// The file.
    package var text: String {
        let head = """
            ---
            format: 1
            id: \(id)
            title: \(title)
            summary: FILL IN: one sentence for the list.
            ---

            FILL IN: what the lesson is about, in a few short sentences.

            \(Self.fence("starter", starter))

            """
        return head + steps.enumerated().map { "\n" + Self.text(of: $1, number: $0 + 1) }.joined()
    }

    private static func text(of step: Step, number: Int) -> String {
        var parts = ["## \(step.title) {#step-\(number)}"]
        if let prediction = step.prediction {
            let (request, status) = (prediction.request, prediction.status)
            parts.append(
                fence(
                    "predict status=\(status) request=\"\(request)\"",
                    """
                    FILL IN: what happens before the request. Which status will `\(request)` get?
                    right: Right: \(status). FILL IN: why.
                    wrong: It is \(status). FILL IN: why.
                    """))
        }
        parts.append("FILL IN: why, and then what. This is what was typed:")
        parts.append(fence("shell", step.solution.joined(separator: "\n")))
        for (index, request) in step.requests.enumerated() {
            parts.append(fence("request name=\"FILL IN: request \(index + 1)\"", request))
        }
        parts.append(fence("check", step.checks.joined(separator: "\n")))
        for hint in ["FILL IN: a nudge.", "FILL IN: a pointer.", "FILL IN: nearly the answer."] {
            parts.append(fence("hint", hint))
        }
        parts.append(fence("solution", commands(step.solution)))
        return parts.joined(separator: "\n\n") + "\n"
    }

    /// Inputs as a script: an empty line ends a block of several lines.
    package static func commands(_ inputs: [String]) -> String {
        inputs.enumerated().map { index, input in
            input.contains("\n") && index + 1 < inputs.count ? input + "\n" : input
        }.joined(separator: "\n")
    }

    private static func fence(_ words: String, _ content: String) -> String {
        let longest = content.matches(of: /`+/).map(\.output.count).max() ?? 0
        let marks = String(repeating: "`", count: max(3, longest + 1))
        return "\(marks)\(words)\n\(content.hasSuffix("\n") ? String(content.dropLast()) : content)\n\(marks)"
    }
}

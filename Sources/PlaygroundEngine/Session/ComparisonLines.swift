/// A comparison of answers as lines of text.
enum ComparisonLines {
    static func lines(of comparisons: [AnswerComparison], with name: String) -> [ResultLine] {
        guard !comparisons.isEmpty else {
            return [ResultLine(.note, "nothing was sent yet and there is no route, so there is nothing to compare")]
        }
        let rows = comparisons.map { [request(of: $0), summary($0.here), summary($0.there), verdict(on: $0)] }
        let table = TextTable.lines([["request", "here", name, ""]] + rows)
        let different = comparisons.filter { !$0.differences.isEmpty }
        let count = Quantity.count(comparisons.count, "request")
        guard !different.isEmpty else {
            return table + [
                ResultLine(
                    .success,
                    "\(count), the same status, headers and bytes from both; only date and server are their own")
            ]
        }
        return table + different.flatMap(details)
            + [
                ResultLine(
                    .failure, "\(different.count) of \(count) differ; docs/differences.md lists those that are meant")
            ]
    }

    private static func request(of comparison: AnswerComparison) -> String {
        let target = VisibleText.escape(comparison.request.target)
        let text = "\(comparison.request.method) \(target)"
        let body = comparison.request.body
        guard !body.isEmpty else { return shortened(text, to: 48) }
        return shortened("\(text) \(VisibleText.escape(String(decoding: body.prefix(200), as: UTF8.self)))", to: 48)
    }

    private static func summary(_ outcome: ClientExchange.Outcome) -> String {
        switch outcome {
        case .response(let response, _): "\(response.status), \(Quantity.bytes(response.body.count))"
        case .failed: "no whole answer"
        }
    }

    private static func verdict(on comparison: AnswerComparison) -> String {
        let parts = comparison.differences.map { difference in
            switch difference {
            case .status: "status"
            case .headers(let names): names.joined(separator: ", ")
            case .body: "body"
            case .outcome: "answer"
            }
        }
        return parts.isEmpty ? "same" : "differs: " + parts.joined(separator: ", ")
    }

    private static func details(of comparison: AnswerComparison) -> [ResultLine] {
        [
            ResultLine(.heading, request(of: comparison)), ResultLine(.removed, "here   " + text(comparison.here)),
            ResultLine(.added, "there  " + text(comparison.there)),
        ]
    }

    private static func text(_ outcome: ClientExchange.Outcome) -> String {
        switch outcome {
        case .failed(let reason): reason
        case .response(let response, _):
            "\(response.status) "
                + shortened(VisibleText.escape(String(decoding: response.body.prefix(1000), as: UTF8.self)), to: 300)
        }
    }

    private static func shortened(_ text: String, to width: Int) -> String {
        text.count <= width ? text : text.prefix(width - 1) + "…"
    }
}

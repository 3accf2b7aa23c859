/// What two servers answered to the same request, and in which parts the answers differ.
package struct AnswerComparison: Hashable, Sendable {
    package enum Difference: Hashable, Sendable {
        case status
        /// The names of the fields that one of them has otherwise, in small letters.
        case headers([String])
        case body
        /// One of them gave no whole answer.
        case outcome
    }

    package let request: ClientRequest
    package let here: ClientExchange.Outcome
    package let there: ClientExchange.Outcome

    package init(request: ClientRequest, here: ClientExchange.Outcome, there: ClientExchange.Outcome) {
        self.request = request
        self.here = here
        self.there = there
    }

    package var differences: [Difference] {
        switch (here, there) {
        case (.response(let here, _), .response(let there, _)):
            var found: [Difference] = []
            if here.status != there.status { found.append(.status) }
            let names = Self.fieldsThatDiffer(here.headers, there.headers)
            if !names.isEmpty { found.append(.headers(names)) }
            if here.body != there.body { found.append(.body) }
            return found
        case (.failed, .failed): return []
        case (.failed, .response), (.response, .failed): return [.outcome]
        }
    }

    /// Fields that every server fills in its own way.
    private static let ownFields: Set<String> = ["date", "server"]

    private static func fieldsThatDiffer(_ here: Headers, _ there: Headers) -> [String] {
        let names = Set((here.fields + there.fields).map { $0.name.lowercased() }).subtracting(ownFields)
        return names.filter { here.all($0) != there.all($0) }.sorted()
    }
}

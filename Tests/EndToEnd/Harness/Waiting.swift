import Testing

/// A thing that was waited for and did not come.
struct Missing: Error, CustomStringConvertible {
    let description: String
}

/// Asks, at first at once and then ever more slowly, until there is an answer.
///
/// - Parameters:
///   - limit: How long to ask; generous, since it only passes where a test fails.
///   - state: What there was instead, for the report.
/// - Throws: ``Missing`` once `limit` has passed.
func waiting<Answer>(
    for what: String, limit: Duration = .seconds(180), isolation: isolated (any Actor)? = #isolation,
    state: () async throws -> String, ask: () async throws -> Answer?
) async throws -> Answer {
    let clock = ContinuousClock()
    let deadline = clock.now + limit
    var pause = Duration.milliseconds(5)
    while true {
        if let answer = try await ask() { return answer }
        guard clock.now < deadline else {
            throw Missing(description: "\(what) did not come within \(limit); there was:\n\(try await state())")
        }
        try await Task.sleep(for: pause)
        pause = min(pause * 2, .milliseconds(200))
    }
}

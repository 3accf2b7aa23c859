/// Looks at the pieces of one answer for what a check expects of them.
struct StreamInspector {
    let body: [UInt8]
    /// Nil where the answer was sent whole.
    let record: StreamRecord?

    private var events: [EventStreamText.Event] { EventStreamText.events(in: body) }

    func shows(_ expectation: StreamExpectation, _ values: inout PlaceholderValues) -> Bool {
        switch expectation {
        case .eventCount(let count): events.count == count
        case .event(let place, let test): holds(test, of: place.element(of: events)?.data, &values)
        case .pausesAbove(let bound): pauses.map { !$0.isEmpty && $0.allSatisfy { $0 > bound } } ?? false
        case .pausesBelow(let bound): pauses.map { $0.allSatisfy { $0 < bound } } ?? false
        case .ending(let ending): record.map { StreamEnding($0.ending) == ending } ?? false
        }
    }

    private func holds(_ test: ValueTest, of data: String?, _ values: inout PlaceholderValues) -> Bool {
        guard let data else { return test == .absent }
        return AnswerInspector.holds(test, of: data, &values)
    }

    /// The times between one piece and the next; nil where there are no pieces.
    private var pauses: [Duration]? {
        guard let frames = record?.frames.filter({ $0.byteCount > 0 }) else { return nil }
        return zip(frames, frames.dropFirst()).map { $1.time - $0.time }
    }

    /// What there is in place of what was expected.
    func found(insteadOf expectation: StreamExpectation) -> String {
        switch expectation {
        case .eventCount, .event:
            let events = events
            guard !events.isEmpty else { return "no event, in \(AnswerInspector.shortened(text))" }
            let data = events.map { $0.data.isEmpty ? "(empty)" : $0.data }.joined(separator: " · ")
            return "\(Quantity.count(events.count, "event")): \(AnswerInspector.shortened(data))"
        case .pausesAbove, .pausesBelow, .ending:
            guard let record else { return "an answer that was sent whole" }
            let pieces = "\(Quantity.count(record.frameCount, "piece")), which \(StreamEnding(record.ending).words)"
            guard let pauses, let shortest = pauses.min(), let longest = pauses.max() else { return pieces }
            return "\(pieces), \(Self.text(shortest)) to \(Self.text(longest)) apart"
        }
    }

    private var text: String { String(decoding: body.prefix(64 * 1024), as: UTF8.self) }

    /// Whole milliseconds.
    static func text(_ duration: Duration) -> String {
        let (seconds, fraction) = duration.components
        return "\(seconds * 1000 + fraction / 1_000_000_000_000_000) ms"
    }
}

extension StreamExpectation {
    /// As the end of a sentence that starts with a request: “has 4 events”.
    var clause: String {
        switch self {
        case .eventCount(let count): "has \(Quantity.count(count, "event"))"
        case .event(let place, let test): "\(place) \(test.words)"
        case .pausesAbove(let bound): "lets more than \(StreamInspector.text(bound)) pass between its pieces"
        case .pausesBelow(let bound): "lets less than \(StreamInspector.text(bound)) pass between its pieces"
        case .ending(let ending): ending.words
        }
    }

    /// As what stands after “Expected”.
    var words: String {
        switch self {
        case .eventCount(let count): Quantity.count(count, "event")
        case .event: clause
        case .pausesAbove(let bound): "more than \(StreamInspector.text(bound)) between the pieces"
        case .pausesBelow(let bound): "less than \(StreamInspector.text(bound)) between the pieces"
        case .ending(let ending): "a stream that \(ending.words)"
        }
    }
}

/// The lines about the pieces of a streamed answer.
extension CheckCursor {
    /// `events 4`
    mutating func eventCount() -> StreamExpectation? {
        guard let range = word("how many events") else { return nil }
        guard let count = Int(source[range]), count >= 0 else {
            report.add(.badCount(source[range]), at: range)
            return nil
        }
        return .eventCount(count)
    }

    /// `event 1 equals Hello`, `event last equals [DONE]`
    mutating func event(_ placeholders: Placeholders) -> StreamExpectation? {
        guard let range = word("which event: a number from 1 on, or “last”") else { return nil }
        guard let place = EventPlace(source[range]) else {
            report.add(.badEventPlace(source[range]), at: range)
            return nil
        }
        return test(placeholders).map { .event(place, $0) }
    }

    /// `gap above 200ms`, `gap below 1s`
    mutating func gap() -> StreamExpectation? {
        guard let bound = option(["above", "below"], what: "“above” or “below”"),
            let range = word("a time such as 200ms")
        else { return nil }
        guard let time = Self.duration(source[range]) else {
            report.add(.badDuration(source[range]), at: range)
            return nil
        }
        return bound == "above" ? .pausesAbove(time) : .pausesBelow(time)
    }

    /// `ending complete`
    mutating func ending() -> StreamExpectation? {
        let word = option(StreamEnding.allCases.map(\.rawValue), what: "how the stream ends")
        return word.flatMap(StreamEnding.init(rawValue:)).map(StreamExpectation.ending)
    }

    /// `200ms`, `1s`, `0.5s`
    private static func duration(_ text: String) -> Duration? {
        if text.hasSuffix("ms") { return Int(text.dropLast(2)).flatMap { $0 >= 0 ? .milliseconds($0) : nil } }
        guard text.hasSuffix("s"), let seconds = Double(text.dropLast()), seconds >= 0, seconds <= 3600 else {
            return nil
        }
        return .milliseconds(Int(seconds * 1000))
    }
}

/// What the pieces of a streamed answer must show.
package enum StreamExpectation: Hashable, Sendable {
    /// How many events there are.
    case eventCount(Int)
    /// The data of one event.
    case event(EventPlace, ValueTest)
    /// Every pause between one piece and the next lasts longer than this.
    case pausesAbove(Duration)
    /// Every pause between one piece and the next is shorter than this.
    case pausesBelow(Duration)
    case ending(StreamEnding)
}

/// Which of a stream's events is meant.
package enum EventPlace: Hashable, Sendable, CustomStringConvertible {
    /// Counts from 1.
    case number(Int)
    case last

    init?(_ text: String) {
        if text == "last" {
            self = .last
        } else if let number = Int(text), number > 0 {
            self = .number(number)
        } else {
            return nil
        }
    }

    func element<Element>(of events: [Element]) -> Element? {
        switch self {
        case .number(let number): number <= events.count ? events[number - 1] : nil
        case .last: events.last
        }
    }

    package var description: String {
        switch self {
        case .number(let number): "event \(number)"
        case .last: "the last event"
        }
    }
}

/// How a stream ended, in the words of the lesson format.
package enum StreamEnding: String, Hashable, Sendable, CaseIterable {
    case complete
    /// The client left before the end.
    case early
    /// The program raised.
    case failed

    init(_ ending: StreamRecord.Ending) {
        switch ending {
        case .complete: self = .complete
        case .failed: self = .failed
        case .clientLeft: self = .early
        }
    }

    /// As the end of a sentence that starts with a request.
    var words: String {
        switch self {
        case .complete: "comes to its end"
        case .early: "is left by the client before its end"
        case .failed: "breaks off with an exception"
        }
    }
}

/// The body of an answer that comes in pieces, each made when it is asked for.
///
/// It belongs to the event loop of its application, and is `Sendable` only so that an ``Answer`` can hold it.
package protocol BodyStream: AnyObject, Sendable {
    /// Makes the next piece.
    ///
    /// - Parameter receive: Called once, at once or in a later turn, and not after ``close()``. After `end` or `failed`
    ///   nothing more may be asked for.
    func next(_ receive: @escaping (BodyPiece) -> Void)

    /// Ends the stream early, since its client is gone: what the program wants to tidy up runs.
    func close()
}

/// What a stream gives when it is asked.
package enum BodyPiece: Hashable, Sendable {
    /// May be empty, which sends nothing.
    case chunk([UInt8])
    case end
    /// The program raised; `traceback` is Python's text of it. `endsBody` where the body ends like a whole one all the same.
    case failed(traceback: String, endsBody: Bool = false)
}

/// The pieces of a body as they were sent: how large, when, and how it ended.
package struct StreamRecord: Hashable, Sendable {
    package struct Frame: Hashable, Sendable {
        /// The first byte's place in the body.
        package let offset: Int
        package let byteCount: Int
        /// Since the head was sent.
        package let time: Duration

        package init(offset: Int, byteCount: Int, time: Duration) {
            self.offset = offset
            self.byteCount = byteCount
            self.time = time
        }
    }

    package enum Ending: String, Hashable, Sendable {
        case complete
        /// The program raised, or what it gave could not be sent.
        case failed
        case clientLeft
    }

    /// The most frames that are kept.
    package static let frameLimit = 1000

    /// The first frames, as many as are kept.
    package private(set) var frames: [Frame] = []
    package private(set) var frameCount = 0
    package private(set) var byteCount = 0
    package var ending = Ending.complete

    package init() {}

    package mutating func add(_ byteCount: Int, at time: Duration) {
        if frames.count < Self.frameLimit {
            frames.append(Frame(offset: self.byteCount, byteCount: byteCount, time: time))
        }
        frameCount += 1
        self.byteCount += byteCount
    }
}

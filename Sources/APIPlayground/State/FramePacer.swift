/// Decides when the screen is drawn: at most 60 times a second, and never making a key wait for a flood of events.
///
/// What the learner does may be drawn 50 times a second, two keys in quick succession at once; what happens elsewhere
/// fills the other ten, so that a key that comes right after such a frame is still drawn at once.
struct FramePacer: Sendable {
    static let gapAfterInput = Duration.milliseconds(20)
    static let gapBetweenEvents = Duration.milliseconds(100)

    /// Why the screen is out of date.
    enum Cause: Hashable, Sendable {
        /// A key, or what came of one.
        case input
        /// Something that happened elsewhere, such as a request from another program.
        case event
    }

    private var cause: Cause? = .input
    private var lastFrame: Duration?
    /// When the next frame of a key would be due if keys were drawn at even distances.
    private var inputDue: Duration?

    /// Takes note that the screen is out of date.
    mutating func note(_ more: Cause) {
        if cause != .input { cause = more }
    }

    /// How long to wait before drawing; nil while the screen is up to date, zero when it is time.
    func delay(at now: Duration) -> Duration? {
        switch cause {
        case nil: nil
        // One frame may come a gap ahead of its time.
        case .input: inputDue.map { max(.zero, $0 - Self.gapAfterInput - now) } ?? .zero
        case .event: lastFrame.map { max(.zero, $0 + Self.gapBetweenEvents - now) } ?? .zero
        }
    }

    /// Takes note that everything was drawn.
    mutating func drew(at now: Duration) {
        if cause == .input { inputDue = max(inputDue ?? now, now) + Self.gapAfterInput }
        lastFrame = now
        cause = nil
    }
}

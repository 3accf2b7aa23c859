import Foundation

/// Measures how long somebody is at work, from the moments in which they did something.
///
/// A value without a clock of its own: each moment is given to it.
package struct ActiveTime: Hashable, Sendable {
    /// A pause longer than this many seconds is none of the work.
    package static let longestPause = 180.0

    private var last: Date?

    package init() {}

    /// Begins anew at `moment`.
    package mutating func restart(at moment: Date) { last = moment }

    /// Notes that something was done at `moment`.
    ///
    /// - Returns: The seconds of work since the moment before: nothing after a long pause, or where the clock was set back.
    package mutating func note(_ moment: Date) -> Double {
        defer { last = moment }
        guard let last else { return 0 }
        let seconds = moment.timeIntervalSince(last)
        return (0...Self.longestPause).contains(seconds) ? seconds : 0
    }
}

/// A time of day, to the microsecond.
package struct ClockTime: Hashable, Sendable {
    package let hour: Int
    package let minute: Int
    package let second: Int
    package let microsecond: Int

    static let microsecondsPerSecond = 1_000_000
    static let microsecondsPerDay = 86_400_000_000
    static let midnight = ClockTime(microsecondsOfDay: 0)

    /// - Throws: `ValueError` where a number is past its range.
    package static func checked(hour: Int, minute: Int, second: Int, microsecond: Int) throws(PyError) -> ClockTime {
        guard (0...23).contains(hour) else { throw .valueError("hour must be in 0..23") }
        guard (0...59).contains(minute) else { throw .valueError("minute must be in 0..59") }
        guard (0...59).contains(second) else { throw .valueError("second must be in 0..59") }
        guard (0...999_999).contains(microsecond) else { throw .valueError("microsecond must be in 0..999999") }
        return ClockTime(
            microsecondsOfDay: ((hour * 60 + minute) * 60 + second) * microsecondsPerSecond + microsecond)
    }

    /// - Parameter microseconds: Since midnight, in 0..<86,400,000,000.
    init(microsecondsOfDay microseconds: Int) {
        let seconds = microseconds / Self.microsecondsPerSecond
        hour = seconds / 3600
        minute = seconds / 60 % 60
        second = seconds % 60
        microsecond = microseconds % Self.microsecondsPerSecond
    }

    var microsecondsOfDay: Int { ((hour * 60 + minute) * 60 + second) * Self.microsecondsPerSecond + microsecond }

    /// How much of a time `isoformat` writes.
    enum Precision: String, CaseIterable {
        case auto, hours, minutes, seconds, milliseconds, microseconds
    }

    /// `HH:MM:SS.ffffff`, as far as `precision` says.
    package func isoText() -> String { isoText(.auto) }

    func isoText(_ precision: Precision) -> String {
        let seconds = "\(hour.padded(2)):\(minute.padded(2)):\(second.padded(2))"
        switch precision {
        case .auto: return microsecond == 0 ? seconds : "\(seconds).\(microsecond.padded(6))"
        case .hours: return hour.padded(2)
        case .minutes: return "\(hour.padded(2)):\(minute.padded(2))"
        case .seconds: return seconds
        case .milliseconds: return "\(seconds).\((microsecond / 1000).padded(3))"
        case .microseconds: return "\(seconds).\(microsecond.padded(6))"
        }
    }

    /// `+HH:MM`, with seconds and microseconds where the offset has them.
    static func offsetText(_ microseconds: Int, separator: String = ":") -> String {
        let time = ClockTime(microsecondsOfDay: Int(microseconds.magnitude) % microsecondsPerDay)
        var text = (microseconds < 0 ? "-" : "+") + time.hour.padded(2) + separator + time.minute.padded(2)
        if time.second != 0 || time.microsecond != 0 { text += separator + time.second.padded(2) }
        if time.microsecond != 0 { text += "." + time.microsecond.padded(6) }
        return text
    }
}

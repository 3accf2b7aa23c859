/// Durations as Pydantic writes them.
enum DurationText {
    /// ISO 8601: `P1DT2H3M4.5S`, years of 365 days.
    ///
    /// Source: speedate's `Duration`.
    static func iso(_ duration: PyTimeDelta) -> String {
        let magnitude = duration.microseconds.magnitude
        let (days, rest) = magnitude.quotientAndRemainder(dividingBy: 86_400_000_000)
        var text = duration.microseconds < 0 ? "-P" : "P"
        if days / 365 != 0 { text += "\(days / 365)Y" }
        if days % 365 != 0 { text += "\(days % 365)D" }
        guard rest != 0 || days == 0 else { return text }
        text += "T"
        let (seconds, microseconds) = rest.quotientAndRemainder(dividingBy: 1_000_000)
        let (hours, minutes, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60)
        if hours != 0 { text += "\(hours)H" }
        if minutes != 0 { text += "\(minutes)M" }
        guard second != 0 || microseconds != 0 || rest == 0 else { return text }
        text += "\(second)"
        if microseconds != 0 {
            var digits = Int(microseconds).padded(6)
            while digits.last == "0" { digits.removeLast() }
            text += ".\(digits)"
        }
        return text + "S"
    }

    /// `1 day and 2 hours`, as the messages of bounds have it.
    ///
    /// Source: pydantic-core's errors.
    static func words(_ duration: PyTimeDelta) -> String {
        let parts = [
            (duration.days, "day"), (duration.seconds / 3600, "hour"), (duration.seconds / 60 % 60, "minute"),
            (duration.seconds % 60, "second"), (duration.microsecondsOfSecond, "microsecond"),
        ]
        let words = parts.filter { $0.0 != 0 }.map { "\($0.0) \($0.1)\($0.0 == 1 ? "" : "s")" }
        return words.isEmpty ? "0 seconds" : words.joined(separator: " and ")
    }
}

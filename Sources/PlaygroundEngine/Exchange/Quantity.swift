import Foundation

/// Sizes and times in the few columns that a row has.
package enum Quantity {
    /// Bytes with SI units, such as `19 B`, `1.2 kB`, `16 MB`.
    package static func bytes(_ count: Int) -> String {
        guard count >= 1_000 else { return "\(count) B" }
        var value = Double(count)
        for unit in ["kB", "MB", "GB"] {
            value /= 1_000
            if value < 999.5 || unit == "GB" { return "\(short(value)) \(unit)" }
        }
        return "\(count) B"
    }

    /// How many there are, such as `1 event`, `4 events`.
    package static func count(_ count: Int, _ what: String, plural: String? = nil) -> String {
        "\(count) \(count == 1 ? what : plural ?? what + "s")"
    }

    /// A length of time, such as `24 µs`, `0.2 ms`, `34 ms`, `1.3 s`.
    package static func duration(_ duration: Duration) -> String {
        let parts = duration.components
        let seconds = Double(parts.seconds) + Double(parts.attoseconds) / 1e18
        if seconds < 0.000_095 { return "\(Int((max(0, seconds) * 1e6).rounded())) µs" }
        return seconds < 0.9995 ? "\(short(seconds * 1_000)) ms" : "\(short(seconds)) s"
    }

    /// A time of work, such as `40 s`, `12 min`, `1 h 05 min`.
    package static func workTime(_ seconds: Double) -> String {
        let whole = Int(min(max(0, seconds), 1e12).rounded())
        guard whole >= 60 else { return "\(whole) s" }
        let minutes = (whole + 30) / 60
        guard minutes >= 60 else { return "\(minutes) min" }
        return "\(minutes / 60) h \(minutes % 60 < 10 ? "0" : "")\(minutes % 60) min"
    }

    /// The time of day at `date`.
    package static func clock(_ date: Date, in zone: TimeZone) -> String {
        let local = date.timeIntervalSince1970 + Double(zone.secondsFromGMT(for: date))
        let second = local.truncatingRemainder(dividingBy: 86_400)
        let total = Int(second < 0 ? second + 86_400 : second)
        return [total / 3_600, total / 60 % 60, total % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    }

    private static func short(_ value: Double) -> String {
        value < 9.95 ? String(format: "%.1f", value) : String(format: "%.0f", value)
    }
}

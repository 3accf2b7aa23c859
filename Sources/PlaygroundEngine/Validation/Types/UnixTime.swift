/// Timestamps: seconds since 1970-01-01 UTC, or milliseconds where the number is larger than 20,000,000,000.
///
/// Source: speedate's `from_timestamp` and its readers of numbers.
enum UnixTime {
    enum Number {
        case integer(Int)
        case float(Double)

        var moment: RawMoment {
            get throws(TemporalFault) {
                switch self {
                case .integer(let seconds): try UnixTime.moment(seconds: seconds)
                case .float(let seconds): try UnixTime.moment(seconds: seconds)
                }
            }
        }
    }

    private static let watershed = 20_000_000_000

    /// Digits with a sign, within 64 bits; nil for any other text.
    static func integer(_ text: [UInt8]) -> Int? {
        guard let first = text.first else { return nil }
        let hasSign = first == UInt8(ascii: "-") || first == UInt8(ascii: "+")
        var value = 0
        let digits = hasSign ? text[1...] : text[...]
        guard !digits.isEmpty else { return nil }
        for byte in digits {
            guard (48...57).contains(byte) else { return nil }
            let (tens, overflows) = value.multipliedReportingOverflow(by: 10)
            let (sum, overflowsToo) = tens.addingReportingOverflow(Int(byte) - 48)
            guard !overflows, !overflowsToo else { return nil }
            value = sum
        }
        return first == UInt8(ascii: "-") ? -value : value
    }

    /// An integer, or with a point in it a float.
    static func number(_ text: [UInt8]) -> Number? {
        guard text.contains(UInt8(ascii: ".")) else { return integer(text).map { .integer($0) } }
        guard text.allSatisfy({ (43...57).contains($0) || $0 | 0x20 == UInt8(ascii: "e") }) else { return nil }
        return NumberText.plainFloat(text).map { .float($0) }
    }

    static func moment(seconds: Int) throws(TemporalFault) -> RawMoment {
        guard seconds != .min else { throw .tooEarly }
        guard seconds.magnitude > UInt(watershed) else { return try moment(seconds: seconds, microseconds: 0) }
        let (whole, rest) = seconds.floorDivided(by: 1000)
        return try moment(seconds: whole, microseconds: rest * 1000)
    }

    /// - Throws: What is out of range; NaN is.
    static func moment(seconds: Double) throws(TemporalFault) -> RawMoment {
        guard !seconds.isNaN else { throw .notANumber }
        let whole = seconds.magnitude > Double(watershed) ? seconds / 1000 : seconds
        let floor = whole.rounded(.down)
        let microseconds = ((whole - floor) * 1_000_000).rounded(.toNearestOrAwayFromZero)
        guard floor >= -0x1p62 else { throw .tooEarly }
        guard floor <= 0x1p62 else { throw .tooLate }
        return try moment(seconds: Int(floor), microseconds: Int(microseconds))
    }

    private static func moment(seconds: Int, microseconds: Int) throws(TemporalFault) -> RawMoment {
        let (days, rest) = (seconds + microseconds / 1_000_000).floorDivided(by: 86_400)
        let date = try RawDate(daysSinceEpoch: days)
        let time = ClockTime(microsecondsOfDay: rest * 1_000_000 + microseconds % 1_000_000)
        return RawMoment(date: date, time: time, offset: 0)
    }

    /// A time of day as seconds since midnight.
    static func time(_ number: Number) throws(TemporalFault) -> ClockTime {
        let (seconds, microseconds): (Double, Int)
        switch number {
        case .integer(let value): (seconds, microseconds) = (Double(value), 0)
        case .float(let value):
            guard !value.isNaN else { throw .notANumber }
            seconds = value.rounded(.down)
            let fraction = (value - value.rounded(.towardZero)).magnitude * 1_000_000
            microseconds = fraction.isFinite ? Int(fraction.rounded(.toNearestOrAwayFromZero)) : 0
        }
        guard seconds >= 0 else { throw .negativeTime }
        guard seconds <= 86_400 else { throw .timeTooLarge }
        let whole = Int(seconds) * 1_000_000 + microseconds
        guard whole < ClockTime.microsecondsPerDay else { throw .timeTooLarge }
        return ClockTime(microsecondsOfDay: whole)
    }

    /// A duration in seconds, as microseconds.
    static func duration(_ number: Number) throws(TemporalFault) -> Int128 {
        switch number {
        case .integer(let seconds): return try DurationReader.checked(Int128(seconds) * 1_000_000)
        case .float(let seconds):
            guard !seconds.isNaN else { throw .notANumber }
            guard seconds.magnitude < 1e15 else { throw .durationRange }
            let magnitude = seconds.magnitude
            let whole = magnitude.rounded(.towardZero)
            let fraction = ((magnitude - whole) * 1_000_000).rounded(.toNearestOrAwayFromZero)
            let microseconds = Int128(whole) * 1_000_000 + Int128(fraction)
            return try DurationReader.checked(seconds < 0 ? -microseconds : microseconds)
        }
    }
}

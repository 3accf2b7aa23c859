import BigInt

/// A moment as seconds since 1970-01-01 UTC.
struct Timestamp {
    /// Whole seconds, rounded down.
    let seconds: Int
    /// 0..<1,000,000
    let microsecond: Int

    init(microseconds: Int) {
        (seconds, microsecond) = microseconds.floorDivided(by: ClockTime.microsecondsPerSecond)
    }

    /// - Throws: `TypeError`, `ValueError` and `OverflowError` where `value` is no number of seconds.
    init(_ value: Value, rounding: FloatingPointRoundingRule) throws(PyError) {
        if case .float(let float) = value {
            guard !float.isNaN else { throw .valueError("Invalid value NaN (not a number)") }
            // Source: CPython's `_PyTime_DoubleToDenominator`.
            var whole = float.rounded(.towardZero)
            var part = ((float - whole) * 1e6).rounded(rounding)
            if part >= 1e6 {
                part -= 1e6
                whole += 1
            } else if part < 0 {
                part += 1e6
                whole -= 1
            }
            guard let seconds = Int(exactly: whole) else { throw Self.outOfRange }
            (self.seconds, microsecond) = (seconds, Int(part))
        } else {
            guard let integer = value.bigInteger else {
                throw .typeError("'\(value.typeName)' object cannot be interpreted as an integer")
            }
            guard let seconds = Int(exactly: integer) else { throw Self.outOfRange }
            (self.seconds, microsecond) = (seconds, 0)
        }
    }

    private static var outOfRange: PyError {
        .make(.overflowError, "timestamp out of range for platform time_t")
    }

    /// The moment by the clocks of UTC, marked with `zone`.
    func utc(zone: PyTZInfo?) throws(PyError) -> PyDateTime { try civil(seconds, zone: zone) }

    /// The moment by the clocks of `zone`, of the machine for nil.
    ///
    /// Source: CPython's `datetime_from_timet_and_us`.
    func moment(_ clock: WallClock, in zone: PyTZInfo? = nil) throws(PyError) -> PyDateTime {
        if let zone { return try zone.fromUTC(utc(zone: zone)) }
        try checkYear(seconds)
        let day = 24 * 3600
        let shown = seconds + clock.zone(seconds).offset
        let moment = try civil(shown, zone: nil)
        guard seconds > day else { return moment }
        // Clocks went back less than a day ago and show this time again.
        let transition = shown - (seconds - day + clock.zone(seconds - day).offset) - day
        guard transition < 0 else { return moment }
        let other = seconds + transition
        guard other + clock.zone(other).offset == shown else { return moment }
        return PyDateTime(moment.date, moment.time, fold: 1)
    }

    private func civil(_ shown: Int, zone: PyTZInfo?) throws(PyError) -> PyDateTime {
        let ordinal = try checkYear(shown)
        let clock = shown.floorDivided(by: 86_400).remainder * ClockTime.microsecondsPerSecond + microsecond
        return PyDateTime(CivilDate(ordinal: ordinal), ClockTime(microsecondsOfDay: clock), zone: zone)
    }

    /// The ordinal of the day of `shown` seconds.
    ///
    /// - Throws: `ValueError` where its year is not in 1 to 9999.
    @discardableResult
    private func checkYear(_ shown: Int) throws(PyError) -> Int {
        let ordinal = shown.floorDivided(by: 86_400).quotient + 719_163
        guard (1...CivilDate.maximumOrdinal).contains(ordinal) else {
            let year = Self.year(ofOrdinal: ordinal)
            guard year.magnitude <= Int(Int32.max) else {
                throw .make(.overflowError, "timestamp out of range for platform time_t")
            }
            throw .valueError("year \(year) is out of range")
        }
        return ordinal
    }

    /// The year of the proleptic calendar that has the day `ordinal`, however far away.
    static func year(ofOrdinal ordinal: Int) -> Int {
        let (cycles, rest) = (ordinal - 1).floorDivided(by: 146_097)
        return cycles * 400 + CivilDate(ordinal: rest + 1).year
    }
}

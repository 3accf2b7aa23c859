/// Makes a `datetime`, or a `struct_time`, of what the directives of `strptime` took.
///
/// Source: CPython's `_strptime`.
struct TimeReading {
    typealias Field = (letter: Character, text: String)

    private let fields: [Character: String]
    /// The letters in their order: of directives for the same thing the last one counts.
    private let letters: [Character]

    private init(_ found: [Field]) {
        fields = Dictionary(uniqueKeysWithValues: found.map { ($0.letter, $0.text) })
        letters = found.map(\.letter)
    }

    /// `datetime.strptime(text, format)`
    static func dateTime(_ text: String, _ format: String, _ clock: WallClock) throws(PyError) -> PyDateTime {
        try read(text, format, clock).dateTime()
    }

    /// `time.strptime(text, format)`
    static func timeTuple(_ text: String, _ format: String, _ clock: WallClock) throws(PyError) -> TimeTuple {
        try read(text, format, clock).timeTuple(clock)
    }

    private static func read(_ text: String, _ format: String, _ clock: WallClock) throws(PyError) -> TimeReading {
        // Abbreviations of the machine's zone in a January and in a July.
        let zones = ["utc", "gmt", clock.zone(1_704_067_200).abbreviation, clock.zone(1_719_792_000).abbreviation]
        let pattern = try TimePattern(format, zoneNames: zones)
        let scalars = Array(text.unicodeScalars)
        guard let (fields, end) = pattern.match(scalars) else {
            throw .valueError(
                "time data \(QuotedText.string(text)) does not match format \(QuotedText.string(format))")
        }
        guard end == scalars.count else {
            throw .valueError("unconverted data remains: \(String(String.UnicodeScalarView(scalars[end...])))")
        }
        return TimeReading(fields)
    }

    private func number(_ field: Character) -> Int? {
        fields[field].flatMap { Int($0.trimmingPrefix(" ")) }
    }

    private func index(of field: Character, in names: [String], prefix: Int? = nil) -> Int? {
        guard let text = fields[field]?.lowercased() else { return nil }
        return names.firstIndex { $0.prefix(prefix ?? .max).lowercased() == text }
    }

    private func last(of choices: Character...) -> Character? { letters.last { choices.contains($0) } }

    private var hour: Int {
        if last(of: "H", "I") == "I", let hour = number("I") {
            let isAfternoon = fields["p"]?.lowercased() == "pm"
            return hour % 12 + (isAfternoon ? 12 : 0)
        }
        return number("H") ?? 0
    }

    private var weekday: Int? {
        switch last(of: "A", "a", "w", "u") {
        case "A": index(of: "A", in: TimeFormat.weekdays)
        case "a": index(of: "a", in: TimeFormat.weekdays, prefix: 3)
        case "w": number("w").map { $0 == 0 ? 6 : $0 - 1 }
        default: number("u").map { $0 - 1 }
        }
    }

    private var month: Int {
        switch last(of: "m", "B", "b") {
        case "B": index(of: "B", in: TimeFormat.months).map { $0 + 1 } ?? 1
        case "b": index(of: "b", in: TimeFormat.months, prefix: 3).map { $0 + 1 } ?? 1
        default: number("m") ?? 1
        }
    }

    private var year: Int? {
        last(of: "Y", "y") == "y" ? number("y").map { $0 <= 68 ? $0 + 2000 : $0 + 1900 } : number("Y")
    }

    private func dateTime() throws(PyError) -> PyDateTime {
        let date = try date()
        let fraction = fields["f"].map { $0 + String(repeating: "0", count: max(0, 6 - $0.count)) }
        let time = try ClockTime.checked(
            hour: hour, minute: number("M") ?? 0, second: number("S") ?? 0,
            microsecond: fraction.flatMap { Int($0) } ?? 0)
        return PyDateTime(date, time, zone: try zone())
    }

    private func timeTuple(_ clock: WallClock) throws(PyError) -> TimeTuple {
        let isLeapDay = isLeapDayWithoutYear
        // 29 February without a year is counted in a leap year, and then shown in 1900.
        let date = isLeapDay ? CivilDate(year: 1904, month: 2, day: 29) : try date()
        let offset = try zone()?.offset(at: nil)
        var isDaylightSaving = -1
        if let name = fields["Z"]?.lowercased() {
            let usual = ["utc", "gmt", clock.zone(1_704_067_200).abbreviation.lowercased()]
            isDaylightSaving = usual.contains(name) ? 0 : 1
        }
        return TimeTuple(
            [
                isLeapDay ? 1900 : date.year, date.month, date.day, hour, number("M") ?? 0, number("S") ?? 0,
                weekday ?? date.weekday, date.dayOfYear, isDaylightSaving,
            ], zone: fields["Z"], offset: offset.map { $0 / ClockTime.microsecondsPerSecond })
    }

    private var isLeapDayWithoutYear: Bool { year == nil && month == 2 && number("d") == 29 }

    private func date() throws(PyError) -> CivilDate {
        var year = self.year
        let isoYear = number("G")
        let weekField = last(of: "U", "W")
        let weekOfYear = weekField.flatMap { number($0) }
        let day = number("d") ?? 1
        try checkWeeks(year: year, weekOfYear: weekOfYear)
        let isLeapDay = isLeapDayWithoutYear
        if year == nil { year = isLeapDay ? 1904 : 1900 }
        var dayOfYear = number("j")
        if dayOfYear == nil, let weekday, let known = year {
            if let weekOfYear {
                dayOfYear = try Self.dayOfYear(
                    known, week: weekOfYear, weekday: weekday, startsOnMonday: weekField == "W")
            } else if let isoYear, let week = number("V") {
                (year, dayOfYear) = try Self.iso(year: isoYear, week: week, weekday: weekday + 1)
            }
            if let found = dayOfYear, found <= 0, let known = year {
                year = known - 1
                dayOfYear = found + (CivilDate.isLeap(known - 1) ? 366 : 365)
            }
        }
        guard let year else { return .minimum }
        if let dayOfYear {
            let first = try CivilDate.checked(year: year, month: 1, day: 1)
            let ordinal = first.ordinal + dayOfYear - 1
            guard ordinal >= 1 else { throw .valueError("ordinal must be >= 1") }
            guard ordinal <= CivilDate.maximumOrdinal else { throw .valueError("year 10000 is out of range") }
            return CivilDate(ordinal: ordinal)
        }
        let date = try CivilDate.checked(year: year, month: month, day: day)
        // Without a year, 29 February is read in a leap year and then has none to stand in.
        return isLeapDay ? try CivilDate.checked(year: 1900, month: 2, day: 29) : date
    }

    /// Refuses directives of weeks that do not go with the others.
    private func checkWeeks(year: Int?, weekOfYear: Int?) throws(PyError) {
        if year == nil, number("G") != nil {
            if number("V") == nil || weekday == nil {
                throw .valueError(
                    "ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday "
                        + "directive ('%A', '%a', '%w', or '%u').")
            }
            if number("j") != nil {
                throw .valueError(
                    "Day of the year directive '%j' is not compatible with ISO year directive '%G'. "
                        + "Use '%Y' instead.")
            }
        } else if weekOfYear == nil, number("V") != nil {
            if weekday == nil {
                throw .valueError(
                    "ISO week directive '%V' must be used with the ISO year directive '%G' and a weekday "
                        + "directive ('%A', '%a', '%w', or '%u').")
            }
            throw .valueError(
                "ISO week directive '%V' is incompatible with the year directive '%Y'. Use the ISO year '%G' instead.")
        }
    }

    private static func dayOfYear(
        _ year: Int, week: Int, weekday: Int, startsOnMonday: Bool
    ) throws(PyError) -> Int {
        let shift = startsOnMonday ? 0 : 1
        let first = (try CivilDate.checked(year: year, month: 1, day: 1).weekday + shift) % 7
        let day = (weekday + shift) % 7
        return week == 0 ? 1 + day - first : 1 + (7 - first) % 7 + 7 * (week - 1) + day
    }

    private static func iso(year: Int, week: Int, weekday: Int) throws(PyError) -> (Int, Int) {
        let correction = try CivilDate.checked(year: year, month: 1, day: 4).weekday + 1 + 3
        let ordinal = week * 7 + weekday - correction
        guard ordinal < 1 else { return (year, ordinal) }
        let first = CivilDate(year: year, month: 1, day: 1).ordinal
        let earlier = try CivilDate.checked(year: year - 1, month: 1, day: 1)
        return (year - 1, ordinal + first - earlier.ordinal)
    }

    private func zone() throws(PyError) -> PyTZInfo? {
        guard let text = fields["z"] else { return nil }
        if text == "Z" { return PyTimeZone.fixed(0, name: fields["Z"]) }
        var digits = Array(text)
        if digits.count > 3, digits[3] == ":" {
            digits.remove(at: 3)
            if digits.count > 5 {
                guard digits[5] == ":" else { throw .valueError("Inconsistent use of : in \(text)") }
                digits.remove(at: 5)
            }
        }
        func value(_ range: Range<Int>) -> Int {
            range.lowerBound < digits.count ? Int(String(digits[range.clamped(to: 0..<digits.count)])) ?? 0 : 0
        }
        let rest = String(digits.dropFirst(8))
        let fraction = Int(rest + String(repeating: "0", count: max(0, 6 - rest.count))) ?? 0
        let seconds = value(1..<3) * 3600 + value(3..<5) * 60 + value(5..<7)
        let magnitude = seconds * ClockTime.microsecondsPerSecond + fraction
        let delta = PyTimeDelta(microseconds: text.hasPrefix("-") ? -magnitude : magnitude)
        return PyTimeZone.fixed(try PyTimeZone.offset(delta), name: fields["Z"])
    }
}

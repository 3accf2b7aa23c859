/// A day of the proleptic Gregorian calendar, from 1-01-01 to 9999-12-31.
///
/// Source: The Python Standard Library, "date Objects".
package struct CivilDate: Hashable, Sendable {
    package let year: Int
    package let month: Int
    package let day: Int

    static let years = 1...9999
    static let minimum = CivilDate(year: 1, month: 1, day: 1)
    static let maximum = CivilDate(year: 9999, month: 12, day: 31)
    /// The ordinal of 9999-12-31; that of 1-01-01 is 1.
    static let maximumOrdinal = 3_652_059

    /// For numbers that are known to make a date.
    init(year: Int, month: Int, day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// - Throws: `ValueError` where there is no such day.
    package static func checked(year: Int, month: Int, day: Int) throws(PyError) -> CivilDate {
        guard years.contains(year) else { throw .valueError("year \(year) is out of range") }
        guard (1...12).contains(month) else { throw .valueError("month must be in 1..12") }
        guard day >= 1, day <= days(inMonth: month, of: year) else {
            throw .valueError("day is out of range for month")
        }
        return CivilDate(year: year, month: month, day: day)
    }

    static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

    static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func days(before year: Int) -> Int {
        let past = year - 1
        return past * 365 + past / 4 - past / 100 + past / 400
    }

    private static func days(beforeMonth month: Int, of year: Int) -> Int {
        [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334][month - 1] + (month > 2 && isLeap(year) ? 1 : 0)
    }

    /// The number of the day, 1-01-01 being 1.
    package var ordinal: Int { Self.days(before: year) + dayOfYear }

    var dayOfYear: Int { Self.days(beforeMonth: month, of: year) + day }

    /// The day with a number in 1...``maximumOrdinal``.
    init(ordinal: Int) {
        // The cycle of 400 years has 146,097 days; within it, years of 365.2425 days find the year or the one after.
        let (cycles, rest) = (ordinal - 1).quotientAndRemainder(dividingBy: 146_097)
        var year = cycles * 400 + rest * 400 / 146_097 + 1
        if Self.days(before: year) >= ordinal { year -= 1 }
        if Self.days(before: year + 1) < ordinal { year += 1 }
        let dayOfYear = ordinal - Self.days(before: year)
        var month = min(12, dayOfYear / 29 + 1)
        while Self.days(beforeMonth: month, of: year) >= dayOfYear { month -= 1 }
        self.init(year: year, month: month, day: dayOfYear - Self.days(beforeMonth: month, of: year))
    }

    /// 0 on Mondays.
    var weekday: Int { (ordinal + 6) % 7 }

    /// The ordinal of the Monday on which the first week of `year` begins: the week that has the first Thursday.
    private static func firstMonday(of year: Int) -> Int {
        let first = days(before: year) + 1
        let weekday = (first + 6) % 7
        return first - weekday + (weekday > 3 ? 7 : 0)
    }

    /// Year, week and day of the ISO calendar, 1 being Monday.
    var isoCalendar: (year: Int, week: Int, weekday: Int) {
        var isoYear = year
        var (week, day) = (ordinal - Self.firstMonday(of: isoYear)).floorDivided(by: 7)
        if week < 0 {
            isoYear -= 1
            (week, day) = (ordinal - Self.firstMonday(of: isoYear)).floorDivided(by: 7)
        } else if week >= 52, ordinal >= Self.firstMonday(of: isoYear + 1) {
            isoYear += 1
            week = 0
        }
        return (isoYear, week + 1, day + 1)
    }

    /// What is wrong with a week and a day of the ISO calendar.
    enum ISOFault: Error {
        case year, week, day, beyond
    }

    /// The day with these numbers of the ISO calendar.
    static func iso(year: Int, week: Int, day: Int) throws(ISOFault) -> CivilDate {
        guard years.contains(year) else { throw .year }
        let weeks = (firstMonday(of: year + 1) - firstMonday(of: year)) / 7
        guard week >= 1, week <= weeks else { throw .week }
        guard (1...7).contains(day) else { throw .day }
        let ordinal = firstMonday(of: year) + (week - 1) * 7 + day - 1
        guard (1...maximumOrdinal).contains(ordinal) else { throw .beyond }
        return CivilDate(ordinal: ordinal)
    }

    /// `YYYY-MM-DD`
    package var isoText: String { "\(year.padded(4))-\(month.padded(2))-\(day.padded(2))" }
}

extension CivilDate: Comparable {
    package static func < (left: CivilDate, right: CivilDate) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }
}

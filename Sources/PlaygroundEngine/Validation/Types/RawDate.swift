/// A day as Pydantic reads it, of the years 0 to 9999: year 0 is refused only once the day becomes a `date`.
struct RawDate: Hashable, Comparable {
    let year: Int
    let month: Int
    let day: Int

    /// The day in front of 1970-01-01, and the day behind 9999-12-31, counted from 0000-01-01.
    private static let epoch = 719_528
    private static let end = 3_652_425

    init(_ date: CivilDate) {
        self.init(year: date.year, month: date.month, day: date.day)
    }

    private init(year: Int, month: Int, day: Int) {
        (self.year, self.month, self.day) = (year, month, day)
    }

    /// - Throws: What is out of range.
    static func checked(year: Int, month: Int, day: Int) throws(TemporalFault) -> RawDate {
        guard (1...12).contains(month) else { throw .monthRange }
        guard day >= 1, day <= CivilDate.days(inMonth: month, of: year) else { throw .dayRange }
        return RawDate(year: year, month: month, day: day)
    }

    /// The day so many days after 1970-01-01.
    init(daysSinceEpoch days: Int) throws(TemporalFault) {
        let number = days + Self.epoch
        guard number >= 0 else { throw .tooEarly }
        guard number < Self.end else { throw .tooLate }
        // Year 0 is a leap year, and the days of the civil calendar begin behind it.
        guard number >= 366 else {
            var (month, rest) = (1, number)
            while rest >= CivilDate.days(inMonth: month, of: 0) {
                rest -= CivilDate.days(inMonth: month, of: 0)
                month += 1
            }
            self.init(year: 0, month: month, day: rest + 1)
            return
        }
        self.init(CivilDate(ordinal: number - 365))
    }

    /// Days since 0000-01-01.
    var number: Int {
        guard year == 0 else { return CivilDate(year: year, month: month, day: day).ordinal + 365 }
        return (1..<month).reduce(day - 1) { $0 + CivilDate.days(inMonth: $1, of: 0) }
    }

    /// The day as Python has it; nil in year 0.
    var civil: CivilDate? { year == 0 ? nil : CivilDate(year: year, month: month, day: day) }

    static func < (a: RawDate, b: RawDate) -> Bool { (a.year, a.month, a.day) < (b.year, b.month, b.day) }
}

/// A moment as Pydantic reads it.
struct RawMoment {
    let date: RawDate
    let time: ClockTime
    /// Seconds east of UTC; nil for a naive moment.
    let offset: Int?
}

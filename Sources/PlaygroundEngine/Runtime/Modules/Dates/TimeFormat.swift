/// A date and a time as `strftime` writes them, in the C locale.
///
/// Source: The Python Standard Library, "strftime() and strptime() Format Codes", and the C library's `strftime` for
/// its flags and widths.
struct TimeFormat {
    let date: CivilDate
    let time: ClockTime
    /// Microseconds from UTC; nil for a naive moment.
    var offset: Int?
    var zoneName: String?
    /// 0 on Mondays; a `struct_time` may say another one than its date has.
    var weekday: Int
    var dayOfYear: Int
    /// Up to 61 in a `struct_time`.
    var second: Int

    init(date: CivilDate, time: ClockTime) {
        self.date = date
        self.time = time
        weekday = date.weekday
        dayOfYear = date.dayOfYear
        second = time.second
    }

    /// Year and week of the ISO calendar, of the year, the day in it and the weekday, as the C library finds them.
    private var isoCalendar: (year: Int, week: Int) {
        // The first week of a year is the one with its first Thursday.
        func days(_ dayOfYear: Int) -> Int {
            dayOfYear - (dayOfYear - (weekday + 1) + 382) % 7 + 3
        }
        let length = CivilDate.isLeap(date.year) ? 366 : 365
        let own = days(dayOfYear - 1)
        if own < 0 {
            let before = CivilDate.isLeap(date.year - 1) ? 366 : 365
            return (date.year - 1, days(dayOfYear - 1 + before) / 7 + 1)
        }
        let next = days(dayOfYear - 1 - length)
        return next >= 0 ? (date.year + 1, next / 7 + 1) : (date.year, own / 7 + 1)
    }

    static let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    /// The flags and the width between `%` and its letter.
    private struct Style {
        var padding: Character?
        var isUppercase = false
        var changesCase = false
        var width = 0

        func number(_ value: Int, digits: Int, padding fallback: Character = "0") -> String {
            let sign = value < 0 ? "-" : ""
            let text = String(value.magnitude)
            let used = padding ?? fallback
            let missing = max(0, max(used == "-" ? 0 : digits, width) - text.count - sign.count)
            let filling = String(repeating: used == "0" ? "0" : " ", count: missing)
            return used == "0" ? sign + filling + text : filling + sign + text
        }

        func name(_ name: String) -> String { text(name, flipped: name.uppercased()) }

        /// - Parameter flipped: What the flag `#` makes of the text, where it changes it.
        func text(_ text: String, flipped: String? = nil) -> String {
            var shown = isUppercase ? text.uppercased() : text
            if changesCase, let flipped { shown = flipped }
            return String(repeating: padding == "0" ? "0" : " ", count: max(0, width - shown.count)) + shown
        }
    }

    /// - Throws: `MemoryError` for a width that asks for too much.
    func text(_ format: String) throws(PyError) -> String {
        var result = ""
        // As in C, a NUL ends the text.
        var rest = Array(format.unicodeScalars.prefix { $0 != "\0" })[...]
        while let scalar = rest.popFirst() {
            guard scalar == "%" else {
                result.unicodeScalars.append(scalar)
                continue
            }
            result += try directive(&rest)
            try Sizes.check(result.utf8.count)
        }
        return result
    }

    private func directive(_ rest: inout ArraySlice<Unicode.Scalar>) throws(PyError) -> String {
        let start = rest
        var style = Style()
        if let first = rest.first, "zZf".unicodeScalars.contains(first) {
            // Python's own directives take neither flags nor a width.
            rest.removeFirst()
            switch first {
            case "z": return offset.map { ClockTime.offsetText($0, separator: "") } ?? ""
            case "Z": return zoneName ?? ""
            default: return time.microsecond.padded(6)
            }
        }
        loop: while let flag = rest.first {
            switch flag {
            case "_", "-", "0": style.padding = Character(flag)
            case "^": style.isUppercase = true
            case "#": style.changesCase = true
            default: break loop
            }
            rest.removeFirst()
        }
        while let digit = rest.first, ("0"..."9").contains(digit) {
            style.width = min(style.width * 10 + Int(digit.value) - 48, Sizes.largest)
            rest.removeFirst()
        }
        try Sizes.check(style.width, times: 8)
        var refused = ""
        if let modifier = rest.first, modifier == "E" || modifier == "O" {
            refused = modifier == "E" ? "aAbBhdDeFgGHIjklmMSUVwW" : "aAcDFxXY"
            rest.removeFirst()
        }
        if let letter = rest.popFirst(), !refused.unicodeScalars.contains(letter),
            let text = try text(of: letter, style)
        {
            return text
        }
        return style.text("%" + String(String.UnicodeScalarView(start.prefix(start.count - rest.count))))
    }

    private func text(of letter: Unicode.Scalar, _ style: Style) throws(PyError) -> String? {
        let hour = time.hour % 12 == 0 ? 12 : time.hour % 12
        switch letter {
        case "a": return style.name(String(Self.weekdays[weekday].prefix(3)))
        case "A": return style.name(Self.weekdays[weekday])
        case "b", "h": return style.name(String(Self.months[date.month - 1].prefix(3)))
        case "B": return style.name(Self.months[date.month - 1])
        case "c": return style.text(try text("%a %b %e %H:%M:%S %Y"))
        case "C": return style.number(date.year / 100, digits: 1)
        case "d": return style.number(date.day, digits: 2)
        case "D", "x": return style.text(try text("%m/%d/%y"))
        case "e": return style.number(date.day, digits: 2, padding: "_")
        case "F": return style.text(try text("%Y-%m-%d"))
        case "g": return style.number(isoCalendar.year % 100, digits: 2)
        case "G": return style.number(isoCalendar.year, digits: 1)
        case "H": return style.number(time.hour, digits: 2)
        case "I": return style.number(hour, digits: 2)
        case "j": return style.number(dayOfYear, digits: 3)
        case "k": return style.number(time.hour, digits: 2, padding: "_")
        case "l": return style.number(hour, digits: 2, padding: "_")
        case "m": return style.number(date.month, digits: 2)
        case "M": return style.number(time.minute, digits: 2)
        case "n": return style.text("\n")
        case "p": return style.text(time.hour < 12 ? "AM" : "PM", flipped: time.hour < 12 ? "am" : "pm")
        case "P":
            // Lower case whatever the flags say.
            var plain = style
            plain.isUppercase = false
            return plain.text(time.hour < 12 ? "am" : "pm")
        case "r": return style.text(try text("%I:%M:%S %p"))
        case "R": return style.text(try text("%H:%M"))
        case "S": return style.number(second, digits: 2)
        case "s":
            let local = (date.ordinal - 719_163) * 86_400 + time.microsecondsOfDay / ClockTime.microsecondsPerSecond
            return style.number(WallClock.system.seconds(local: local, fold: 0), digits: 1)
        case "t": return style.text("\t")
        case "T", "X": return style.text(try text("%H:%M:%S"))
        case "u": return style.number(weekday + 1, digits: 1)
        case "U": return style.number((dayOfYear + 6 - (weekday + 1) % 7) / 7, digits: 2)
        case "V": return style.number(isoCalendar.week, digits: 2)
        case "w": return style.number((weekday + 1) % 7, digits: 1)
        case "W": return style.number((dayOfYear + 6 - weekday) / 7, digits: 2)
        case "y": return style.number(date.year % 100, digits: 2)
        case "Y": return style.number(date.year, digits: 1)
        case "%": return style.text("%")
        default: return nil
        }
    }
}

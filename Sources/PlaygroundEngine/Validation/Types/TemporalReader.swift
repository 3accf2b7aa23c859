/// Reads dates and times as Pydantic does, which is not as `fromisoformat` does: fixed widths, four separators, numbers.
///
/// Source: speedate's `Date`, `Time` and `DateTime`; fractions are cut after six digits.
struct TemporalReader {
    let text: [UInt8]
    private(set) var position: Int

    init(_ text: [UInt8], at position: Int = 0) {
        self.text = text
        self.position = position
    }

    /// `YYYY-MM-DD`, or a timestamp at midnight.
    static func date(_ text: [UInt8]) throws(TemporalFault) -> RawDate {
        do throws(TemporalFault) {
            let date = try TemporalReader(text).date()
            guard text.count == 10 else { throw .extraCharacters }
            return date
        } catch {
            guard let number = UnixTime.integer(text) else { throw error }
            let moment = try UnixTime.moment(seconds: number)
            guard moment.time.microsecondsOfDay == 0 else { throw .inexactDate }
            return moment.date
        }
    }

    /// `YYYY-MM-DDTHH:MM[:SS[.ffffff]][Z|±HH[:]MM]`, or a timestamp.
    static func moment(_ text: [UInt8]) throws(TemporalFault) -> RawMoment {
        do throws(TemporalFault) {
            let date = try TemporalReader(text).date()
            guard text.count > 10, Self.separators.contains(text[10]) else { throw .separator }
            let (time, offset) = try Self.time(text, at: 11)
            return RawMoment(date: date, time: time, offset: offset)
        } catch {
            guard let number = UnixTime.number(text) else { throw error }
            return try number.moment
        }
    }

    private static let separators: [UInt8] = Array("Tt _".utf8)

    /// A time up to the end of the text, with its offset in seconds.
    static func time(_ text: [UInt8], at start: Int = 0) throws(TemporalFault) -> (ClockTime, offset: Int?) {
        var reader = TemporalReader(text, at: start)
        let time = try reader.time()
        let offset = try reader.offset()
        guard reader.position >= text.count else { throw .extraCharacters }
        return (time, offset)
    }

    private func byte(_ index: Int) -> UInt8? { text.indices.contains(index) ? text[index] : nil }

    private func digit(_ index: Int, _ fault: TemporalFault) throws(TemporalFault) -> Int {
        guard let byte = byte(index), (48...57).contains(byte) else { throw fault }
        return Int(byte) - 48
    }

    private func pair(_ index: Int, _ fault: TemporalFault) throws(TemporalFault) -> Int {
        try digit(index, fault) * 10 + digit(index + 1, fault)
    }

    /// The date at the beginning, whatever follows it.
    private func date() throws(TemporalFault) -> RawDate {
        guard text.count >= 10 else { throw .tooShort }
        let year = try pair(0, .yearCharacter) * 100 + pair(2, .yearCharacter)
        guard text[4] == UInt8(ascii: "-") else { throw .dateSeparator }
        let month = try pair(5, .monthCharacter)
        guard text[7] == UInt8(ascii: "-") else { throw .dateSeparator }
        return try RawDate.checked(year: year, month: month, day: try pair(8, .dayCharacter))
    }

    /// `HH:MM[:SS[.ffffff]]` from here on.
    mutating func time() throws(TemporalFault) -> ClockTime {
        guard text.count - position >= 5 else { throw .tooShort }
        let hour = try pair(position, .hourCharacter)
        guard byte(position + 2) == UInt8(ascii: ":") else { throw .timeSeparator }
        let minute = try pair(position + 3, .minuteCharacter)
        guard hour < 24 else { throw .hourRange }
        guard minute < 60 else { throw .minuteRange }
        position += 5
        var (second, microsecond) = (0, 0)
        if byte(position) == UInt8(ascii: ":") {
            second = try pair(position + 1, .secondCharacter)
            guard second < 60 else { throw .secondRange }
            position += 3
            microsecond = try fraction()
        }
        return ClockTime(
            microsecondsOfDay: ((hour * 60 + minute) * 60 + second) * ClockTime.microsecondsPerSecond + microsecond)
    }

    private mutating func fraction() throws(TemporalFault) -> Int {
        guard let mark = byte(position), mark == UInt8(ascii: ".") || mark == UInt8(ascii: ",") else { return 0 }
        var (value, count) = (0, 0)
        position += 1
        while let byte = byte(position), (48...57).contains(byte) {
            if count < 6 { value = value * 10 + Int(byte) - 48 }
            count += 1
            position += 1
        }
        guard count > 0 else { throw .fractionMissing }
        while count < 6 {
            value *= 10
            count += 1
        }
        return value
    }

    /// `Z` or `±HH[:]MM`, where there is one.
    private mutating func offset() throws(TemporalFault) -> Int? {
        guard let mark = byte(position) else { return nil }
        position += 1
        var sign = 1
        switch mark {
        case UInt8(ascii: "Z"), UInt8(ascii: "z"): return 0
        case UInt8(ascii: "+"): break
        case UInt8(ascii: "-"): sign = -1
        case 0xE2 where byte(position) == 0x88 && byte(position + 1) == 0x92:
            // The minus sign of Unicode.
            sign = -1
            position += 2
        default: throw .zoneSign
        }
        let hours = try pair(position, .zoneHour)
        position += byte(position + 2) == UInt8(ascii: ":") ? 3 : 2
        let minutes = try pair(position, .zoneMinute)
        position += 2
        guard minutes < 60 else { throw .zoneMinuteRange }
        guard hours < 24 else { throw .zoneRange }
        return sign * (hours * 3600 + minutes * 60)
    }
}

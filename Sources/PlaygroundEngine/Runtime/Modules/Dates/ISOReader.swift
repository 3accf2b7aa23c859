/// Reads what `fromisoformat` takes: ISO 8601's calendar and week dates, times and offsets.
///
/// Source: The Python Standard Library, "datetime.fromisoformat", with the choices that CPython 3.11 makes.
enum ISOReader {
    /// Why a text is refused: it is no such text, or a number in it is past its range.
    enum Fault: Error {
        case malformed
        case value(PyError)
    }

    static func date(_ text: String) throws(Fault) -> CivilDate {
        let bytes = Array(text.utf8)
        guard [7, 8, 10].contains(bytes.count) else { throw .malformed }
        return try checked(try date(bytes[...]))
    }

    private static func checked(_ numbers: [Int]) throws(Fault) -> CivilDate {
        do throws(PyError) {
            return try CivilDate.checked(year: numbers[0], month: numbers[1], day: numbers[2])
        } catch {
            throw .value(error)
        }
    }

    static func time(_ text: String) throws(Fault) -> PyTime {
        var bytes = Array(text.utf8)[...]
        // A text that begins with T is an ISO 8601 time.
        if bytes.first == UInt8(ascii: "T") { bytes.removeFirst() }
        let (parts, zone) = try time(bytes)
        return PyTime(try checked(clock: parts), zone: zone)
    }

    static func dateTime(_ text: String) throws(Fault) -> PyDateTime {
        let bytes = Array(text.utf8)
        guard bytes.count >= 7 else { throw .malformed }
        let end = try separator(bytes)
        guard end <= bytes.count else { throw .malformed }
        let numbers = try date(bytes[..<end])
        guard end < bytes.count else { return PyDateTime(try checked(numbers), .midnight) }
        // The separator is any one character.
        var start = end + 1
        while start < bytes.count, bytes[start] & 0xC0 == 0x80 { start += 1 }
        guard start < bytes.count else { throw .malformed }
        let (parts, zone) = try time(bytes[start...])
        return PyDateTime(try checked(numbers), try checked(clock: parts), zone: zone)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

    private static func number(_ bytes: inout ArraySlice<UInt8>, digits: Int) throws(Fault) -> Int {
        guard bytes.count >= digits, bytes.prefix(digits).allSatisfy(isDigit) else { throw .malformed }
        defer { bytes = bytes.dropFirst(digits) }
        return bytes.prefix(digits).reduce(0) { $0 * 10 + Int($1) - 48 }
    }

    private static func take(_ byte: Character, _ bytes: inout ArraySlice<UInt8>) -> Bool {
        guard bytes.first == byte.asciiValue else { return false }
        bytes.removeFirst()
        return true
    }

    /// Where the date of a date and time ends.
    private static func separator(_ bytes: [UInt8]) throws(Fault) -> Int {
        let (dash, week) = (UInt8(ascii: "-"), UInt8(ascii: "W"))
        if bytes.count == 7 { return 7 }
        if bytes[4] == dash {
            guard bytes[5] == week else { return 10 }
            guard bytes.count > 8, bytes[8] == dash else { return 8 }
            guard bytes.count > 9 else { throw .malformed }
            // YYYY-Www-## is read as a week without a day and a separator that is a hyphen.
            return bytes.count > 10 && isDigit(bytes[10]) ? 8 : 10
        }
        guard bytes[4] == week else { return 8 }
        var end = 7
        while end < bytes.count, isDigit(bytes[end]) { end += 1 }
        if end < 9 { return end }
        return end % 2 == 0 ? 7 : 8
    }

    /// Year, month and day, not yet checked: whatever is malformed behind them is told first.
    private static func date(_ text: ArraySlice<UInt8>) throws(Fault) -> [Int] {
        var rest = text
        let year = try number(&rest, digits: 4)
        let hasDashes = take("-", &rest)
        if take("W", &rest) {
            let week = try number(&rest, digits: 2)
            var day = 1
            if !rest.isEmpty {
                guard take("-", &rest) == hasDashes else { throw .malformed }
                day = try number(&rest, digits: 1)
            }
            guard rest.isEmpty else { throw .malformed }
            do throws(CivilDate.ISOFault) {
                let date = try CivilDate.iso(year: year, week: week, day: day)
                return [date.year, date.month, date.day]
            } catch {
                guard error == .beyond else { throw .malformed }
                return [year + 1, 1, 1]
            }
        }
        let month = try number(&rest, digits: 2)
        guard take("-", &rest) == hasDashes else { throw .malformed }
        let day = try number(&rest, digits: 2)
        guard rest.isEmpty else { throw .malformed }
        return [year, month, day]
    }

    private static func checked(clock parts: [Int]) throws(Fault) -> ClockTime {
        do throws(PyError) {
            return try ClockTime.checked(
                hour: parts[0], minute: parts[1], second: parts[2], microsecond: parts[3])
        } catch {
            throw .value(error)
        }
    }

    private static func time(_ text: ArraySlice<UInt8>) throws(Fault) -> ([Int], PyTZInfo?) {
        let sign = text.firstIndex { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "Z") }
        let parts = try clock(text[..<(sign ?? text.endIndex)])
        var zone: PyTZInfo?
        if let sign {
            let behind = text[(sign + 1)...]
            if text[sign] == UInt8(ascii: "Z") {
                guard behind.isEmpty else { throw .malformed }
                zone = PyTimeZone.utc
            } else {
                let numbers = try clock(behind)
                let magnitude =
                    ((numbers[0] * 60 + numbers[1]) * 60 + numbers[2]) * ClockTime.microsecondsPerSecond + numbers[3]
                let offset = text[sign] == UInt8(ascii: "-") ? -magnitude : magnitude
                // CPython takes an offset of less than a second for UTC.
                let isUTC = magnitude < ClockTime.microsecondsPerSecond
                do throws(PyError) {
                    zone =
                        isUTC
                        ? PyTimeZone.utc : PyTimeZone.fixed(try PyTimeZone.offset(PyTimeDelta(microseconds: offset)))
                } catch {
                    throw .value(error)
                }
            }
        }
        return (parts, zone)
    }

    /// `HH[:MM[:SS[.ffffff]]]`: hours, minutes, seconds and microseconds.
    private static func clock(_ text: ArraySlice<UInt8>) throws(Fault) -> [Int] {
        var rest = text
        var parts = [0, 0, 0, 0]
        var hasColons = false
        for index in 0..<3 {
            parts[index] = try number(&rest, digits: 2)
            guard let next = rest.first else { return parts }
            if index == 0 { hasColons = next == UInt8(ascii: ":") }
            if index == 2 { break }
            if next == UInt8(ascii: ".") || next == UInt8(ascii: ",") { break }
            if hasColons {
                guard next == UInt8(ascii: ":") else { throw .malformed }
                rest.removeFirst()
            }
        }
        guard take(".", &rest) || take(",", &rest) else { throw .malformed }
        let digits = rest.prefix(6)
        guard !digits.isEmpty, rest.allSatisfy(isDigit) else { throw .malformed }
        parts[3] = digits.reduce(0) { $0 * 10 + Int($1) - 48 }
        for _ in digits.count..<6 { parts[3] *= 10 }
        return parts
    }
}

/// Reads durations as Pydantic does: ISO 8601, `HH:MM[:SS[.ffffff]]` with any number of hours, and `D days, HH:MM:SS`.
///
/// Source: speedate's `Duration`. A year has 365 days, a month 30.
struct DurationReader {
    private let text: [UInt8]
    private var position: Int
    private var days = 0
    private var seconds = 0
    private var microseconds = 0

    /// The duration in microseconds.
    static func read(_ text: [UInt8]) throws(TemporalFault) -> Int128 {
        guard let first = text.first else { throw .tooShort }
        let isSigned = first == UInt8(ascii: "-") || first == UInt8(ascii: "+")
        var reader = DurationReader(text, at: isSigned ? 1 : 0)
        if reader.byte == UInt8(ascii: "P") {
            try reader.readISO()
        } else if text.contains(where: { $0 | 0x20 == UInt8(ascii: "d") }) || text.count - reader.position < 5 {
            try reader.readDays()
        } else {
            reader.days = try reader.readHours() / 24
        }
        let magnitude =
            (Int128(reader.days) * 86_400 + Int128(reader.seconds)) * 1_000_000 + Int128(reader.microseconds)
        return try checked(first == UInt8(ascii: "-") ? -magnitude : magnitude)
    }

    /// - Throws: A fault for more days than a `timedelta` holds.
    static func checked(_ microseconds: Int128) throws(TemporalFault) -> Int128 {
        guard microseconds.magnitude < 1_000_000_000 * 86_400_000_000 else { throw .durationRange }
        return microseconds
    }

    private init(_ text: [UInt8], at position: Int) {
        self.text = text
        self.position = position
    }

    private var byte: UInt8? { position < text.count ? text[position] : nil }

    private func lower(_ offset: Int) -> UInt8? {
        position + offset < text.count ? text[position + offset] | 0x20 : nil
    }

    private var digit: Int? {
        guard let byte, (48...57).contains(byte) else { return nil }
        return Int(byte) - 48
    }

    /// Digits, which have to fit 32 bits.
    private mutating func number() throws(TemporalFault) -> Int {
        guard var value = digit else { throw .durationDigit }
        position += 1
        while let digit {
            value = try Self.small(value * 10 + digit)
            position += 1
        }
        return value
    }

    private static func small(_ value: Int) throws(TemporalFault) -> Int {
        guard value <= Int(UInt32.max) else { throw .durationValue }
        return value
    }

    private mutating func numberWithFraction() throws(TemporalFault) -> (Int, fraction: Double?) {
        let whole = try number()
        guard byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") else { return (whole, nil) }
        var (decimal, denominator) = (0.0, 1.0)
        position += 1
        while let digit {
            decimal = decimal * 10 + Double(digit)
            denominator *= 10
            position += 1
        }
        return (whole, decimal / denominator)
    }

    /// What stands behind `P`.
    private mutating func readISO() throws(TemporalFault) {
        position += 1
        var (isTime, hadFraction) = (false, false)
        while let byte {
            if byte == UInt8(ascii: "T") {
                guard !isTime else { throw .durationRepeatedT }
                isTime = true
            } else {
                let (value, fraction) = try numberWithFraction()
                guard !hadFraction else { throw .durationFraction }
                hadFraction = fraction != nil
                if isTime { try addTime(value, fraction ?? 0) } else { try addDays(value, fraction ?? 0) }
            }
            position += 1
        }
        guard position >= 3 else { throw .tooShort }
    }

    private mutating func addTime(_ value: Int, _ fraction: Double) throws(TemporalFault) {
        let unit: Int
        switch byte {
        case UInt8(ascii: "H"): unit = 3600
        case UInt8(ascii: "M"): unit = 60
        case UInt8(ascii: "S"): unit = 1
        default: throw .durationTimeUnit
        }
        try addSeconds(Self.small(value * unit), fraction * Double(unit))
    }

    private mutating func addDays(_ value: Int, _ fraction: Double) throws(TemporalFault) {
        let unit: Int
        switch byte {
        case UInt8(ascii: "Y"): unit = 365
        case UInt8(ascii: "M"): unit = 30
        case UInt8(ascii: "W"): unit = 7
        case UInt8(ascii: "D"): unit = 1
        default: throw .durationDateUnit
        }
        let extra = fraction.isNaN ? 0 : fraction * Double(unit)
        days = try Self.small(days + Self.small(value * unit))
        days = try Self.small(days + Int(extra.rounded(.towardZero)))
        try addSeconds(0, (extra - extra.rounded(.towardZero)) * 86_400)
    }

    private mutating func addSeconds(_ whole: Int, _ extra: Double) throws(TemporalFault) {
        // So many digits that they overflow to infinity make no number.
        let extra = extra.isNaN ? 0 : extra
        seconds = try Self.small(seconds + whole)
        seconds = try Self.small(seconds + Int(extra.rounded(.towardZero)))
        microseconds += Int(((extra - extra.rounded(.towardZero)) * 1_000_000).rounded(.toNearestOrAwayFromZero))
    }

    /// `D[ ]d[ay[s]][,][ ][HH:MM[:SS]]`
    private mutating func readDays() throws(TemporalFault) {
        guard byte != nil else { throw .tooShort }
        days = try number()
        if byte == UInt8(ascii: " ") { position += 1 }
        guard lower(0) == UInt8(ascii: "d") else { throw .durationDays }
        position += 1
        if lower(0) == UInt8(ascii: "a") {
            guard lower(1) == UInt8(ascii: "y") else { throw .durationDays }
            position += lower(2) == UInt8(ascii: "s") ? 3 : 2
        }
        if byte == UInt8(ascii: ",") { position += 1 }
        if byte == UInt8(ascii: " ") { position += 1 }
        guard byte != nil else { return }
        // Hours of a day, and the same reason as for too many hours where they are more.
        guard try readHours() < 24 else { throw .durationHour }
    }

    /// `H…:MM[:SS[.ffffff]]`: the seconds within a day, and the hours as the result.
    private mutating func readHours() throws(TemporalFault) -> Int {
        guard text.count - position >= 5 else { throw .tooShort }
        guard let colon = text[position...].firstIndex(of: UInt8(ascii: ":")) else { throw .hourCharacter }
        guard colon - position <= 10 else { throw .durationHour }
        var hours = 0
        while position < colon {
            guard let digit else { throw .hourCharacter }
            hours = hours * 10 + digit
            position += 1
        }
        guard hours <= 2_400_000_000 else { throw .durationHour }
        // The hours are done with; what is left is read as a time of day, cut after six digits of a fraction.
        var reader = TemporalReader(Array("00".utf8) + text[colon...].prefix(13))
        let time = try reader.time()
        guard reader.position == reader.text.count else { throw .extraCharacters }
        seconds = hours % 24 * 3600 + time.microsecondsOfDay / 1_000_000
        microseconds = time.microsecond
        return hours
    }
}

import Testing

@testable import PlaygroundEngine

/// Texts of durations, with what speedate makes of them in microseconds.
@Test(arguments: [
    ("P1DT2H3M4.5S", 93_784_500_000), ("-PT5S", -5_000_000), ("P1Y", 31_536_000_000_000), ("P0.5W", 302_400_000_000),
    ("100:00:00", 360_000_000_000), (":00:01", 1_000_000), ("2 days, 00:00:01", 172_801_000_000),
    ("3d", 259_200_000_000),
    ("PT0.0000005S", 1), ("00:00:01.1234567", 1_123_456),
    ("1 day, 0:00:01", 86_401_000_000), ("1d0:00:01,5", 86_401_500_000), ("-1 days :00:01", -86_401_000_000),
])
func durationsAreReadAsSpeedateReadsThem(text: String, microseconds: Int) throws {
    #expect(try DurationReader.read(Array(text.utf8)) == Int128(microseconds))
}

@Test(arguments: [
    ("", TemporalFault.tooShort), ("P", .tooShort), ("x", .durationDigit), ("PTT1S", .durationRepeatedT),
    ("P1.5DT1H", .durationFraction), ("P1H", .durationDateUnit), ("PT1D", .durationTimeUnit), ("1 da", .durationDays),
    ("P99999999999D", .durationValue), ("2400000001:00", .durationHour), ("P1000000000D", .durationRange),
    ("01:60", .minuteRange), ("1 day, 24:00", .durationHour), ("1 d 25:00x", .extraCharacters),
    ("1 day, 1:00", .tooShort), ("01:02:03Z", .extraCharacters), ("12345", .hourCharacter),
])
func textsThatAreNoDurationAreRefusedWithTheirReason(text: String, fault: TemporalFault) {
    #expect(refusal { () throws(TemporalFault) in _ = try DurationReader.read(Array(text.utf8)) } == fault)
}

/// Texts and timestamps, with the moments that speedate makes of them.
@Test(arguments: [
    ("2024-02-29T01:02", "2024-02-29 01:02:00", Int?.none), ("2024-02-29 01:02:03,5z", "2024-02-29 01:02:03.500000", 0),
    ("2024-02-29_01:02:03-0530", "2024-02-29 01:02:03", -19_800),
    ("2024-02-29t01:02:03\u{2212}01:30", "2024-02-29 01:02:03", -5400), ("0", "1970-01-01 00:00:00", 0),
    ("-1.25", "1969-12-31 23:59:58.750000", 0), ("20000000000", "2603-10-11 11:33:20", 0),
    ("20000000001", "1970-08-20 11:33:20.001000", 0), ("253402300799000", "9999-12-31 23:59:59", 0),
])
func momentsAreReadAsSpeedateReadsThem(text: String, shown: String, offset: Int?) throws {
    let moment = try TemporalReader.moment(Array(text.utf8))

    #expect("\(moment.date.civil?.isoText ?? "") \(moment.time.isoText())" == shown)
    #expect(moment.offset == offset)
}

@Test(arguments: [
    ("2024-1-1", TemporalFault.tooShort), ("2024-13-01T00:00", .monthRange), ("2023-02-29T00:00", .dayRange),
    ("２０２４-01-01", .yearCharacter), ("2024/01/01T00:00", .dateSeparator), ("2024-01-01x00:00", .separator),
    ("2024-01-01T24:00", .hourRange), ("2024-01-01T00:00:00.", .fractionMissing),
    ("2024-01-01T00:00+24:00", .zoneRange),
    ("2024-01-01T00:00+23:60", .zoneMinuteRange), ("2024-01-01T00:00Zx", .extraCharacters),
    ("-62167219200001", .tooEarly), ("253402300800000", .tooLate),
])
func textsThatAreNoMomentAreRefusedWithTheirReason(text: String, fault: TemporalFault) {
    #expect(refusal { () throws(TemporalFault) in _ = try TemporalReader.moment(Array(text.utf8)) } == fault)
}

private func refusal(_ body: () throws(TemporalFault) -> Void) -> TemporalFault? {
    do throws(TemporalFault) {
        try body()
        return nil
    } catch {
        return error
    }
}

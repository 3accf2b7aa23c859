import Testing

@testable import PlaygroundEngine

/// A clock that stands at 2024-10-27 00:30:00.5 UTC in a zone whose clocks go from +02:00 back to +01:00 at 01:00 UTC.
private func clock(at microseconds: Int = 1_729_989_000_500_000) -> WallClock {
    WallClock(
        now: { microseconds },
        zone: { seconds in seconds < 1_729_990_800 ? (7200, "CEST") : (3600, "CET") })
}

private func answer(_ expression: String, _ clock: WallClock) -> String {
    PythonProgram.answer(
        "from datetime import date, datetime, timedelta, timezone, UTC\nfrom fastapi import FastAPI\napp = FastAPI()\n"
            + "@app.get('/')\ndef f():\n    return repr(\(expression))\n", clock: clock)
}

@Test(arguments: [
    ("datetime.now()", "datetime.datetime(2024, 10, 27, 2, 30, 0, 500000)"),
    ("datetime.now(UTC)", "datetime.datetime(2024, 10, 27, 0, 30, 0, 500000, tzinfo=datetime.timezone.utc)"),
    ("datetime.now(tz=timezone(timedelta(hours=-1))).hour", "23"),
    ("datetime.utcnow()", "datetime.datetime(2024, 10, 27, 0, 30, 0, 500000)"),
    ("datetime.today()", "datetime.datetime(2024, 10, 27, 2, 30, 0, 500000)"),
    ("date.today()", "datetime.date(2024, 10, 27)"),
    ("datetime.fromtimestamp(1729989000)", "datetime.datetime(2024, 10, 27, 2, 30)"),
    ("datetime.fromtimestamp(1729992600)", "datetime.datetime(2024, 10, 27, 2, 30, fold=1)"),
    ("datetime(2024, 10, 27, 2, 30).timestamp()", "1729989000.0"),
    ("datetime(2024, 10, 27, 2, 30, fold=1).timestamp()", "1729992600.0"),
    (
        "datetime(2024, 10, 27, 1, 0).astimezone(UTC)",
        "datetime.datetime(2024, 10, 26, 23, 0, tzinfo=datetime.timezone.utc)"
    ),
    (
        "datetime(2024, 10, 27, 1, 30, tzinfo=UTC).astimezone()",
        "datetime.datetime(2024, 10, 27, 2, 30, tzinfo=datetime.timezone(datetime.timedelta(seconds=3600), 'CET'))"
    ),
    ("datetime.strptime('CEST +0200', '%Z %z').tzname()", "'CEST'"),
])
func theClockThatIsGivenTellsTheTime(expression: String, expected: String) {
    #expect(answer(expression, clock()) == expected)
}

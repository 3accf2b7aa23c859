/// Python's `datetime` module.
///
/// Source: The Python Standard Library, "datetime — Basic date and time types".
enum DatesModule {
    static var module: PyModule {
        PyModule(
            "datetime",
            members: [
                "date": .object(date), "time": .object(time), "datetime": .object(datetime),
                "timedelta": .object(timedelta), "timezone": .object(timezone), "tzinfo": .object(tzinfo),
                "UTC": .object(PyTimeZone.utc), "MINYEAR": .int(1), "MAXYEAR": .int(9999),
            ])
    }

    private static let dateParameters = NativeParameters(nil, ["year", "month", "day"], required: 3)

    static let date = PyType("date", module: "datetime", members: DateTypes.members(of: .date)) {
        (call) throws(PyError) in
        .object(PyDate(try PyDate(.minimum).replaced(try dateParameters.bind(call))))
    }
    static let time = PyType(
        "time", module: "datetime", members: DateTypes.members(of: .time), construct: PyTime.construct)
    static let datetime = PyType(
        "datetime", module: "datetime", bases: [date], members: DateTypes.members(of: .datetime),
        construct: PyDateTime.construct)
    static let timedelta = PyType(
        "timedelta", module: "datetime", members: DateTypes.members(of: .timedelta), construct: PyTimeDelta.construct)
    static let timezone = PyType(
        "timezone", module: "datetime", bases: [tzinfo], members: DateTypes.members(of: .timezone),
        construct: PyTimeZone.construct)
    static let tzinfo = PyType("tzinfo", module: "datetime") { (_) throws(PyError) in .object(PyTZInfo()) }
}

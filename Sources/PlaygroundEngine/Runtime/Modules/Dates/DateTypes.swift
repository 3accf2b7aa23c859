/// What the classes of `datetime` themselves answer, such as `date.today`.
enum DateTypes {
    enum Kind {
        case date, time, datetime, timedelta, timezone
    }

    static func members(of kind: Kind) -> [String: Value] {
        switch kind {
        case .date: dates
        case .time: times
        case .datetime: datetimes
        case .timedelta: deltas
        case .timezone: zones
        }
    }

    // Made once and never changed.
    private nonisolated(unsafe) static let deltas: [String: Value] = [
        "min": .object(PyTimeDelta(unchecked: PyTimeDelta.minimum)),
        "max": .object(PyTimeDelta(unchecked: PyTimeDelta.maximum)),
        "resolution": .object(PyTimeDelta(microseconds: 1)),
    ]

    private nonisolated(unsafe) static let zones: [String: Value] = [
        "utc": .object(PyTimeZone.utc), "min": .object(PyTimeZone.fixed(-86_340_000_000)),
        "max": .object(PyTimeZone.fixed(86_340_000_000)),
    ]

    private nonisolated(unsafe) static let times: [String: Value] = [
        "min": .object(PyTime(.midnight)),
        "max": .object(PyTime(ClockTime(microsecondsOfDay: ClockTime.microsecondsPerDay - 1))),
        "resolution": .object(PyTimeDelta(microseconds: 1)),
        "fromisoformat": .builtin("time.fromisoformat") { (call) throws(PyError) in
            try read(call) { (text) throws(ISOReader.Fault) in .object(try ISOReader.time(text)) }
        },
    ]

    private nonisolated(unsafe) static let dates: [String: Value] = {
        var members = shared("date") { .object(PyDate($0)) }
        members["min"] = .object(PyDate(.minimum))
        members["max"] = .object(PyDate(.maximum))
        members["resolution"] = .object(PyTimeDelta(microseconds: ClockTime.microsecondsPerDay))
        members["fromisoformat"] = .builtin("date.fromisoformat") { (call) throws(PyError) in
            try read(call) { (text) throws(ISOReader.Fault) in .object(PyDate(try ISOReader.date(text))) }
        }
        members["fromtimestamp"] = .builtin("date.fromtimestamp") { (call) throws(PyError) in
            let stamp = try Timestamp(call.arguments(1...1)[0], rounding: .down)
            return .object(PyDate(try stamp.moment(call.clock).date))
        }
        members["today"] = .builtin("date.today") { (call) throws(PyError) in
            _ = try call.arguments(0...0)
            return .object(PyDate(try Timestamp(microseconds: call.clock.now()).moment(call.clock).date))
        }
        return members
    }()

    private nonisolated(unsafe) static let datetimes: [String: Value] = {
        var members = shared("date") { .object(PyDateTime($0, .midnight)) }
        let latest = ClockTime(microsecondsOfDay: ClockTime.microsecondsPerDay - 1)
        members["min"] = .object(PyDateTime(.minimum, .midnight))
        members["max"] = .object(PyDateTime(.maximum, latest))
        members["resolution"] = .object(PyTimeDelta(microseconds: 1))
        members["fromisoformat"] = .builtin("datetime.fromisoformat") { (call) throws(PyError) in
            try read(call) { (text) throws(ISOReader.Fault) in .object(try ISOReader.dateTime(text)) }
        }
        members["today"] = .builtin("date.today") { (call) throws(PyError) in
            _ = try call.arguments(0...0)
            return .object(try Timestamp(microseconds: call.clock.now()).moment(call.clock))
        }
        members["now"] = .builtin("now") { (call) throws(PyError) in
            let zone = try PyTZInfo.argument(try NativeParameters("now", ["tz"]).bind(call)[0])
            return .object(try Timestamp(microseconds: call.clock.now()).moment(call.clock, in: zone))
        }
        members["utcnow"] = .builtin("datetime.utcnow") { (call) throws(PyError) in
            _ = try call.arguments(0...0)
            return .object(try Timestamp(microseconds: call.clock.now()).utc(zone: nil))
        }
        members["fromtimestamp"] = .builtin("fromtimestamp") { (call) throws(PyError) in
            let values = try NativeParameters("fromtimestamp", ["timestamp", "tz"], required: 1).bind(call)
            let zone = try PyTZInfo.argument(values[1])
            return .object(
                try Timestamp(values[0] ?? .none, rounding: .toNearestOrEven).moment(call.clock, in: zone))
        }
        members["utcfromtimestamp"] = .builtin("datetime.utcfromtimestamp") { (call) throws(PyError) in
            .object(try Timestamp(call.arguments(1...1)[0], rounding: .toNearestOrEven).utc(zone: nil))
        }
        members["combine"] = .builtin("combine") { (call) throws(PyError) in try combine(call) }
        members["strptime"] = .builtin("strptime") { (call) throws(PyError) in
            guard call.positional.count == 2, call.keywords.isEmpty else {
                throw .typeError("strptime() takes exactly 2 arguments (\(call.positional.count) given)")
            }
            let text = try call.positional[0].text(of: "strptime", argument: 1)
            let format = try call.positional[1].text(of: "strptime", argument: 2)
            return .object(try TimeReading.dateTime(text, format, call.clock))
        }
        return members
    }()

    /// The class methods that make dates and datetimes alike of a day.
    private static func shared(_ owner: String, _ make: @escaping (CivilDate) -> Value) -> [String: Value] {
        [
            "fromordinal": .builtin("\(owner).fromordinal") { (call) throws(PyError) in
                let ordinal = try call.arguments(1...1)[0].cInt()
                guard ordinal >= 1 else { throw .valueError("ordinal must be >= 1") }
                guard ordinal <= CivilDate.maximumOrdinal else {
                    throw .valueError("year \(Timestamp.year(ofOrdinal: ordinal)) is out of range")
                }
                return make(CivilDate(ordinal: ordinal))
            },
            "fromisocalendar": .builtin("fromisocalendar") { (call) throws(PyError) in
                let parameters = NativeParameters("fromisocalendar", ["year", "week", "day"], required: 3)
                let values = try parameters.bind(call)
                let numbers = try values.map { (value) throws(PyError) in try (value ?? .none).cInt() }
                do throws(CivilDate.ISOFault) {
                    return make(try CivilDate.iso(year: numbers[0], week: numbers[1], day: numbers[2]))
                } catch {
                    switch error {
                    case .year: throw PyError.valueError("Year is out of range: \(numbers[0])")
                    case .week: throw PyError.valueError("Invalid week: \(numbers[1])")
                    case .day: throw PyError.valueError("Invalid day: \(numbers[2]) (range is [1, 7])")
                    case .beyond: throw PyError.valueError("year \(numbers[0] + 1) is out of range")
                    }
                }
            },
        ]
    }

    private static let combineParameters = NativeParameters("combine", ["date", "time", "tzinfo"], required: 2)

    private static func combine(_ call: NativeCall) throws(PyError) -> Value {
        let values = try combineParameters.bind(call)
        let (day, clock) = (values[0] ?? .none, values[1] ?? .none)
        guard case .object(let object) = day, let date = object as? PyDate else {
            throw .typeError("combine() argument 1 must be datetime.date, not \(day.isNone ? "None" : day.typeName)")
        }
        guard let time = PyTime.from(clock) else {
            throw .typeError(
                "combine() argument 2 must be datetime.time, not \(clock.isNone ? "None" : clock.typeName)")
        }
        let zone = values[2] == nil ? time.zone : try PyTZInfo.argument(values[2])
        return .object(PyDateTime(date.date, time.time, fold: time.fold, zone: zone))
    }

    /// `fromisoformat`
    private static func read(
        _ call: NativeCall, _ body: (String) throws(ISOReader.Fault) -> Value
    ) throws(PyError) -> Value {
        guard let text = try call.arguments(1...1)[0].string else {
            throw .typeError("fromisoformat: argument must be str")
        }
        do throws(ISOReader.Fault) {
            return try body(text.text)
        } catch {
            switch error {
            case .malformed: throw PyError.valueError("Invalid isoformat string: \(QuotedText.string(text.text))")
            case .value(let found): throw found
            }
        }
    }
}

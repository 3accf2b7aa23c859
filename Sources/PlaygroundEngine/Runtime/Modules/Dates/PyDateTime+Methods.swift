extension PyDateTime {
    static let names = ["year", "month", "day", "hour", "minute", "second", "microsecond", "tzinfo", "fold"]
    private static let parameters = NativeParameters(nil, names, required: 3, positional: 8)
    private static let replaceParameters = NativeParameters("replace", names, positional: 8)
    static let methodNames = [
        "date", "time", "timetz", "timestamp", "isoformat", "replace", "astimezone", "utcoffset", "dst", "tzname",
        "utctimetuple",
    ]

    /// `datetime(year, month, day, …)`
    static func construct(_ call: NativeCall) throws(PyError) -> Value {
        .object(try PyDateTime(.minimum, .midnight).replaced(fields: try parameters.bind(call)))
    }

    /// This moment with what `values` give for the parameters of the class.
    private func replaced(fields values: [Value?]) throws(PyError) -> PyDateTime {
        let own = [date.year, date.month, date.day, time.hour, time.minute, time.second, time.microsecond]
        var numbers: [Int] = []
        for (index, own) in own.enumerated() { numbers.append(try values[index]?.cInt() ?? own) }
        let fold = try values[8]?.cInt() ?? self.fold
        let date = try CivilDate.checked(year: numbers[0], month: numbers[1], day: numbers[2])
        let time = try ClockTime.checked(
            hour: numbers[3], minute: numbers[4], second: numbers[5], microsecond: numbers[6])
        guard fold == 0 || fold == 1 else { throw .valueError("fold must be either 0 or 1") }
        let zone = values[7] == nil ? self.zone : try PyTZInfo.argument(values[7])
        return PyDateTime(date, time, fold: fold, zone: zone)
    }

    /// The attribute called `name` that a date does not have, or has otherwise.
    func ownAttribute(_ name: String) throws(PyError) -> Value? {
        switch name {
        case "hour": .int(time.hour)
        case "minute": .int(time.minute)
        case "second": .int(time.second)
        case "microsecond": .int(time.microsecond)
        case "fold": .int(fold)
        case "tzinfo": zone.map { .object($0) } ?? Value.none
        case "date": plain(name) { .object(PyDate(self.date)) }
        case "time": plain(name) { .object(PyTime(self.time, fold: self.fold)) }
        case "timetz": plain(name) { .object(PyTime(self.time, fold: self.fold, zone: self.zone)) }
        case "utcoffset": plain(name) { () throws(PyError) in .duration(try self.offset()) }
        case "dst": plain(name) { () throws(PyError) in .duration(try self.zone?.daylightSaving(at: self)) }
        case "tzname":
            plain(name) { () throws(PyError) in try self.zone?.name(at: self).map { .string($0) } ?? .none }
        case "utctimetuple":
            plain(name) { () throws(PyError) in
                let utc = try self.adding(microseconds: -Int128(try self.offset() ?? 0))
                return .object(TimeTuple(utc.date, utc.time, isDaylightSaving: 0))
            }
        case "timestamp":
            .builtin("datetime.timestamp") { (call) throws(PyError) in
                _ = try call.arguments(0...0)
                return .float(try self.timestamp(call.clock))
            }
        case "isoformat":
            .builtin(name) { (call) throws(PyError) in
                let values = try NativeParameters("isoformat", ["sep", "timespec"]).bind(call)
                var separator = "T"
                if let given = values[0] {
                    guard let text = given.string, text.count == 1 else {
                        throw .typeError(
                            "isoformat() argument 1 must be a unicode character, not \(given.typeName)")
                    }
                    separator = text.text
                }
                let precision = try ClockTime.Precision.argument(values[1], position: 2)
                return .string(try self.isoText(separator: separator, precision))
            }
        case "replace":
            .builtin(name) { (call) throws(PyError) in
                .object(try self.replaced(fields: try Self.replaceParameters.bind(call)))
            }
        case "astimezone":
            .builtin(name) { (call) throws(PyError) in
                let values = try NativeParameters("astimezone", ["tz"]).bind(call)
                return .object(try self.moved(to: try PyTZInfo.argument(values[0]), call.clock))
            }
        default: nil
        }
    }

    /// Seconds since 1970-01-01 UTC; a naive moment is the machine's local time.
    package func timestamp(_ clock: WallClock) throws(PyError) -> Double {
        if let offset = try offset() {
            return try PyTimeDelta(microseconds: localMicroseconds - offset - Self.epoch).totalSeconds
        }
        return Double(secondsOfNaive(clock)) + Double(time.microsecond) / 1e6
    }

    /// The seconds since 1970-01-01 UTC of this moment as the machine's local time.
    private func secondsOfNaive(_ clock: WallClock) -> Int {
        let local = (localMicroseconds - Self.epoch).floorDivided(by: ClockTime.microsecondsPerSecond).quotient
        return clock.seconds(local: local, fold: fold)
    }

    /// The same moment by the clocks of `zone`, the machine's own for nil.
    ///
    /// Source: CPython's `datetime_astimezone`.
    func moved(to zone: PyTZInfo?, _ clock: WallClock) throws(PyError) -> PyDateTime {
        if let zone, zone === self.zone { return self }
        let offset: Int
        if let known = try self.offset() {
            offset = known
        } else {
            offset = clock.zone(secondsOfNaive(clock)).offset * ClockTime.microsecondsPerSecond
        }
        let utc = try PyDateTime(localMicroseconds: Int128(localMicroseconds - offset), zone: PyTimeZone.utc)
        let target: PyTZInfo
        if let zone {
            target = zone
        } else {
            let seconds = (utc.localMicroseconds - Self.epoch)
                .floorDivided(by: ClockTime.microsecondsPerSecond).quotient
            target = PyTimeZone.local(clock, at: seconds)
        }
        return try target.fromUTC(PyDateTime(utc.date, utc.time, zone: target))
    }
}

extension PyTimeZone {
    /// The machine's zone as it is at so many seconds since 1970-01-01 UTC.
    static func local(_ clock: WallClock, at seconds: Int) -> PyTimeZone {
        let (offset, name) = clock.zone(seconds)
        return fixed(offset * ClockTime.microsecondsPerSecond, name: name)
    }
}

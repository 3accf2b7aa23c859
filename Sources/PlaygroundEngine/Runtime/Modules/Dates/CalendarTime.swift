import Foundation

/// The functions of the `time` module that speak of dates.
///
/// Source: The Python Standard Library, "time"; messages are CPython's.
enum CalendarTime {
    private static let january = 1_704_067_200
    private static let july = 1_719_792_000

    static var functions: [String: PyBuiltin.Body] {
        [
            "gmtime": { (call) throws(PyError) in
                .object(try tuple(seconds(call), isDaylightSaving: 0, zone: "GMT", offset: 0))
            },
            "localtime": { (call) throws(PyError) in .object(try local(seconds(call), call.clock)) },
            "mktime": { (call) throws(PyError) in
                let fields = try TimeFields(try one(call), function: "mktime")
                var parts = fields.parts
                let shown = timegm(&parts)
                var moment = call.clock.seconds(local: shown, fold: fields.isDaylightSaving == 0 ? 1 : 0)
                // The clocks are told to be set otherwise than they are.
                let isSet = try local(moment, call.clock).fields[8].value.isTrue
                if fields.isDaylightSaving > 0, !isSet { moment -= 3600 }
                if fields.isDaylightSaving == 0, isSet { moment += 3600 }
                return .float(Double(moment))
            },
            "ctime": { (call) throws(PyError) in
                .string(try TimeFields(.object(local(seconds(call), call.clock)), function: "ctime").plainText())
            },
            "asctime": { (call) throws(PyError) in .string(try fields(call, at: 0).plainText()) },
            "strftime": { (call) throws(PyError) in
                try check(call, 1...2)
                let format = try call.positional[0].text(of: "strftime", argument: 1)
                return .string(try fields(call, at: 1).format().text(format))
            },
            "strptime": { (call) throws(PyError) in
                let arguments = try NativeSignature("_strptime_time", "data_string format?").bind(call)
                let given = [arguments.required("data_string"), arguments["format"] ?? .string("%a %b %d %H:%M:%S %Y")]
                var texts: [String] = []
                for (index, value) in given.enumerated() {
                    guard let text = value.string else {
                        let found = try Value.object(value.type).repr()
                        throw .typeError("strptime() argument \(index) must be str, not \(found)")
                    }
                    texts.append(text.text)
                }
                return .object(try TimeReading.timeTuple(texts[0], texts[1], call.clock))
            },
        ]
    }

    static var constants: [String: Value] {
        let clock = WallClock.system
        let (first, second) = (clock.zone(january), clock.zone(july))
        // South of the equator summer is in January.
        let (winter, summer) = first.offset <= second.offset ? (first, second) : (second, first)
        return [
            "timezone": .int(-winter.offset), "altzone": .int(-summer.offset),
            "daylight": .int(winter.offset == summer.offset ? 0 : 1),
            "tzname": .tuple(PyTuple([.string(winter.abbreviation), .string(summer.abbreviation)])),
            "struct_time": .object(TimeTuple.classObject),
        ]
    }

    private static func one(_ call: NativeCall) throws(PyError) -> Value {
        guard call.keywords.isEmpty else { throw .typeError("time.\(call.function)() takes no keyword arguments") }
        guard call.positional.count == 1 else {
            throw .typeError("time.\(call.function)() takes exactly one argument (\(call.positional.count) given)")
        }
        return call.positional[0]
    }

    private static func check(_ call: NativeCall, _ counts: ClosedRange<Int>) throws(PyError) {
        let count = call.positional.count
        guard !counts.contains(count) else { return }
        let (word, limit) = count < counts.lowerBound ? ("least", counts.lowerBound) : ("most", counts.upperBound)
        let noun = limit == 1 ? "argument" : "arguments"
        throw .typeError("\(call.function)() takes at \(word) \(limit) \(noun) (\(count) given)")
    }

    /// The moment that a call gives, or now.
    private static func seconds(_ call: NativeCall) throws(PyError) -> Int {
        guard call.keywords.isEmpty else { throw .typeError("time.\(call.function)() takes no keyword arguments") }
        try check(call, 0...1)
        guard let value = call.positional.first, !value.isNone else {
            return Timestamp(microseconds: call.clock.now()).seconds
        }
        if case .float(let float) = value, !float.isNaN {
            guard let whole = Int(exactly: float.rounded(.down)) else {
                throw .make(.overflowError, "timestamp out of range for platform time_t")
            }
            return whole
        }
        return try Timestamp(value, rounding: .down).seconds
    }

    private static func tuple(
        _ seconds: Int, isDaylightSaving: Int, zone: String, offset: Int
    ) throws(PyError) -> TimeTuple {
        let (shown, isTooLarge) = seconds.addingReportingOverflow(offset)
        var time = time_t(shown)
        var parts = tm()
        guard !isTooLarge, gmtime_r(&time, &parts) != nil else {
            throw .make(.osError, "[Errno 75] Value too large for defined data type")
        }
        return TimeTuple(
            [
                Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1, Int(parts.tm_mday), Int(parts.tm_hour),
                Int(parts.tm_min), Int(parts.tm_sec), (Int(parts.tm_wday) + 6) % 7, Int(parts.tm_yday) + 1,
                isDaylightSaving,
            ], zone: zone, offset: offset)
    }

    private static func local(_ seconds: Int, _ clock: WallClock) throws(PyError) -> TimeTuple {
        let zone = clock.zone(seconds)
        let usual = min(clock.zone(january).offset, clock.zone(july).offset)
        return try tuple(
            seconds, isDaylightSaving: zone.offset > usual ? 1 : 0, zone: zone.abbreviation, offset: zone.offset)
    }

    /// The argument at `index`, or the local time.
    private static func fields(_ call: NativeCall, at index: Int) throws(PyError) -> TimeFields {
        try check(call, index...index + 1)
        let arguments = call.positional
        guard arguments.count <= index else { return try TimeFields(arguments[index], function: call.function) }
        let now = Timestamp(microseconds: call.clock.now()).seconds
        return try TimeFields(.object(local(now, call.clock)), function: call.function)
    }
}

extension TimeFields {
    /// As the C library takes them.
    fileprivate var parts: tm {
        var parts = tm()
        parts.tm_year = Int32(clamping: year - 1900)
        parts.tm_mon = Int32(clamping: month - 1)
        parts.tm_mday = Int32(clamping: day)
        parts.tm_hour = Int32(clamping: hour)
        parts.tm_min = Int32(clamping: minute)
        parts.tm_sec = Int32(clamping: second)
        return parts
    }
}

/// A `datetime.time`.
///
/// Source: The Python Standard Library, "time Objects".
package final class PyTime: PyObject {
    package let time: ClockTime
    package let fold: Int
    package let zone: PyTZInfo?

    package init(_ time: ClockTime, fold: Int = 0, zone: PyTZInfo? = nil) {
        self.time = time
        self.fold = fold
        self.zone = zone
    }

    /// The time that `value` is, or nil.
    static func from(_ value: Value) -> PyTime? {
        if case .object(let object) = value { object as? PyTime } else { nil }
    }

    private static let names = ["hour", "minute", "second", "microsecond", "tzinfo", "fold"]
    private static let parameters = NativeParameters(nil, names, positional: 5)

    /// `time(hour=0, minute=0, …)`
    static func construct(_ call: NativeCall) throws(PyError) -> Value {
        .object(try PyTime(.midnight).replaced(try parameters.bind(call)))
    }

    /// This time with what `values` give for the parameters of the class.
    private func replaced(_ values: [Value?]) throws(PyError) -> PyTime {
        let (hour, minute) = (try values[0]?.cInt() ?? time.hour, try values[1]?.cInt() ?? time.minute)
        let (second, microsecond) = (try values[2]?.cInt() ?? time.second, try values[3]?.cInt() ?? time.microsecond)
        let fold = try values[5]?.cInt() ?? self.fold
        let clock = try ClockTime.checked(hour: hour, minute: minute, second: second, microsecond: microsecond)
        guard fold == 0 || fold == 1 else { throw .valueError("fold must be either 0 or 1") }
        let zone = values[4] == nil ? self.zone : try PyTZInfo.argument(values[4])
        return PyTime(clock, fold: fold, zone: zone)
    }

    override package var type: PyType { DatesModule.time }

    override package var typeName: String { "datetime.time" }

    override package func repr(_ context: ReprContext) throws(PyError) -> String {
        var parts = ["\(time.hour)", "\(time.minute)"]
        if time.second != 0 || time.microsecond != 0 { parts.append("\(time.second)") }
        if time.microsecond != 0 { parts.append("\(time.microsecond)") }
        if let zone { parts.append("tzinfo=" + (try zone.repr(context))) }
        if fold != 0 { parts.append("fold=\(fold)") }
        return "datetime.time(\(parts.joined(separator: ", ")))"
    }

    /// What `isoformat()` gives.
    package func isoText() throws(PyError) -> String { try isoText(.auto) }

    private func isoText(_ precision: ClockTime.Precision) throws(PyError) -> String {
        time.isoText(precision) + (try zone?.offset(at: nil).map { ClockTime.offsetText($0) } ?? "")
    }

    override func text() throws(PyError) -> String { try isoText() }

    override func format(_ spec: String) throws(PyError) -> String? { try strftime(spec) }

    private func strftime(_ format: String) throws(PyError) -> String {
        // Source: CPython formats a time as if on 1900-01-01.
        var parts = TimeFormat(date: CivilDate(year: 1900, month: 1, day: 1), time: time)
        parts.offset = try zone?.offset(at: nil)
        parts.zoneName = try zone?.name(at: nil)
        return try parts.text(format)
    }

    /// Microseconds since midnight UTC; nil without a zone.
    private func comparable() throws(PyError) -> (offset: Int?, microseconds: Int) {
        let offset = try zone?.offset(at: nil)
        return (offset, time.microsecondsOfDay - (offset ?? 0))
    }

    override func equals(_ other: Value, depth: Int) throws(PyError) -> Bool? {
        guard let other = PyTime.from(other) else { return nil }
        let (a, b) = (try comparable(), try other.comparable())
        return (a.offset == nil) == (b.offset == nil) && a.microseconds == b.microseconds
    }

    override func order(_ operation: ComparisonOperator, _ other: Value) throws(PyError) -> Bool? {
        guard let other = PyTime.from(other) else { return nil }
        let (a, b) = (try comparable(), try other.comparable())
        guard (a.offset == nil) == (b.offset == nil) else {
            throw .typeError("can't compare offset-naive and offset-aware times")
        }
        return operation.holds(a.microseconds, b.microseconds)
    }

    override var hash: Int? { (try? comparable()).map { Hashing.combine([2, $0.microseconds]) } }

    override package func attribute(_ name: String) throws(PyError) -> Value? {
        switch name {
        case "hour": .int(time.hour)
        case "minute": .int(time.minute)
        case "second": .int(time.second)
        case "microsecond": .int(time.microsecond)
        case "fold": .int(fold)
        case "tzinfo": zone.map { .object($0) } ?? Value.none
        case "isoformat":
            .builtin(name) { (call) throws(PyError) in
                let values = try NativeParameters("isoformat", ["timespec"]).bind(call)
                return .string(try self.isoText(try ClockTime.Precision.argument(values[0], position: 1)))
            }
        case "replace":
            .builtin(name) { (call) throws(PyError) in
                let parameters = NativeParameters("replace", Self.names, positional: 5)
                return .object(try self.replaced(try parameters.bind(call)))
            }
        case "strftime":
            .builtin(name) { (call) throws(PyError) in
                let values = try NativeParameters("strftime", ["format"], required: 1).bind(call)
                return .string(try self.strftime(try (values[0] ?? .none).text(of: "strftime", argument: 1)))
            }
        case "utcoffset": plain(name) { () throws(PyError) in .duration(try self.zone?.offset(at: nil)) }
        case "dst": plain(name) { () throws(PyError) in .duration(try self.zone?.daylightSaving(at: nil)) }
        case "tzname":
            plain(name) { () throws(PyError) in try self.zone?.name(at: nil).map { .string($0) } ?? .none }
        default: DateTypes.members(of: .time)[name]
        }
    }

    override package var attributeNames: [String] {
        Self.names + ["isoformat", "replace", "strftime", "utcoffset", "dst", "tzname"]
            + DateTypes.members(of: .time).keys
    }

    private func plain(_ name: String, _ body: @escaping () throws(PyError) -> Value) -> Value {
        .builtin("time.\(name)") { (call) throws(PyError) in
            _ = try call.arguments(0...0)
            return try body()
        }
    }
}

extension ClockTime.Precision {
    /// The precision that `timespec=` names.
    static func argument(_ value: Value?, position: Int) throws(PyError) -> ClockTime.Precision {
        guard let value else { return .auto }
        let text = try value.text(of: "isoformat", argument: position)
        guard let precision = ClockTime.Precision(rawValue: text) else { throw .valueError("Unknown timespec value") }
        return precision
    }
}

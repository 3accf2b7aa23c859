/// A `datetime.tzinfo`: the class that time zones derive from, which itself knows no offset.
package class PyTZInfo: PyObject {
    override package var type: PyType { DatesModule.tzinfo }

    override package var typeName: String { "datetime.tzinfo" }

    /// The offset from UTC in microseconds at a local time; nil where it is None.
    package func offset(at moment: PyDateTime?) throws(PyError) -> Int? {
        throw .make(.notImplementedError, "a tzinfo subclass must implement utcoffset()")
    }

    func name(at moment: PyDateTime?) throws(PyError) -> String? {
        throw .make(.notImplementedError, "a tzinfo subclass must implement tzname()")
    }

    /// What daylight saving adds, in microseconds; nil where it is None.
    func daylightSaving(at moment: PyDateTime?) throws(PyError) -> Int? {
        throw .make(.notImplementedError, "a tzinfo subclass must implement dst()")
    }

    /// The local time of a moment given in UTC, whose zone is this one already.
    func fromUTC(_ moment: PyDateTime) throws(PyError) -> PyDateTime {
        guard let offset = try offset(at: moment) else {
            throw .valueError("fromutc: non-None utcoffset() result required")
        }
        return try moment.adding(microseconds: Int128(offset))
    }

    override package func attribute(_ name: String) throws(PyError) -> Value? {
        switch name {
        case "utcoffset": method(name) { (moment) throws(PyError) in .duration(try self.offset(at: moment)) }
        case "dst": method(name) { (moment) throws(PyError) in .duration(try self.daylightSaving(at: moment)) }
        case "tzname":
            method(name) { (moment) throws(PyError) in try self.name(at: moment).map { .string($0) } ?? .none }
        case "fromutc":
            .builtin("\(typeName.dropFirst(9)).fromutc") { (call) throws(PyError) in
                let argument = try call.arguments(1...1)[0]
                guard let moment = PyDateTime.from(argument) else {
                    throw .typeError("fromutc: argument must be a datetime instance, not \(argument.typeName)")
                }
                guard moment.zone === self else { throw .valueError("fromutc: dt.tzinfo is not self") }
                return .object(try self.fromUTC(moment))
            }
        default: nil
        }
    }

    override package var attributeNames: [String] { ["utcoffset", "dst", "tzname", "fromutc"] }

    private func method(_ name: String, _ body: @escaping (PyDateTime?) throws(PyError) -> Value) -> Value {
        .builtin("\(typeName.dropFirst(9)).\(name)") { (call) throws(PyError) in
            let argument = try call.arguments(1...1)[0]
            if argument.isNone { return try body(nil) }
            guard let moment = PyDateTime.from(argument) else {
                throw .typeError(
                    "\(name)(dt) argument must be a datetime instance or None, not \(argument.typeName)")
            }
            return try body(moment)
        }
    }

    /// The zone that an argument gives; nil for None.
    ///
    /// - Throws: `TypeError` for any other value.
    static func argument(_ value: Value?) throws(PyError) -> PyTZInfo? {
        guard let value, !value.isNone else { return nil }
        if case .object(let object) = value, let zone = object as? PyTZInfo { return zone }
        throw .typeError("tzinfo argument must be None or of a tzinfo subclass, not type '\(value.typeName)'")
    }
}

/// A `datetime.timezone`: a fixed offset from UTC.
package final class PyTimeZone: PyTZInfo {
    /// Microseconds, less than a day either way.
    package let offset: Int
    private let name: String?
    /// Whether this is the one object that `timezone.utc` names.
    private let isUTC: Bool

    private init(offset: Int, name: String?, isUTC: Bool) {
        self.offset = offset
        self.name = name
        self.isUTC = isUTC
    }

    /// The object that `timezone.utc` names. It is immutable.
    package nonisolated(unsafe) static let utc = PyTimeZone(offset: 0, name: nil, isUTC: true)

    /// The zone of an offset in microseconds, less than a day either way.
    package static func fixed(_ offset: Int, name: String? = nil) -> PyTimeZone {
        offset == 0 && name == nil ? utc : PyTimeZone(offset: offset, name: name, isUTC: false)
    }

    private static let parameters = NativeParameters("timezone", ["offset", "name"], required: 1)

    /// `timezone(offset, name)`
    static func construct(_ call: NativeCall) throws(PyError) -> Value {
        let values = try parameters.bind(call)
        guard let delta = PyTimeDelta.from(values[0] ?? .none) else {
            let found = (values[0] ?? .none).isNone ? "None" : (values[0] ?? .none).typeName
            throw .typeError("timezone() argument 1 must be datetime.timedelta, not \(found)")
        }
        let name = try values[1].map { (value) throws(PyError) in try value.text(of: "timezone", argument: 2) }
        return .object(fixed(try Self.offset(delta), name: name))
    }

    /// - Throws: `ValueError` for a day or more.
    static func offset(_ delta: PyTimeDelta) throws(PyError) -> Int {
        guard delta.microseconds.magnitude < UInt128(ClockTime.microsecondsPerDay) else {
            throw .valueError(
                "offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not "
                    + (try delta.repr(ReprContext())) + ".")
        }
        return Int(delta.microseconds)
    }

    override package var type: PyType { DatesModule.timezone }

    override package var typeName: String { "datetime.timezone" }

    override package func offset(at moment: PyDateTime?) throws(PyError) -> Int? { offset }

    override func daylightSaving(at moment: PyDateTime?) throws(PyError) -> Int? { nil }

    override func name(at moment: PyDateTime?) throws(PyError) -> String? {
        name ?? (offset == 0 ? "UTC" : "UTC" + ClockTime.offsetText(offset))
    }

    override package func repr(_ context: ReprContext) throws(PyError) -> String {
        if isUTC { return "datetime.timezone.utc" }
        let delta = try PyTimeDelta(microseconds: offset).repr(context)
        return "datetime.timezone(\(delta)" + (name.map { ", " + QuotedText.string($0) } ?? "") + ")"
    }

    override func text() throws(PyError) -> String { try name(at: nil) ?? "" }

    override func equals(_ other: Value, depth: Int) throws(PyError) -> Bool? {
        guard case .object(let object) = other, let other = object as? PyTimeZone else { return nil }
        return other.offset == offset
    }

    override var hash: Int? { Hashing.hash(offset) }
}

extension Value {
    /// A duration of so many microseconds as a `timedelta`; None for nil.
    static func duration(_ microseconds: Int?) -> Value {
        microseconds.map { .object(PyTimeDelta(microseconds: $0)) } ?? .none
    }
}

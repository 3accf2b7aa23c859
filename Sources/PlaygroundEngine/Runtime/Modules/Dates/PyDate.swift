/// A `datetime.date`.
///
/// Source: The Python Standard Library, "date Objects".
package class PyDate: PyObject {
    package let date: CivilDate

    package init(_ date: CivilDate) {
        self.date = date
    }

    /// The plain date that `value` is, or nil; a `datetime` is none.
    static func plain(_ value: Value) -> PyDate? {
        guard case .object(let object) = value, !(object is PyDateTime) else { return nil }
        return object as? PyDate
    }

    override package var type: PyType { DatesModule.date }

    override package var typeName: String { "datetime.date" }

    override var hash: Int? { Hashing.combine([1, date.ordinal]) }

    override package func repr(_ context: ReprContext) throws(PyError) -> String {
        "datetime.date(\(date.year), \(date.month), \(date.day))"
    }

    /// What `isoformat()` gives.
    package var isoText: String { date.isoText }

    override func text() throws(PyError) -> String { date.isoText }

    override func format(_ spec: String) throws(PyError) -> String? { try strftime(spec) }

    func strftime(_ format: String) throws(PyError) -> String {
        try TimeFormat(date: date, time: .midnight).text(format)
    }

    override func equals(_ other: Value, depth: Int) throws(PyError) -> Bool? {
        PyDate.plain(other).map { $0.date == date }
    }

    override func order(_ operation: ComparisonOperator, _ other: Value) throws(PyError) -> Bool? {
        if PyDateTime.from(other) != nil {
            throw .typeError("can't compare datetime.datetime to datetime.date")
        }
        return PyDate.plain(other).flatMap { operation.holds(date, $0.date) }
    }

    override func binary(_ operation: BinaryOperator, _ other: Value, isReflected: Bool) throws(PyError) -> Value? {
        if let delta = PyTimeDelta.from(other) {
            switch operation {
            case .add: return .object(try adding(days: delta.days))
            case .subtract where !isReflected: return .object(try adding(days: -delta.days))
            default: return nil
            }
        }
        guard operation == .subtract, !isReflected, let other = PyDate.plain(other) else { return nil }
        return .object(
            PyTimeDelta(microseconds: (date.ordinal - other.date.ordinal) * ClockTime.microsecondsPerDay))
    }

    private func adding(days: Int) throws(PyError) -> PyDate {
        let ordinal = date.ordinal + days
        guard (1...CivilDate.maximumOrdinal).contains(ordinal) else {
            throw .make(.overflowError, "date value out of range")
        }
        return PyDate(CivilDate(ordinal: ordinal))
    }

    private static let replaceParameters = NativeParameters("replace", ["year", "month", "day"])

    override package func attribute(_ name: String) throws(PyError) -> Value? {
        switch name {
        case "replace":
            return .builtin("replace") { (call) throws(PyError) in
                let values = try Self.replaceParameters.bind(call)
                return .object(PyDate(try self.replaced(values)))
            }
        default:
            return try shared(name) ?? DateTypes.members(of: .date)[name]
        }
    }

    /// The date with what `values` give for year, month and day.
    func replaced(_ values: [Value?]) throws(PyError) -> CivilDate {
        try CivilDate.checked(
            year: values[0]?.cInt() ?? date.year, month: values[1]?.cInt() ?? date.month,
            day: values[2]?.cInt() ?? date.day)
    }

    override package var attributeNames: [String] {
        Self.sharedNames + ["replace"] + DateTypes.members(of: .date).keys
    }

    static let sharedNames = [
        "year", "month", "day", "weekday", "isoweekday", "toordinal", "isoformat", "ctime", "isocalendar",
        "strftime", "timetuple",
    ]

    /// The attributes that dates and datetimes share.
    func shared(_ name: String) throws(PyError) -> Value? {
        switch name {
        case "year": .int(date.year)
        case "month": .int(date.month)
        case "day": .int(date.day)
        case "weekday": plain(name) { .int(self.date.weekday) }
        case "isoweekday": plain(name) { .int(self.date.weekday + 1) }
        case "toordinal": plain(name) { .int(self.date.ordinal) }
        case "isoformat": plain(name) { .string(self.date.isoText) }
        case "ctime":
            plain(name) { () throws(PyError) in
                .string(try self.strftime("%a %b %e %H:%M:%S ") + self.date.year.padded(4))
            }
        case "isocalendar": plain(name) { .object(ISOCalendarDate(self.date)) }
        case "timetuple": plain(name) { () throws(PyError) in .object(try self.timeTuple()) }
        case "strftime":
            .builtin(name) { (call) throws(PyError) in
                let values = try NativeParameters("strftime", ["format"], required: 1).bind(call)
                return .string(try self.strftime(try (values[0] ?? .none).text(of: "strftime", argument: 1)))
            }
        default: nil
        }
    }

    func timeTuple() throws(PyError) -> TimeTuple { TimeTuple(date, .midnight, isDaylightSaving: -1) }

    /// A method without arguments.
    func plain(_ name: String, _ body: @escaping () throws(PyError) -> Value) -> Value {
        let owner = self is PyDateTime && !["weekday", "isoweekday", "toordinal", "isocalendar"].contains(name)
        return .builtin((owner ? "datetime." : "date.") + name) { (call) throws(PyError) in
            _ = try call.arguments(0...0)
            return try body()
        }
    }
}

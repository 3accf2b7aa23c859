/// A tuple whose items have names as well, as CPython's structure sequences.
class NamedFields: PyObject {
    let fields: [(name: String, value: Value)]
    /// The class as `repr` writes it.
    private let label: String

    init(_ label: String, _ fields: [(name: String, value: Value)]) {
        self.label = label
        self.fields = fields
    }

    var items: [Value] { fields.map(\.value) }

    override var typeName: String { label }

    override func repr(_ context: ReprContext) throws(PyError) -> String {
        var parts: [String] = []
        for (name, value) in fields { parts.append("\(name)=" + (try value.repr(context))) }
        return "\(label)(\(parts.joined(separator: ", ")))"
    }

    override func attribute(_ name: String) throws(PyError) -> Value? { fields.first { $0.name == name }?.value }

    override var attributeNames: [String] { fields.map(\.name) }

    private static func items(of value: Value) -> [Value]? {
        switch value {
        case .tuple(let tuple): tuple.items
        case .object(let object): (object as? NamedFields)?.items
        default: nil
        }
    }

    override func equals(_ other: Value, depth: Int) throws(PyError) -> Bool? {
        guard let items = Self.items(of: other) else { return nil }
        return try Value.tuple(PyTuple(self.items)).isEqual(to: .tuple(PyTuple(items)), depth: depth + 1)
    }

    override func order(_ operation: ComparisonOperator, _ other: Value) throws(PyError) -> Bool? {
        guard let items = Self.items(of: other) else { return nil }
        return try Comparison.compare(operation, .tuple(PyTuple(self.items)), .tuple(PyTuple(items)))
    }

    override var hash: Int? { try? Value.tuple(PyTuple(items)).hashCode() }

    override func makeIterator() throws(PyError) -> PyIterator? { SequenceIterator(items) }

    override func length() throws(PyError) -> Int? { fields.count }

    override func item(_ key: Value) throws(PyError) -> Value? { try Subscripts.item(.tuple(PyTuple(items)), key) }
}

/// What `date.isocalendar()` gives.
final class ISOCalendarDate: NamedFields {
    init(_ date: CivilDate) {
        let iso = date.isoCalendar
        super.init(
            "datetime.IsoCalendarDate",
            [("year", .int(iso.year)), ("week", .int(iso.week)), ("weekday", .int(iso.weekday))])
    }
}

/// A `time.struct_time`.
final class TimeTuple: NamedFields {
    init(_ date: CivilDate, _ time: ClockTime, isDaylightSaving: Int) {
        super.init(
            "time.struct_time",
            [
                ("tm_year", .int(date.year)), ("tm_mon", .int(date.month)), ("tm_mday", .int(date.day)),
                ("tm_hour", .int(time.hour)), ("tm_min", .int(time.minute)), ("tm_sec", .int(time.second)),
                ("tm_wday", .int(date.weekday)), ("tm_yday", .int(date.dayOfYear)),
                ("tm_isdst", .int(isDaylightSaving)),
            ])
    }
}

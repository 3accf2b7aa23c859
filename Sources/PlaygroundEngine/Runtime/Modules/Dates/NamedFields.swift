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

    override var plain: Value? { .tuple(PyTuple(items)) }

    override func repr(_ context: ReprContext) throws(PyError) -> String {
        var parts: [String] = []
        for (name, value) in fields { parts.append("\(name)=" + (try value.repr(context))) }
        return "\(label)(\(parts.joined(separator: ", ")))"
    }

    override func attribute(_ name: String) throws(PyError) -> Value? {
        if let field = fields.first(where: { $0.name == name }) { return field.value }
        guard name == "index" || name == "count" else { return nil }
        return try Attributes.attributeIfAny(PyString.make(name), of: .tuple(PyTuple(items)))
    }

    override func binary(_ operation: BinaryOperator, _ other: Value, isReflected: Bool) throws(PyError) -> Value? {
        guard operation == .add || operation == .multiply else { return nil }
        let (mine, theirs) = (Value.tuple(PyTuple(items)), other.object?.plain ?? other)
        return try isReflected
            ? Arithmetic.binary(operation, theirs, mine) : Arithmetic.binary(operation, mine, theirs)
    }

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

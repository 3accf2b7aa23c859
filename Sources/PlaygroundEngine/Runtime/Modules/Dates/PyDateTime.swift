/// A `datetime.datetime`.
///
/// Source: The Python Standard Library, "datetime Objects".
package final class PyDateTime: PyDate {
    package let time: ClockTime
    package let fold: Int
    package let zone: PyTZInfo?

    package init(_ date: CivilDate, _ time: ClockTime, fold: Int = 0, zone: PyTZInfo? = nil) {
        self.time = time
        self.fold = fold
        self.zone = zone
        super.init(date)
    }

    /// The moment that `value` is, or nil.
    static func from(_ value: Value) -> PyDateTime? {
        if case .object(let object) = value { object as? PyDateTime } else { nil }
    }

    /// Microseconds since the beginning of the day before 1-01-01, by this moment's own clock.
    var localMicroseconds: Int { date.ordinal * ClockTime.microsecondsPerDay + time.microsecondsOfDay }

    /// 1970-01-01 in ``localMicroseconds``.
    static let epoch = 719_163 * ClockTime.microsecondsPerDay

    /// - Throws: `OverflowError` where the moment lies outside of the years 1 to 9999.
    convenience init(localMicroseconds: Int128, fold: Int = 0, zone: PyTZInfo?) throws(PyError) {
        let perDay = Int128(ClockTime.microsecondsPerDay)
        guard localMicroseconds >= perDay, localMicroseconds < perDay * Int128(CivilDate.maximumOrdinal + 1) else {
            throw .make(.overflowError, "date value out of range")
        }
        let (day, rest) = localMicroseconds.quotientAndRemainder(dividingBy: perDay)
        self.init(
            CivilDate(ordinal: Int(day)), ClockTime(microsecondsOfDay: Int(rest)), fold: fold, zone: zone)
    }

    /// The moment so much later, of the same zone.
    func adding(microseconds: Int128) throws(PyError) -> PyDateTime {
        try PyDateTime(localMicroseconds: Int128(localMicroseconds) + microseconds, zone: zone)
    }

    /// The offset from UTC in microseconds; nil for a naive moment.
    package func offset() throws(PyError) -> Int? { try zone?.offset(at: self) }

    override package var type: PyType { DatesModule.datetime }

    override package var typeName: String { "datetime.datetime" }

    override package func repr(_ context: ReprContext) throws(PyError) -> String {
        var parts = [date.year, date.month, date.day, time.hour, time.minute].map { "\($0)" }
        if time.second != 0 || time.microsecond != 0 { parts.append("\(time.second)") }
        if time.microsecond != 0 { parts.append("\(time.microsecond)") }
        if fold != 0 { parts.append("fold=\(fold)") }
        if let zone { parts.append("tzinfo=" + (try zone.repr(context))) }
        return "datetime.datetime(\(parts.joined(separator: ", ")))"
    }

    /// What `isoformat()` gives.
    package func isoText(separator: String = "T") throws(PyError) -> String {
        try isoText(separator: separator, .auto)
    }

    func isoText(separator: String, _ precision: ClockTime.Precision) throws(PyError) -> String {
        date.isoText + separator + time.isoText(precision) + (try offset().map { ClockTime.offsetText($0) } ?? "")
    }

    override func text() throws(PyError) -> String { try isoText(separator: " ") }

    override func strftime(_ format: String) throws(PyError) -> String {
        var parts = TimeFormat(date: date, time: time)
        parts.offset = try offset()
        parts.zoneName = try zone?.name(at: self)
        return try parts.text(format)
    }

    override func timeTuple() throws(PyError) -> TimeTuple {
        let saving = try zone?.daylightSaving(at: self).map { $0 == 0 ? 0 : 1 } ?? -1
        return TimeTuple(date, time, isDaylightSaving: saving)
    }

    override var hash: Int? {
        // An aware moment hashes as its UTC; fold makes no difference.
        guard let offset = try? PyDateTime(date, time, zone: zone).offset() else {
            return Hashing.combine([3, localMicroseconds])
        }
        return Hashing.combine([3, localMicroseconds - offset])
    }

    override func equals(_ other: Value, depth: Int) throws(PyError) -> Bool? {
        guard let other = PyDateTime.from(other) else { return PyDate.plain(other) == nil ? nil : false }
        if zone === other.zone { return localMicroseconds == other.localMicroseconds }
        let (a, b) = (try offset(), try other.offset())
        guard (a == nil) == (b == nil) else { return false }
        return localMicroseconds - (a ?? 0) == other.localMicroseconds - (b ?? 0)
    }

    override func order(_ operation: ComparisonOperator, _ other: Value) throws(PyError) -> Bool? {
        guard let other = PyDateTime.from(other) else {
            if PyDate.plain(other) == nil { return nil }
            throw .typeError("can't compare datetime.datetime to datetime.date")
        }
        let difference = try difference(other, "can't compare offset-naive and offset-aware datetimes")
        return operation.holds(difference, 0)
    }

    /// How much later this moment is, in microseconds.
    private func difference(_ other: PyDateTime, _ refusal: String) throws(PyError) -> Int {
        if zone === other.zone { return localMicroseconds - other.localMicroseconds }
        let (a, b) = (try offset(), try other.offset())
        guard (a == nil) == (b == nil) else { throw .typeError(refusal) }
        return localMicroseconds - (a ?? 0) - other.localMicroseconds + (b ?? 0)
    }

    override func binary(_ operation: BinaryOperator, _ other: Value, isReflected: Bool) throws(PyError) -> Value? {
        if let delta = PyTimeDelta.from(other) {
            switch operation {
            case .add: return .object(try adding(microseconds: delta.microseconds))
            case .subtract where !isReflected: return .object(try adding(microseconds: -delta.microseconds))
            default: return nil
            }
        }
        guard operation == .subtract, !isReflected, let other = PyDateTime.from(other) else { return nil }
        return .duration(try difference(other, "can't subtract offset-naive and offset-aware datetimes"))
    }

    override package func attribute(_ name: String) throws(PyError) -> Value? {
        if let own = try ownAttribute(name) { return own }
        return try shared(name) ?? DateTypes.members(of: .datetime)[name]
    }

    override package var attributeNames: [String] {
        Self.sharedNames + Self.names + Self.methodNames + DateTypes.members(of: .datetime).keys
    }
}

/// What Pydantic's serialiser writes in JSON for values of Python's own types.
///
/// Source: pydantic-core's `to_jsonable_python`, measured.
enum NativeSerialization {
    /// The value that stands for `object` in JSON; nil for a type that is not one of these.
    ///
    /// - Throws: What Pydantic raises for bytes that are no UTF-8.
    static func json(_ object: PyObject) throws(PyError) -> Value? {
        if let text = try text(of: .object(object)) { return .string(text) }
        switch object {
        case let member as EnumMember:
            guard case .object(let inner) = member.value else { return member.value }
            return try json(inner) ?? member.value
        case let set as PySet: return .list(PyList(try Iteration.array(.object(set))))
        case let deque as PyDeque: return .list(PyList(Array(deque.items)))
        case let data as PyBytes:
            guard let text = String(validating: data.bytes, as: UTF8.self) else {
                throw .valueError("Error serializing to JSON: invalid utf-8 sequence")
            }
            return .string(text)
        case let secret as PySecret: return .string(secret.shown)
        default: return nil
        }
    }

    /// The text that stands for `object` as a key of a JSON object; nil for a type that is not one of these.
    static func key(_ object: PyObject) throws(PyError) -> String? {
        if object is PySet || object is PyDeque { return nil }
        if let number = object as? PyDecimal, number.number.kind == .signaling { return nil }
        switch try json(object) {
        case .str(let text)?: return text.text
        case .none?: return "None"
        case .bool(let flag)?: return flag ? "true" : "false"
        case .float(let float)?: return FloatText.serialized(float)
        case .some(let value):
            return try value.bigInteger.map { (number) throws(PyError) in try IntegerText.decimal(number) }
        case nil: return nil
        }
    }

    /// The text of a date, moment, time, duration, UUID or Decimal; nil for anything else.
    static func text(of value: Value) throws(PyError) -> String? {
        guard case .object(let object) = value else { return nil }
        switch object {
        case let moment as PyDateTime:
            return "\(moment.date.isoText)T\(moment.time.isoText())" + zone(try moment.offset())
        case let date as PyDate: return date.date.isoText
        case let time as PyTime: return time.time.isoText() + zone(try time.zone?.offset(at: nil))
        case let duration as PyTimeDelta: return DurationText.iso(duration)
        case let identifier as PyUUID: return identifier.description
        case let number as PyDecimal: return try number.text()
        case let url as PyURL: return url.url.text
        default: return nil
        }
    }

    /// `Z` or `±HH:MM`; seconds of an offset are left out.
    private static func zone(_ microseconds: Int?) -> String {
        guard let microseconds else { return "" }
        let minutes = abs((microseconds / 1_000_000) / 60)
        if microseconds / 1_000_000 == 0 { return "Z" }
        return (microseconds < 0 ? "-" : "+") + (minutes / 60).padded(2) + ":" + (minutes % 60).padded(2)
    }
}

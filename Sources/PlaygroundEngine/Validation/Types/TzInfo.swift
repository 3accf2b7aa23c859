/// The time zone of moments that Pydantic makes of text and numbers: a fixed offset of whole seconds.
///
/// Source: pydantic-core's `TzInfo`.
final class TzInfo: PyTZInfo {
    /// Seconds east of UTC, less than a day.
    let seconds: Int

    init(_ seconds: Int) {
        self.seconds = seconds
    }

    static let classObject = PyType("TzInfo", module: "pydantic_core._pydantic_core", bases: [DatesModule.tzinfo])

    override var type: PyType { Self.classObject }

    override var typeName: String { "pydantic_core._pydantic_core.TzInfo" }

    override func offset(at moment: PyDateTime?) throws(PyError) -> Int? {
        seconds * ClockTime.microsecondsPerSecond
    }

    override func name(at moment: PyDateTime?) throws(PyError) -> String? { description }

    override func daylightSaving(at moment: PyDateTime?) throws(PyError) -> Int? { nil }

    private var description: String {
        seconds == 0 ? "UTC" : ClockTime.offsetText(seconds * ClockTime.microsecondsPerSecond)
    }

    override func repr(_ context: ReprContext) throws(PyError) -> String { "TzInfo(\(seconds))" }

    override func text() throws(PyError) -> String { description }

    /// The seconds of a zone with a fixed offset.
    private static func seconds(_ value: Value) -> Int? {
        guard case .object(let object) = value else { return nil }
        if let zone = object as? TzInfo { return zone.seconds }
        return (object as? PyTimeZone).map { $0.offset / ClockTime.microsecondsPerSecond }
    }

    override func equals(_ other: Value, depth: Int) throws(PyError) -> Bool? {
        Self.seconds(other).map { $0 == seconds }
    }

    override func order(_ operation: ComparisonOperator, _ other: Value) throws(PyError) -> Bool? {
        Self.seconds(other).flatMap { operation.holds(seconds, $0) }
    }

    override var hash: Int? { Hashing.hash(seconds) }
}

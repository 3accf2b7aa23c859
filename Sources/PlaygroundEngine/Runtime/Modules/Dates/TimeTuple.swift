/// A `time.struct_time`. Source: The Python Standard Library, "time.struct_time".
final class TimeTuple: NamedFields {
    private let zone: Value
    private let offset: Value

    private static let names = [
        "tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst",
    ]

    init(_ values: [Value], zone: Value, offset: Value) {
        self.zone = zone
        self.offset = offset
        super.init("time.struct_time", Array(zip(Self.names, values).map { (name: $0, value: $1) }))
    }

    convenience init(_ values: [Int], zone: String? = nil, offset: Int? = nil) {
        self.init(
            values.map { .int($0) }, zone: zone.map { .string($0) } ?? .none, offset: offset.map { .int($0) } ?? .none)
    }

    convenience init(
        _ date: CivilDate, _ time: ClockTime, isDaylightSaving: Int, zone: String? = nil, offset: Int? = nil
    ) {
        self.init(
            [
                date.year, date.month, date.day, time.hour, time.minute, time.second, date.weekday, date.dayOfYear,
                isDaylightSaving,
            ], zone: zone, offset: offset)
    }

    static let classObject = PyType(
        "struct_time", module: "time", bases: [.tuple],
        members: ["n_fields": .int(11), "n_sequence_fields": .int(9), "n_unnamed_fields": .int(0)]
    ) { (call) throws(PyError) in
        let given = try NativeParameters("structseq", ["sequence", "dict"], required: 1).bind(call)[0] ?? .none
        guard let items = try? Iteration.array(given) else { throw .typeError("constructor requires a sequence") }
        guard items.count >= 9 else {
            throw .typeError("time.struct_time() takes an at least 9-sequence (\(items.count)-sequence given)")
        }
        guard items.count <= 11 else {
            throw .typeError("time.struct_time() takes an at most 11-sequence (\(items.count)-sequence given)")
        }
        return .object(
            TimeTuple(
                Array(items.prefix(9)), zone: items.count > 9 ? items[9] : .none,
                offset: items.count > 10 ? items[10] : .none))
    }

    override var type: PyType { Self.classObject }

    override func attribute(_ name: String) throws(PyError) -> Value? {
        switch name {
        case "tm_zone": zone
        case "tm_gmtoff": offset
        default: try super.attribute(name)
        }
    }

    override var attributeNames: [String] { super.attributeNames + ["tm_zone", "tm_gmtoff"] }
}

/// The numbers of a `struct_time`, or of a tuple like it, that a function of `time` was given.
struct TimeFields {
    var year, month, day, hour, minute, second, weekday, dayOfYear, isDaylightSaving: Int
    private let zone: Value

    /// Source: CPython's `gettmarg`.
    ///
    /// - Throws: `TypeError` where `value` is no tuple of nine integers.
    init(_ value: Value, function: String) throws(PyError) {
        guard case .tuple(let tuple) = (value.object?.plain ?? value) else {
            throw .typeError("Tuple or struct_time argument required")
        }
        guard tuple.items.count == 9 else { throw .typeError("\(function)(): illegal time tuple argument") }
        var numbers: [Int] = []
        for item in tuple.items { numbers.append(try item.cInt()) }
        (year, month, day) = (numbers[0], numbers[1], numbers[2])
        (hour, minute, second) = (numbers[3], numbers[4], numbers[5])
        (weekday, dayOfYear, isDaylightSaving) = (numbers[6], numbers[7], numbers[8])
        zone = try (value.object as? TimeTuple)?.attribute("tm_zone") ?? .none
    }

    /// With zero taken for the first month, day and day of the year.
    ///
    /// Source: CPython's `checktm`.
    /// - Throws: `ValueError` for a number past its range.
    func format() throws(PyError) -> TimeFormat {
        func check(_ holds: Bool, _ what: String) throws(PyError) {
            guard holds else { throw .valueError("\(what) out of range") }
        }
        try check((0...12).contains(month), "month")
        try check((0...31).contains(day), "day of month")
        try check((0...23).contains(hour), "hour")
        try check((0...59).contains(minute), "minute")
        try check((0...61).contains(second), "seconds")
        guard weekday >= -1 else { throw .valueError("day of week out of range") }
        try check((0...366).contains(dayOfYear), "day of year")
        let microseconds = (hour * 3600 + minute * 60) * ClockTime.microsecondsPerSecond
        var format = TimeFormat(
            date: CivilDate(year: year, month: max(1, month), day: max(1, day)),
            time: ClockTime(microsecondsOfDay: microseconds))
        format.weekday = (weekday + 7) % 7
        format.dayOfYear = max(1, dayOfYear)
        format.second = second
        if let name = zone.string { format.zoneName = name.text }
        return format
    }

    /// `Mon Jan  1 00:00:00 2024`
    func plainText() throws(PyError) -> String {
        try format().text("%a %b %e %H:%M:%S ") + String(year)
    }
}

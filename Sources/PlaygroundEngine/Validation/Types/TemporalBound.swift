/// A date, moment, time or duration on one scale, so that it can be compared with a bound.
///
/// Source: speedate's order: a naive value is compared by its own clock alone, whatever zone the other has.
struct TemporalBound {
    /// Microseconds by the value's own clock.
    let microseconds: Int128
    /// Seconds east of UTC.
    let offset: Int?
    /// How messages write it.
    let shown: String

    init(_ date: RawDate) {
        self.init(microseconds: Int128(date.number) * 86_400_000_000, offset: nil, shown: date.civil?.isoText ?? "")
    }

    init(_ moment: RawMoment) {
        let days = Int128(moment.date.number) * 86_400_000_000
        self.init(microseconds: days + Int128(moment.time.microsecondsOfDay), offset: moment.offset, shown: "")
    }

    init(_ time: ClockTime, _ offset: Int?) {
        self.init(microseconds: Int128(time.microsecondsOfDay), offset: offset, shown: "")
    }

    /// - Parameter value: A date, moment, time or duration.
    init(_ value: Value) throws(PyError) {
        func seconds(_ zone: PyTZInfo?, _ moment: PyDateTime?) throws(PyError) -> Int? {
            guard let microseconds = try zone?.offset(at: moment) else { return nil }
            return Int((Double(microseconds) / 1e6).rounded(.toNearestOrAwayFromZero))
        }
        let shown = try NativeSerialization.text(of: value) ?? ""
        if let moment = PyDateTime.from(value) {
            let days = Int128(RawDate(moment.date).number) * 86_400_000_000
            self.init(
                microseconds: days + Int128(moment.time.microsecondsOfDay), offset: try seconds(moment.zone, moment),
                shown: shown)
        } else if let date = PyDate.plain(value) {
            self.init(microseconds: Int128(RawDate(date.date).number) * 86_400_000_000, offset: nil, shown: shown)
        } else if let time = PyTime.from(value) {
            self.init(
                microseconds: Int128(time.time.microsecondsOfDay), offset: try seconds(time.zone, nil), shown: shown)
        } else {
            let duration = PyTimeDelta.from(value) ?? PyTimeDelta(microseconds: 0)
            self.init(microseconds: duration.microseconds, offset: nil, shown: DurationText.words(duration))
        }
    }

    private init(microseconds: Int128, offset: Int?, shown: String) {
        (self.microseconds, self.offset, self.shown) = (microseconds, offset, shown)
    }

    /// How the value stands to `other`: below 0, 0 or above.
    private func order(_ other: TemporalBound) -> Int {
        var (a, b) = (microseconds, other.microseconds)
        if let offset, let otherOffset = other.offset {
            a -= Int128(offset) * 1_000_000
            b -= Int128(otherOffset) * 1_000_000
        }
        return a < b ? -1 : a == b ? 0 : 1
    }

    /// The first of the bounds that the value does not keep to, in Pydantic's order.
    func broken(_ bounds: Bounds<TemporalBound>) -> (IssueKind.Bound, TemporalBound)? {
        if let limit = bounds.multipleOf, microseconds % limit.microseconds != 0 { return (.multipleOf, limit) }
        if let limit = bounds.lessThanEqual, order(limit) > 0 { return (.lessThanEqual, limit) }
        if let limit = bounds.lessThan, order(limit) >= 0 { return (.lessThan, limit) }
        if let limit = bounds.greaterThanEqual, order(limit) < 0 { return (.greaterThanEqual, limit) }
        if let limit = bounds.greaterThan, order(limit) <= 0 { return (.greaterThan, limit) }
        return nil
    }
}

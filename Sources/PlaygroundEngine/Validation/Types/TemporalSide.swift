/// On which side of now a date or a moment has to be: `PastDate`, `FutureDatetime` and their siblings.
///
/// Source: Pydantic's `types`, pydantic-core's `NowConstraint`. A moment without a zone is one of the machine's own.
struct TemporalSide {
    let isPast: Bool
    private let clock: WallClock

    init(isPast: Bool) {
        self.isPast = isPast
        clock = .system
    }

    static let types: [(type: PyType, kind: TemporalSchema.Kind, isPast: Bool)] = [
        (PyType("PastDate", module: "pydantic.types"), .date, true),
        (PyType("FutureDate", module: "pydantic.types"), .date, false),
        (PyType("PastDatetime", module: "pydantic.types"), .datetime, true),
        (PyType("FutureDatetime", module: "pydantic.types"), .datetime, false),
    ]

    func problem(isDate: Bool) -> IssueKind.Fixed {
        isDate ? (isPast ? .datePast : .dateFuture) : (isPast ? .datetimePast : .datetimeFuture)
    }

    func holds(_ value: Value) throws(PyError) -> Bool {
        let now = clock.now()
        let seconds = now.floorDivided(by: ClockTime.microsecondsPerSecond).quotient
        if let moment = value.object as? PyDateTime {
            let local = moment.localMicroseconds - PyDateTime.epoch
            let offset = try moment.offset() ?? clock.zone(seconds).offset * ClockTime.microsecondsPerSecond
            return isPast ? local - offset < now : local - offset > now
        }
        guard let date = PyDate.plain(value) else { return true }
        let today = (seconds + clock.zone(seconds).offset).floorDivided(by: 86_400).quotient
        let day = date.date.ordinal - PyDateTime.epoch / ClockTime.microsecondsPerDay
        return isPast ? day < today : day > today
    }
}

/// `datetime.date`, `datetime.datetime`, `datetime.time` and `datetime.timedelta` as Pydantic takes them.
///
/// Source: pydantic-core's validators of the same names.
final class TemporalSchema: ConstrainableSchema {
    enum Kind: String {
        case date, datetime, time, timedelta
    }

    /// Whether a moment has to have a time zone.
    enum Zone { case aware, naive }

    /// Pydantic's names for moments with a time zone, and without.
    static let awareType = PyType("AwareDatetime", module: "pydantic.types")
    static let naiveType = PyType("NaiveDatetime", module: "pydantic.types")

    private let kind: Kind
    private var bounds = Bounds<TemporalBound>()
    private var isStrict: Bool?
    private let zone: Zone?
    private let side: TemporalSide?

    init(_ kind: Kind, _ zone: Zone? = nil, _ side: TemporalSide? = nil) {
        self.kind = kind
        self.zone = zone
        self.side = side
    }

    var label: String { kind.rawValue }

    private func copy() -> TemporalSchema {
        let copy = TemporalSchema(kind, zone, side)
        (copy.bounds, copy.isStrict) = (bounds, isStrict)
        return copy
    }

    func constrained(_ rest: inout Constraints, _ compiler: SchemaCompiler) throws(PyError) -> any NativeSchema {
        let copy = copy()
        copy.isStrict = rest.isStrict ?? isStrict
        rest.isStrict = nil
        for (bound, limit) in rest.bounds where kind == .timedelta || bound != .multipleOf {
            var validator = Validator()
            guard let value = try TemporalSchema(kind).validate(limit, &validator) else {
                throw compiler.problem("'\(bound.name)' must be coercible to a \(label) instance")
            }
            let made = try TemporalBound(value)
            if bound == .multipleOf, made.microseconds <= 0 {
                throw compiler.problem("'multiple_of' must be greater than 0")
            }
            copy.bounds.set(bound, made)
        }
        rest.bounds.removeAll { kind == .timedelta || $0.bound != .multipleOf }
        return copy
    }

    func validate(_ value: Value, _ validator: inout Validator) throws(PyError) -> Value? {
        guard let side else { return try read(value, &validator) }
        guard let found = try read(value, &validator) else { return nil }
        return try side.holds(found) ? found : validator.report(side.problem(isDate: kind == .date), value)
    }

    private func read(_ value: Value, _ validator: inout Validator) throws(PyError) -> Value? {
        let strict = validator.isStrict(isStrict)
        do throws(Refusal) {
            switch kind {
            case .date: return try date(value, strict, &validator)
            case .datetime: return try moment(value, strict, &validator)
            case .time: return try time(value, strict, &validator)
            case .timedelta: return try duration(value, strict, &validator)
            }
        } catch {
            switch error {
            case .issue(let kind, let input): return validator.report(kind, input ?? value)
            case .raised(let error): throw error
            }
        }
    }

    /// What ends a check: a problem of the value, or an exception. It never leaves the check, and so its thread.
    private enum Refusal: Error, @unchecked Sendable {
        case issue(IssueKind, input: Value? = nil)
        case raised(PyError)

        static func type(_ kind: IssueKind.Fixed) -> Refusal { .issue(.fixed(kind)) }

        static func unparsed(_ kind: IssueKind.Parsed, _ fault: TemporalFault) -> Refusal {
            .issue(.unparsed(kind, reason: fault.rawValue))
        }
    }

    private func parsed<Result>(
        _ kind: IssueKind.Parsed, _ body: () throws(TemporalFault) -> Result
    ) throws(Refusal) -> Result {
        do throws(TemporalFault) { return try body() } catch { throw .unparsed(kind, error) }
    }

    private func raising<Result>(_ body: () throws(PyError) -> Result) throws(Refusal) -> Result {
        do throws(PyError) { return try body() } catch { throw .raised(error) }
    }

    private func check(_ value: @autoclosure () throws(PyError) -> TemporalBound, input: Value? = nil) throws(Refusal) {
        guard !bounds.isEmpty else { return }
        let value = try raising(value)
        if let (bound, limit) = value.broken(bounds) {
            throw .issue(.bound(bound, limit: .string(limit.shown), shown: limit.shown), input: input)
        }
    }

    // MARK: - Dates

    private func date(_ value: Value, _ strict: Bool, _ validator: inout Validator) throws(Refusal) -> Value? {
        if let date = PyDate.plain(value) {
            try check(TemporalBound(.object(date)))
            return value
        }
        let text = validator.inputText(value)
        if strict, text == nil || !validator.isJSON { throw .type(.dateType) }
        let raw: RawDate
        if let text, strict {
            validator.floor(.strict)
            raw = try parsed(.dateOnly) { () throws(TemporalFault) in try TemporalReader.date(text) }
        } else if let text, let date = try? TemporalReader.date(text) {
            validator.floor(validator.isJSON ? .strict : .lax)
            raw = date
        } else {
            validator.floor(.lax)
            raw = try exactDate(value, text, validator)
        }
        try check(TemporalBound(raw))
        guard let civil = raw.civil else { throw .unparsed(.dateOnly, .yearZero) }
        return .object(PyDate(civil))
    }

    /// The date of a moment at midnight.
    private func exactDate(_ value: Value, _ text: [UInt8]?, _ validator: Validator) throws(Refusal) -> RawDate {
        if let moment = PyDateTime.from(value), !validator.isJSON {
            guard moment.time == .midnight else { throw .type(.dateInexact) }
            return RawDate(moment.date)
        }
        let moment: RawMoment
        if let text {
            moment = try parsed(.date) { () throws(TemporalFault) in try TemporalReader.moment(text) }
        } else {
            guard let number = try number(value, validator, .date) else { throw .type(.dateType) }
            moment = try parsed(.date) { () throws(TemporalFault) in try number.moment }
        }
        guard moment.time == .midnight else { throw .type(.dateInexact) }
        return moment.date
    }

    // MARK: - Moments

    private func moment(_ value: Value, _ strict: Bool, _ validator: inout Validator) throws(Refusal) -> Value? {
        if let moment = PyDateTime.from(value) {
            let bound = try raising { () throws(PyError) in try TemporalBound(value) }
            try check(bound)
            try checkZone(isAware: bound.offset != nil)
            return .object(moment)
        }
        let text = validator.inputText(value)
        if strict, text == nil || !validator.isJSON { throw .type(.datetimeType) }
        let raw: RawMoment
        if let date = PyDate.plain(value) {
            validator.floor(.lax)
            raw = RawMoment(date: RawDate(date.date), time: .midnight, offset: nil)
        } else if let text {
            raw = try moment(text, strict, &validator)
        } else {
            validator.floor(.lax)
            guard let number = try number(value, validator, .datetimeOnly) else { throw .type(.datetimeType) }
            raw = try parsed(.datetimeOnly) { () throws(TemporalFault) in try number.moment }
        }
        try check(TemporalBound(raw))
        try checkZone(isAware: raw.offset != nil)
        guard let civil = raw.date.civil else { throw .unparsed(.datetimeOnly, .yearZero) }
        return .object(PyDateTime(civil, raw.time, zone: raw.offset.map(TzInfo.init)))
    }

    private func moment(_ text: [UInt8], _ strict: Bool, _ validator: inout Validator) throws(Refusal) -> RawMoment {
        do throws(TemporalFault) {
            let moment = try TemporalReader.moment(text)
            validator.floor(validator.isJSON ? .strict : .lax)
            return moment
        } catch {
            if strict { throw .unparsed(.datetimeOnly, error) }
        }
        validator.floor(.lax)
        let date = try parsed(.datetime) { () throws(TemporalFault) in try TemporalReader.date(text) }
        return RawMoment(date: date, time: .midnight, offset: nil)
    }

    private func checkZone(isAware: Bool) throws(Refusal) {
        switch zone {
        case .aware? where !isAware: throw .type(.zoneMissing)
        case .naive? where isAware: throw .type(.zonePresent)
        case .aware?, .naive?, nil: break
        }
    }

    // MARK: - Times and durations

    private func time(_ value: Value, _ strict: Bool, _ validator: inout Validator) throws(Refusal) -> Value? {
        if PyTime.from(value) != nil {
            try check(TemporalBound(value))
            return value
        }
        let text = validator.inputText(value)
        if strict, text == nil || !validator.isJSON { throw .type(.timeType) }
        var (time, offset): (ClockTime, Int?)
        if let text {
            validator.floor(validator.isJSON ? .strict : .lax)
            (time, offset) = try parsed(.time) { () throws(TemporalFault) in try TemporalReader.time(text) }
        } else {
            validator.floor(.lax)
            guard let number = try number(value, validator, .time) else { throw .type(.timeType) }
            time = try parsed(.time) { () throws(TemporalFault) in try UnixTime.time(number) }
            offset = 0
        }
        try check(TemporalBound(time, offset))
        return .object(PyTime(time, zone: offset.map(TzInfo.init)))
    }

    private func duration(_ value: Value, _ strict: Bool, _ validator: inout Validator) throws(Refusal) -> Value? {
        if PyTimeDelta.from(value) != nil {
            try check(TemporalBound(value), input: value)
            return value
        }
        let text = validator.inputText(value)
        if strict, text == nil || !validator.isJSON { throw .type(.timedeltaType) }
        let microseconds: Int128
        if let text {
            validator.floor(validator.isJSON ? .strict : .lax)
            microseconds = try parsed(.timedelta) { () throws(TemporalFault) in try DurationReader.read(text) }
        } else {
            validator.floor(.lax)
            guard let number = try number(value, validator, .timedelta) else { throw .type(.timedeltaType) }
            microseconds = try parsed(.timedelta) { () throws(TemporalFault) in try UnixTime.duration(number) }
        }
        guard microseconds >= PyTimeDelta.minimum else {
            throw .raised(.make(.overflowError, "days=-1000000000; must have magnitude <= 999999999"))
        }
        let made = Value.object(PyTimeDelta(unchecked: microseconds))
        try check(TemporalBound(made), input: made)
        return made
    }

    /// The number that stands for a moment or a duration; nil for what is none.
    private func number(
        _ value: Value, _ validator: Validator, _ kind: IssueKind.Parsed
    ) throws(Refusal) -> UnixTime.Number? {
        switch value {
        case .bool(let flag): return kind == .timedelta && !validator.isJSON ? .integer(flag ? 1 : 0) : nil
        case .float(let float): return .float(float)
        default: break
        }
        if let integer = value.bigInteger {
            if let small = Int(exactly: integer) { return .integer(small) }
            if validator.isJSON, kind != .time { return nil }
            // Pydantic asks Python for a float, which has a largest one.
            guard validator.isJSON || (try? IntegerArithmetic.float(integer)) != nil else { return nil }
            return .float(integer < 0 ? -.infinity : .infinity)
        }
        guard !validator.isJSON, let decimal = PyDecimal.from(value),
            case .float(let float)? = try? decimal.number(.float)
        else { return nil }
        return .float(float)
    }
}

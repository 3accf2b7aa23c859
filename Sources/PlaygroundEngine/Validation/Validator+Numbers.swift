import BigInt

extension Validator {
    mutating func boolean(_ value: Value, isStrict: Bool) -> Value? {
        if case .bool = value { return value }
        guard !isStrict else { return report(.boolType, value) }
        floor(.lax)
        if let text = Self.text(of: value) {
            switch text.lowercased() {
            case "1", "on", "t", "true", "y", "yes": return .bool(true)
            case "0", "off", "f", "false", "n", "no": return .bool(false)
            default: return report(.boolParsing, value)
            }
        }
        var number = value.object?.plain ?? value
        if let decimal = PyDecimal.from(value) { number = (try? decimal.number(.float)) ?? value }
        switch number {
        case .int(let number): return number == 0 || number == 1 ? .bool(number == 1) : report(.boolParsing, value)
        case .float(let number):
            if number == 0 || number == 1 { return .bool(number == 1) }
            // A float that is a small integer counts as one.
            return report(Int(exactly: number) == nil ? .boolType : .boolParsing, value)
        default: return report(.boolType, value)
        }
    }

    mutating func integer(_ value: Value, _ bounds: Bounds<BigInt>, isStrict: Bool) -> Value? {
        guard let number = number(value, isStrict: isStrict) else { return nil }
        guard !bounds.isEmpty else { return number }
        guard let integer = number.bigInteger else { return report(.intParsingSize, number) }
        func broken(_ bound: IssueKind.Bound, _ limit: BigInt) -> IssueKind {
            .bound(bound, limit: .integer(limit), shown: limit.description)
        }
        if let limit = bounds.multipleOf, integer % limit != 0 { return report(broken(.multipleOf, limit), value) }
        if let limit = bounds.lessThanEqual, integer > limit { return report(broken(.lessThanEqual, limit), value) }
        if let limit = bounds.lessThan, integer >= limit { return report(broken(.lessThan, limit), value) }
        if let limit = bounds.greaterThanEqual, integer < limit {
            return report(broken(.greaterThanEqual, limit), value)
        }
        if let limit = bounds.greaterThan, integer <= limit { return report(broken(.greaterThan, limit), value) }
        return number
    }

    private mutating func number(_ value: Value, isStrict: Bool) -> Value? {
        switch value {
        case .int: return value
        case .bool(let flag):
            guard !isStrict else { return report(.intType, value) }
            floor(.lax)
            return .int(flag ? 1 : 0)
        case .float(let float):
            guard !isStrict else { return report(.intType, value) }
            floor(.lax)
            guard float.isFinite else { return report(.finiteNumber, value) }
            guard float == float.rounded(.towardZero) else { return report(.intFromFloat, value) }
            // Floats are taken within the signed 64 bits, their limits left out.
            guard float.magnitude < 0x1p63, let integer = Int(exactly: float) else {
                return report(.intParsingSize, value)
            }
            return .int(integer)
        case .object(let object) where value.bigInteger != nil && object.typeName == "int": return value
        default: break
        }
        if let integer = value.bigInteger {
            floor(.strict)
            return .integer(integer)
        }
        if !isStrict, let decimal = PyDecimal.from(value) {
            floor(.lax)
            guard decimal.number.isFinite else { return report(.finiteNumber, value) }
            guard decimal.number.isIntegral, let integer = try? decimal.integer(.down) else {
                return report(.intFromFloat, value)
            }
            return .integer(integer)
        }
        if !isStrict, let member = value.object as? EnumMember, member.plain == nil {
            // Pydantic takes the value of a member for the integer, whatever it is.
            floor(.lax)
            return member.value
        }
        guard !isStrict, let text = Self.text(of: value) else { return report(.intType, value) }
        floor(.lax)
        switch NumberText.integer(text) {
        case .value(let integer): return .integer(integer)
        case .malformed: return report(.intParsing, value)
        case .tooLong: return report(.intParsingSize, value)
        }
    }

    mutating func float(
        _ value: Value, _ bounds: Bounds<Double>, allowsInfinities: Bool, isStrict: Bool
    ) -> Value? {
        guard let float = double(value, isStrict: isStrict) else { return nil }
        guard allowsInfinities || float.isFinite else { return report(.finiteNumber, value) }
        guard !bounds.isEmpty else { return .float(float) }
        func broken(_ bound: IssueKind.Bound, _ limit: Double) -> IssueKind {
            .bound(bound, limit: .float(limit), shown: NumberText.shown(limit))
        }
        if let limit = bounds.multipleOf {
            // Written so that infinities and NaN are multiples.
            let nearest = (float / limit).rounded(.toNearestOrAwayFromZero) * limit
            if (float - nearest).magnitude > 1e-9 {
                return report(broken(.multipleOf, limit), value)
            }
        }
        // Written so that NaN keeps to no bound.
        if let limit = bounds.lessThanEqual, !(float <= limit) { return report(broken(.lessThanEqual, limit), value) }
        if let limit = bounds.lessThan, !(float < limit) { return report(broken(.lessThan, limit), value) }
        if let limit = bounds.greaterThanEqual, !(float >= limit) {
            return report(broken(.greaterThanEqual, limit), value)
        }
        if let limit = bounds.greaterThan, !(float > limit) { return report(broken(.greaterThan, limit), value) }
        return .float(float)
    }

    private mutating func double(_ value: Value, isStrict: Bool) -> Double? {
        if case .float(let float) = value { return float }
        if !isStrict, let text = Self.text(of: value) {
            floor(.lax)
            if let float = NumberText.float(text) { return float }
            _ = report(.floatParsing, value)
            return nil
        }
        if case .bool(let flag) = value, !isStrict {
            floor(.lax)
            return flag ? 1 : 0
        }
        if case .bool = value {
        } else if let integer = value.bigInteger, let float = try? IntegerArithmetic.float(integer) {
            floor(.strict)
            return float
        }
        if let decimal = PyDecimal.from(value), case .float(let float)? = try? decimal.number(.float) {
            floor(.strict)
            return float
        }
        _ = report(.floatType, value)
        return nil
    }

    /// The text of a string, or of bytes that are UTF-8.
    static func plainText(_ value: Value) -> String? {
        if case .str(let text) = value { return text.text }
        if case .str(let text)? = value.object?.plain { return text.text }
        guard case .object(let object) = value, let data = object as? PyBytes else { return nil }
        return String(validating: data.bytes, as: UTF8.self)
    }

    /// The bytes of a text, or of bytes.
    func inputText(_ value: Value) -> [UInt8]? {
        if case .str(let text) = value { return text.bytes }
        guard case .object(let object) = value else { return nil }
        if case .str(let text)? = object.plain { return text.bytes }
        return (object as? PyBytes)?.bytes
    }

    /// Like ``plainText(_:)``; bytes that are no UTF-8 are text that is no number.
    static func text(of value: Value) -> String? {
        if let text = plainText(value) { return text }
        if case .object(let object) = value, object is PyBytes { return "\u{FFFD}" }
        return nil
    }
}

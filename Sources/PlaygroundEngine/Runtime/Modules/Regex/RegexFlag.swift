/// Flags of `re`, such as `re.IGNORECASE`: an integer with names.
final class RegexFlag: PyObject {
    let flags: PatternFlags

    init(_ flags: PatternFlags) {
        self.flags = flags
    }

    override var type: PyType { RegexTypes.flag }

    override var typeName: String { "RegexFlag" }

    override var isTrue: Bool { flags.rawValue != 0 }

    override func repr(_ context: ReprContext) throws(PyError) -> String {
        flags.rawValue == 0 ? "re.NOFLAG" : Self.parts(of: flags.rawValue).joined(separator: "|")
    }

    override func equals(_ other: Value, depth: Int) throws(PyError) -> Bool? {
        Self.number(other).map { $0 == flags.rawValue }
    }

    override var hash: Int? { Hashing.hash(flags.rawValue) }

    override func attribute(_ name: String) throws(PyError) -> Value? {
        switch name {
        case "value": .int(flags.rawValue)
        case "name":
            flags.rawValue == 0 ? .string("NOFLAG") : .string(try repr(ReprContext()).replacing("re.", with: ""))
        default: nil
        }
    }

    override var attributeNames: [String] { ["value", "name"] }

    override func binary(_ operation: BinaryOperator, _ other: Value, isReflected: Bool) throws(PyError) -> Value? {
        guard let number = Self.number(other) else { return nil }
        switch operation {
        case .bitOr: return .object(RegexFlag(PatternFlags(rawValue: flags.rawValue | number)))
        case .bitAnd: return .object(RegexFlag(PatternFlags(rawValue: flags.rawValue & number)))
        case .bitXor: return .object(RegexFlag(PatternFlags(rawValue: flags.rawValue ^ number)))
        default:
            let (left, right) = isReflected ? (number, flags.rawValue) : (flags.rawValue, number)
            return try Arithmetic.binary(operation, .int(left), .int(right))
        }
    }

    override func number(_ conversion: NumberConversion) throws(PyError) -> Value? {
        if case .integer = conversion { .int(flags.rawValue) } else { nil }
    }

    /// The integer that a value is as flags, or nil.
    static func number(_ value: Value) -> Int? {
        if case .object(let object) = value, let flag = object as? RegexFlag { return flag.flags.rawValue }
        return value.smallInteger
    }

    /// The names of the flags in `number`, the smallest flag first; what has no name as a hexadecimal number.
    static func parts(of number: Int) -> [String] {
        var rest = number
        var parts: [String] = []
        for (name, flag) in names where rest & flag != 0 {
            parts.append("re." + name)
            rest &= ~flag
        }
        if rest != 0 { parts.append("0x" + String(rest, radix: 16)) }
        return parts
    }

    static let names: [(name: String, flag: Int)] = [
        ("IGNORECASE", 2), ("LOCALE", 4), ("MULTILINE", 8), ("DOTALL", 16), ("UNICODE", 32), ("VERBOSE", 64),
        ("DEBUG", 128), ("ASCII", 256),
    ]
}

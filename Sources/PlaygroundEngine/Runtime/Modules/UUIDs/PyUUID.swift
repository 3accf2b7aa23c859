import BigInt

/// A `uuid.UUID`.
///
/// Source: The Python Standard Library, "uuid — UUID objects according to RFC 4122".
package final class PyUUID: PyObject {
    package let value: UInt128

    package init(_ value: UInt128) {
        self.value = value
    }

    /// The UUID of 16 bytes, the first the most significant.
    package convenience init(bytes: some Sequence<UInt8>) {
        self.init(bytes.reduce(0) { $0 << 8 | UInt128($1) })
    }

    /// This value with the bits of the variant of RFC 4122 and of `version`.
    func marked(version: Int) -> PyUUID {
        let variant: UInt128 = 0xC000 << 48
        let digit: UInt128 = 0xF000 << 64
        let reserved: UInt128 = 0x8000 << 48
        return PyUUID(value & ~variant & ~digit | reserved | UInt128(version) << 76)
    }

    package var bytes: [UInt8] { (0..<16).map { UInt8(truncatingIfNeeded: value >> (120 - 8 * $0)) } }

    /// 32 lower-case digits.
    package var hex: String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 32 - digits.count) + digits
    }

    /// The digits in five groups, as `str` writes them.
    package var description: String {
        let digits = Array(hex)
        return [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(digits[$0]) }.joined(separator: "-")
    }

    /// The UUID that `value` is, or nil.
    static func from(_ value: Value) -> PyUUID? {
        if case .object(let object) = value { object as? PyUUID } else { nil }
    }

    override package var type: PyType { UUIDsModule.type }

    override package var typeName: String { "UUID" }

    override package func repr(_ context: ReprContext) throws(PyError) -> String { "UUID('\(description)')" }

    override func text() throws(PyError) -> String { description }

    override var hash: Int? { Hashing.hash(BigInt(value)) }

    override func equals(_ other: Value, depth: Int) throws(PyError) -> Bool? {
        PyUUID.from(other).map { $0.value == value }
    }

    override func order(_ operation: ComparisonOperator, _ other: Value) throws(PyError) -> Bool? {
        PyUUID.from(other).flatMap { operation.holds(value, $0.value) }
    }

    override func number(_ conversion: NumberConversion) throws(PyError) -> Value? {
        if case .integer = conversion { .integer(BigInt(value)) } else { nil }
    }

    private func bits(_ shift: Int, _ count: Int) -> Int {
        let mask = (UInt128(1) << UInt128(count)) - 1
        return Int(truncatingIfNeeded: (value >> UInt128(shift)) & mask)
    }

    package var variant: String {
        switch bits(61, 3) {
        case 0...3: Self.reservedNCS
        case 4, 5: Self.specified
        case 6: Self.reservedMicrosoft
        default: Self.reservedFuture
        }
    }

    static let reservedNCS = "reserved for NCS compatibility"
    static let specified = "specified in RFC 4122"
    static let reservedMicrosoft = "reserved for Microsoft compatibility"
    static let reservedFuture = "reserved for future definition"

    /// The version, which only UUIDs of the variant of RFC 4122 have.
    package var version: Int? { variant == Self.specified ? bits(76, 4) : nil }

    override package func attribute(_ name: String) throws(PyError) -> Value? {
        switch name {
        case "hex": .string(hex)
        case "int": .integer(BigInt(value))
        case "bytes": .object(PyBytes(bytes))
        case "bytes_le": .object(PyBytes(Self.swapped(bytes)))
        case "urn": .string("urn:uuid:" + description)
        case "version": version.map { .int($0) } ?? Value.none
        case "variant": .string(variant)
        case "fields":
            .tuple(
                PyTuple(
                    [(96, 32), (80, 16), (64, 16), (56, 8), (48, 8), (0, 48)].map { .int(bits($0.0, $0.1)) }))
        case "time_low": .int(bits(96, 32))
        case "time_mid": .int(bits(80, 16))
        case "time_hi_version": .int(bits(64, 16))
        case "clock_seq_hi_variant": .int(bits(56, 8))
        case "clock_seq_low": .int(bits(48, 8))
        case "clock_seq": .int(bits(48, 14))
        case "time": .int(bits(64, 12) << 48 | bits(80, 16) << 32 | bits(96, 32))
        case "node": .int(bits(0, 48))
        default: nil
        }
    }

    override package var attributeNames: [String] {
        [
            "hex", "int", "bytes", "bytes_le", "urn", "version", "variant", "fields", "time_low", "time_mid",
            "time_hi_version", "clock_seq_hi_variant", "clock_seq_low", "clock_seq", "time", "node",
        ]
    }

    /// The bytes with the first three fields the other way round.
    static func swapped(_ bytes: [UInt8]) -> [UInt8] {
        bytes[0..<4].reversed() + bytes[4..<6].reversed() + bytes[6..<8].reversed() + bytes[8...]
    }
}

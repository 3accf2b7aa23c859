import BigInt
import Foundation

extension PyTimeDelta {
    private static let units: [(name: String, microseconds: Int)] = [
        ("days", 86_400_000_000), ("seconds", 1_000_000), ("microseconds", 1), ("milliseconds", 1000),
        ("minutes", 60_000_000), ("hours", 3_600_000_000), ("weeks", 604_800_000_000),
    ]
    /// The order in which CPython adds the units up, which its rounding of floats depends on.
    private static let order = [2, 3, 1, 4, 5, 0, 6]
    private static let parameters = NativeParameters("__new__", units.map(\.name))

    /// `timedelta(days=0, seconds=0, …)`
    ///
    /// Source: CPython's `delta_new`: integers are added exactly, what floats leave over is rounded once.
    static func construct(_ call: NativeCall) throws(PyError) -> Value {
        let values = try parameters.bind(call)
        var sum = BigInt(0)
        var leftover = 0.0
        for index in order {
            guard let value = values[index] else { continue }
            let (name, factor) = units[index]
            if let integer = value.bigInteger {
                try Sizes.checkInteger(bits: integer.bitWidth + 40)
                sum += integer * BigInt(factor)
            } else if case .float(let float) = value {
                let whole = float.rounded(.towardZero)
                sum += try Conversions.integer(whole) * BigInt(factor)
                guard float != whole else { continue }
                let part = (float - whole) * Double(factor)
                sum += BigInt(part.rounded(.towardZero))
                leftover += part - part.rounded(.towardZero)
            } else {
                throw .typeError("unsupported type for timedelta \(name) component: \(value.typeName)")
            }
        }
        if leftover != 0 {
            var rounded = leftover.rounded(.toNearestOrAwayFromZero)
            if (rounded - leftover).magnitude == 0.5 {
                let odd: Double = sum % 2 == 0 ? 0 : 1
                rounded = 2 * ((leftover + odd) * 0.5).rounded(.toNearestOrAwayFromZero) - odd
            }
            sum += BigInt(rounded)
        }
        return .object(try checked(sum))
    }
}

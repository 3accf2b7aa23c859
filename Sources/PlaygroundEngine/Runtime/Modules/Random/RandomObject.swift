import BigInt
import Foundation

/// A `random.Random`: a generator and what it keeps between calls.
final class RandomObject: PyObject {
    typealias Body = @Sendable (RandomObject, NativeCall) throws(PyError) -> Value

    var twister: MersenneTwister
    /// The second of the two numbers that `gauss` makes at a time.
    var spareGauss: Double?

    override init() {
        twister = MersenneTwister(key: (0..<624).map { _ in UInt32.random(in: .min ... .max) })
        super.init()
    }

    override var type: PyType { RandomModule.type }

    override func attribute(_ name: String) throws(PyError) -> Value? { Self.methods[name].map { bound(name, $0) } }

    override var attributeNames: [String] { Array(Self.methods.keys) }

    /// The method `name` of this generator as a function.
    func bound(_ name: String, _ body: @escaping Body) -> Value {
        .object(PyBuiltin(name) { (call) throws(PyError) in try body(self, call) })
    }

    static let methods = integerMethods.merging(sequenceMethods) { $1 }.merging(distributions) { $1 }

    /// Starts the sequence anew, as `random.seed` does.
    ///
    /// Source: The Python Standard Library, "random": version 2 of the seeding.
    func seed(_ value: Value) throws(PyError) {
        spareGauss = nil
        switch value.plain {
        case .undefined, .none:
            twister = MersenneTwister(key: (0..<624).map { _ in UInt32.random(in: .min ... .max) })
        case .str(let text): seed(bytes: text.bytes)
        case .float(let float): seed(BigUInt(UInt64(bitPattern: Int64(FloatHash.hash(float)))))
        case .bool, .int, .list, .tuple, .dict, .function, .object:
            if let integer = value.bigInteger {
                seed(integer.magnitude)
            } else if let bytes = LibraryArgument.bytes(value) {
                seed(bytes: bytes)
            } else {
                throw .typeError(
                    "The only supported seed types are: None,\nint, float, str, bytes, and bytearray.")
            }
        }
    }

    private func seed(bytes: [UInt8]) { seed(BigUInt(Data(bytes + Digest.bytes(.sha512, of: bytes)))) }

    private func seed(_ number: BigUInt) {
        let key = number.words.flatMap { [UInt32(truncatingIfNeeded: $0), UInt32(truncatingIfNeeded: $0 >> 32)] }
        twister = MersenneTwister(key: key.last == 0 ? key.dropLast() : key)
    }
}

/// The hash of a float as CPython computes it, on which a seed depends.
enum FloatHash {
    /// Source: The Python Standard Library, "Hashing of numeric types": the value modulo 2⁶¹ - 1.
    static func hash(_ value: Double) -> Int {
        guard value.isFinite else { return value.isNaN ? 0 : value < 0 ? -314_159 : 314_159 }
        let modulus = (1 << 61) - 1
        var (fraction, exponent) = frexp(value.magnitude)
        var result = 0
        while fraction != 0 {
            result = (result << 28 & modulus) | result >> (61 - 28)
            fraction *= 268_435_456
            exponent -= 28
            let part = Int(fraction)
            fraction -= Double(part)
            result += part
            if result >= modulus { result -= modulus }
        }
        let turn = exponent >= 0 ? exponent % 61 : 61 - 1 - (-1 - exponent) % 61
        result = (result << turn & modulus) | result >> (61 - turn)
        let signed = value < 0 ? -result : result
        return signed == -1 ? -2 : signed
    }
}

/// How a ``Value`` lies in memory: a word, and behind it a byte that numbers the cases that carry something in the
/// order of their declaration; the cases that carry nothing share the last number.
///
/// The run loop reads registers by it without counting references, which is most of what a plain copy costs.
enum ValueTag {
    static let bool: UInt8 = 0
    static let int: UInt8 = 1
    static let float: UInt8 = 2
    static let str: UInt8 = 3
    static let list: UInt8 = 4
    static let dict: UInt8 = 6
    static let function: UInt8 = 7
    static let object: UInt8 = 8
    static let empty: UInt8 = 9

    /// Whether the compiler laid values out like that; a machine does not start otherwise.
    static var isAsCompiled: Bool {
        let register = UnsafeMutablePointer<Value>.allocate(capacity: 1)
        register.initialize(to: .undefined)
        defer {
            register.deinitialize(count: 1)
            register.deallocate()
        }
        func holds(_ value: Value, _ tag: UInt8) -> Bool {
            register.pointee = value
            return register.tag == tag
        }
        let isWord = holds(.int(-5), int) && register.word == -5 && holds(.float(1), float)
        let isFlag = holds(.bool(true), bool) && register.flag && holds(.bool(false), bool) && !register.flag
        let isReference =
            holds(.string("a"), str) && holds(.list(PyList()), list) && holds(.dict(PyDict()), dict)
            && holds(.object(PyObject()), object)
        return isWord && isFlag && isReference && holds(.undefined, empty) && holds(.none, empty)
            && MemoryLayout<Value>.stride == 16
    }
}

/// A register, read and written in place.
extension UnsafeMutablePointer<Value> {
    @inline(__always) var tag: UInt8 { UnsafeRawPointer(self).load(fromByteOffset: 8, as: UInt8.self) }

    /// What an integer is, or the address of an object.
    @inline(__always) var word: Int { UnsafeRawPointer(self).load(as: Int.self) }

    /// What a boolean is.
    @inline(__always) var flag: Bool { UnsafeRawPointer(self).load(as: UInt8.self) & 1 != 0 }

    /// Whether no reference is counted for what this register holds.
    @inline(__always) var isPlain: Bool { tag <= ValueTag.float || tag == ValueTag.empty }

    @inline(__always) var integer: Int? { tag == ValueTag.int ? word : nil }

    @inline(__always) var double: Double? {
        tag == ValueTag.float ? UnsafeRawPointer(self).load(as: Double.self) : nil
    }

    /// The object of class `Kind` here, borrowed: it lives as long as the register holds it.
    @inline(__always) func reference<Kind: AnyObject>(to kind: Kind.Type) -> Unmanaged<Kind>? {
        UnsafeRawPointer(bitPattern: word).map { Unmanaged.fromOpaque($0) }
    }

    /// Puts a value here that carries no reference.
    @inline(__always) func put(_ value: Value) {
        if isPlain { initialize(to: value) } else { pointee = value }
    }

    /// Copies the value of `source`.
    @inline(__always) func copy(_ source: UnsafeMutablePointer<Value>) {
        if isPlain, source.isPlain {
            UnsafeMutableRawPointer(self).copyMemory(from: source, byteCount: MemoryLayout<Value>.size)
        } else {
            pointee = source.pointee
        }
    }
}

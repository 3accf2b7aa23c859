/// Reads JSON as Python's `json.loads` does, `NaN` and `Infinity` included, without recursion.
///
/// Source: The Python Standard Library, "json"; messages and places are CPython's scanner's.
package struct JSONReader {
    /// A container that is being read.
    private enum Level {
        case array(PyList)
        case object(PyDict)
    }

    private let bytes: [UInt8]
    private var place = 0
    private var levels: [Level] = []
    /// The names of the members that are being read, one for each object that is open.
    private var keys: [PyString] = []
    private var names = JSONNames()
    private let nestingLimit: Int
    /// What the values take so far, roughly.
    private var size = 0
    /// Told at the end only: an error behind it comes first.
    private var loneSurrogate: (unit: UInt16, place: Int)?

    private init(_ bytes: [UInt8], nestingLimit: Int) {
        self.bytes = bytes
        self.nestingLimit = nestingLimit
    }

    /// How deep CPython reads in a program that calls `json.loads` at its top.
    package static let nestingLimit = 995

    /// The one value that `bytes`, which are UTF-8, hold.
    package static func read(
        _ bytes: [UInt8], nestingLimit: Int = nestingLimit
    ) throws(JSONDecodingFault) -> Value {
        var reader = JSONReader(bytes, nestingLimit: nestingLimit)
        reader.skipBlanks()
        let value = try reader.value()
        reader.skipBlanks()
        guard reader.place == bytes.count else { throw reader.syntax("Extra data", at: reader.place) }
        if let half = reader.loneSurrogate {
            throw JSONDecodingFault(.loneSurrogate(half.unit), in: bytes, at: half.place)
        }
        return value
    }

    /// The value that starts here: each container that opens is put on ``levels``, until the first of them closes.
    private mutating func value() throws(JSONDecodingFault) -> Value {
        while true {
            var finished = try start()
            while let value = finished {
                guard let level = levels.last else { return value }
                finished = try take(value, into: level)
            }
        }
    }

    /// Reads a scalar or an empty container; a container with contents is opened, and nil given.
    private mutating func start() throws(JSONDecodingFault) -> Value? {
        switch current {
        case UInt8(ascii: "{"):
            let dict = PyDict()
            try enter("object")
            skipBlanks()
            guard current != UInt8(ascii: "}") else { return leave(.dict(dict)) }
            levels.append(.object(dict))
            keys.append(try key())
            return nil
        case UInt8(ascii: "["):
            let list = PyList()
            try enter("array")
            skipBlanks()
            guard current != UInt8(ascii: "]") else { return leave(.list(list)) }
            levels.append(.array(list))
            return nil
        case UInt8(ascii: "\""): return .str(try string())
        default: return try scalar()
        }
    }

    private mutating func enter(_ kind: String) throws(JSONDecodingFault) {
        guard levels.count < nestingLimit else { throw JSONDecodingFault(.nesting(kind), in: bytes, at: place) }
        place += 1
        try grow(by: 96)
    }

    private mutating func leave(_ value: Value) -> Value {
        place += 1
        return value
    }

    /// Puts a finished value where it belongs; gives the container where that is finished, too.
    private mutating func take(_ value: Value, into level: Level) throws(JSONDecodingFault) -> Value? {
        skipBlanks()
        try grow(by: 16)
        switch level {
        case .array(let list):
            list.items.append(value)
            if current == UInt8(ascii: "]") {
                levels.removeLast()
                return leave(.list(list))
            }
        case .object(let dict):
            if let key = keys.popLast() { dict.set(key, to: value) }
            if current == UInt8(ascii: "}") {
                levels.removeLast()
                return leave(.dict(dict))
            }
        }
        guard current == UInt8(ascii: ",") else { throw syntax("Expecting ',' delimiter", at: place) }
        place += 1
        skipBlanks()
        if case .object = level { keys.append(try key()) }
        return nil
    }

    /// A member's name, with the colon and the blanks behind it.
    private mutating func key() throws(JSONDecodingFault) -> PyString {
        guard current == UInt8(ascii: "\"") else {
            throw syntax("Expecting property name enclosed in double quotes", at: place)
        }
        let key: PyString
        if let known = names.name(in: bytes, openedAt: place) {
            key = known
            place += key.byteCount + 2
            try grow(by: 8)
        } else {
            let opening = place
            key = try string()
            names.note(key, isPlain: place - opening == key.byteCount + 2)
        }
        skipBlanks()
        guard current == UInt8(ascii: ":") else { throw syntax("Expecting ':' delimiter", at: place) }
        place += 1
        skipBlanks()
        return key
    }

    private mutating func string() throws(JSONDecodingFault) -> PyString {
        let (text, end): (PyString, Int)
        var reader = JSONStringReader(bytes, openedAt: place)
        (text, end) = try reader.read()
        if loneSurrogate == nil { loneSurrogate = reader.loneSurrogate }
        place = end
        try grow(by: 48 + text.byteCount)
        return text
    }

    private mutating func scalar() throws(JSONDecodingFault) -> Value {
        switch current {
        case UInt8(ascii: "n"): if takes("null") { return .none }
        case UInt8(ascii: "t"): if takes("true") { return .bool(true) }
        case UInt8(ascii: "f"): if takes("false") { return .bool(false) }
        case UInt8(ascii: "N"): if takes("NaN") { return .float(.nan) }
        case UInt8(ascii: "I"): if takes("Infinity") { return .float(.infinity) }
        default: if takes("-Infinity") { return .float(-.infinity) }
        }
        guard let number = JSONNumber(bytes, at: place) else { throw syntax("Expecting value", at: place) }
        guard number.isFloat || number.digitCount <= 4300 else {
            throw JSONDecodingFault(.tooManyDigits(number.digitCount), in: bytes, at: place)
        }
        place = number.end
        return number.value(in: bytes)
    }

    private mutating func takes(_ word: StaticString) -> Bool {
        let count = word.utf8CodeUnitCount
        guard place + count <= bytes.count, bytes[place] == word.utf8Start.pointee,
            bytes[place..<place + count].elementsEqual(UnsafeBufferPointer(start: word.utf8Start, count: count))
        else { return false }
        place += count
        return true
    }

    /// The byte at the place; 0, which is nowhere right, at the end.
    private var current: UInt8 { place < bytes.count ? bytes[place] : 0 }

    private mutating func skipBlanks() {
        while place < bytes.count {
            switch bytes[place] {
            case 0x20, 0x09, 0x0A, 0x0D: place += 1
            default: return
            }
        }
    }

    private mutating func grow(by count: Int) throws(JSONDecodingFault) {
        size += count
        guard size <= Sizes.largest else { throw JSONDecodingFault(.tooLarge, in: bytes, at: place) }
    }

    private func syntax(_ message: String, at offset: Int) -> JSONDecodingFault {
        JSONDecodingFault(.syntax(message), in: bytes, at: offset)
    }
}

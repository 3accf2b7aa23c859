extension Methods {
    static let byteConversions: [Method] = [
        ofBytes("decode", .named(["encoding", "errors"])) { (bytes, arguments) throws(PyError) in
            let encoding = try name(arguments, 0, "decode() argument 'encoding'") ?? "utf-8"
            let errors = try name(arguments, 1, "decode() argument 'errors'") ?? "strict"
            return bytes.isEmpty ? .string("") : try TextEncoding.decode(bytes, encoding, errors: errors)
        },
        ofBytes("hex", .named(["sep", "bytes_per_sep"])) { (bytes, arguments) throws(PyError) in
            try hexadecimal(bytes, arguments)
        },
        ofBytes("translate", .named(["table", "delete"], required: 1, isFirstPositional: true)) {
            (bytes, arguments) throws(PyError) in
            var table: [UInt8]?
            if let given = arguments[0], !given.isNone {
                let found = try buffer(given)
                guard found.count == 256 else {
                    throw .valueError("translation table must be 256 characters long")
                }
                table = found
            }
            let gone = try arguments[1].map { (value) throws(PyError) in Set(try buffer(value)) } ?? []
            return .bytes(bytes.filter { !gone.contains($0) }.map { table?[Int($0)] ?? $0 })
        },
        Method("fromhex", .one, isStatic: true) { (_, arguments) throws(PyError) in
            .bytes(try fromHexadecimal(try argument(arguments, 0, of: "fromhex()")))
        },
        Method("maketrans", .positional(2...2), isStatic: true) { (_, arguments) throws(PyError) in
            let (from, to) = (try buffer(arguments.required(0)), try buffer(arguments.required(1)))
            guard from.count == to.count else { throw .valueError("maketrans arguments must have same length") }
            var table = Array(UInt8.min...UInt8.max)
            for (old, new) in zip(from, to) { table[Int(old)] = new }
            return .bytes(table)
        },
    ]

    private static let hexDigits = Array("0123456789abcdef".utf8)

    private static func hexadecimal(_ bytes: [UInt8], _ arguments: Arguments) throws(PyError) -> Value {
        try Sizes.check(bytes.count, times: 3)
        var mark: UInt8?
        if let value = arguments[0] {
            let given: [UInt8]
            switch value {
            case .str(let text):
                guard text.count == 1 else { throw .valueError("sep must be length 1.") }
                guard text.isASCII else { throw .valueError("sep must be ASCII.") }
                given = text.bytes
            default:
                guard let found = value.bytes else {
                    let length = try Builtins.length(value)
                    guard case .int(1) = length else { throw .valueError("sep must be length 1.") }
                    throw .typeError("sep must be str or bytes.")
                }
                given = found
                guard given.count == 1 else { throw .valueError("sep must be length 1.") }
                guard given[0] < 0x80 else { throw .valueError("sep must be ASCII.") }
            }
            mark = given.first
        }
        let group = try arguments.cInteger(1) ?? 1
        var result: [UInt8] = []
        for (index, byte) in bytes.enumerated() {
            if let mark, group != 0, index > 0 {
                // A positive size counts groups from the right.
                let place = group > 0 ? bytes.count - index : index
                if place % Int(group.magnitude) == 0 { result.append(mark) }
            }
            result.append(hexDigits[Int(byte >> 4)])
            result.append(hexDigits[Int(byte & 15)])
        }
        return .str(PyString.make(result))
    }

    private static func fromHexadecimal(_ text: PyString) throws(PyError) -> [UInt8] {
        let scalars = text.scalars
        func digit(_ index: Int) throws(PyError) -> UInt8 {
            guard index < scalars.count, scalars[index].isASCII,
                let value = UInt8(String(scalars[index]), radix: 16), scalars[index] != "+", scalars[index] != "-"
            else { throw .valueError("non-hexadecimal number found in fromhex() arg at position \(index)") }
            return value
        }
        var result: [UInt8] = []
        var index = 0
        while true {
            while index < scalars.count, scalars[index].isASCII, ByteCase.isSpace(UInt8(ascii: scalars[index])) {
                index += 1
            }
            guard index < scalars.count else { return result }
            result.append(try digit(index) << 4 | (try digit(index + 1)))
            index += 2
        }
    }
}

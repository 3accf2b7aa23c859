extension Methods {
    static let byteParts: [Method] = [
        ofBytes("split", .named(["sep", "maxsplit"])) { (bytes, arguments) throws(PyError) in
            try split(bytes, arguments, fromRight: false)
        },
        ofBytes("rsplit", .named(["sep", "maxsplit"])) { (bytes, arguments) throws(PyError) in
            try split(bytes, arguments, fromRight: true)
        },
        ofBytes("splitlines", .named(["keepends"])) { (bytes, arguments) throws(PyError) in
            let keepsEnds = try arguments.cInteger(0) ?? 0 != 0
            let (feed, carriage) = (UInt8(ascii: "\n"), UInt8(ascii: "\r"))
            let ranges = lines(
                bytes, keepsEnds: keepsEnds, isEnd: { $0 == feed || $0 == carriage },
                joins: { $0 == carriage && $1 == feed })
            return .list(PyList(ranges.map { .bytes(Array(bytes[$0])) }))
        },
        ofBytes("partition", .one) { (bytes, arguments) throws(PyError) in
            try partition(bytes, arguments.required(0), fromRight: false)
        },
        ofBytes("rpartition", .one) { (bytes, arguments) throws(PyError) in
            try partition(bytes, arguments.required(0), fromRight: true)
        },
        ofBytes("join", .one) { (bytes, arguments) throws(PyError) in
            let iterable = arguments.required(0)
            guard try Iteration.iteratorIfIterable(iterable) != nil else {
                throw .typeError("can only join an iterable")
            }
            var result: [UInt8] = []
            for (index, item) in try Iteration.array(iterable).enumerated() {
                guard let part = item.bytes else {
                    throw .typeError(
                        "sequence item \(index): expected a bytes-like object, \(item.typeName) found")
                }
                try Sizes.check(result.count + bytes.count + part.count)
                if index > 0 { result += bytes }
                result += part
            }
            return .bytes(result)
        },
    ]

    private static func split(_ bytes: [UInt8], _ arguments: Arguments, fromRight: Bool) throws(PyError) -> Value {
        let separator = arguments[0] ?? .none
        let given = try arguments.integer(1) ?? -1
        let limit = given < 0 ? Int.max : given
        if separator.isNone {
            let words =
                fromRight
                ? ByteText.wordsFromRight(bytes, limit: limit, isBlank: ByteCase.isSpace)
                : ByteText.words(bytes, limit: limit, isBlank: ByteCase.isSpace)
            return .list(PyList(words.map { .bytes(Array(bytes[$0])) }))
        }
        let mark = try buffer(separator)
        guard !mark.isEmpty else { throw .valueError("empty separator") }
        let parts =
            fromRight
            ? ByteText.splitFromRight(bytes, mark, limit: limit) : ByteText.split(bytes, mark, limit: limit)
        return .list(PyList(parts.map { .bytes($0) }))
    }

    private static func partition(_ bytes: [UInt8], _ value: Value, fromRight: Bool) throws(PyError) -> Value {
        let mark = try buffer(value)
        guard !mark.isEmpty else { throw .valueError("empty separator") }
        let parts =
            fromRight ? ByteText.splitFromRight(bytes, mark, limit: 1) : ByteText.split(bytes, mark, limit: 1)
        guard parts.count == 2 else {
            let items: [[UInt8]] = fromRight ? [[], [], bytes] : [bytes, [], []]
            return .tuple(PyTuple(items.map { .bytes($0) }))
        }
        return .tuple(PyTuple([.bytes(parts[0]), value, .bytes(parts[1])]))
    }
}

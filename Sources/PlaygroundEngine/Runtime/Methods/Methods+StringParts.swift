extension Methods {
    static let stringParts: [Method] = [
        string("split", .named(["sep", "maxsplit"])) { (text, arguments) throws(PyError) in
            try split(text, arguments, fromRight: false)
        },
        string("rsplit", .named(["sep", "maxsplit"])) { (text, arguments) throws(PyError) in
            try split(text, arguments, fromRight: true)
        },
        string("splitlines", .named(["keepends"])) { (text, arguments) throws(PyError) in
            let keepsEnds = try arguments.cInteger(0) ?? 0 != 0
            let scalars = text.scalars
            let lines = lines(scalars, keepsEnds: keepsEnds, isEnd: Characters.isLineEnd) { $0 == "\r" && $1 == "\n" }
            return .list(PyList(lines.map { .str(PyString.make(scalars: scalars[$0])) }))
        },
        string("partition", .one) { (text, arguments) throws(PyError) in
            try partition(text, arguments.required(0), fromRight: false)
        },
        string("rpartition", .one) { (text, arguments) throws(PyError) in
            try partition(text, arguments.required(0), fromRight: true)
        },
    ]

    /// Lines as ranges of `items`; `joins` tells whether two ends make one.
    static func lines<Item>(
        _ items: [Item], keepsEnds: Bool, isEnd: (Item) -> Bool, joins: (Item, Item) -> Bool
    ) -> [Range<Int>] {
        var lines: [Range<Int>] = []
        var (start, index) = (0, 0)
        while index < items.count {
            guard isEnd(items[index]) else {
                index += 1
                continue
            }
            let length = index + 1 < items.count && joins(items[index], items[index + 1]) ? 2 : 1
            lines.append(start..<(keepsEnds ? index + length : index))
            index += length
            start = index
        }
        return start < items.count ? lines + [start..<items.count] : lines
    }

    private static func split(_ text: PyString, _ arguments: Arguments, fromRight: Bool) throws(PyError) -> Value {
        let separator = arguments[0] ?? .none
        let given = try arguments.integer(1) ?? -1
        let limit = given < 0 ? Int.max : given
        if separator.isNone {
            let scalars = text.scalars
            let words =
                fromRight
                ? ByteText.wordsFromRight(scalars, limit: limit, isBlank: Characters.isSpace)
                : ByteText.words(scalars, limit: limit, isBlank: Characters.isSpace)
            return .list(PyList(words.map { .str(PyString.make(scalars: scalars[$0])) }))
        }
        guard let mark = separator.string else {
            throw .typeError("must be str or None, not \(separator.typeName)")
        }
        guard !mark.isEmpty else { throw .valueError("empty separator") }
        let parts =
            fromRight
            ? ByteText.splitFromRight(text.bytes, mark.bytes, limit: limit)
            : ByteText.split(text.bytes, mark.bytes, limit: limit)
        return .list(PyList(parts.map { .str(PyString.make($0)) }))
    }

    private static func partition(_ text: PyString, _ value: Value, fromRight: Bool) throws(PyError) -> Value {
        guard let mark = value.string else { throw .typeError("must be str, not \(value.typeName)") }
        guard !mark.isEmpty else { throw .valueError("empty separator") }
        let parts =
            fromRight
            ? ByteText.splitFromRight(text.bytes, mark.bytes, limit: 1)
            : ByteText.split(text.bytes, mark.bytes, limit: 1)
        let empty = Value.string("")
        guard parts.count == 2 else {
            let items: [Value] = fromRight ? [empty, empty, .str(text)] : [.str(text), empty, empty]
            return .tuple(PyTuple(items))
        }
        return .tuple(PyTuple([.str(PyString.make(parts[0])), value, .str(PyString.make(parts[1]))]))
    }
}

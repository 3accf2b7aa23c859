extension Methods {
    static let stringSearches: [Method] = [
        string("find", .parsed(1...3)) { (text, arguments) throws(PyError) in
            .int(try found(text, arguments, fromRight: false) ?? -1)
        },
        string("rfind", .parsed(1...3)) { (text, arguments) throws(PyError) in
            .int(try found(text, arguments, fromRight: true) ?? -1)
        },
        string("index", .parsed(1...3)) { (text, arguments) throws(PyError) in
            guard let place = try found(text, arguments, fromRight: false) else {
                throw .valueError("substring not found")
            }
            return .int(place)
        },
        string("rindex", .parsed(1...3)) { (text, arguments) throws(PyError) in
            guard let place = try found(text, arguments, fromRight: true) else {
                throw .valueError("substring not found")
            }
            return .int(place)
        },
        string("count", .parsed(1...3)) { (text, arguments) throws(PyError) in
            let part = try subject(arguments.required(0))
            guard let range = try range(arguments, count: text.count) else { return .int(0) }
            if part.isEmpty { return .int(range.count + 1) }
            return .int(ByteSearch(part.bytes).matches(in: text.slice(range).bytes).count)
        },
        string("startswith", .parsed(1...3)) { (text, arguments) throws(PyError) in
            try hasAffix(text, arguments, "startswith") { $0.starts(with: $1) }
        },
        string("endswith", .parsed(1...3)) { (text, arguments) throws(PyError) in
            try hasAffix(text, arguments, "endswith") { $0.suffix($1.count).elementsEqual($1) }
        },
        string("removeprefix", .one) { (text, arguments) throws(PyError) in
            let affix = try argument(arguments, 0, of: "removeprefix()")
            let bytes = text.bytes
            guard bytes.starts(with: affix.bytes) else { return .str(text) }
            return .str(PyString.make(Array(bytes.dropFirst(affix.byteCount))))
        },
        string("removesuffix", .one) { (text, arguments) throws(PyError) in
            let affix = try argument(arguments, 0, of: "removesuffix()")
            let bytes = text.bytes
            guard !affix.isEmpty, bytes.suffix(affix.byteCount).elementsEqual(affix.bytes) else { return .str(text) }
            return .str(PyString.make(Array(bytes.dropLast(affix.byteCount))))
        },
        string("replace", .positional(2...3)) { (text, arguments) throws(PyError) in
            let old = try argument(arguments, 0, of: "replace() argument 1")
            let new = try argument(arguments, 1, of: "replace() argument 2")
            let limit = try arguments.integer(2) ?? -1
            let replaced = try ByteText.replacing(
                text.bytes, old.bytes, with: new.bytes, limit: limit < 0 ? .max : limit, isText: true)
            return .str(PyString.make(replaced))
        },
    ]

    /// The text that a search looks for.
    private static func subject(_ value: Value) throws(PyError) -> PyString {
        guard let text = value.string else { throw .typeError("must be str, not \(value.typeName)") }
        return text
    }

    /// The text at `index`; `place` is how CPython's message names it.
    static func argument(_ arguments: Arguments, _ index: Int, of place: String) throws(PyError) -> PyString {
        let value = arguments.required(index)
        guard let text = value.string else {
            let noun = place.hasSuffix(")") ? "\(place) argument" : place
            throw .typeError("\(noun) must be str, not \(value.argumentTypeName)")
        }
        return text
    }

    /// The part of `count` items that the optional arguments behind the first pick; nil where the start is past the end.
    ///
    /// - Throws: `TypeError` where they are no integers.
    static func range(_ arguments: Arguments, count: Int) throws(PyError) -> Range<Int>? {
        func bound(_ index: Int, _ missing: Int) throws(PyError) -> Int {
            guard let value = arguments[index], !value.isNone else { return missing }
            guard let number = try value.index() else {
                throw .typeError("slice indices must be integers or None or have an __index__ method")
            }
            let limited = Int(clamping: number)
            return limited < 0 ? max(0, limited &+ count) : limited
        }
        let start = try bound(1, 0)
        let end = min(try bound(2, count), count)
        return start <= end ? start..<end : nil
    }

    private static func found(_ text: PyString, _ arguments: Arguments, fromRight: Bool) throws(PyError) -> Int? {
        let part = try subject(arguments.required(0))
        guard let range = try range(arguments, count: text.count) else { return nil }
        let piece = text.slice(range).bytes
        let place =
            fromRight
            ? ByteSearch.last(of: part.bytes, in: piece, 0..<piece.count)
            : ByteSearch.first(of: part.bytes, in: piece)
        return place.map { range.lowerBound + ByteText.scalarCount(piece[..<$0]) }
    }

    private static func hasAffix(
        _ text: PyString, _ arguments: Arguments, _ name: String, _ test: (ArraySlice<UInt8>, [UInt8]) -> Bool
    ) throws(PyError) -> Value {
        let argument = arguments.required(0)
        let range = try range(arguments, count: text.count)
        let bytes = range.map { $0.count == text.count ? text.bytes : text.slice($0).bytes } ?? []
        func holds(_ affix: PyString) -> Bool {
            range != nil && affix.byteCount <= bytes.count && test(bytes[...], affix.bytes)
        }
        switch argument.plain {
        case .str(let affix): return .bool(holds(affix))
        case .tuple(let affixes):
            for candidate in affixes.items {
                guard let affix = candidate.string else {
                    throw .typeError("tuple for \(name) must only contain str, not \(candidate.typeName)")
                }
                if holds(affix) { return .bool(true) }
            }
            return .bool(false)
        default:
            throw .typeError("\(name) first arg must be str or a tuple of str, not \(argument.typeName)")
        }
    }
}

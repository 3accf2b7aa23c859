extension Methods {
    static let byteSearches: [Method] = [
        ofBytes("find", .parsed(1...3)) { (bytes, arguments) throws(PyError) in
            .int(try place(bytes, arguments, fromRight: false) ?? -1)
        },
        ofBytes("rfind", .parsed(1...3)) { (bytes, arguments) throws(PyError) in
            .int(try place(bytes, arguments, fromRight: true) ?? -1)
        },
        ofBytes("index", .parsed(1...3)) { (bytes, arguments) throws(PyError) in
            guard let place = try place(bytes, arguments, fromRight: false) else {
                throw .valueError("subsection not found")
            }
            return .int(place)
        },
        ofBytes("rindex", .parsed(1...3)) { (bytes, arguments) throws(PyError) in
            guard let place = try place(bytes, arguments, fromRight: true) else {
                throw .valueError("subsection not found")
            }
            return .int(place)
        },
        ofBytes("count", .parsed(1...3)) { (bytes, arguments) throws(PyError) in
            let part = try wanted(arguments.required(0))
            guard let range = try range(arguments, count: bytes.count) else { return .int(0) }
            if part.isEmpty { return .int(range.count + 1) }
            return .int(ByteSearch(part).matches(in: Array(bytes[range])).count)
        },
        ofBytes("startswith", .parsed(1...3)) { (bytes, arguments) throws(PyError) in
            try hasAffix(bytes, arguments, "startswith") { $0.starts(with: $1) }
        },
        ofBytes("endswith", .parsed(1...3)) { (bytes, arguments) throws(PyError) in
            try hasAffix(bytes, arguments, "endswith") { $0.suffix($1.count).elementsEqual($1) }
        },
        ofBytes("removeprefix", .one) { (bytes, arguments) throws(PyError) in
            let affix = try buffer(arguments.required(0))
            return .bytes(bytes.starts(with: affix) ? Array(bytes.dropFirst(affix.count)) : bytes)
        },
        ofBytes("removesuffix", .one) { (bytes, arguments) throws(PyError) in
            let affix = try buffer(arguments.required(0))
            return .bytes(bytes.suffix(affix.count).elementsEqual(affix) ? Array(bytes.dropLast(affix.count)) : bytes)
        },
        ofBytes("replace", .positional(2...3)) { (bytes, arguments) throws(PyError) in
            let old = try buffer(arguments.required(0))
            let new = try buffer(arguments.required(1))
            let limit = try arguments.integer(2) ?? -1
            return .bytes(
                try ByteText.replacing(bytes, old, with: new, limit: limit < 0 ? .max : limit, isText: false))
        },
    ]

    /// What a search looks for: bytes, or one byte as an integer.
    private static func wanted(_ value: Value) throws(PyError) -> [UInt8] {
        if let bytes = value.bytes { return bytes }
        guard let number = try value.index() else {
            throw .typeError("argument should be integer or bytes-like object, not '\(value.typeName)'")
        }
        guard let byte = UInt8(exactly: number) else { throw .valueError("byte must be in range(0, 256)") }
        return [byte]
    }

    private static func place(_ bytes: [UInt8], _ arguments: Arguments, fromRight: Bool) throws(PyError) -> Int? {
        let part = try wanted(arguments.required(0))
        guard let range = try range(arguments, count: bytes.count) else { return nil }
        return fromRight
            ? range.count >= part.count ? ByteSearch.last(of: part, in: bytes, range) : nil
            : ByteSearch(part).first(in: bytes, range)
    }

    private static func hasAffix(
        _ bytes: [UInt8], _ arguments: Arguments, _ name: String, _ test: (ArraySlice<UInt8>, [UInt8]) -> Bool
    ) throws(PyError) -> Value {
        let argument = arguments.required(0)
        let piece = try range(arguments, count: bytes.count).map { bytes[$0] }
        func holds(_ affix: [UInt8]) -> Bool { piece.map { affix.count <= $0.count && test($0, affix) } ?? false }
        if let affix = argument.bytes { return .bool(holds(affix)) }
        guard case .tuple(let affixes) = argument else {
            throw .typeError("\(name) first arg must be bytes or a tuple of bytes, not \(argument.typeName)")
        }
        for candidate in affixes.items where holds(try buffer(candidate)) { return .bool(true) }
        return .bool(false)
    }
}

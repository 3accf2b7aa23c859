extension Methods {
    static let strings: [String: Body] = [
        "upper": mapped { $0.uppercased() },
        "lower": mapped { $0.lowercased() },
        "title": mapped { titled($0) },
        "capitalize": mapped { $0.prefix(1).uppercased() + $0.dropFirst().lowercased() },
        "strip": { (value, call) throws(PyError) in try strip(value, call, left: true, right: true) },
        "lstrip": { (value, call) throws(PyError) in try strip(value, call, left: true, right: false) },
        "rstrip": { (value, call) throws(PyError) in try strip(value, call, left: false, right: true) },
        "startswith": { (value, call) throws(PyError) in
            try affix(value, call) { $0.starts(with: $1) }
        },
        "endswith": { (value, call) throws(PyError) in
            try affix(value, call) { $0.count >= $1.count && $0.suffix($1.count).elementsEqual($1) }
        },
        "split": { (value, call) throws(PyError) in try split(value, call) },
        "splitlines": { (value, call) throws(PyError) in
            _ = try call.arguments(0...0)
            var lines = string(value).text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(
                String.init)
            if lines.last == "" { lines.removeLast() }
            return .list(PyList(lines.map { .string($0) }))
        },
        "join": { (value, call) throws(PyError) in try join(string(value), try call.arguments(1...1)[0]) },
        "replace": { (value, call) throws(PyError) in try replace(value, call) },
        "find": { (value, call) throws(PyError) in
            .int(try find(value, call) ?? -1)
        },
        "index": { (value, call) throws(PyError) in
            guard let found = try find(value, call) else { throw .valueError("substring not found") }
            return .int(found)
        },
        "count": { (value, call) throws(PyError) in
            let part = try text(call.arguments(1...1)[0]).bytes
            let bytes = string(value).bytes
            guard !part.isEmpty else { return .int(string(value).count + 1) }
            var count = 0
            var start = 0
            while let found = ByteSearch.first(of: part, in: bytes, from: start) {
                count += 1
                start = found + part.count
            }
            return .int(count)
        },
        "isdigit": predicate { $0.properties.numericType == .decimal || $0.properties.numericType == .digit },
        "isalpha": predicate { $0.properties.isAlphabetic },
        "isspace": predicate { $0.properties.isWhitespace },
    ]

    private static func mapped(_ change: @escaping @Sendable (String) -> String) -> Body {
        { (value, call) throws(PyError) in
            _ = try call.arguments(0...0)
            return .string(change(string(value).text))
        }
    }

    private static func predicate(_ test: @escaping @Sendable (Unicode.Scalar) -> Bool) -> Body {
        { (value, call) throws(PyError) in
            _ = try call.arguments(0...0)
            return .bool(!string(value).isEmpty && string(value).text.unicodeScalars.allSatisfy(test))
        }
    }

    private static func titled(_ text: String) -> String {
        var result = ""
        var startsWord = true
        for character in text {
            result += startsWord ? character.uppercased() : character.lowercased()
            startsWord = !character.isLetter
        }
        return result
    }

    private static func text(_ value: Value) throws(PyError) -> PyString {
        guard case .str(let text) = value else { throw .typeError("must be str, not \(value.typeName)") }
        return text
    }

    private static func strip(_ value: Value, _ call: NativeCall, left: Bool, right: Bool) throws(PyError) -> Value {
        let argument = try call.arguments(0...1).first ?? .none
        var wanted: Set<Unicode.Scalar>?
        if case .str(let characters) = argument {
            wanted = Set(characters.text.unicodeScalars)
        } else if !argument.isNone {
            throw .typeError("\(call.function) arg must be None or str")
        }
        func goes(_ scalar: Unicode.Scalar) -> Bool { wanted?.contains(scalar) ?? scalar.properties.isWhitespace }
        var scalars = Array(string(value).text.unicodeScalars)[...]
        if left { scalars = scalars.drop(while: goes) }
        if right { while let last = scalars.last, goes(last) { scalars.removeLast() } }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return .string(String(view))
    }

    private static func affix(
        _ value: Value, _ call: NativeCall, _ test: ([UInt8], [UInt8]) -> Bool
    ) throws(PyError) -> Value {
        let argument = try call.arguments(1...1)[0]
        let candidates = if case .tuple(let tuple) = argument { tuple.items } else { [argument] }
        let bytes = string(value).bytes
        for candidate in candidates {
            guard case .str(let affix) = candidate else {
                throw .typeError(
                    "\(call.function) first arg must be str or a tuple of str, not \(candidate.typeName)")
            }
            if test(bytes, affix.bytes) { return .bool(true) }
        }
        return .bool(false)
    }

    private static func split(_ value: Value, _ call: NativeCall) throws(PyError) -> Value {
        let separator = call.keyword("sep") ?? call.positional.first ?? .none
        let limitValue = call.keyword("maxsplit") ?? (call.positional.count > 1 ? call.positional[1] : .int(-1))
        guard let limit = limitValue.smallInteger else {
            throw .typeError("'\(limitValue.typeName)' object cannot be interpreted as an integer")
        }
        let most = limit < 0 ? Int.max - 1 : limit
        let text = string(value)
        if separator.isNone {
            let trimmed = text.text.unicodeScalars.drop { $0.properties.isWhitespace }
            var parts = trimmed.split(maxSplits: most, omittingEmptySubsequences: true) { $0.properties.isWhitespace }
            if let last = parts.last, limit >= 0, parts.count == most + 1 {
                var kept = last.drop { $0.properties.isWhitespace }
                while let end = kept.last, end.properties.isWhitespace { kept.removeLast() }
                parts[parts.count - 1] = kept
                if kept.isEmpty { parts.removeLast() }
            }
            return .list(PyList(parts.map { .string(String($0)) }))
        }
        guard case .str(let mark) = separator else {
            throw .typeError("must be str or None, not \(separator.typeName)")
        }
        guard !mark.isEmpty else { throw .valueError("empty separator") }
        let (bytes, needle) = (text.bytes, mark.bytes)
        var parts: [Value] = []
        var start = 0
        while parts.count < most, let found = ByteSearch.first(of: needle, in: bytes, from: start) {
            parts.append(.str(PyString.make(Array(bytes[start..<found]))))
            start = found + needle.count
        }
        parts.append(.str(PyString.make(Array(bytes[start...]))))
        return .list(PyList(parts))
    }

    private static func join(_ separator: PyString, _ iterable: Value) throws(PyError) -> Value {
        guard try Iteration.iteratorIfIterable(iterable) != nil else { throw .typeError("can only join an iterable") }
        var bytes: [UInt8] = []
        for (index, item) in try Iteration.array(iterable).enumerated() {
            guard case .str(let text) = item else {
                throw .typeError("sequence item \(index): expected str instance, \(item.typeName) found")
            }
            if index > 0 { separator.withBytes { bytes.append(contentsOf: $0) } }
            text.withBytes { bytes.append(contentsOf: $0) }
            try Sizes.check(bytes.count)
        }
        return .str(PyString.make(bytes))
    }

    private static func replace(_ value: Value, _ call: NativeCall) throws(PyError) -> Value {
        let arguments = try call.arguments(2...3)
        let old = try text(arguments[0]).bytes
        let new = try text(arguments[1]).bytes
        let limit = arguments.count > 2 ? arguments[2].smallInteger ?? -1 : -1
        let most = limit < 0 ? Int.max : limit
        let bytes = string(value).bytes
        var result: [UInt8] = []
        var count = 0
        var start = 0
        while count < most, start <= bytes.count, let found = ByteSearch.first(of: old, in: bytes, from: start) {
            try Sizes.check(result.count + new.count)
            result += bytes[start..<found]
            result += new
            count += 1
            start = found + old.count
            guard old.isEmpty else { continue }
            // The empty string stands before each character and at the end.
            guard found < bytes.count else { return .str(PyString.make(result)) }
            var end = found + 1
            while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
            result += bytes[found..<end]
            start = end
        }
        result += bytes[min(start, bytes.count)...]
        return .str(PyString.make(result))
    }

    private static func find(_ value: Value, _ call: NativeCall) throws(PyError) -> Int? {
        let arguments = try call.arguments(1...3)
        let part = try text(arguments[0])
        let whole = string(value)
        let range = try bounds(arguments.dropFirst(), count: whole.count)
        let piece = whole.slice(range)
        guard let offset = ByteSearch.first(of: part.bytes, in: piece.bytes) else { return nil }
        return range.lowerBound + PyString.make(Array(piece.bytes[..<offset])).count
    }
}

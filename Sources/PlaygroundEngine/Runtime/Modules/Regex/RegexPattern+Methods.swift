extension RegexPattern {
    static let methods: [String: Body] = [
        "match": { (pattern, call) throws(PyError) in try pattern.find(call, .start) },
        "fullmatch": { (pattern, call) throws(PyError) in try pattern.find(call, .whole) },
        "search": { (pattern, call) throws(PyError) in try pattern.find(call, .anywhere) },
        "findall": { (pattern, call) throws(PyError) in
            let (subject, start, end) = try pattern.place(call)
            return try pattern.findAll(MatchCursor(pattern, subject, from: start, to: end))
        },
        "finditer": { (pattern, call) throws(PyError) in
            let (subject, start, end) = try pattern.place(call)
            var cursor = MatchCursor(pattern, subject, from: start, to: end)
            return .object(
                MappedIterator("callable_iterator") { () throws(PyError) in
                    try cursor.next().map { .object(RegexMatch(pattern, subject, $0, from: start, to: end)) }
                })
        },
        "split": { (pattern, call) throws(PyError) in
            let arguments = try LibraryArgument.named(call, ["string", "maxsplit"], required: 1)
            let most = try arguments[1].map(LibraryArgument.index) ?? 0
            return try pattern.split(try pattern.subject(arguments[0] ?? .none), most: most)
        },
        "sub": { (pattern, call) throws(PyError) in
            let arguments = try LibraryArgument.named(call, ["repl", "string", "count"], required: 2)
            return try pattern.substitute(arguments, call).text
        },
        "subn": { (pattern, call) throws(PyError) in
            let arguments = try LibraryArgument.named(call, ["repl", "string", "count"], required: 2)
            let (text, count) = try pattern.substitute(arguments, call)
            return .tuple(PyTuple([text, .int(count)]))
        },
    ]

    /// The text of a call and the part of it to look at, in bytes.
    private func place(_ call: NativeCall) throws(PyError) -> (subject: RegexSubject, start: Int, end: Int) {
        let arguments = try LibraryArgument.named(call, ["string", "pos", "endpos"], required: 1)
        let subject = try subject(arguments[0] ?? .none)
        func offset(_ value: Value?, _ missing: Int) throws(PyError) -> Int {
            guard let value else { return missing }
            let index = try MathIntegers.integer(value)
            return max(0, min(subject.count, Int(exactly: index) ?? (index < 0 ? 0 : Int.max)))
        }
        let start = try offset(arguments[1], 0)
        let end = try offset(arguments[2], subject.count)
        return (subject, subject.byte(ofPosition: min(start, max(end, start))), subject.byte(ofPosition: end))
    }

    private func find(
        _ call: NativeCall, _ anchoring: RegularExpression.Anchoring
    ) throws(PyError) -> Value {
        let (subject, start, end) = try place(call)
        guard start <= end, let offsets = try expression.match(subject, from: start, to: end, anchoring) else {
            return .none
        }
        return .object(RegexMatch(self, subject, offsets, from: start, to: end))
    }

    private func findAll(_ start: MatchCursor) throws(PyError) -> Value {
        var cursor = start
        var found: [Value] = []
        let subject = cursor.subject
        func text(_ offsets: [Int], _ group: Int) -> Value {
            offsets[2 * group] < 0 ? subject.slice(0, 0) : subject.slice(offsets[2 * group], offsets[2 * group + 1])
        }
        while let offsets = try cursor.next() {
            if found.count % 1024 == 0 { try Sizes.check(found.count * 64) }
            switch expression.groupCount {
            case 0: found.append(text(offsets, 0))
            case 1: found.append(text(offsets, 1))
            default: found.append(.tuple(PyTuple((1...expression.groupCount).map { text(offsets, $0) })))
            }
        }
        return .list(PyList(found))
    }

    private func split(_ subject: RegexSubject, most: Int) throws(PyError) -> Value {
        var parts: [Value] = []
        var last = 0
        var count = 0
        var cursor = MatchCursor(self, subject, from: 0, to: subject.byteCount)
        while most == 0 || count < most, let offsets = try cursor.next() {
            if count % 1024 == 0 { try Sizes.check(parts.count * 64) }
            parts.append(subject.slice(last, offsets[0]))
            for group in 0..<expression.groupCount {
                let (start, end) = (offsets[2 * group + 2], offsets[2 * group + 3])
                parts.append(start < 0 ? .none : subject.slice(start, end))
            }
            last = offsets[1]
            count += 1
        }
        parts.append(subject.slice(last, subject.byteCount))
        return .list(PyList(parts))
    }

    /// What `sub` and `subn` do.
    private func substitute(_ arguments: [Value?], _ call: NativeCall) throws(PyError) -> (text: Value, count: Int) {
        let replacement = arguments[0] ?? .none
        let subject = try subject(arguments[1] ?? .none)
        let most = try arguments[2].map(LibraryArgument.index) ?? 0
        let template = try self.template(replacement)
        var result: [UInt8] = []
        var last = 0
        var count = 0
        // The pieces that CPython joins, by whose number it names a wrong one.
        var pieces = 0
        var cursor = MatchCursor(self, subject, from: 0, to: subject.byteCount)
        while most <= 0 ? most == 0 : count < most, let offsets = try cursor.next() {
            try Sizes.check(result.count)
            subject.withBytes { result += $0[last..<offsets[0]] }
            pieces += last < offsets[0] ? 1 : 0
            last = offsets[1]
            count += 1
            if let template, template.isText == isText {
                template.append(to: &result, offsets, subject)
            } else {
                let match = RegexMatch(self, subject, offsets, from: 0, to: subject.byteCount)
                let made = template == nil ? try call.invoke(replacement, [.object(match)]) : replacement
                guard !made.isNone else { continue }
                guard let text = try? RegexSubject(made), text.isText == isText else {
                    let wanted = isText ? "expected str instance" : "expected a bytes-like object"
                    throw .typeError("sequence item \(pieces): \(wanted), \(made.typeName) found")
                }
                text.withBytes { result += $0 }
            }
            pieces += 1
        }
        guard count > 0 else { return (subject.value.plain, 0) }
        subject.withBytes { result += $0[last...] }
        try Sizes.check(result.count)
        return (isText ? .str(PyString.make(result)) : .object(PyBytes(result)), count)
    }

    /// The template that a replacement is; nil for a function.
    func template(_ replacement: Value) throws(PyError) -> ReplacementTemplate? {
        switch replacement {
        case .function: return nil
        case .object(let object) where !(object is PyBytes):
            if object.plain == nil, TypeFunctions.isCallable(replacement) { return nil }
        case .str, .object, .undefined, .none, .bool, .int, .float, .list, .tuple, .dict: break
        }
        guard let source = try? RegexSubject(replacement) else {
            throw .typeError("decoding to str: need a bytes-like object, \(replacement.typeName) found")
        }
        do throws(PatternFault) {
            return try ReplacementTemplate(source, for: expression)
        } catch {
            throw LibraryErrors.error(error, in: replacement)
        }
    }
}

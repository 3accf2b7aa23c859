/// A `re.Match`.
final class RegexMatch: PyObject {
    typealias Body = @Sendable (RegexMatch, NativeCall) throws(PyError) -> Value

    let pattern: RegexPattern
    let subject: RegexSubject
    /// Where the match and its groups lie in bytes, two offsets each; -1 for a group that took no part.
    let offsets: [Int]
    private let start: Int
    private let end: Int

    init(_ pattern: RegexPattern, _ subject: RegexSubject, _ offsets: [Int], from start: Int, to end: Int) {
        self.pattern = pattern
        self.subject = subject
        self.offsets = offsets
        self.start = start
        self.end = end
    }

    override var type: PyType { RegexTypes.match }

    override var typeName: String { "re.Match" }

    override func repr(_ context: ReprContext) throws(PyError) -> String {
        let (from, to) = span(0)
        let text = String.UnicodeScalarView(try group(0).repr(context).unicodeScalars.prefix(50))
        return "<re.Match object; span=(\(from), \(to)), match=\(String(text))>"
    }

    override func item(_ key: Value) throws(PyError) -> Value? { group(try number(key)) }

    override func attribute(_ name: String) throws(PyError) -> Value? {
        switch name {
        case "re": return .object(pattern)
        case "string": return subject.value
        case "pos": return .int(subject.position(ofByte: start))
        case "endpos": return .int(subject.position(ofByte: end))
        case "lastindex": return lastGroup.map { .int($0) } ?? Value.none
        case "lastgroup":
            let name = pattern.expression.groupNames.first { $0.index == lastGroup }?.name
            return name.map { .string($0) } ?? Value.none
        case "regs":
            return .tuple(
                PyTuple(
                    (0...pattern.expression.groupCount).map { group in
                        let (from, to) = span(group)
                        return .tuple(PyTuple([.int(from), .int(to)]))
                    }))
        default:
            guard let body = Self.methods[name] else { return nil }
            return .object(PyBuiltin(name) { (call) throws(PyError) in try body(self, call) })
        }
    }

    override var attributeNames: [String] {
        ["re", "string", "pos", "endpos", "lastindex", "lastgroup", "regs"] + Self.methods.keys
    }

    /// The group that closed last: of those that end furthest right the one whose parenthesis closes last.
    private var lastGroup: Int? {
        pattern.expression.closingOrder.filter { offsets[2 * $0] >= 0 }.reversed().max {
            offsets[2 * $0 + 1] < offsets[2 * $1 + 1]
        }
    }

    private func group(_ number: Int, default missing: Value = .none) -> Value {
        offsets[2 * number] < 0 ? missing : subject.slice(offsets[2 * number], offsets[2 * number + 1])
    }

    private func span(_ number: Int) -> (Int, Int) {
        guard offsets[2 * number] >= 0 else { return (-1, -1) }
        return (
            subject.position(ofByte: offsets[2 * number]), subject.position(ofByte: offsets[2 * number + 1])
        )
    }

    /// - Throws: `IndexError` where the pattern has no such group.
    private func number(_ key: Value) throws(PyError) -> Int {
        guard let number = pattern.group(key) else { throw .indexError("no such group") }
        return number
    }

    static let methods: [String: Body] = [
        "group": { (match, call) throws(PyError) in
            let keys = call.positional
            guard keys.count > 1 else { return match.group(try match.number(keys.first ?? .int(0))) }
            var groups: [Value] = []
            for key in keys { groups.append(match.group(try match.number(key))) }
            return .tuple(PyTuple(groups))
        },
        "groups": { (match, call) throws(PyError) in
            let missing = try LibraryArgument.named(call, ["default"], required: 0)[0] ?? .none
            let numbers = 0..<match.pattern.expression.groupCount
            return .tuple(PyTuple(numbers.map { match.group($0 + 1, default: missing) }))
        },
        "groupdict": { (match, call) throws(PyError) in
            let missing = try LibraryArgument.named(call, ["default"], required: 0)[0] ?? .none
            let dict = PyDict()
            for (name, index) in match.pattern.expression.groupNames {
                try dict.set(.string(name), to: match.group(index, default: missing))
            }
            return .dict(dict)
        },
        "start": { (match, call) throws(PyError) in .int(match.span(try match.number(call)).0) },
        "end": { (match, call) throws(PyError) in .int(match.span(try match.number(call)).1) },
        "span": { (match, call) throws(PyError) in
            let (from, to) = match.span(try match.number(call))
            return .tuple(PyTuple([.int(from), .int(to)]))
        },
        "expand": { (match, call) throws(PyError) in
            let source = try LibraryArgument.named(call, ["template"], required: 1)[0] ?? .none
            guard let template = try match.pattern.template(source) else {
                throw .typeError("expected string or bytes-like object, got '\(source.typeName)'")
            }
            var bytes: [UInt8] = []
            template.append(to: &bytes, match.offsets, match.subject)
            return match.subject.isText ? .str(PyString.make(bytes)) : .object(PyBytes(bytes))
        },
    ]

    private func number(_ call: NativeCall) throws(PyError) -> Int {
        try number(try call.arguments(0...1).first ?? .int(0))
    }
}

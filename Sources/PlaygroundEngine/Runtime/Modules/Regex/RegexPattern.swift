/// A `re.Pattern`.
final class RegexPattern: PyObject {
    typealias Body = @Sendable (RegexPattern, NativeCall) throws(PyError) -> Value

    let expression: RegularExpression
    /// The `str` or `bytes` that it was made of.
    let source: Value
    let isText: Bool

    /// - Throws: `re.error`, and `TypeError` where `source` is neither text nor bytes.
    init(_ source: Value, flags: PatternFlags) throws(PyError) {
        self.source = source
        isText = source.string != nil
        guard isText || LibraryArgument.bytes(source) != nil else {
            throw .typeError("first argument must be string or compiled pattern")
        }
        let scalars = Self.scalars(of: try RegexSubject(source))
        do throws(PatternFault) {
            expression = try RegularExpression(scalars, flags: flags, isText: isText)
        } catch {
            throw LibraryErrors.error(error, in: source)
        }
    }

    /// The characters of a text; bytes as the characters of Latin-1.
    static func scalars(of subject: RegexSubject) -> [Unicode.Scalar] {
        subject.withBytes { bytes in
            subject.isText
                ? Array(String(decoding: bytes, as: UTF8.self).unicodeScalars) : bytes.map { Unicode.Scalar($0) }
        }
    }

    override var type: PyType { RegexTypes.pattern }

    override var typeName: String { "re.Pattern" }

    override func repr(_ context: ReprContext) throws(PyError) -> String {
        // CPython shows 200 characters of the pattern's own repr, and no flag that every text has.
        let shown = String.UnicodeScalarView(try source.repr(context).unicodeScalars.prefix(200))
        let flags = expression.flags.rawValue & ~(isText ? PatternFlags.unicode.rawValue : 0)
        let names = RegexFlag.parts(of: flags)
        return "re.compile(\(String(shown))\(names.isEmpty ? "" : ", " + names.joined(separator: "|")))"
    }

    override func equals(_ other: Value, depth: Int) throws(PyError) -> Bool? {
        guard case .object(let object) = other, let other = object as? RegexPattern else { return nil }
        guard expression.flags == other.expression.flags, isText == other.isText else { return false }
        return try source.isEqual(to: other.source)
    }

    override var hash: Int? { (try? source.hashCode()).map { $0 ^ expression.flags.rawValue } }

    override func attribute(_ name: String) throws(PyError) -> Value? {
        switch name {
        case "pattern": return source
        case "flags": return .int(expression.flags.rawValue)
        case "groups": return .int(expression.groupCount)
        case "groupindex":
            let dict = PyDict()
            for (name, index) in expression.groupNames { try dict.set(.string(name), to: .int(index)) }
            return .dict(dict)
        default:
            guard let body = Self.methods[name] else { return nil }
            return .object(PyBuiltin(name) { (call) throws(PyError) in try body(self, call) })
        }
    }

    override var attributeNames: [String] { ["pattern", "flags", "groups", "groupindex"] + Self.methods.keys }

    /// The text of a call to match with.
    func subject(_ value: Value) throws(PyError) -> RegexSubject {
        let subject = try RegexSubject(value)
        guard subject.isText == isText else {
            throw .typeError(
                isText
                    ? "cannot use a string pattern on a bytes-like object"
                    : "cannot use a bytes pattern on a string-like object")
        }
        return subject
    }

    /// The number of the group that a value names, or nil.
    func group(_ key: Value) -> Int? {
        if let index = key.bigInteger {
            return Int(exactly: index).flatMap { (0...expression.groupCount).contains($0) ? $0 : nil }
        }
        guard let name = key.string else { return nil }
        return expression.groupNames.first { $0.name == name.text }?.index
    }
}

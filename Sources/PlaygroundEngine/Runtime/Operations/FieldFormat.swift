/// `str.format` and `str.format_map`.
///
/// Source: The Python Standard Library, "Format String Syntax"; CPython's `string_format.h`, whose words its errors
/// have.
struct FieldFormat {
    /// Where the fields' values come from.
    enum Source {
        case call(NativeCall)
        case mapping(Value)
    }

    private let source: Source
    /// The number of the next field without one; nil once a field gave its own.
    private var nextField = 0
    private var numbering: Numbering?

    private enum Numbering { case automatic, manual }

    static func format(_ text: PyString, _ source: Source) throws(PyError) -> String {
        var run = FieldFormat(source: source)
        return try run.format(text.scalars[...], depth: 2)
    }

    private init(source: Source) {
        self.source = source
    }

    private mutating func format(_ text: ArraySlice<Unicode.Scalar>, depth: Int) throws(PyError) -> String {
        guard depth > 0 else { throw .valueError("Max string recursion exceeded") }
        var result = String.UnicodeScalarView()
        var rest = text
        while let scalar = rest.popFirst() {
            guard scalar == "{" || scalar == "}" else {
                result.append(scalar)
                continue
            }
            if rest.first == scalar {
                rest.removeFirst()
                result.append(scalar)
                continue
            }
            guard scalar == "{", !rest.isEmpty else {
                throw .valueError("Single '\(scalar)' encountered in format string")
            }
            result.append(contentsOf: try field(&rest, depth: depth).unicodeScalars)
            try Sizes.check(result.count)
        }
        return String(result)
    }

    /// The field whose opening brace was read.
    private mutating func field(_ rest: inout ArraySlice<Unicode.Scalar>, depth: Int) throws(PyError) -> String {
        let name = try fieldName(&rest)
        var conversion: Unicode.Scalar?
        var spec: ArraySlice<Unicode.Scalar> = []
        if rest.first == "!" {
            rest.removeFirst()
            guard let letter = rest.popFirst() else {
                throw .valueError("end of string while looking for conversion specifier")
            }
            conversion = letter
            guard let next = rest.first else { throw .valueError("unmatched '{' in format spec") }
            guard next == ":" || next == "}" else { throw .valueError("expected ':' after conversion specifier") }
        }
        if rest.first == ":" {
            rest.removeFirst()
            spec = try specification(&rest)
        }
        rest = rest.dropFirst()
        let value = try value(of: name)
        let converted = try convert(value, conversion)
        let specText = spec.contains { $0 == "{" || $0 == "}" } ? try format(spec, depth: depth - 1) : Self.text(spec)
        return try Formatting.format(converted, spec: specText)
    }

    private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }

    private func fieldName(_ rest: inout ArraySlice<Unicode.Scalar>) throws(PyError) -> ArraySlice<Unicode.Scalar> {
        let start = rest.startIndex
        var isInBrackets = false
        for index in rest.indices {
            switch rest[index] {
            case "{": throw .valueError("unexpected '{' in field name")
            case "[": isInBrackets = true
            case "]": isInBrackets = false
            case "}", ":", "!":
                if isInBrackets { continue }
                defer { rest = rest[index...] }
                return rest[start..<index]
            default: break
            }
        }
        throw .valueError("expected '}' before end of string")
    }

    /// The specification up to the brace that closes the field.
    private func specification(_ rest: inout ArraySlice<Unicode.Scalar>) throws(PyError) -> ArraySlice<Unicode.Scalar> {
        let start = rest.startIndex
        var depth = 1
        for index in rest.indices {
            if rest[index] == "{" { depth += 1 }
            if rest[index] == "}" { depth -= 1 }
            guard depth == 0 else { continue }
            defer { rest = rest[index...] }
            return rest[start..<index]
        }
        throw .valueError("unmatched '{' in format spec")
    }

    private func convert(_ value: Value, _ conversion: Unicode.Scalar?) throws(PyError) -> Value {
        switch conversion {
        case nil: return value
        case "s": return .string(try value.str())
        case "r": return .string(try value.repr())
        case "a": return .string(QuotedText.ascii(try value.repr()))
        case let letter?:
            let isShown = letter.value > 32 && letter.value < 127
            let shown = isShown ? String(letter) : "\\x" + String(letter.value, radix: 16)
            throw .valueError("Unknown conversion specifier \(shown)")
        }
    }

    // MARK: Looking up

    private mutating func value(of name: ArraySlice<Unicode.Scalar>) throws(PyError) -> Value {
        let first = name.prefix { $0 != "." && $0 != "[" }
        var rest = name.dropFirst(first.count)
        var value = try start(first)
        while let mark = rest.popFirst() {
            if mark == "." {
                let attribute = rest.prefix { $0 != "." && $0 != "[" }
                guard !attribute.isEmpty else { throw .valueError("Empty attribute in format string") }
                rest = rest.dropFirst(attribute.count)
                value = try Attributes.attribute(PyString.make(Self.text(attribute)), of: value)
            } else if mark == "[" {
                let key = rest.prefix { $0 != "]" }
                rest = rest.dropFirst(key.count)
                guard rest.popFirst() != nil else { throw .valueError("Missing ']' in format string") }
                guard !key.isEmpty else { throw .valueError("Empty attribute in format string") }
                value = try Subscripts.item(value, try Self.number(key).map { .int($0) } ?? .string(Self.text(key)))
            } else {
                throw .valueError("Only '.' or '[' may follow ']' in format field specifier")
            }
        }
        return value
    }

    /// The number that the text is; nil where it is none.
    private static func number(_ text: ArraySlice<Unicode.Scalar>) throws(PyError) -> Int? {
        guard !text.isEmpty else { return nil }
        var number = 0
        for scalar in text {
            guard let digit = Characters.decimalValue(scalar) else { return nil }
            let (product, overflow) = number.multipliedReportingOverflow(by: 10)
            let (sum, carry) = product.addingReportingOverflow(digit)
            guard !overflow, !carry else { throw .valueError("Too many decimal digits in format string") }
            number = sum
        }
        return number
    }

    private mutating func start(_ name: ArraySlice<Unicode.Scalar>) throws(PyError) -> Value {
        let given = try Self.number(name)
        if name.isEmpty || given != nil {
            let style: Numbering = name.isEmpty ? .automatic : .manual
            guard numbering == nil || numbering == style else {
                let (from, to) =
                    style == .manual
                    ? ("automatic field numbering", "manual field specification")
                    : ("manual field specification", "automatic field numbering")
                throw .valueError("cannot switch from \(from) to \(to)")
            }
            numbering = style
        }
        switch source {
        case .mapping(let mapping):
            guard given == nil, !name.isEmpty else {
                throw .valueError("Format string contains positional fields")
            }
            return try Subscripts.item(mapping, .string(Self.text(name)))
        case .call(let call):
            if name.isEmpty || given != nil {
                let index = given ?? nextField
                if given == nil { nextField += 1 }
                guard index < call.positional.count else {
                    throw .indexError("Replacement index \(index) out of range for positional args tuple")
                }
                return call.positional[index]
            }
            let key = Self.text(name)
            guard let value = call.keyword(key) else {
                throw PyError(PyException(.keyError, arguments: [.string(key)]))
            }
            return value
        }
    }
}

import BigInt

/// `text % values` and `bytes % values`.
///
/// Source: The Python Standard Library, "printf-style String Formatting"; CPython's `PyUnicode_Format` and
/// `_PyBytes_FormatEx`, whose words its errors have.
struct PercentFormat {
    /// One `%…` of the format.
    private struct Directive {
        var isLeft = false
        var sign: Unicode.Scalar?
        var isAlternate = false
        var hasZeros = false
        var width = 0
        var precision: Int?
        var type: Unicode.Scalar = "s"
    }

    private let format: [Unicode.Scalar]
    /// What the directives use up: the right side's values, or the one that `%(name)` picked.
    private var values: [Value]
    private let mapping: Value?
    private let isBytes: Bool
    private var index = 0
    private var used = 0
    private var result: [UInt8] = []

    private init(_ format: [Unicode.Scalar], _ arguments: Value, isBytes: Bool) {
        self.format = format
        self.isBytes = isBytes
        if case .tuple(let tuple) = arguments {
            (values, mapping) = (tuple.items, nil)
        } else {
            values = [arguments]
            mapping = Self.isMapping(arguments, isBytes: isBytes) ? arguments : nil
        }
    }

    private static func isMapping(_ value: Value, isBytes: Bool) -> Bool {
        switch value {
        case .dict, .list: true
        case .object(let object): (object is PyRange || object is PyBytes) && !(isBytes && object is PyBytes)
        default: false
        }
    }

    static func format(_ text: PyString, _ arguments: Value) throws(PyError) -> Value {
        var run = PercentFormat(text.scalars, arguments, isBytes: false)
        try run.run()
        return .str(PyString.make(run.result))
    }

    static func format(_ bytes: [UInt8], _ arguments: Value) throws(PyError) -> Value {
        var run = PercentFormat(bytes.map { Unicode.Scalar($0) }, arguments, isBytes: true)
        try run.run()
        return .bytes(run.result)
    }

    private mutating func run() throws(PyError) {
        while index < format.count {
            let scalar = format[index]
            index += 1
            guard scalar == "%" else {
                append(scalar)
                continue
            }
            try directive()
            try Sizes.check(result.count)
        }
        guard used >= values.count || mapping != nil else {
            throw .typeError("not all arguments converted during \(isBytes ? "bytes" : "string") formatting")
        }
    }

    private mutating func append(_ scalar: Unicode.Scalar) {
        if isBytes {
            result.append(UInt8(truncatingIfNeeded: scalar.value))
        } else {
            result += UTF8.encode(scalar) ?? .init()
        }
    }

    // MARK: Reading

    private mutating func directive() throws(PyError) {
        var directive = Directive()
        if peek == "%" {
            index += 1
            return append("%")
        }
        if peek == "(" { try pick() }
        while let flag = peek {
            switch flag {
            case "-": directive.isLeft = true
            case "+": directive.sign = "+"
            case " ": directive.sign = directive.sign ?? " "
            case "#": directive.isAlternate = true
            case "0": directive.hasZeros = true
            default:
                try rest(of: &directive)
                return
            }
            index += 1
        }
        throw incomplete
    }

    private var peek: Unicode.Scalar? { index < format.count ? format[index] : nil }

    private var incomplete: PyError { .valueError("incomplete format") }

    private mutating func rest(of directive: inout Directive) throws(PyError) {
        if let width = try size("width") {
            if width < 0 { directive.isLeft = true }
            directive.width = width == .min ? .max : abs(width)
        }
        if peek == "." {
            index += 1
            directive.precision = max(0, try size("precision") ?? 0)
        }
        if let letter = peek, letter == "h" || letter == "l" || letter == "L" { index += 1 }
        guard let type = peek else { throw incomplete }
        index += 1
        directive.type = type
        try convert(directive)
    }

    /// A width or precision: digits, or `*` for the next value.
    private mutating func size(_ what: String) throws(PyError) -> Int? {
        if peek == "*" {
            index += 1
            let value = try next()
            guard let number = value.bigInteger else { throw .typeError("* wants int") }
            guard let size = Int(exactly: number), what == "width" || Int32(exactly: size) != nil else {
                throw .make(
                    .overflowError, "Python int too large to convert to C \(what == "width" ? "ssize_t" : "int")")
            }
            return size
        }
        var size: Int?
        while let digit = peek, ("0"..."9").contains(digit) {
            let (product, overflow) = (size ?? 0).multipliedReportingOverflow(by: 10)
            let limit = what == "width" ? Int.max : Int(Int32.max)
            guard !overflow, product <= limit - Int(digit.value - 48) else {
                throw .valueError(what == "width" || !isBytes ? "\(what) too big" : "prec too big")
            }
            size = product + Int(digit.value - 48)
            index += 1
        }
        return size
    }

    private mutating func pick() throws(PyError) {
        guard let mapping else { throw .typeError("format requires a mapping") }
        var depth = 1
        let start = index + 1
        index = start
        while depth > 0 {
            guard let scalar = peek else { throw .valueError("incomplete format key") }
            if scalar == "(" { depth += 1 }
            if scalar == ")" { depth -= 1 }
            index += 1
        }
        let key = format[start..<index - 1]
        let name: Value =
            isBytes ? .bytes(key.map { UInt8(truncatingIfNeeded: $0.value) }) : .str(PyString.make(scalars: key))
        values = [try Subscripts.item(mapping, name)]
        used = 0
    }

    private mutating func next() throws(PyError) -> Value {
        guard used < values.count else { throw .typeError("not enough arguments for format string") }
        defer { used += 1 }
        return values[used]
    }

    // MARK: Writing

    private mutating func convert(_ directive: Directive) throws(PyError) {
        let place = index - 1
        let value = try next()
        switch directive.type {
        case "s", "r", "a", "b": try convertText(value, directive, at: place)
        case "d", "i", "u", "x", "X", "o": try convertInteger(value, directive)
        case "e", "E", "f", "F", "g", "G": try convertFloat(value, directive)
        case "c": try convertCharacter(value, directive)
        default: throw unsupported(directive.type, at: place)
        }
    }

    private func unsupported(_ type: Unicode.Scalar, at place: Int) -> PyError {
        let isShown = type.value > 31 && type.value < 128
        let shown = isShown || isBytes ? String(type) : "?"
        return .valueError(
            "unsupported format character '\(shown)' (0x\(String(type.value, radix: 16))) at index \(place)")
    }

    private mutating func convertText(_ value: Value, _ directive: Directive, at place: Int) throws(PyError) {
        if isBytes, directive.type == "s" || directive.type == "b" {
            guard let bytes = value.bytes else {
                throw .typeError(
                    "%b requires a bytes-like object, or an object that implements __bytes__, not '\(value.typeName)'")
            }
            return try pad(Array(bytes.prefix(directive.precision ?? .max)), count: nil, directive)
        }
        var text: PyString
        switch directive.type {
        case "s": text = PyString.make(try value.str())
        case "r": text = PyString.make(isBytes ? QuotedText.ascii(try value.repr()) : try value.repr())
        case "a": text = PyString.make(QuotedText.ascii(try value.repr()))
        default: throw unsupported(directive.type, at: place)
        }
        if let precision = directive.precision, precision < text.count { text = text.slice(0..<precision) }
        try pad(text.bytes, count: text.count, directive)
    }

    private mutating func convertInteger(_ value: Value, _ directive: Directive) throws(PyError) {
        let type = directive.type
        let isDecimal = type == "d" || type == "i" || type == "u"
        let number: BigInt
        if let integer = value.bigInteger {
            number = integer
        } else if isDecimal, case .float(let float) = value {
            number = try Conversions.integer(float)
        } else if isDecimal, case .object(let object) = value, let made = try object.number(.integer)?.bigInteger {
            number = made
        } else {
            let wanted = isDecimal ? "a real number is required" : "an integer is required"
            throw .typeError("%\(type) format: \(wanted), not \(value.typeName)")
        }
        let radix = isDecimal ? 10 : type == "o" ? 8 : 16
        var digits =
            isDecimal
            ? try IntegerText.decimal(BigInt(number.magnitude))
            : String(number.magnitude, radix: radix, uppercase: type == "X")
        if let precision = directive.precision, precision > digits.utf8.count {
            try Sizes.check(precision)
            digits = String(repeating: "0", count: precision - digits.utf8.count) + digits
        }
        let prefix = directive.isAlternate && !isDecimal ? "0\(type)" : ""
        try padNumber(isNegative: number < 0, prefix: prefix, digits, directive)
    }

    private mutating func convertFloat(_ value: Value, _ directive: Directive) throws(PyError) {
        let number: Double
        if case .float(let float) = value {
            number = float
        } else if let integer = value.bigInteger {
            number = try IntegerArithmetic.float(integer)
        } else if case .object(let object) = value, case .float(let made)? = try object.number(.float) {
            number = made
        } else if isBytes {
            throw .typeError("float argument required, not \(value.typeName)")
        } else {
            throw .typeError("must be real number, not \(value.typeName)")
        }
        try Sizes.check(directive.precision ?? 0)
        let layout: FloatText.Layout
        switch directive.type {
        case "e", "E": layout = .exponent
        case "f", "F": layout = .fixed
        default: layout = .general
        }
        var body = try FloatText.formatted(
            number.magnitude, layout, precision: directive.precision, isAlternate: directive.isAlternate)
        if ["E", "F", "G"].contains(directive.type) { body = body.uppercased() }
        try padNumber(isNegative: number.sign == .minus && !number.isNaN, prefix: "", body, directive)
    }

    private mutating func convertCharacter(_ value: Value, _ directive: Directive) throws(PyError) {
        if isBytes {
            if let bytes = value.bytes, bytes.count == 1 { return try pad(bytes, count: 1, directive) }
            guard let number = value.bigInteger else {
                throw .typeError("%c requires an integer in range(256) or a single byte")
            }
            guard let byte = UInt8(exactly: number) else { throw .make(.overflowError, "%c arg not in range(256)") }
            return try pad([byte], count: 1, directive)
        }
        if let text = value.string {
            guard text.count == 1 else { throw .typeError("%c requires int or char") }
            return try pad(text.bytes, count: 1, directive)
        }
        guard let number = value.bigInteger else { throw .typeError("%c requires int or char") }
        guard let code = UInt32(exactly: number), let scalar = Unicode.Scalar(code) else {
            throw .make(.overflowError, "%c arg not in range(0x110000)")
        }
        try pad(Array(String(scalar).utf8), count: 1, directive)
    }

    /// - Parameter count: How many characters the bytes are; nil where each is one.
    private mutating func pad(_ text: [UInt8], count: Int?, _ directive: Directive) throws(PyError) {
        try Sizes.check(directive.width)
        let blanks = repeatElement(UInt8(ascii: " "), count: max(0, directive.width - (count ?? text.count)))
        if !directive.isLeft { result += blanks }
        result += text
        if directive.isLeft { result += blanks }
    }

    private mutating func padNumber(
        isNegative: Bool, prefix: String, _ digits: String, _ directive: Directive
    ) throws(PyError) {
        try Sizes.check(directive.width)
        let sign = isNegative ? "-" : directive.sign.map { String($0) } ?? ""
        let missing = max(0, directive.width - sign.utf8.count - prefix.utf8.count - digits.utf8.count)
        let filler = repeatElement(UInt8(ascii: directive.hasZeros && !directive.isLeft ? "0" : " "), count: missing)
        if !directive.isLeft, !directive.hasZeros { result += filler }
        result += sign.utf8
        result += prefix.utf8
        if !directive.isLeft, directive.hasZeros { result += filler }
        result += digits.utf8
        if directive.isLeft { result += filler }
    }
}

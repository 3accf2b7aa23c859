import Foundation

/// What is open while nested values turn into text: containers that hold themselves print as `[...]`.
package struct ReprContext {
    fileprivate var open: [ObjectIdentifier] = []

    package init() {}

    func entering(_ object: AnyObject) throws(PyError) -> ReprContext {
        guard open.count < Value.nestingLimit else {
            throw .make(.recursionError, "maximum recursion depth exceeded while getting the repr of an object")
        }
        var inner = self
        inner.open.append(ObjectIdentifier(object))
        return inner
    }

    func holds(_ object: AnyObject) -> Bool { open.contains(ObjectIdentifier(object)) }
}

extension Value {
    /// What `str(x)` gives.
    package func str() throws(PyError) -> String {
        switch self {
        case .str(let text): return text.text
        case .object(let object):
            try NativeStack.check(" while getting the str of an object")
            return try object.text()
        default: return try repr()
        }
    }

    /// What `repr(x)` gives.
    package func repr(_ context: ReprContext = ReprContext()) throws(PyError) -> String {
        switch self {
        case .undefined, .none: return "None"
        case .bool(let value): return value ? "True" : "False"
        case .int(let value): return String(value)
        case .float(let value): return FloatText.repr(value)
        case .str(let text): return QuotedText.string(text.text)
        case .function(let function): return "<function \(function.name)>"
        case .object(let object):
            try NativeStack.check(" while getting the repr of an object")
            return try object.repr(context)
        case .list(let list):
            if context.holds(list) { return "[...]" }
            return "[" + (try Self.joined(list.items, context.entering(list))) + "]"
        case .tuple(let tuple):
            if context.holds(tuple) { return "(...)" }
            let inside = try Self.joined(tuple.items, context.entering(tuple))
            return tuple.items.count == 1 ? "(\(inside),)" : "(\(inside))"
        case .dict(let dict):
            if context.holds(dict) { return "{...}" }
            let inner = try context.entering(dict)
            return try dict.flavoredRepr(inner) { (pairs) throws(PyError) in try Self.entries(pairs, inner) }
        }
    }

    private static func entries(_ pairs: [(key: Value, value: Value)], _ inner: ReprContext) throws(PyError) -> String {
        var parts: [String] = []
        var size = 0
        for (key, value) in pairs {
            parts.append(try key.repr(inner) + ": " + value.repr(inner))
            size += parts[parts.count - 1].utf8.count
            try Sizes.check(size)
        }
        return "{" + parts.joined(separator: ", ") + "}"
    }

    static func joined(_ items: [Value], _ context: ReprContext) throws(PyError) -> String {
        var parts: [String] = []
        var size = 0
        for item in items {
            parts.append(try item.repr(context))
            size += parts[parts.count - 1].utf8.count
            try Sizes.check(size)
        }
        return parts.joined(separator: ", ")
    }
}

/// Strings and bytes as Python writes them in source.
package enum QuotedText {
    package static func string(_ text: String) -> String {
        let quote: Unicode.Scalar = text.contains("'") && !text.contains("\"") ? "\"" : "'"
        var result = String(quote)
        for scalar in text.unicodeScalars {
            switch scalar {
            case quote, "\\":
                result += "\\"
                result.unicodeScalars.append(scalar)
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case _ where isPrintable(scalar): result.unicodeScalars.append(scalar)
            default: result += escape(scalar)
            }
        }
        result.unicodeScalars.append(quote)
        return result
    }

    static func bytes(_ bytes: [UInt8]) -> String {
        let quote: UInt8 = bytes.contains(UInt8(ascii: "'")) && !bytes.contains(UInt8(ascii: "\"")) ? 0x22 : 0x27
        var result = "b" + String(Unicode.Scalar(quote))
        for byte in bytes {
            switch byte {
            case quote, UInt8(ascii: "\\"): result += "\\" + String(Unicode.Scalar(byte))
            case UInt8(ascii: "\n"): result += "\\n"
            case UInt8(ascii: "\r"): result += "\\r"
            case UInt8(ascii: "\t"): result += "\\t"
            case 0x20..<0x7F: result += String(Unicode.Scalar(byte))
            default: result += "\\x" + hex(UInt32(byte), 2)
            }
        }
        return result + String(Unicode.Scalar(quote))
    }

    /// `ascii(x)` from `repr(x)`.
    static func ascii(_ repr: String) -> String {
        repr.unicodeScalars.map { $0.isASCII ? String($0) : escape($0) }.joined()
    }

    static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return (0x20..<0x7F).contains(scalar.value) }
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator,
            .spaceSeparator:
            return false
        default: return true
        }
    }

    static func escape(_ scalar: Unicode.Scalar) -> String {
        switch scalar.value {
        case ..<0x100: "\\x" + hex(scalar.value, 2)
        case ..<0x10000: "\\u" + hex(scalar.value, 4)
        default: "\\U" + hex(scalar.value, 8)
        }
    }

    private static func hex(_ value: UInt32, _ width: Int) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

/// Floats as text.
package enum FloatText {
    /// The shortest text that reads back as `value`, laid out as CPython's `repr` does.
    package static func repr(_ value: Double) -> String {
        if value.isNaN { return "nan" }
        if value.isInfinite { return value < 0 ? "-inf" : "inf" }
        // Here Swift writes a float as Python does.
        if value == 0 || (0.001..<9e15).contains(value.magnitude) { return value.description }
        let (digits, point) = shortest(value.magnitude)
        let sign = value.sign == .minus ? "-" : ""
        guard point > -4, point <= 16 else {
            let fraction = digits.count > 1 ? "." + digits.dropFirst() : ""
            let exponent = point - 1
            let shown = exponent.magnitude < 10 ? "0\(exponent.magnitude)" : "\(exponent.magnitude)"
            return "\(sign)\(digits.prefix(1))\(fraction)e\(exponent < 0 ? "-" : "+")\(shown)"
        }
        if point <= 0 { return sign + "0." + String(repeating: "0", count: -point) + digits }
        if digits.count <= point { return sign + digits + String(repeating: "0", count: point - digits.count) + ".0" }
        return sign + digits.prefix(point) + "." + digits.dropFirst(point)
    }

    /// The shortest decimal digits of a finite magnitude, and where the point stands among them.
    static func shortest(_ magnitude: Double) -> (digits: String, point: Int) {
        guard magnitude != 0 else { return ("0", 1) }
        let parts = magnitude.description.split(separator: "e")
        let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        let halves = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        let whole = halves[0] == "0" ? "" : String(halves[0])
        var digits = whole + (halves.count > 1 ? halves[1] : "")
        var point = whole.count + exponent
        while digits.hasPrefix("0") {
            digits.removeFirst()
            point -= 1
        }
        while digits.hasSuffix("0"), digits.count > 1 { digits.removeLast() }
        return (digits, point)
    }
}

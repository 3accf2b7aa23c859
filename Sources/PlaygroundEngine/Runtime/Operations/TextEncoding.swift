/// Text as bytes and back.
///
/// Source: The Python Standard Library, "Standard Encodings" and "Error Handlers"; messages are CPython's.
enum TextEncoding: Sendable {
    case utf8
    case utf8WithMark
    case ascii
    case latin1

    /// The encoding that `name` stands for, in any of its spellings.
    init(named name: String) throws(PyError) {
        let plain = name.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" }
        switch String(plain) {
        case "utf_8", "utf8", "u8", "utf", "utf8_ucs2", "utf8_ucs4", "cp65001": self = .utf8
        case "utf_8_sig", "utf8_sig": self = .utf8WithMark
        case "ascii", "us_ascii", "646", "us", "iso646_us": self = .ascii
        case "latin_1", "latin1", "latin", "iso_8859_1", "iso8859_1", "iso8859", "8859", "cp819", "l1": self = .latin1
        default: throw .make(.lookupError, "unknown encoding: \(name)")
        }
    }

    /// The name in messages.
    private var name: String {
        switch self {
        case .utf8, .utf8WithMark: "utf-8"
        case .ascii: "ascii"
        case .latin1: "latin-1"
        }
    }

    static func encode(_ text: PyString, _ encoding: String, errors: String) throws(PyError) -> [UInt8] {
        let encoding = try TextEncoding(named: encoding)
        switch encoding {
        case .utf8: return text.bytes
        case .utf8WithMark: return [0xEF, 0xBB, 0xBF] + text.bytes
        case .ascii, .latin1: return try encode(text, encoding, errors)
        }
    }

    private static func encode(_ text: PyString, _ encoding: TextEncoding, _ errors: String) throws(PyError) -> [UInt8]
    {
        if text.isASCII { return text.bytes }
        let limit: UInt32 = encoding == .ascii ? 0x80 : 0x100
        let scalars = text.scalars
        var result: [UInt8] = []
        var index = 0
        while index < scalars.count {
            let scalar = scalars[index]
            if scalar.value < limit {
                result.append(UInt8(scalar.value))
                index += 1
                continue
            }
            var end = index + 1
            while end < scalars.count, scalars[end].value >= limit { end += 1 }
            switch errors {
            case "ignore": break
            case "replace": result.append(contentsOf: repeatElement(UInt8(ascii: "?"), count: end - index))
            case "xmlcharrefreplace": for bad in scalars[index..<end] { result += "&#\(bad.value);".utf8 }
            case "backslashreplace": for bad in scalars[index..<end] { result += QuotedText.escape(bad).utf8 }
            case "strict", "surrogateescape", "surrogatepass":
                throw .unicodeEncode(
                    encoding.name, text, index..<end, reason: "ordinal not in range(\(limit))")
            default: throw .make(.lookupError, "unknown error handler name '\(errors)'")
            }
            try Sizes.check(result.count)
            index = end
        }
        return result
    }

    static func decode(_ bytes: [UInt8], _ encoding: String, errors: String) throws(PyError) -> Value {
        switch try TextEncoding(named: encoding) {
        case .utf8: return .str(try decodeUTF8(bytes, bytes[...], errors))
        case .utf8WithMark:
            return .str(
                try decodeUTF8(bytes, bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...], errors))
        case .latin1: return .str(PyString.make(scalars: bytes.map { Unicode.Scalar($0) }))
        case .ascii:
            var result: [UInt8] = []
            for (index, byte) in bytes.enumerated() {
                guard byte >= 0x80 else {
                    result.append(byte)
                    continue
                }
                let fault = UTF8Fault(range: index..<index + 1, reason: "ordinal not in range(128)")
                result += try replacement(for: fault, in: bytes, encoding: "ascii", errors)
            }
            return .str(PyString.make(result))
        }
    }

    private static func decodeUTF8(_ bytes: [UInt8], _ part: ArraySlice<UInt8>, _ errors: String) throws(PyError)
        -> PyString
    {
        var result: [UInt8] = []
        var start = part.startIndex
        while let fault = UTF8Fault(firstIn: part[start...]) {
            result += bytes[start..<fault.range.lowerBound]
            result += try replacement(for: fault, in: bytes, encoding: "utf-8", errors)
            try Sizes.check(result.count)
            start = fault.range.upperBound
        }
        return PyString.make(result + part[start...])
    }

    /// What stands for bytes that are no text.
    private static func replacement(
        for fault: UTF8Fault, in bytes: [UInt8], encoding: String, _ errors: String
    ) throws(PyError) -> [UInt8] {
        switch errors {
        case "ignore": return []
        case "replace": return Array("\u{FFFD}".utf8)
        case "backslashreplace": return bytes[fault.range].flatMap { Array(QuotedText.escape(Unicode.Scalar($0)).utf8) }
        case "strict": throw .unicodeDecode(encoding, bytes, fault.range, reason: fault.reason)
        case "surrogateescape", "surrogatepass":
            throw .make(
                .notImplementedError,
                "errors='\(errors)' would make half characters, which the playground's text has not")
        case "xmlcharrefreplace":
            throw .typeError("don't know how to handle UnicodeDecodeError in error callback")
        default: throw .make(.lookupError, "unknown error handler name '\(errors)'")
        }
    }
}

/// A place where bytes are no UTF-8. Source: CPython's `utf8_decode` and `unicode_decode_utf8`.
struct UTF8Fault {
    let range: Range<Int>
    let reason: String

    init(range: Range<Int>, reason: String) {
        self.range = range
        self.reason = reason
    }

    /// nil where all of `bytes` is UTF-8.
    init?(firstIn bytes: ArraySlice<UInt8>) {
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let lead = bytes[index]
            let length: Int
            switch lead {
            case ..<0x80:
                index += 1
                continue
            case 0xC2...0xDF: length = 2
            case 0xE0...0xEF: length = 3
            case 0xF0...0xF4: length = 4
            default:
                self.init(range: index..<index + 1, reason: "invalid start byte")
                return
            }
            for offset in 1..<length {
                guard index + offset < bytes.endIndex else {
                    self.init(range: index..<bytes.endIndex, reason: "unexpected end of data")
                    return
                }
                let byte = bytes[index + offset]
                guard byte & 0xC0 == 0x80, offset > 1 || Self.follows(byte, lead) else {
                    self.init(range: index..<index + offset, reason: "invalid continuation byte")
                    return
                }
            }
            index += length
        }
        return nil
    }

    /// Whether the second byte keeps the character out of the overlong forms, the surrogates and past the last one.
    private static func follows(_ byte: UInt8, _ lead: UInt8) -> Bool {
        switch lead {
        case 0xE0: byte >= 0xA0
        case 0xED: byte < 0xA0
        case 0xF0: byte >= 0x90
        case 0xF4: byte < 0x90
        default: true
        }
    }
}

/// The `html` module. Source: The Python Standard Library, "html"; character references as the HTML standard reads them.
enum HTMLModule {
    static var module: PyModule {
        PyModule(
            "html",
            functions: [
                "escape": { (call) throws(PyError) in
                    let arguments = try NativeSignature("escape", "s quote?").bind(call)
                    guard let text = arguments.required("s").string else {
                        guard arguments.required("s").bytes == nil else {
                            throw .typeError("a bytes-like object is required, not 'str'")
                        }
                        throw Attributes.missing("replace", of: arguments.required("s"))
                    }
                    return .string(escaped(text.text, quotes: try arguments.isTrue("quote", default: true)))
                },
                "unescape": { (call) throws(PyError) in
                    let value = try NativeSignature("unescape", "s").bind(call).required("s")
                    guard let text = value.string else {
                        throw .typeError("argument of type '\(value.typeName)' is not iterable")
                    }
                    return .string(unescaped(text.text))
                },
            ])
    }

    private static func escaped(_ text: String, quotes: Bool) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result.append(contentsOf: "&amp;".unicodeScalars)
            case "<": result.append(contentsOf: "&lt;".unicodeScalars)
            case ">": result.append(contentsOf: "&gt;".unicodeScalars)
            case "\"" where quotes: result.append(contentsOf: "&quot;".unicodeScalars)
            case "'" where quotes: result.append(contentsOf: "&#x27;".unicodeScalars)
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    private static func unescaped(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var rest = text.unicodeScalars[...]
        while let start = rest.firstIndex(of: "&") {
            result.append(contentsOf: rest[..<start])
            rest = rest[rest.index(after: start)...]
            guard let (replacement, end) = reference(rest) else {
                result.append("&")
                continue
            }
            result.append(contentsOf: replacement.unicodeScalars)
            rest = rest[end...]
        }
        result.append(contentsOf: rest)
        return String(result)
    }

    private typealias Scalars = Substring.UnicodeScalarView

    /// What the reference at the start of `text`, behind its `&`, stands for, and where it ends.
    private static func reference(_ text: Scalars) -> (String, Scalars.Index)? {
        if text.first == "#" { return numeric(text.dropFirst()) }
        var name = text.prefix(32).prefix { !"\t\n\u{0C} <&#;".unicodeScalars.contains($0) }
        guard !name.isEmpty else { return nil }
        if name.endIndex < text.endIndex, text[name.endIndex] == ";" {
            name = text[name.startIndex..<text.index(after: name.endIndex)]
        }
        var candidate = name
        // The longest name that begins like this; one of a single letter there is not.
        while candidate.count > 1 {
            if let found = HTMLEntities.all[Substring(candidate)] { return (found, candidate.endIndex) }
            candidate = candidate.dropLast()
        }
        return nil
    }

    private static func numeric(_ text: Scalars) -> (String, Scalars.Index)? {
        let isHexadecimal = text.first == "x" || text.first == "X"
        let digits = (isHexadecimal ? text.dropFirst() : text).prefix {
            ("0"..."9").contains($0)
                || isHexadecimal && (("a"..."f").contains($0) || ("A"..."F").contains($0))
        }
        guard !digits.isEmpty else { return nil }
        var end = digits.endIndex
        if end < text.endIndex, text[end] == ";" { end = text.index(after: end) }
        let number = UInt32(String(Substring(digits)), radix: isHexadecimal ? 16 : 10) ?? .max
        return (character(number), end)
    }

    /// Windows-1252's characters from 0x80 on, which old pages mean by these numbers.
    private static let replaced: [UInt32] = [
        0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D, 0x17D,
        0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D,
        0x17E, 0x178,
    ]

    private static func character(_ number: UInt32) -> String {
        switch number {
        case 0: return "\u{FFFD}"
        case 0x0D: return "\r"
        case 0x80...0x9F: return Unicode.Scalar(replaced[Int(number - 0x80)]).map(String.init) ?? ""
        case 0x1...0x8, 0xB, 0xE...0x1F, 0x7F, 0xFDD0...0xFDEF: return ""
        default:
            guard let scalar = Unicode.Scalar(number) else { return "\u{FFFD}" }
            return number & 0xFFFE == 0xFFFE ? "" : String(scalar)
        }
    }
}

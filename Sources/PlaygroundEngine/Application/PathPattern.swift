/// A path template such as `/users/{user_id:int}/files/{name:path}`.
///
/// Source: Starlette's `compile_path`; a template that is no template to Starlette is literal text here as well.
package struct PathPattern: Hashable, Sendable {
    enum Converter: String, Hashable, Sendable, CaseIterable {
        case str, path, int, float, uuid
    }

    enum Part: Hashable, Sendable {
        case literal([UInt8])
        case parameter(name: String, Converter)
    }

    /// The template as written.
    package let text: String
    let parts: [Part]

    /// The names of the parameters, in order.
    package var parameterNames: [String] {
        parts.compactMap { if case .parameter(let name, _) = $0 { name } else { nil } }
    }

    /// The template as descriptions show it: without what the parameters are converted to.
    var format: String {
        parts.map { part in
            switch part {
            case .literal(let bytes): String(decoding: bytes, as: UTF8.self)
            case .parameter(let name, _): "{\(name)}"
            }
        }.joined()
    }

    /// What stands in braces, a name for Starlette or not: FastAPI looks for those parameters in the path.
    ///
    /// Source: FastAPI's `get_path_param_names`.
    var namesInBraces: Set<String> { Set(format.matches(of: /\{(.*?)\}/).map { String($0.output.1) }) }

    /// The text itself, where it has no parameters.
    var literal: String? { parameterNames.isEmpty ? text : nil }

    /// The first segment behind the leading slash, where no parameter reaches into it.
    var firstSegment: String? {
        guard case .literal(let bytes)? = parts.first, bytes.first == UInt8(ascii: "/") else { return nil }
        guard let end = bytes.dropFirst().firstIndex(of: UInt8(ascii: "/")) else { return nil }
        return String(decoding: bytes[1..<end], as: UTF8.self)
    }

    /// - Throws: `AssertionError` for an unknown converter, `ValueError` for a name used twice, in Starlette's words.
    package init(_ text: String) throws(PyError) {
        self.text = text
        var parts: [Part] = []
        var rest = text[...]
        var literal = ""
        while let match = rest.firstMatch(of: /\{([a-zA-Z_][a-zA-Z0-9_]*)(?::([a-zA-Z_][a-zA-Z0-9_]*))?\}/) {
            literal += rest[..<match.range.lowerBound]
            if !literal.isEmpty { parts.append(.literal(Array(literal.utf8))) }
            literal = ""
            let name = match.output.2.map(String.init) ?? "str"
            guard let converter = Converter(rawValue: name) else {
                throw .assertionError("Unknown path convertor '\(name)'")
            }
            parts.append(.parameter(name: String(match.output.1), converter))
            rest = rest[match.range.upperBound...]
        }
        if !rest.isEmpty { parts.append(.literal(Array(rest.utf8))) }
        self.parts = parts
        let names = parameterNames
        let repeated = Set(names.filter { name in names.count { $0 == name } > 1 }).sorted()
        guard repeated.isEmpty else {
            let ending = repeated.count > 1 ? "s" : ""
            throw .valueError("Duplicated param name\(ending) \(repeated.joined(separator: ", ")) at path \(text)")
        }
    }

    /// Whether the percent-decoded `path` fits, as the regular expression that Starlette makes of the template would.
    package func matches(_ path: [UInt8]) -> Bool {
        captures(of: path) != nil
    }

    /// What stands in `path` for each parameter, where the path fits.
    func captures(of path: [UInt8]) -> [Range<Int>]? {
        var failed: Set<Int> = []
        var captured: [Range<Int>] = []
        return matches(path, from: 0, part: 0, failed: &failed, captured: &captured) ? captured.reversed() : nil
    }

    /// The values of the parameters in the percent-decoded `path`, which fits.
    ///
    /// Source: Starlette's converters.
    func values(in path: String) -> [(name: String, value: Value)] {
        let bytes = Array(path.utf8)
        let kinds = parts.compactMap {
            if case .parameter(let name, let converter) = $0 { (name, converter) } else { nil }
        }
        return zip(kinds, captures(of: bytes) ?? []).map { kind, range in
            (name: kind.0, value: kind.1.value(String(decoding: bytes[range], as: UTF8.self)))
        }
    }

    /// What Python raises where a number in `path`, which fits, has more digits than `int()` reads.
    func conversionError(in path: String) -> PyError? {
        let converters = parts.compactMap { if case .parameter(_, let converter) = $0 { converter } else { nil } }
        for case (.int, let range) in zip(converters, captures(of: Array(path.utf8)) ?? [])
        where range.count > Self.mostDigits {
            return .valueError(
                "Exceeds the limit (\(Self.mostDigits) digits) for integer string conversion: value has \(range.count) "
                    + "digits; use sys.set_int_max_str_digits() to increase the limit")
        }
        return nil
    }

    /// How many digits `int()` reads.
    static let mostDigits = 4300

    /// Tries the longest text for each parameter first; `failed` keeps the work proportional to parts times bytes.
    private func matches(
        _ path: [UInt8], from start: Int, part index: Int, failed: inout Set<Int>, captured: inout [Range<Int>]
    ) -> Bool {
        guard index < parts.count else {
            // Python's `$` also matches before a last newline.
            return start == path.count || start == path.count - 1 && path[start] == UInt8(ascii: "\n")
        }
        let key = start * (parts.count + 1) + index
        guard !failed.contains(key) else { return false }
        switch parts[index] {
        case .literal(let bytes):
            if path.count - start >= bytes.count, path[start..<start + bytes.count].elementsEqual(bytes),
                matches(path, from: start + bytes.count, part: index + 1, failed: &failed, captured: &captured)
            {
                return true
            }
        case .parameter(_, let converter):
            for end in converter.ends(in: path, from: start).reversed()
            where matches(path, from: end, part: index + 1, failed: &failed, captured: &captured) {
                // The last parameter comes first, since its end is found first.
                captured.append(start..<end)
                return true
            }
        }
        failed.insert(key)
        return false
    }
}

extension PathPattern.Converter {
    /// Where a text of this kind that starts at `start` can end, shortest first.
    fileprivate func ends(in path: [UInt8], from start: Int) -> [Int] {
        switch self {
        case .str: return run(in: path, from: start) { $0 != UInt8(ascii: "/") }
        case .path: return [start] + run(in: path, from: start) { $0 != UInt8(ascii: "\n") }
        case .int: return run(in: path, from: start, where: Self.isDigit)
        case .float:
            let whole = run(in: path, from: start, where: Self.isDigit)
            guard let point = whole.last, point < path.count, path[point] == UInt8(ascii: ".") else { return whole }
            return whole + run(in: path, from: point + 1, where: Self.isDigit)
        case .uuid:
            var index = start
            for (group, length) in [8, 4, 4, 4, 12].enumerated() {
                if group > 0, index < path.count, path[index] == UInt8(ascii: "-") { index += 1 }
                guard index + length <= path.count, path[index..<index + length].allSatisfy(Self.isHexDigit) else {
                    return []
                }
                index += length
            }
            return [index]
        }
    }

    /// The text as the value that Starlette hands on.
    fileprivate func value(_ text: String) -> Value {
        switch self {
        case .str, .path: .string(text)
        case .uuid: (try? UUIDReader.read(text)).map { .object($0) } ?? .string(text)
        case .int: if case .value(let number) = NumberText.integer(text) { .integer(number) } else { .string(text) }
        case .float: Double(text).map { .float($0) } ?? .string(text)
        }
    }

    private func run(in path: [UInt8], from start: Int, where belongs: (UInt8) -> Bool) -> [Int] {
        let end = path[start...].firstIndex { !belongs($0) } ?? path.count
        return Array(start + 1..<max(start + 1, end + 1))
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

    private static func isHexDigit(_ byte: UInt8) -> Bool {
        isDigit(byte) || byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "f")
    }
}

import Foundation

/// A JSON document as checks compare it: the order of an object's keys and white space do not matter.
package enum JSONValue: Hashable, Sendable {
    case null
    case boolean(Bool)
    case integer(Int)
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])

    /// Nil where `bytes` are no JSON (RFC 8259) or nest deeper than Foundation reads (512 levels).
    package init?(parsing bytes: [UInt8]) {
        guard let value = try? JSONDecoder().decode(JSONValue.self, from: Data(bytes)) else { return nil }
        self = value
    }

    package var kind: JSONKind {
        switch self {
        case .null: .null
        case .boolean: .boolean
        case .integer: .integer
        case .number: .number
        case .string: .string
        case .array: .array
        case .object: .object
        }
    }

    /// Whether this is the same value; numbers compare by value, so that 5 is 5.0.
    package func isSame(as other: JSONValue) -> Bool {
        switch (self, other) {
        case (.integer(let integer), .number(let number)), (.number(let number), .integer(let integer)):
            Double(integer) == number
        default: self == other
        }
    }

    /// Whether `part` is in this value: part of a text, an element of a list, a key of an object, or a subset of
    /// its members. In a text, a number means its digits.
    package func contains(_ part: JSONValue) -> Bool {
        switch (self, part) {
        case (.string(let text), .string), (.string(let text), .integer), (.string(let text), .number):
            text.contains(part.asText)
        case (.array(let elements), .null), (.array(let elements), .boolean), (.array(let elements), .integer),
            (.array(let elements), .number), (.array(let elements), .string), (.array(let elements), .object):
            elements.contains { $0.covers(part) }
        case (.object(let members), .string(let key)): members[key] != nil
        default: covers(part)
        }
    }

    /// Whether this is `part`, apart from further elements of lists and further members of objects.
    private func covers(_ part: JSONValue) -> Bool {
        switch (self, part) {
        case (.array(let elements), .array(let wanted)):
            wanted.allSatisfy { element in elements.contains { $0.covers(element) } }
        case (.object(let members), .object(let wanted)):
            wanted.allSatisfy { key, value in members[key]?.covers(value) ?? false }
        default: isSame(as: part)
        }
    }

    /// A text without its quotation marks; everything else as JSON.
    package var asText: String { if case .string(let text) = self { text } else { self.text } }

    /// Compact JSON, keys sorted so that equal values read the same.
    package var text: String {
        switch self {
        case .null: return "null"
        case .boolean(let value): return value ? "true" : "false"
        case .integer(let value): return "\(value)"
        case .number(let value): return "\(value)"
        case .string(let value): return Self.quoted(value)
        case .array(let elements): return "[" + elements.map(\.text).joined(separator: ",") + "]"
        case .object(let members):
            let pairs = members.sorted { $0.key < $1.key }.map { "\(Self.quoted($0.key)):\($0.value.text)" }
            return "{" + pairs.joined(separator: ",") + "}"
        }
    }

    private static func quoted(_ text: String) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        return (try? encoder.encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
    }
}

extension JSONValue: Decodable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .boolean(value)
        } else if let value = try? container.decode(Int.self) {
            self = .integer(value)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else if let value = try? container.decode(String.self) {
            self = .string(value)
        } else if let value = try? container.decode([JSONValue].self) {
            self = .array(value)
        } else {
            self = .object(try container.decode([String: JSONValue].self))
        }
    }
}

/// The kinds of JSON values, by the names that the lesson format uses.
package enum JSONKind: String, Hashable, Sendable, CaseIterable {
    case null, boolean, integer, number, string, array, object

    /// Whether a value of kind `other` counts as this one: an integer is a number, too.
    func includes(_ other: JSONKind) -> Bool {
        self == other || (self == .number && other == .integer)
    }
}

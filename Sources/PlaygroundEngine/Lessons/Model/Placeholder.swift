/// A random value in a check, written `{word}` or `{int}`, with a number to tell several apart: `{word2}`.
package struct Placeholder: Hashable, Sendable, CustomStringConvertible {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case word, int
    }

    package let kind: Kind
    package let number: Int

    /// Nil where `text`, braces included, is no placeholder.
    package init?(_ text: some StringProtocol) {
        guard text.hasPrefix("{"), text.hasSuffix("}") else { return nil }
        let name = text.dropFirst().dropLast()
        guard let kind = Kind.allCases.first(where: { name.hasPrefix($0.rawValue) }) else { return nil }
        let digits = name.dropFirst(kind.rawValue.count)
        guard digits.count <= 2, digits.utf8.allSatisfy({ $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") })
        else { return nil }
        self.kind = kind
        number = Int(digits) ?? 1
    }

    package var description: String { "{\(kind.rawValue)\(number == 1 ? "" : String(number))}" }
}

/// The values that one run of a check puts in place of its placeholders; the same placeholder, the same value.
package struct PlaceholderValues: Sendable {
    private var values: [Placeholder: String] = [:]
    private var generator: SplitMix64

    package init(generator: SplitMix64) {
        self.generator = generator
    }

    /// `text` with each placeholder, and each name of `facts` in braces, replaced; other braces stay.
    package mutating func fill(_ text: String, facts: [String: String] = [:]) -> String {
        guard text.contains("{") else { return text }
        var filled = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "{") {
            filled += rest[..<open]
            rest = rest[open...]
            let token = rest.prefix(Self.longestName + 2)
            let end = token.firstIndex(of: "}").map { rest.index(after: $0) }
            if let end, let value = value(inPlaceOf: rest[..<end], facts) {
                filled += value
                rest = rest[end...]
            } else {
                filled += "{"
                rest = rest.dropFirst()
            }
        }
        return filled + rest
    }

    package mutating func fill(_ template: ValueTemplate) -> JSONValue {
        switch template {
        case .value(let value): return fill(value)
        case .placeholder(let placeholder):
            let text = value(of: placeholder)
            return placeholder.kind == .int ? Int(text).map(JSONValue.integer) ?? .string(text) : .string(text)
        }
    }

    private mutating func fill(_ value: JSONValue) -> JSONValue {
        switch value {
        case .null, .boolean, .integer, .number: return value
        case .string(let text): return .string(fill(text))
        case .array(let elements): return .array(elements.map { fill($0) })
        case .object(let members): return .object(members.mapValues { fill($0) })
        }
    }

    /// Names between braces are at most this long: what is longer is other text, and is not searched to its end.
    private static let longestName = 16

    private mutating func value(inPlaceOf token: Substring, _ facts: [String: String]) -> String? {
        if let placeholder = Placeholder(token) { return value(of: placeholder) }
        return facts[String(token.dropFirst().dropLast())]
    }

    private mutating func value(of placeholder: Placeholder) -> String {
        if let known = values[placeholder] { return known }
        let value =
            switch placeholder.kind {
            case .int: String(Int.random(in: 100...99_999, using: &generator))
            case .word: word()
            }
        values[placeholder] = value
        return value
    }

    /// Three syllables that mean nothing, so that no fixed answer can hold them by chance.
    private mutating func word() -> String {
        var word = ""
        for _ in 0..<3 {
            if let consonant = "bdfgklmnprstvz".randomElement(using: &generator) { word.append(consonant) }
            if let vowel = "aeiou".randomElement(using: &generator) { word.append(vowel) }
        }
        return word
    }
}

/// A small generator of random numbers whose sequence a seed fixes, so that a check can be run again as it was.
///
/// Source: Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (2014).
package struct SplitMix64: RandomNumberGenerator, Sendable {
    private var state: UInt64

    package init(seed: UInt64) {
        state = seed
    }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

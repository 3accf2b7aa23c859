/// A set of characters, written for PCRE2 without reliance on its options.
struct CharacterClass {
    enum Member {
        case character(Unicode.Scalar)
        /// One of `d`, `s`, `w` and their opposites.
        case category(Unicode.Scalar)
        /// Half of a surrogate pair, which no text holds.
        case surrogate

        var code: UInt32? {
            switch self {
            case .character(let scalar): scalar.value
            case .category: nil
            case .surrogate: 0xD800
            }
        }
    }

    private var ranges: [ClosedRange<UInt32>] = []
    private var categories: [Unicode.Scalar] = []
    /// The largest code that a character can have.
    private let limit: UInt32

    /// - Parameter isText: Whether the characters are Unicode's; otherwise they are bytes.
    init(isText: Bool) {
        limit = isText ? 0x10FFFF : 0xFF
    }

    init(literal: Unicode.Scalar, isText: Bool) {
        self.init(isText: isText)
        ranges = [literal.value...literal.value]
    }

    mutating func add(_ member: Member) {
        switch member {
        case .character(let scalar): ranges.append(scalar.value...scalar.value)
        case .category(let letter): add(category: letter)
        case .surrogate: break
        }
    }

    mutating func add(category letter: Unicode.Scalar) {
        if !categories.contains(letter) { categories.append(letter) }
    }

    mutating func add(from first: UInt32, through last: UInt32) { ranges.append(first...last) }

    /// One character, or a class of its two cases.
    func text(inBothCases: Bool) -> String {
        guard let code = ranges.first?.lowerBound else { return "" }
        return inBothCases && Self.otherCase(of: code) != nil
            ? text(isNegated: false, isASCII: true, inBothCases: true) : Self.escaped(code)
    }

    func text(isNegated: Bool, isASCII: Bool, inBothCases: Bool) -> String {
        var ranges = ranges
        if inBothCases { ranges += ranges.flatMap(Self.otherCases) }
        var parts = ranges.map(Self.text(of:)).joined()
        var lacksUnderscore = false
        for letter in categories {
            switch (letter, isASCII) {
            case ("w", true): parts += Self.written(Self.asciiWord)
            case ("W", true): parts += Self.written(complement(Self.asciiWord))
            case ("d", true): parts += Self.written([0x30...0x39])
            case ("D", true): parts += Self.written(complement([0x30...0x39]))
            case ("s", true): parts += Self.written(Self.asciiBlanks)
            case ("S", true): parts += Self.written(complement(Self.asciiBlanks))
            case ("w", false): parts += "\\p{Xan}_"
            case ("W", false):
                // All but letters, digits and the underscore, which has to be taken out again.
                parts += "\\P{Xan}"
                lacksUnderscore = true
            case ("d", false): parts += "\\p{Nd}"
            case ("D", false): parts += "\\P{Nd}"
            case ("s", false): parts += Self.written(Self.blanks)
            default: parts += Self.written(complement(Self.blanks))
            }
        }
        if lacksUnderscore,
            categories.contains(where: { $0 == "w" || $0 == "D" || $0 == "S" })
                || ranges.contains(where: { $0.contains(0x5F) })
        {
            lacksUnderscore = false
        }
        // An empty class: of nothing, or of everything.
        guard !parts.isEmpty else { return isNegated ? "(?s:.)" : "(?!)" }
        switch (isNegated, lacksUnderscore) {
        case (false, false): return "[\(parts)]"
        case (true, false): return "[^\(parts)]"
        case (false, true): return "(?:(?!_)[\(parts)])"
        case (true, true): return "(?:[^\(parts)]|_)"
        }
    }

    private static func text(of range: ClosedRange<UInt32>) -> String {
        // A range may not end in the gap of the surrogates, which hold no characters.
        let first = (0xD800...0xDFFF).contains(range.lowerBound) ? 0xE000 : range.lowerBound
        let last = (0xD800...0xDFFF).contains(range.upperBound) ? 0xD7FF : range.upperBound
        guard first <= last else { return "" }
        return first == last ? escaped(first) : "\(escaped(first))-\(escaped(last))"
    }

    private static func written(_ ranges: [ClosedRange<UInt32>]) -> String { ranges.map(text(of:)).joined() }

    private static func escaped(_ code: UInt32) -> String {
        switch code {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: String(Character(Unicode.Scalar(UInt8(code))))
        default: "\\x{\(String(code, radix: 16))}"
        }
    }

    private func complement(_ ranges: [ClosedRange<UInt32>]) -> [ClosedRange<UInt32>] {
        var result: [ClosedRange<UInt32>] = []
        var next: UInt32 = 0
        for range in ranges {
            if range.lowerBound > next { result.append(next...range.lowerBound - 1) }
            next = range.upperBound + 1
        }
        return result + [next...limit]
    }

    private static func otherCase(of code: UInt32) -> UInt32? {
        (0x41...0x5A).contains(code) || (0x61...0x7A).contains(code) ? code ^ 0x20 : nil
    }

    /// The ranges of the other cases of the ASCII letters in a range.
    private static func otherCases(_ range: ClosedRange<UInt32>) -> [ClosedRange<UInt32>] {
        [UInt32(0x41)...0x5A, 0x61...0x7A].compactMap { letters in
            guard range.overlaps(letters) else { return nil }
            let part = range.clamped(to: letters)
            return (part.lowerBound ^ 0x20)...(part.upperBound ^ 0x20)
        }
    }

    private static let asciiWord: [ClosedRange<UInt32>] = [0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A]
    private static let asciiBlanks: [ClosedRange<UInt32>] = [0x09...0x0D, 0x20...0x20]
    /// The characters for which `str.isspace` holds.
    private static let blanks: [ClosedRange<UInt32>] = [
        0x09...0x0D, 0x1C...0x20, 0x85...0x85, 0xA0...0xA0, 0x1680...0x1680, 0x2000...0x200A, 0x2028...0x2029,
        0x202F...0x202F, 0x205F...0x205F, 0x3000...0x3000,
    ]

    static let posix: [String: [ClosedRange<UInt32>]] = [
        "alpha": [0x41...0x5A, 0x61...0x7A], "digit": [0x30...0x39], "alnum": [0x30...0x39, 0x41...0x5A, 0x61...0x7A],
        "upper": [0x41...0x5A], "lower": [0x61...0x7A], "space": [0x09...0x0D, 0x20...0x20], "word": asciiWord,
        "xdigit": [0x30...0x39, 0x41...0x46, 0x61...0x66], "blank": [0x09...0x09, 0x20...0x20],
        "punct": [0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E], "cntrl": [0...0x1F, 0x7F...0x7F],
        "graph": [0x21...0x7E], "print": [0x20...0x7E], "ascii": [0...0x7F],
    ]

    /// Where a word begins or ends.
    static func boundary(isASCII: Bool) -> String {
        let word = isASCII ? "[0-9A-Za-z_]" : "[\\p{Xan}_]"
        return "(?:(?<=\(word))(?!\(word))|(?<!\(word))(?=\(word)))"
    }

    /// Where no word begins or ends; not in an empty text, where CPython finds neither.
    static func noBoundary(isASCII: Bool) -> String {
        let word = isASCII ? "[0-9A-Za-z_]" : "[\\p{Xan}_]"
        return "(?:(?<=\(word))(?=\(word))|(?!\\A\\z)(?<!\(word))(?!\(word)))"
    }
}

/// The flags of a pattern, by the numbers that Python's `re` gives them.
package struct PatternFlags: OptionSet, Hashable, Sendable {
    package let rawValue: Int

    package init(rawValue: Int) {
        self.rawValue = rawValue
    }

    static let ignoreCase = PatternFlags(rawValue: 2)
    static let locale = PatternFlags(rawValue: 4)
    static let multiline = PatternFlags(rawValue: 8)
    static let dotAll = PatternFlags(rawValue: 16)
    static let unicode = PatternFlags(rawValue: 32)
    static let verbose = PatternFlags(rawValue: 64)
    static let debug = PatternFlags(rawValue: 128)
    static let ascii = PatternFlags(rawValue: 256)

    /// Which characters count as letters: one of the three.
    static let kinds: PatternFlags = [.ascii, .locale, .unicode]
    /// Flags that hold for a whole pattern only.
    static let global: PatternFlags = [.debug]

    static func named(_ letter: Unicode.Scalar) -> PatternFlags? {
        switch letter {
        case "i": .ignoreCase
        case "L": .locale
        case "m": .multiline
        case "s": .dotAll
        case "x": .verbose
        case "a": .ascii
        case "u": .unicode
        default: nil
        }
    }
}

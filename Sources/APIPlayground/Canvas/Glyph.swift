import Foundation
import PlaygroundEngine

/// What one or two cells show: text that a terminal draws in exactly `width` columns.
///
/// Terminals disagree about the width of joined emoji and flags, and obey control characters. So a cluster of several
/// wide parts becomes one glyph a part, and whatever a terminal would obey or hide becomes a visible mark.
struct Glyph: Hashable, Sendable {
    let text: String
    let width: Int

    static let blank = Glyph(text: " ", width: 1)
    /// Stands for a character without a picture of its own: C1 controls, bidirectional controls, zero-width marks.
    static let hidden = Glyph(text: "␦", width: 1)
    /// Stands for a character that has no agreed look.
    static let unknown = Glyph(text: "\u{FFFD}", width: 1)

    /// The glyphs of `text`, in order; a tab is four blanks.
    static func glyphs(of text: String) -> [Glyph] {
        var glyphs: [Glyph] = []
        glyphs.reserveCapacity(text.utf8.count)
        for character in text { append(character, to: &glyphs) }
        return glyphs
    }

    private static func append(_ character: Character, to glyphs: inout [Glyph]) {
        if isPlain(character) {
            glyphs.append(Glyph(text: String(character), width: 1))
        } else if character == "\t" {
            glyphs.append(contentsOf: repeatElement(blank, count: character.displayWidth))
        } else {
            appendCluster(character, to: &glyphs)
        }
    }

    /// Whether a character is printable ASCII or a line of a frame: most of a screen is, so these take the short way.
    private static func isPlain(_ character: Character) -> Bool {
        let scalars = character.unicodeScalars
        guard let scalar = scalars.first, scalars.index(after: scalars.startIndex) == scalars.endIndex else {
            return false
        }
        return (0x20..<0x7F).contains(scalar.value) || (0x2500..<0x25A0).contains(scalar.value)
    }

    private static func appendCluster(_ character: Character, to glyphs: inout [Glyph]) {
        // Letters spelt as base and marks, or as Hangul parts, have one-scalar forms that every terminal can measure.
        let isSingle = character.unicodeScalars.count == 1
        let text = isSingle ? String(character) : String(character).precomposedStringWithCanonicalMapping
        let scalars = text.unicodeScalars
        var base: Unicode.Scalar?
        var marks = String.UnicodeScalarView()
        func finish() {
            guard let scalar = base else { return }
            var text = String.UnicodeScalarView([scalar])
            text.append(contentsOf: marks)
            glyphs.append(Glyph(text: String(text), width: scalar.displayWidth))
        }
        for scalar in scalars {
            switch part(of: scalar, joined: scalars.count > 1) {
            case .base:
                finish()
                (base, marks) = (scalar, String.UnicodeScalarView())
            case .mark:
                if base == nil { base = "◌" }
                // ncurses keeps four marks in a cell; three are more than any language writes.
                if marks.count < 3 { marks.append(scalar) }
            case .joiner: break
            case .sign(let glyph):
                finish()
                (base, marks) = (nil, String.UnicodeScalarView())
                glyphs.append(glyph)
            }
        }
        finish()
    }

    private enum Part {
        case base, mark
        /// Tells a font how to join its neighbours; it shows nothing of its own.
        case joiner
        case sign(Glyph)
    }

    private static func part(of scalar: Unicode.Scalar, joined: Bool) -> Part {
        switch scalar.value {
        case 0..<0x20: return .sign(picture(of: scalar.value))
        case 0x7F: return .sign(Glyph(text: "␡", width: 1))
        case 0x200D where joined, 0xFE00...0xFE0F where joined: return .joiner
        case 0xA0: return .base
        default: break
        }
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: return .sign(hidden)
        case .unassigned, .privateUse, .surrogate: return .sign(unknown)
        case .nonspacingMark, .enclosingMark: return .mark
        case .spaceSeparator: return scalar.displayWidth == 0 ? .sign(hidden) : .base
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .spacingMark,
            .decimalNumber, .letterNumber, .otherNumber, .connectorPunctuation, .dashPunctuation, .openPunctuation,
            .closePunctuation, .initialPunctuation, .finalPunctuation, .otherPunctuation, .mathSymbol,
            .currencySymbol, .modifierSymbol, .otherSymbol:
            return .base
        @unknown default: return .sign(unknown)
        }
    }

    /// The Control Pictures block has a picture for each C0 control, in their order.
    private static func picture(of value: UInt32) -> Glyph {
        Unicode.Scalar(0x2400 + value).map { Glyph(text: String($0), width: 1) } ?? hidden
    }
}

extension String {
    /// The columns that this text takes on a canvas, its visible marks for control characters included.
    var columns: Int {
        if utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return utf8.count }
        return Glyph.glyphs(of: self).reduce(0) { $0 + $1.width }
    }
}

extension String {
    /// The terminal columns that this text takes, a tab counted as four.
    package var displayWidth: Int {
        if utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return utf8.count }
        return reduce(0) { $0 + $1.displayWidth }
    }
}

extension Character {
    /// The terminal columns that this character takes: 0, 1 or 2; a tab counts as four.
    ///
    /// Source: Unicode Standard Annex 11 (East Asian Width), Unicode Technical Standard 51 (emoji presentation).
    package var displayWidth: Int {
        if self == "\t" { return 4 }
        guard let first = unicodeScalars.first else { return 0 }
        if unicodeScalars.contains("\u{FE0F}") && first.properties.isEmoji && first.value > 0x7F { return 2 }
        return first.displayWidth
    }
}

extension Unicode.Scalar {
    /// The terminal columns of this scalar standing alone.
    package var displayWidth: Int {
        if value >= 0x20 && value < 0x7F { return 1 }
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: return 0
        default: break
        }
        if properties.isEmojiPresentation { return 2 }
        return Self.wideRanges.contains { $0.contains(value) } ? 2 : 1
    }

    private static let wideRanges: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
        0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF00...0xFF60,
        0xFFE0...0xFFE6, 0x16FE0...0x18CFF, 0x1B000...0x1B2FB, 0x1F200...0x1F2FF, 0x20000...0x3FFFD,
    ]
}

import PlaygroundEngine

/// What a terminal is told to do for a style.
struct Look: Hashable, Sendable {
    /// A colour of the terminal; nil for its own.
    var colour: Int?
    /// The colour behind, for pictures alone.
    var background: Int?
    var bold = false
    var dim = false
    var underline = false
    var reverse = false
    var italic = false
}

/// Maps styles to looks. The background is always the terminal's own: `dark` has mid-tones that can be read on black and
/// on white, `light` darker ones, `high-contrast` the brightest that the terminal has.
enum Theme {
    static func look(of style: Style, depth: ColourDepth, theme: ThemeName = .dark) -> Look {
        let depth = theme == .monochrome ? .none : depth
        if let pixels = style.pixels { return look(of: pixels, depth: depth) }
        var look = Look(colour: colour(of: style.role, depth: depth, theme: theme))
        look.bold = style.emphasis.contains(.strong) || theme == .highContrast && style.role != .plain
        look.underline = style.emphasis.contains(.underlined)
        look.reverse = style.emphasis.contains(.reversed)
        look.italic = style.emphasis.contains(.slanted)
        switch style.role {
        case .quiet, .border, .comment: look.dim = look.colour == nil && theme != .highContrast
        case .keyword, .decorator: look.bold = look.bold || depth == .none
        case .plain, .accent, .key, .success, .failure, .warning, .information, .string, .number, .function, .added,
            .removed:
            break
        }
        return look
    }

    private static func look(of pixels: Style.Pixels, depth: ColourDepth) -> Look {
        switch depth {
        case .none, .eight: Look()
        case .many:
            Look(colour: XtermPalette.nearest(to: pixels.top), background: XtermPalette.nearest(to: pixels.bottom))
        case .direct: Look(colour: direct(pixels.top), background: direct(pixels.bottom))
        }
    }

    /// The first eight numbers are colours of their own even where all others are red, green and blue.
    private static func direct(_ rgb: UInt32) -> Int { max(8, Int(rgb)) }

    private static func colour(of role: Style.Role, depth: ColourDepth, theme: ThemeName) -> Int? {
        switch depth {
        case .none: nil
        case .eight: basic(role)
        case .many: extended(role, theme)
        case .direct: extended(role, theme).map { direct(XtermPalette.rgb($0)) }
        }
    }

    /// The number of a role's colour in xterm's palette of 256.
    static func extended(_ role: Style.Role, _ theme: ThemeName) -> Int? {
        switch theme {
        case .dark: dark(role)
        case .light: light(role)
        case .highContrast: bright(role)
        case .monochrome: nil
        }
    }

    private static func basic(_ role: Style.Role) -> Int? {
        switch role {
        case .plain, .quiet, .border, .comment: nil
        case .accent, .key, .information, .function: 6
        case .success, .string, .added: 2
        case .failure, .removed: 1
        case .warning, .number, .decorator: 3
        case .keyword: 5
        }
    }

    private static func dark(_ role: Style.Role) -> Int? {
        switch role {
        case .plain: nil
        case .quiet, .comment: 245
        case .border: 241
        case .accent, .key: 33
        case .success, .added: 35
        case .failure, .removed: 167
        case .warning: 172
        case .information, .function: 37
        case .string: 71
        case .number: 173
        case .keyword: 134
        case .decorator: 136
        }
    }

    private static func light(_ role: Style.Role) -> Int? {
        switch role {
        case .plain: nil
        case .quiet, .comment: 241
        case .border: 247
        case .accent, .key: 25
        case .success, .added: 28
        case .failure, .removed: 124
        case .warning: 130
        case .information, .function: 30
        case .string: 22
        case .number: 94
        case .keyword: 90
        case .decorator: 58
        }
    }

    private static func bright(_ role: Style.Role) -> Int? {
        switch role {
        case .plain, .quiet, .border, .comment: nil
        case .accent, .key, .information, .function: 14
        case .success, .string, .added: 10
        case .failure, .removed: 9
        case .warning, .number, .decorator: 11
        case .keyword: 13
        }
    }
}

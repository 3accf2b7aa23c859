/// How many colours a terminal shows.
enum ColourDepth: Hashable, Sendable {
    case none, eight, many

    /// - Parameter colours: What terminfo says of the terminal; at least 256 for `many`.
    /// - Parameter noColor: The environment's `NO_COLOR`; any text but an empty one asks for none (no-color.org).
    init(colours: Int, noColor: String?) {
        if let noColor, !noColor.isEmpty {
            self = .none
        } else {
            self = colours >= 256 ? .many : colours >= 8 ? .eight : .none
        }
    }
}

/// What a terminal is told to do for a style.
struct Look: Hashable, Sendable {
    /// An index of the xterm palette; nil for the terminal's own colour.
    var colour: Int?
    var bold = false
    var dim = false
    var underline = false
    var reverse = false
    var italic = false
}

/// Maps styles to looks. The background is always the terminal's own, so the colours are mid-tones that can be read
/// on black and on white.
enum Theme {
    static func look(of style: Style, depth: ColourDepth) -> Look {
        var look = Look(colour: colour(of: style.role, depth: depth))
        look.bold = style.emphasis.contains(.strong)
        look.underline = style.emphasis.contains(.underlined)
        look.reverse = style.emphasis.contains(.reversed)
        look.italic = style.emphasis.contains(.slanted)
        switch style.role {
        case .quiet, .border, .comment: look.dim = look.colour == nil
        case .keyword, .decorator: look.bold = look.bold || depth == .none
        case .plain, .accent, .key, .success, .failure, .warning, .information, .string, .number, .function, .added,
            .removed:
            break
        }
        return look
    }

    private static func colour(of role: Style.Role, depth: ColourDepth) -> Int? {
        switch depth {
        case .none: nil
        case .eight: basic(role)
        case .many: extended(role)
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

    private static func extended(_ role: Style.Role) -> Int? {
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
}

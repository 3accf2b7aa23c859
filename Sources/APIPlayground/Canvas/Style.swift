/// What a piece of text is, and how much it stands out; a ``Theme`` decides how that looks.
struct Style: Hashable, Sendable {
    enum Role: Hashable, Sendable, CaseIterable {
        case plain, quiet, accent, border, key
        case success, failure, warning, information
        case keyword, string, number, comment, function, decorator
        case added, removed
    }

    struct Emphasis: OptionSet, Hashable, Sendable {
        let rawValue: UInt8
        static let strong = Emphasis(rawValue: 1)
        static let underlined = Emphasis(rawValue: 2)
        /// Foreground and background change places: a selected row, an active tab.
        static let reversed = Emphasis(rawValue: 4)
        static let slanted = Emphasis(rawValue: 8)
    }

    /// Two pixels of a picture in one cell, each as red, green and blue in 24 bits.
    struct Pixels: Hashable, Sendable {
        let top: UInt32
        let bottom: UInt32

        /// How bright both are together, from 0 to 255.
        var brightness: Int {
            (Self.brightness(top) + Self.brightness(bottom)) / 2
        }

        private static func brightness(_ rgb: UInt32) -> Int {
            let red = Int(rgb >> 16 & 255)
            let green = Int(rgb >> 8 & 255)
            return (red * 3 + green * 6 + Int(rgb & 255)) / 10
        }
    }

    var role: Role
    var emphasis: Emphasis
    /// What the cell shows of a picture; its role does not count then.
    var pixels: Pixels?

    init(_ role: Role, _ emphasis: Emphasis = []) {
        self.role = role
        self.emphasis = emphasis
    }

    func with(_ more: Emphasis) -> Style {
        var style = self
        style.emphasis.formUnion(more)
        return style
    }

    static let plain = Style(.plain)
    static let quiet = Style(.quiet)
    static let strong = Style(.plain, .strong)
    static let heading = Style(.accent, .strong)
    static let accent = Style(.accent)
    static let border = Style(.border)
    static let key = Style(.key, .strong)
    static let success = Style(.success)
    static let failure = Style(.failure)
    static let warning = Style(.warning)
    static let information = Style(.information)
    static let code = Style(.string)
}

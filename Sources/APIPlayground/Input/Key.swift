/// One key press as the learner means it; no code of any terminal.
struct Key: Hashable, Sendable {
    enum Code: Hashable, Sendable {
        case character(Character)
        case enter, tab, escape, backspace, delete, insert
        case up, down, left, right, home, end, pageUp, pageDown
        case function(Int)
    }

    struct Modifiers: OptionSet, Hashable, Sendable {
        let rawValue: UInt8
        static let shift = Modifiers(rawValue: 1)
        static let alt = Modifiers(rawValue: 2)
        static let control = Modifiers(rawValue: 4)
    }

    let code: Code
    let modifiers: Modifiers

    init(_ code: Code, _ modifiers: Modifiers = []) {
        self.code = code
        self.modifiers = modifiers
    }

    static func control(_ letter: Character) -> Key { Key(.character(letter), .control) }
    static func alt(_ letter: Character) -> Key { Key(.character(letter), .alt) }
    static func function(_ number: Int) -> Key { Key(.function(number)) }
    static func character(_ character: Character) -> Key { Key(.character(character)) }
    static let enter = Key(.enter)
    static let tab = Key(.tab)
    static let backTab = Key(.tab, .shift)
    static let escape = Key(.escape)

    var isArrow: Bool { [.up, .down, .left, .right].contains(code) }

    /// The text that this key types, if it types any.
    var typed: String? {
        guard case .character(let character) = code, modifiers.isEmpty else { return nil }
        return String(character)
    }

    /// The key's name on the screen, such as `Ctrl-A`, `F2`, `↑`.
    var name: String {
        var parts: [String] = []
        if modifiers.contains(.control) { parts.append("Ctrl") }
        if modifiers.contains(.alt) { parts.append("Alt") }
        if modifiers.contains(.shift) { parts.append("Shift") }
        return (parts + [codeName]).joined(separator: "-")
    }

    private var codeName: String {
        switch code {
        case .character(" "): "Space"
        case .character(let character): modifiers.isEmpty ? String(character) : character.uppercased()
        case .enter: "Enter"
        case .tab: "Tab"
        case .escape: "Esc"
        case .backspace: "Backspace"
        case .delete: "Del"
        case .insert: "Ins"
        case .up: "↑"
        case .down: "↓"
        case .left: "←"
        case .right: "→"
        case .home: "Home"
        case .end: "End"
        case .pageUp: "PgUp"
        case .pageDown: "PgDn"
        case .function(let number): "F\(number)"
        }
    }
}

/// What comes from the keyboard, the mouse or the terminal itself.
enum InputEvent: Hashable, Sendable {
    case key(Key)
    /// Text that was pasted in one go; `dropped` bytes of it were more than is kept.
    case paste(String, dropped: Int)
    case mouse(Mouse)
}

/// A press of the left button or a turn of the wheel, at a cell.
struct Mouse: Hashable, Sendable {
    enum Action: Hashable, Sendable {
        case press, wheelUp, wheelDown
    }

    let action: Action
    let point: Point
}

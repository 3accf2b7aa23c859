/// How many colours a terminal shows.
enum ColourDepth: Hashable, Sendable {
    case none, eight, many
    /// Any colour there is: a number past the first eight is red, green and blue in 24 bits.
    case direct

    /// - Parameter colours: What terminfo says of the terminal; at least 256 for `many`, 2²⁴ for `direct`.
    /// - Parameter noColor: The environment's `NO_COLOR`; any text but an empty one asks for none (no-color.org).
    init(colours: Int, noColor: String?) {
        if let noColor, !noColor.isEmpty {
            self = .none
        } else {
            self = colours >= 1 << 24 ? .direct : colours >= 256 ? .many : colours >= 8 ? .eight : .none
        }
    }
}

extension ColourDepth {
    /// The name under which terminfo may describe the same terminal with colours of 24 bits; nil where `COLORTERM` does
    /// not say that it has them.
    static func directTerminal(_ environment: [String: String]) -> String? {
        guard ["truecolor", "24bit"].contains(environment["COLORTERM"]), let name = environment["TERM"] else {
            return nil
        }
        let ending = "-256color"
        return (name.hasSuffix(ending) ? String(name.dropLast(ending.count)) : name) + "-direct"
    }
}

/// The colours that xterm and its followers have by number.
enum XtermPalette {
    /// Red, green and blue of a number from 0 to 255, as xterm has them by default.
    static func rgb(_ index: Int) -> UInt32 {
        switch index {
        case 0..<16: basic[index]
        case 16..<232: level((index - 16) / 36) << 16 | level((index - 16) / 6 % 6) << 8 | level((index - 16) % 6)
        default: grey(index) * 0x010101
        }
    }

    /// How bright a step of the cube is.
    private static func level(_ step: Int) -> UInt32 { step == 0 ? 0 : UInt32(55 + step * 40) }

    private static func grey(_ index: Int) -> UInt32 { UInt32(8 + max(0, min(255, index) - 232) * 10) }

    /// The number whose colour is nearest, of the cube and the greys: the first 16 look different everywhere.
    static func nearest(to rgb: UInt32) -> Int {
        let parts = [Int(rgb >> 16 & 255), Int(rgb >> 8 & 255), Int(rgb & 255)]
        let steps = parts.map { $0 < 48 ? 0 : $0 < 115 ? 1 : ($0 - 35) / 40 }
        let cube = 16 + steps[0] * 36 + steps[1] * 6 + steps[2]
        let grey = 232 + max(0, min(23, (parts.reduce(0, +) / 3 - 3) / 10))
        return distance(rgb, Self.rgb(cube)) <= distance(rgb, Self.rgb(grey)) ? cube : grey
    }

    private static func distance(_ one: UInt32, _ other: UInt32) -> Int {
        [16, 8, 0].reduce(0) { sum, shift in
            let difference = Int(one >> UInt32(shift) & 255) - Int(other >> UInt32(shift) & 255)
            return sum + difference * difference
        }
    }

    private static let basic: [UInt32] = [
        0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5, 0x7F7F7F, 0xFF0000, 0x00FF00,
        0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
    ]
}

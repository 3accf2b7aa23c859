/// The sequences that begin with `ESC [` or `ESC O`, read as keys and mouse events.
enum ControlSequence {
    /// Reads the sequence at the start of `bytes`, which begins with `ESC [`.
    static func step(_ bytes: ArraySlice<UInt8>, limit: Int) -> InputDecoder.Step {
        let rest = bytes.dropFirst(2)
        // The Linux console spells F1 to F5 as ESC [ [ A to E.
        if rest.first == UInt8(ascii: "[") {
            guard let letter = rest.dropFirst().first else { return .wait }
            let number = Int(letter) - Int(UInt8(ascii: "A")) + 1
            return .event((1...5).contains(number) ? .key(.function(number)) : nil, length: 4)
        }
        guard let end = rest.firstIndex(where: { (0x40...0x7E).contains($0) || $0 < 0x20 || $0 > 0x7E }) else {
            return rest.count < limit ? .wait : .event(nil, length: bytes.count)
        }
        let length = end - bytes.startIndex + 1
        let final = rest[end]
        // A byte that no sequence contains ends it without a meaning, and stands for itself.
        guard (0x40...0x7E).contains(final) else { return .event(nil, length: length - 1) }
        let body = rest[..<end]
        if body.first == UInt8(ascii: "<") {
            return .event(mouse(numbers(body.dropFirst()), released: final == UInt8(ascii: "m")), length: length)
        }
        let numbers = numbers(body)
        if final == UInt8(ascii: "~"), numbers.first == 200 { return .pasteBegins(length: length) }
        return .event(key(final: final, numbers: numbers).map { .key($0) }, length: length)
    }

    /// The key of `ESC O letter`.
    static func applicationKey(_ letter: UInt8) -> Key? {
        if letter == UInt8(ascii: "M") { return .enter }
        return lettered(letter).map { Key($0) }
    }

    /// The parameters; one that is left out is 0, one that is no number of a sensible length is -1.
    private static func numbers(_ body: ArraySlice<UInt8>) -> [Int] {
        body.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map { digits in
            if digits.isEmpty { return 0 }
            let isNumber = digits.count <= 6 && digits.allSatisfy { (0x30...0x39).contains($0) }
            return isNumber ? Int(String(decoding: digits, as: UTF8.self)) ?? -1 : -1
        }
    }

    private static func key(final: UInt8, numbers: [Int]) -> Key? {
        let modifiers = modifiers(numbers.count > 1 ? numbers[1] : 1)
        switch final {
        case UInt8(ascii: "~"): return numbers.first.flatMap(numbered).map { Key($0, modifiers) }
        case UInt8(ascii: "Z"): return .backTab
        default: return lettered(final).map { Key($0, modifiers) }
        }
    }

    /// xterm sends 1 plus a bit each for Shift, Alt and Control.
    private static func modifiers(_ number: Int) -> Key.Modifiers {
        guard (1...16).contains(number) else { return [] }
        return Key.Modifiers(rawValue: UInt8(number - 1) & 7)
    }

    private static func lettered(_ letter: UInt8) -> Key.Code? {
        switch letter {
        case UInt8(ascii: "A"): .up
        case UInt8(ascii: "B"): .down
        case UInt8(ascii: "C"): .right
        case UInt8(ascii: "D"): .left
        case UInt8(ascii: "H"): .home
        case UInt8(ascii: "F"): .end
        case UInt8(ascii: "P"): .function(1)
        case UInt8(ascii: "Q"): .function(2)
        case UInt8(ascii: "R"): .function(3)
        case UInt8(ascii: "S"): .function(4)
        default: nil
        }
    }

    private static func numbered(_ number: Int) -> Key.Code? {
        switch number {
        case 1, 7: .home
        case 2: .insert
        case 3: .delete
        case 4, 8: .end
        case 5: .pageUp
        case 6: .pageDown
        case 11...15: .function(number - 10)
        case 17...21: .function(number - 11)
        case 23, 24: .function(number - 12)
        default: nil
        }
    }

    /// Button 0 is the left one, 64 and 65 are the wheel; a release says nothing that a press did not.
    private static func mouse(_ numbers: [Int], released: Bool) -> InputEvent? {
        guard numbers.count == 3, numbers[1] > 0, numbers[2] > 0, !released else { return nil }
        let point = Point(column: numbers[1] - 1, row: numbers[2] - 1)
        switch numbers[0] & ~0b11100 {
        case 0: return .mouse(Mouse(action: .press, point: point))
        case 64: return .mouse(Mouse(action: .wheelUp, point: point))
        case 65: return .mouse(Mouse(action: .wheelDown, point: point))
        default: return nil
        }
    }
}

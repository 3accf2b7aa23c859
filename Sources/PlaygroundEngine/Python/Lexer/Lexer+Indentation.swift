/// How far a line is indented, measured twice so that mixed tabs cannot be read in two ways.
struct Indentation: Hashable {
    /// Columns with a tab going to the next multiple of eight.
    let width: Int
    /// Columns with a tab counted as one.
    let strictWidth: Int
}

extension Lexer {
    /// Reads the start of a line and adds the indents and dedents it means; false where the line holds no code.
    mutating func lexIndentation() -> Bool {
        var width = 0
        var strictWidth = 0
        while let byte = peek(), byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == 0x0C {
            position += 1
            width = byte == UInt8(ascii: "\t") ? (width / 8 + 1) * 8 : byte == 0x0C ? 0 : width + 1
            strictWidth = byte == 0x0C ? 0 : strictWidth + 1
        }
        guard let byte = peek() else { return false }
        if byte == UInt8(ascii: "#") { skipComment() }
        guard let byte = peek() else { return false }
        if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
            skipLineEnd()
            return false
        }
        apply(Indentation(width: width, strictWidth: strictWidth))
        return true
    }

    private mutating func apply(_ new: Indentation) {
        let current = indentations[indentations.count - 1]
        if new.width == current.width {
            if new.strictWidth != current.strictWidth { add(.invalid(.inconsistentTabs), from: position) }
        } else if new.width > current.width {
            if new.strictWidth <= current.strictWidth { add(.invalid(.inconsistentTabs), from: position) }
            indentations.append(new)
            add(.indent, from: position)
        } else {
            while let last = indentations.last, last.width > new.width {
                indentations.removeLast()
                add(.dedent, from: position)
            }
            if indentations.last?.width != new.width {
                add(.invalid(.inconsistentDedent), from: position)
            } else if indentations.last?.strictWidth != new.strictWidth {
                add(.invalid(.inconsistentTabs), from: position)
            }
        }
    }
}

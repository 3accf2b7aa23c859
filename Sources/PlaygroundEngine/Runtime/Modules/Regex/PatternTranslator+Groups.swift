extension PatternTranslator {
    /// Reads what stands behind an opening parenthesis.
    mutating func openGroup() throws(PatternFault) {
        let start = scanner.position - 1
        guard try scanner.takes("?") else { return try openCapture(nil, start: start) }
        guard let token = try scanner.take() else { throw scanner.fault("unexpected end of pattern") }
        switch token {
        case .plain("P"): try openNamed(start: start)
        case .plain(":"): try open(.plain, start: start, text: "(?:", flags: flags)
        case .plain(">"): try open(.plain, start: start, text: "(?>", flags: flags)
        case .plain("#"):
            while true {
                guard scanner.next != nil else { throw PatternFault("missing ), unterminated comment", at: start) }
                if try scanner.take() == .plain(")") { return }
            }
        case .plain("="), .plain("!"):
            try refuseLookaround(start)
            try open(.ahead, start: start, text: "(?" + token.text, flags: flags)
        case .plain("<"): try openBehind(start: start)
        case .plain("("): try openCondition(start: start)
        case .plain(let letter) where letter == "-" || PatternFlags.named(letter) != nil:
            try openFlags(letter, start: start)
        case .plain, .escape:
            throw scanner.fault("unknown extension ?" + token.text, back: token.width + 1)
        }
    }

    private func refuseLookaround(_ start: Int) throws(PatternFault) {
        guard dialect == .python else {
            throw PatternFault("look-around, including look-ahead and look-behind, is not supported", at: start)
        }
    }

    private mutating func openCapture(_ name: String?, start: Int) throws(PatternFault) {
        let group = groupWidths.count
        if let name {
            if let known = groupNames.first(where: { $0.name == name }) {
                throw scanner.fault(
                    "redefinition of group name \(QuotedText.string(name)) as group \(group); "
                        + "was group \(known.index)", back: name.unicodeScalars.count + 1)
            }
            groupNames.append((name, group))
        }
        groupWidths.append(nil)
        try open(.capture(group), start: start, text: "(", flags: flags)
    }

    /// `(?P<name>…)` or `(?P=name)`.
    private mutating func openNamed(start: Int) throws(PatternFault) {
        if try scanner.takes("<") {
            return try openCapture(try groupName(until: ">"), start: start)
        }
        guard try scanner.takes("=") else {
            guard let token = try scanner.take() else { throw scanner.fault("unexpected end of pattern") }
            throw scanner.fault("unknown extension ?P" + token.text, back: token.width + 2)
        }
        let name = try groupName(until: ")")
        let width = name.unicodeScalars.count
        try reference(try group(named: name), back: width + 1)
    }

    private mutating func groupName(until terminator: Unicode.Scalar) throws(PatternFault) -> String {
        let name = try scanner.take(until: terminator, "group name")
        guard PatternName.isIdentifier(name) else {
            throw scanner.fault(
                "bad character in group name \(QuotedText.string(name))", back: name.unicodeScalars.count + 1)
        }
        return name
    }

    private func group(named name: String) throws(PatternFault) -> Int {
        guard let group = groupNames.first(where: { $0.name == name }) else {
            throw scanner.fault(
                "unknown group name \(QuotedText.string(name))", back: name.unicodeScalars.count + 1)
        }
        return group.index
    }

    /// Writes a reference to a group that is complete.
    mutating func reference(_ group: Int, back: Int) throws(PatternFault) {
        guard let width = groupWidths[group] else {
            throw scanner.fault("cannot refer to an open group", back: back)
        }
        try checkLookbehind(group)
        item("\\g{\(group)}", width)
    }

    private func checkLookbehind(_ group: Int) throws(PatternFault) {
        guard let limit = lookbehindGroups else { return }
        guard group < groupWidths.count, groupWidths[group] != nil else {
            throw scanner.fault("cannot refer to an open group")
        }
        guard group < limit else {
            throw scanner.fault("cannot refer to group defined in the same lookbehind subpattern")
        }
    }

    /// `(?<=…)`, `(?<!…)`, or Rust's `(?<name>…)`.
    private mutating func openBehind(start: Int) throws(PatternFault) {
        if dialect == .rust, let next = scanner.next, next != .plain("="), next != .plain("!") {
            return try openCapture(try groupName(until: ">"), start: start)
        }
        guard let token = try scanner.take() else { throw scanner.fault("unexpected end of pattern") }
        guard token == .plain("=") || token == .plain("!") else {
            throw scanner.fault("unknown extension ?<" + token.text, back: token.width + 2)
        }
        try refuseLookaround(start)
        let restores = lookbehindGroups == nil
        if restores { lookbehindGroups = groupWidths.count }
        try open(.behind(restores: restores), start: start, text: "(?<" + token.text, flags: flags)
    }

    /// `(?(group)yes|no)`.
    private mutating func openCondition(start: Int) throws(PatternFault) {
        let name = try scanner.take(until: ")", "group name")
        let width = name.unicodeScalars.count
        let group: Int
        if PatternName.isIdentifier(name) {
            group = try self.group(named: name)
        } else {
            guard let number = PatternName.number(name) else {
                throw scanner.fault("bad character in group name \(QuotedText.string(name))", back: width + 1)
            }
            guard number > 0 else { throw scanner.fault("bad group number", back: width + 1) }
            guard number < 1_073_741_823 else {
                throw scanner.fault("invalid group reference \(number)", back: width + 1)
            }
            group = number
            noteCondition(group, at: scanner.position - width - 1)
        }
        try checkLookbehind(group)
        // Past the engine's limit there is no such group, which is told at the end.
        try open(.conditional, start: start, text: "(?(\(min(group, 65_535)))", flags: flags)
    }

    /// `(?flags)`, `(?flags:…)` or `(?flags-flags:…)`.
    private mutating func openFlags(_ first: Unicode.Scalar, start: Int) throws(PatternFault) {
        guard let change = try readFlags(first) else {
            let frame = frames[frames.count - 1]
            var isFirst = false
            if case .none = frame.last, frames.count == 1, frame.branches == 1, frame.current == .zero {
                isFirst = true
            }
            guard isFirst || dialect == .rust else {
                throw PatternFault("global flags not at the start of the expression", at: start)
            }
            if isCaseless { output += "(?i)".utf8 }
            return
        }
        var inner = flags
        if !change.added.isDisjoint(with: .kinds) { inner.subtract(.kinds) }
        inner.formUnion(change.added)
        inner.subtract(change.removed)
        let wasCaseless = isCaseless
        let outer = flags
        flags = inner
        let text = isCaseless == wasCaseless ? "(?:" : isCaseless ? "(?i:" : "(?-i:"
        flags = outer
        try open(.plain, start: start, text: text, flags: inner)
    }

    /// The flags that a group turns on and off; nil where they hold for the whole pattern, which they are then added to.
    private mutating func readFlags(
        _ first: Unicode.Scalar
    ) throws(PatternFault) -> (added: PatternFlags, removed: PatternFlags)? {
        var (added, removed): (PatternFlags, PatternFlags) = ([], [])
        var letter = first
        if letter != "-" {
            while true {
                let flag = PatternFlags.named(letter) ?? []
                if isText, letter == "L" {
                    throw scanner.fault("bad inline flags: cannot use 'L' flag with a str pattern")
                }
                if !isText, letter == "u" {
                    throw scanner.fault("bad inline flags: cannot use 'u' flag with a bytes pattern")
                }
                added.formUnion(flag)
                if PatternFlags.kinds.contains(flag), added.intersection(.kinds) != flag {
                    throw scanner.fault("bad inline flags: flags 'a', 'u' and 'L' are incompatible")
                }
                letter = try flagLetter(or: "missing -, : or )")
                if letter == ")" || letter == "-" || letter == ":" { break }
                try checkFlag(letter, or: "missing -, : or )")
            }
        }
        if letter == ")" {
            flags.formUnion(added)
            return nil
        }
        if letter == "-" {
            letter = try flagLetter(or: "missing flag")
            try checkFlag(letter, or: "missing flag")
            while letter != ":" {
                let flag = PatternFlags.named(letter) ?? []
                if PatternFlags.kinds.contains(flag) {
                    throw scanner.fault("bad inline flags: cannot turn off flags 'a', 'u' and 'L'")
                }
                removed.formUnion(flag)
                letter = try flagLetter(or: "missing :")
                if letter != ":" { try checkFlag(letter, or: "missing :") }
            }
        }
        guard added.isDisjoint(with: removed) else {
            throw scanner.fault("bad inline flags: flag turned on and off", back: 1)
        }
        return (added, removed)
    }

    private mutating func flagLetter(or message: String) throws(PatternFault) -> Unicode.Scalar {
        guard let token = try scanner.take() else { throw scanner.fault(message) }
        guard case .plain(let letter) = token else { throw scanner.fault(message, back: token.width) }
        return letter
    }

    private func checkFlag(_ letter: Unicode.Scalar, or message: String) throws(PatternFault) {
        guard PatternFlags.named(letter) == nil else { return }
        throw scanner.fault(letter.properties.isAlphabetic ? "unknown flag" : message, back: 1)
    }
}

/// Names and numbers of groups.
enum PatternName {
    static func isIdentifier(_ name: String) -> Bool {
        guard let first = name.unicodeScalars.first, first == "_" || first.properties.isXIDStart else { return false }
        return name.unicodeScalars.allSatisfy { $0.properties.isXIDContinue }
    }

    /// What Python's `int()` makes of a name, where it is no negative number.
    static func number(_ name: String) -> Int? {
        guard let value = try? Conversions.int(.string(name)), let integer = value.bigInteger, integer >= 0 else {
            return nil
        }
        return Int(exactly: integer) ?? Int.max
    }
}

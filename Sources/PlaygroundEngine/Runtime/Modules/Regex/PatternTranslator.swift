/// Checks a pattern by Python's rules and writes it in PCRE2's syntax.
///
/// What is written depends on no option that a pattern could change: classes are spelled out, groups numbered, anchors
/// chosen by the flags that hold at their place. `(?C)` before everything that repeats lets the matcher count its steps.
/// Source: The Python Standard Library, "re", "Regular Expression Syntax"; messages and places are CPython's.
struct PatternTranslator {
    /// What a pattern is in PCRE2's syntax, and what Python knows of it.
    struct Translation {
        let pattern: [UInt8]
        let flags: PatternFlags
        let groupCount: Int
        let groupNames: [(name: String, index: Int)]
        /// The groups in the order in which their parentheses close.
        let closingOrder: [Int]
    }

    /// A group that is open.
    struct Frame {
        enum Kind: Hashable {
            case whole
            case capture(Int)
            case plain
            case ahead
            case behind(restores: Bool)
            case conditional
        }

        let kind: Kind
        /// Where its parenthesis stands.
        let start: Int
        /// The flags to go back to behind it.
        let outerFlags: PatternFlags
        /// Where its parenthesis stands in what is written.
        let written: Int
        /// The alternatives that are complete.
        var finished: PatternWidth?
        var current = PatternWidth.zero
        var last = LastItem.none
        var branches = 1
    }

    /// What a quantifier would repeat.
    enum LastItem {
        case none
        case anchor
        case repeated
        case item(written: Int, width: PatternWidth, isGroup: Bool)
    }

    enum Dialect {
        case python
        /// The syntax of Rust's `regex`, which Pydantic's `pattern` has.
        case rust
    }

    var scanner: PatternScanner
    var flags: PatternFlags
    let isText: Bool
    let dialect: Dialect
    var output: [UInt8] = Array("(?C)".utf8)
    var frames: [Frame]
    /// The widths of the groups, the whole pattern first; nil while a group is open.
    var groupWidths: [PatternWidth?] = [nil]
    var groupNames: [(name: String, index: Int)] = []
    /// How many groups there were where the outermost lookbehind began.
    var lookbehindGroups: Int?
    /// Groups that conditions name by number, with the places.
    private var conditions: [(group: Int, position: Int)] = []
    private var closingOrder: [Int] = []
    private var hasLooseLookbehind = false
    /// As deep as brackets go in a program.
    private static let nestingLimit = 100

    private init(
        _ scalars: [Unicode.Scalar], _ flags: PatternFlags, isText: Bool, dialect: Dialect
    ) throws(PatternFault) {
        scanner = try PatternScanner(scalars)
        self.flags = flags
        self.isText = isText
        self.dialect = dialect
        frames = [Frame(kind: .whole, start: 0, outerFlags: flags, written: 0)]
    }

    static func translate(
        _ scalars: [Unicode.Scalar], flags: PatternFlags, isText: Bool = true, dialect: Dialect = .python
    ) throws(PatternFault) -> Translation {
        var translator = try PatternTranslator(scalars, flags, isText: isText, dialect: dialect)
        if translator.isCaseless { translator.output += "(?i)".utf8 }
        try translator.run()
        return Translation(
            pattern: translator.output, flags: try translator.checkedFlags(),
            groupCount: translator.groupWidths.count - 1, groupNames: translator.groupNames,
            closingOrder: translator.closingOrder)
    }

    /// Whether PCRE2 is to ignore case. For ASCII text it is not asked to, since it would follow all of Unicode.
    var isCaseless: Bool { flags.contains(.ignoreCase) && (!isText || !flags.contains(.ascii)) }

    /// Whether both cases of ASCII letters have to be written.
    var spellsCases: Bool { flags.contains(.ignoreCase) && isText && flags.contains(.ascii) }

    /// Whether only ASCII's letters, digits and blanks count as such.
    var isASCII: Bool { !isText || flags.contains(.ascii) }

    private mutating func run() throws(PatternFault) {
        while let token = scanner.next {
            if token == .plain("|") {
                try startBranch()
            } else if token == .plain(")") {
                guard frames.count > 1 else { break }
                try closeGroup()
            } else {
                try scanner.advance()
                try read(token)
            }
        }
        guard frames.count == 1 else {
            throw PatternFault("missing ), unterminated subpattern", at: frames[frames.count - 1].start)
        }
        _ = try checkedFlags()
        guard scanner.next == nil else { throw scanner.fault("unbalanced parenthesis") }
        for condition in conditions where condition.group >= groupWidths.count {
            throw PatternFault("invalid group reference \(condition.group)", at: condition.position)
        }
        guard !hasLooseLookbehind else { throw PatternFault("look-behind requires fixed-width pattern", at: nil) }
    }

    private func checkedFlags() throws(PatternFault) -> PatternFlags {
        func refused(_ message: String) -> PatternFault { PatternFault(message, at: nil, kind: .flags) }
        guard isText else {
            if flags.contains(.unicode) { throw refused("cannot use UNICODE flag with a bytes pattern") }
            if flags.contains([.locale, .ascii]) { throw refused("ASCII and LOCALE flags are incompatible") }
            return flags
        }
        if flags.contains(.locale) { throw refused("cannot use LOCALE flag with a str pattern") }
        guard flags.contains(.ascii) else { return flags.union(.unicode) }
        if flags.contains(.unicode) { throw refused("ASCII and UNICODE flags are incompatible") }
        return flags
    }

    private mutating func read(_ token: PatternScanner.Token) throws(PatternFault) {
        guard case .plain(let scalar) = token else {
            if case .escape(let letter) = token { try readEscape(letter) }
            return
        }
        if flags.contains(.verbose) {
            if " \t\n\r\u{0B}\u{0C}".unicodeScalars.contains(scalar) { return }
            if scalar == "#" {
                while let next = try scanner.take(), next != .plain("\n") {}
                return
            }
        }
        switch scalar {
        case "[": try readClass()
        case "*", "+", "?", "{": try readQuantifier(scalar)
        case ".": item(flags.contains(.dotAll) ? "." : "\\N", .one)
        case "(": try openGroup()
        case "^": anchor(flags.contains(.multiline) ? "^" : "\\A")
        case "$":
            anchor(flags.contains(.multiline) ? "$" : dialect == .rust ? "\\z" : "\\Z")
        default: literal(scalar)
        }
    }

    // MARK: Items

    mutating func item(_ text: String, _ width: PatternWidth) {
        frames[frames.count - 1].last = .item(written: output.count, width: width, isGroup: false)
        frames[frames.count - 1].current = frames[frames.count - 1].current + width
        output += text.utf8
    }

    mutating func anchor(_ text: String) {
        frames[frames.count - 1].last = .anchor
        output += text.utf8
    }

    mutating func literal(_ scalar: Unicode.Scalar) {
        item(CharacterClass(literal: scalar, isText: isText).text(inBothCases: spellsCases), .one)
    }

    private mutating func readQuantifier(_ scalar: Unicode.Scalar) throws(PatternFault) {
        let here = scanner.position
        var (least, most): (Int, Int?) = (scalar == "+" ? 1 : 0, scalar == "?" ? 1 : nil)
        if scalar == "{" {
            guard let bounds = try readBounds(from: here) else { return literal("{") }
            (least, most) = bounds
        }
        let last = frames[frames.count - 1].last
        guard case .item(let written, let width, let isGroup) = last else {
            if case .repeated = last { throw PatternFault("multiple repeat", at: here - 1) }
            throw PatternFault("nothing to repeat", at: here - 1)
        }
        // The engine counts repetitions in 16 bits; no text is long enough to tell a larger maximum from none.
        guard least <= 65_535 else { throw PatternFault("the engine repeats at most 65535 times", at: here - 1) }
        let limit = most.flatMap { $0 <= 65_535 ? $0 : nil }
        if !isGroup { output.insert(contentsOf: Array("(?C)".utf8), at: written) }
        switch (least, limit) {
        case (0, nil): output += "*".utf8
        case (1, nil): output += "+".utf8
        case (0, 1): output += "?".utf8
        case (_, nil): output += "{\(least),}".utf8
        case (_, let limit?): output += "{\(least),\(limit)}".utf8
        }
        if try scanner.takes("?") { output += "?".utf8 } else if try scanner.takes("+") { output += "+".utf8 }
        var frame = frames[frames.count - 1]
        frame.last = .repeated
        frame.current =
            PatternWidth(
                least: frame.current.least - width.least, most: frame.current.most - width.most)
            + width.repeated(least, most)
        frames[frames.count - 1] = frame
    }

    /// The numbers between braces; nil where the brace stands for itself.
    private mutating func readBounds(from here: Int) throws(PatternFault) -> (Int, Int?)? {
        if scanner.next == .plain("}") { return nil }
        func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
        let low = try scanner.take(upTo: Int.max, where: isDigit)
        var high = low
        if try scanner.takes(",") { high = try scanner.take(upTo: Int.max, where: isDigit) }
        guard try scanner.takes("}") else {
            try scanner.seek(here)
            return nil
        }
        func number(_ digits: String) throws(PatternFault) -> Int {
            guard let value = Int(digits), value < 4_294_967_295 else {
                throw PatternFault("the repetition number is too large", at: nil, kind: .repetition)
            }
            return value
        }
        let least = low.isEmpty ? 0 : try number(low)
        guard !high.isEmpty else { return (least, nil) }
        let most = try number(high)
        guard most >= least else { throw PatternFault("min repeat greater than max repeat", at: here) }
        return (least, most)
    }

    // MARK: Groups

    mutating func open(_ kind: Frame.Kind, start: Int, text: String, flags inner: PatternFlags) throws(PatternFault) {
        guard frames.count <= Self.nestingLimit else {
            throw PatternFault("maximum recursion depth exceeded", at: nil, kind: .nesting)
        }
        frames.append(Frame(kind: kind, start: start, outerFlags: flags, written: output.count))
        flags = inner
        output += text.utf8
        // A callout may not stand between a condition and its first branch's start; it may behind it.
        output += "(?C)".utf8
    }

    private mutating func startBranch() throws(PatternFault) {
        var frame = frames[frames.count - 1]
        if frame.kind == .conditional, frame.branches == 2 {
            throw scanner.fault("conditional backref with more than two branches")
        }
        try scanner.advance()
        output += "|".utf8
        frame.finished = frame.finished.map { $0 | frame.current } ?? frame.current
        frame.current = .zero
        frame.last = .none
        frame.branches += 1
        frames[frames.count - 1] = frame
    }

    private mutating func closeGroup() throws(PatternFault) {
        try scanner.advance()
        let frame = frames.removeLast()
        output += ")".utf8
        flags = frame.outerFlags
        var width = frame.finished.map { $0 | frame.current } ?? frame.current
        switch frame.kind {
        case .capture(let group):
            groupWidths[group] = width
            closingOrder.append(group)
        case .whole, .plain: break
        case .conditional: if frame.branches == 1 { width.least = 0 }
        case .ahead: width = .zero
        case .behind(let restores):
            if restores { lookbehindGroups = nil }
            if !width.isFixed { hasLooseLookbehind = true }
            width = .zero
        }
        frames[frames.count - 1].last = .item(written: frame.written, width: width, isGroup: true)
        frames[frames.count - 1].current = frames[frames.count - 1].current + width
    }

    /// Notes that a condition asks for `group`, at the first place that does.
    mutating func noteCondition(_ group: Int, at position: Int) {
        if !conditions.contains(where: { $0.group == group }) { conditions.append((group, position)) }
    }
}

/// A format of `strptime`, matched against a text.
///
/// Source: CPython's `_strptime`, which makes a regular expression of the format; the alternatives of each directive
/// are tried in its order.
struct TimePattern {
    private enum Piece {
        case literal(Unicode.Scalar)
        case blanks
        case field(Character)
    }

    private var pieces: [Piece] = []
    /// The names that `%Z` takes, the longest first.
    private let zoneNames: [String]

    /// - Throws: `ValueError` for a directive that there is not.
    init(_ format: String, zoneNames: [String]) throws(PyError) {
        self.zoneNames = zoneNames.sorted { $0.count > $1.count }
        var fields: Set<Character> = []
        try append(format, whole: format, &fields)
    }

    private static let known: Set<Character> = Set("dfHIGjmMSUwuVyYzAaBbpZW")
    private static let compound: [Character: String] = [
        "c": "%a %b %d %H:%M:%S %Y", "x": "%m/%d/%y", "X": "%H:%M:%S",
    ]

    private mutating func append(_ format: String, whole: String, _ fields: inout Set<Character>) throws(PyError) {
        var rest = Array(format.unicodeScalars)[...]
        while let scalar = rest.popFirst() {
            if scalar.properties.isWhitespace {
                while let next = rest.first, next.properties.isWhitespace { rest.removeFirst() }
                pieces.append(.blanks)
            } else if scalar != "%" {
                pieces.append(.literal(scalar))
            } else {
                guard let letter = rest.popFirst() else { throw .valueError("stray % in format '\(whole)'") }
                let field = Character(letter)
                if letter == "%" {
                    pieces.append(.literal("%"))
                } else if let expanded = Self.compound[field] {
                    try append(expanded, whole: whole, &fields)
                } else if Self.known.contains(field) {
                    guard fields.insert(field).inserted else {
                        throw .valueError("redefinition of group name '\(field)' in format '\(whole)'")
                    }
                    pieces.append(.field(field))
                } else {
                    let shown = letter.properties.isWhitespace || letter == "\\" ? "%" : field
                    throw .valueError("'\(shown)' is a bad directive in format '\(whole)'")
                }
            }
        }
    }

    /// What each directive took, and where the match ended; nil where the text does not match.
    func match(_ text: [Unicode.Scalar]) -> (fields: [TimeReading.Field], end: Int)? {
        // Each piece can end at few places. Those that led nowhere are remembered, so the work is bounded by their
        // number times the length of the text.
        var dead: Set<Int> = []
        func attempt(_ index: Int, _ start: Int) -> [Int]? {
            guard index < pieces.count else { return [start] }
            let key = index * (text.count + 1) + start
            guard !dead.contains(key) else { return nil }
            for end in ends(of: pieces[index], in: text, at: start) {
                if let behind = attempt(index + 1, end) { return [start] + behind }
            }
            dead.insert(key)
            return nil
        }
        guard pieces.count <= 200, let places = attempt(0, 0), let end = places.last else { return nil }
        let fields = pieces.enumerated().compactMap { index, piece -> TimeReading.Field? in
            guard case .field(let letter) = piece else { return nil }
            return (letter, String(String.UnicodeScalarView(text[places[index]..<places[index + 1]])))
        }
        return (fields, end)
    }

    private func ends(of piece: Piece, in text: [Unicode.Scalar], at start: Int) -> [Int] {
        switch piece {
        case .literal(let scalar):
            guard start < text.count else { return [] }
            let (found, wanted) = (text[start].properties, scalar.properties)
            return found.lowercaseMapping == wanted.lowercaseMapping ? [start + 1] : []
        case .blanks:
            var end = start
            while end < text.count, text[end].properties.isWhitespace { end += 1 }
            // Nothing but blanks could follow a shorter run, and the pieces behind this one match none.
            return end > start ? Array((start + 1...end).reversed()) : []
        case .field(let letter): return ends(of: letter, in: text[start...])
        }
    }

    private func ends(of field: Character, in rest: ArraySlice<Unicode.Scalar>) -> [Int] {
        func digit(_ offset: Int) -> Int? {
            let index = rest.startIndex + offset
            guard index < rest.endIndex, ("0"..."9").contains(rest[index]) else { return nil }
            return Int(rest[index].value) - 48
        }
        /// Two digits within a range, then one digit within another.
        func number(_ two: ClosedRange<Int>, _ one: ClosedRange<Int>) -> [Int] {
            guard let first = digit(0) else { return [] }
            var ends: [Int] = []
            if let second = digit(1), two.contains(first * 10 + second) { ends.append(rest.startIndex + 2) }
            if one.contains(first) { ends.append(rest.startIndex + 1) }
            return ends
        }
        func exactly(_ count: Int) -> [Int] {
            (0..<count).allSatisfy { digit($0) != nil } ? [rest.startIndex + count] : []
        }
        switch field {
        case "d":
            let isPadded = rest.first == " " && (digit(1) ?? 0) > 0
            return isPadded ? [rest.startIndex + 2] : number(1...31, 1...9)
        case "H": return number(0...23, 0...9)
        case "I", "m": return number(1...12, 1...9)
        case "M": return number(0...59, 0...9)
        case "S": return number(0...61, 0...9)
        case "U", "W": return number(0...53, 0...9)
        case "V": return number(1...53, 0...9)
        case "w": return (digit(0) ?? 9) <= 6 ? [rest.startIndex + 1] : []
        case "u": return (1...7).contains(digit(0) ?? 0) ? [rest.startIndex + 1] : []
        case "y": return exactly(2)
        case "Y", "G": return exactly(4)
        case "f": return (1...6).reversed().flatMap { exactly($0) }
        case "j":
            var ends: [Int] = []
            if let a = digit(0), let b = digit(1), let c = digit(2), (1...366).contains(a * 100 + b * 10 + c) {
                ends.append(rest.startIndex + 3)
            }
            return ends + number(1...99, 1...9)
        case "z": return Self.offsetEnds(in: rest)
        default:
            return names(field).filter { name in
                let given = rest.prefix(name.unicodeScalars.count)
                return String(String.UnicodeScalarView(given)).lowercased() == name.lowercased()
            }.map { rest.startIndex + $0.unicodeScalars.count }
        }
    }

    private func names(_ field: Character) -> [String] {
        switch field {
        case "A": TimeFormat.weekdays.sorted { $0.count > $1.count }
        case "a": TimeFormat.weekdays.map { String($0.prefix(3)) }
        case "B": TimeFormat.months.sorted { $0.count > $1.count }
        case "b": TimeFormat.months.map { String($0.prefix(3)) }
        case "p": ["am", "pm"]
        default: zoneNames
        }
    }

    /// `Z` or `±HH[:]MM[[:]SS[.ffffff]]`, the longest first.
    private static func offsetEnds(in rest: ArraySlice<Unicode.Scalar>) -> [Int] {
        if rest.first == "Z" { return [rest.startIndex + 1] }
        guard rest.first == "+" || rest.first == "-" else { return [] }
        func digits(_ index: Int, most: Unicode.Scalar) -> Bool {
            index + 1 < rest.endIndex && ("0"...most).contains(rest[index]) && ("0"..."9").contains(rest[index + 1])
        }
        func pair(_ index: Int) -> Int? {
            let start = index < rest.endIndex && rest[index] == ":" ? index + 1 : index
            return digits(start, most: "5") ? start + 2 : nil
        }
        let hours = rest.startIndex + 1
        guard digits(hours, most: "9"), let minutes = pair(hours + 2) else { return [] }
        guard let seconds = pair(minutes) else { return [minutes] }
        var ends = [seconds, minutes]
        guard seconds < rest.endIndex, rest[seconds] == "." else { return ends }
        var end = seconds + 1
        while end < rest.endIndex, end <= seconds + 6, ("0"..."9").contains(rest[end]) {
            end += 1
            ends.insert(end, at: 0)
        }
        return ends
    }
}

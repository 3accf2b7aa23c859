/// What keeps a text from being JSON, in the words and at the place that Pydantic gives.
///
/// Source: jiter, pydantic-core's parser: `JsonErrorType` and `LinePosition`.
struct JSONTextFault: Error, Hashable {
    enum Kind: String {
        case listEnds = "EOF while parsing a list"
        case objectEnds = "EOF while parsing an object"
        case stringEnds = "EOF while parsing a string"
        case valueEnds = "EOF while parsing a value"
        case colon = "expected `:`"
        case listSeparator = "expected `,` or `]`"
        case objectSeparator = "expected `,` or `}`"
        case word = "expected ident"
        case value = "expected value"
        case escape = "invalid escape"
        case number = "invalid number"
        case numberSize = "number out of range"
        case codePoint = "invalid unicode code point"
        case control = "control character (\\u0000-\\u001F) found while parsing a string"
        case key = "key must be a string"
        case loneSurrogate = "lone leading surrogate in hex escape"
        case trailingComma = "trailing comma"
        case trailingCharacters = "trailing characters"
        case hexEnds = "unexpected end of hex escape"
        case nesting = "recursion limit exceeded"
    }

    let kind: Kind
    /// The offset of the byte that was not expected.
    let place: Int

    /// `trailing comma at line 1 column 8`
    func message(in bytes: [UInt8]) -> String {
        var (line, start) = (1, 0)
        for (index, byte) in bytes.enumerated().prefix(place + 1) where byte == UInt8(ascii: "\n") {
            line += 1
            start = index + 1
        }
        let column = place < bytes.count ? place + 1 - start : max(0, bytes.count - start)
        return "\(kind.rawValue) at line \(line) column \(column)"
    }
}

/// Goes through a text as jiter does, and stops where that stops; what it passes is JSON.
struct JSONTextScanner {
    private enum Level { case list, object }

    private let bytes: [UInt8]
    private var place = 0
    private var levels: [Level] = []
    /// How deep jiter goes into what is not empty.
    private static let nestingLimit = 200
    /// How many digits an integer may have.
    private static let digitLimit = 4300

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// What is wrong with the text; nil where nothing is.
    static func fault(in bytes: [UInt8]) -> JSONTextFault? {
        var scanner = JSONTextScanner(bytes)
        do throws(JSONTextFault) {
            try scanner.passText()
            return nil
        } catch { return error }
    }

    private func fault(_ kind: JSONTextFault.Kind, at place: Int? = nil) -> JSONTextFault {
        JSONTextFault(kind: kind, place: place ?? self.place)
    }

    private func byte(at place: Int) -> UInt8? { place < bytes.count ? bytes[place] : nil }

    /// The next byte that is no blank.
    private mutating func peek() -> UInt8? {
        while place < bytes.count {
            switch bytes[place] {
            case 0x20, 0x09, 0x0A, 0x0D: place += 1
            case let byte: return byte
            }
        }
        return nil
    }

    private mutating func passText() throws(JSONTextFault) {
        try start()
        while let level = levels.last {
            switch level {
            case .list: try stepInList()
            case .object: try stepInObject()
            }
        }
        if peek() != nil { throw fault(.trailingCharacters) }
    }

    /// Passes a scalar or an empty container, or opens one and passes what leads to its first value.
    private mutating func start() throws(JSONTextFault) {
        while true {
            switch peek() {
            case nil: throw fault(.valueEnds)
            case UInt8(ascii: "["):
                place += 1
                guard let next = peek() else { throw fault(.listEnds) }
                if next == UInt8(ascii: "]") {
                    place += 1
                    return
                }
                try open(.list)
            case UInt8(ascii: "{"):
                place += 1
                guard let next = peek() else { throw fault(.objectEnds) }
                if next == UInt8(ascii: "}") {
                    place += 1
                    return
                }
                guard next == UInt8(ascii: "\"") else { throw fault(.key) }
                try passKey()
                guard peek() != nil else { throw fault(.valueEnds) }
                try open(.object)
            case UInt8(ascii: "\""): return try passString()
            case let byte?: return try passScalar(byte)
            }
        }
    }

    private mutating func open(_ level: Level) throws(JSONTextFault) {
        guard levels.count < Self.nestingLimit else { throw fault(.nesting) }
        levels.append(level)
    }

    private mutating func stepInList() throws(JSONTextFault) {
        switch peek() {
        case nil: throw fault(.listEnds)
        case UInt8(ascii: ","):
            place += 1
            if peek() == UInt8(ascii: "]") { throw fault(.trailingComma) }
            try start()
        case UInt8(ascii: "]"):
            place += 1
            levels.removeLast()
        default: throw fault(.listSeparator)
        }
    }

    private mutating func stepInObject() throws(JSONTextFault) {
        switch peek() {
        case nil: throw fault(.objectEnds)
        case UInt8(ascii: ","):
            place += 1
            switch peek() {
            case nil: throw fault(.valueEnds)
            case UInt8(ascii: "}"): throw fault(.trailingComma)
            case UInt8(ascii: "\""): try passKey()
            default: throw fault(.key)
            }
            try start()
        case UInt8(ascii: "}"):
            place += 1
            levels.removeLast()
        default: throw fault(.objectSeparator)
        }
    }

    /// A member's name with its colon.
    private mutating func passKey() throws(JSONTextFault) {
        try passString()
        guard let next = peek() else { throw fault(.objectEnds) }
        guard next == UInt8(ascii: ":") else { throw fault(.colon) }
        place += 1
    }

    private mutating func passScalar(_ byte: UInt8) throws(JSONTextFault) {
        switch byte {
        case UInt8(ascii: "t"): try passWord("true")
        case UInt8(ascii: "f"): try passWord("false")
        case UInt8(ascii: "n"): try passWord("null")
        case UInt8(ascii: "N"): try passWord("NaN")
        case UInt8(ascii: "I"): try passWord("Infinity")
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try passNumber()
        default: throw fault(.value)
        }
    }

    private mutating func passWord(_ word: String) throws(JSONTextFault) {
        for expected in word.utf8 {
            guard let byte = byte(at: place) else { throw fault(.valueEnds) }
            guard byte == expected else { throw fault(.word) }
            place += 1
        }
    }

    // MARK: Numbers

    private mutating func passNumber() throws(JSONTextFault) {
        if byte(at: place) == UInt8(ascii: "-") { place += 1 }
        if byte(at: place) == UInt8(ascii: "I") { return try passWord("Infinity") }
        let start = place
        try passDigits()
        if bytes[start] == UInt8(ascii: "0"), place - start > 1 { throw fault(.number, at: start + 1) }
        guard place - start <= Self.digitLimit else { throw fault(.numberSize, at: start + Self.digitLimit + 1) }
        if byte(at: place) == UInt8(ascii: ".") {
            place += 1
            try passDigits()
        }
        guard let mark = byte(at: place), mark | 0x20 == UInt8(ascii: "e") else { return }
        place += 1
        if let sign = byte(at: place), sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { place += 1 }
        try passDigits()
    }

    /// One digit and all that follow it.
    private mutating func passDigits() throws(JSONTextFault) {
        func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
        guard let first = byte(at: place) else { throw fault(.valueEnds) }
        guard isDigit(first) else { throw fault(.number) }
        while let next = byte(at: place), isDigit(next) { place += 1 }
    }

    // MARK: Strings

    private mutating func passString() throws(JSONTextFault) {
        place += 1
        let start = place
        // What the string says so far: jiter counts the place of a wrong byte in it.
        var said: [UInt8] = []
        while let byte = byte(at: place) {
            switch byte {
            case UInt8(ascii: "\""):
                if let bad = UTF8Validation.firstInvalidByte(in: said) { throw fault(.codePoint, at: start + bad) }
                place += 1
                return
            case UInt8(ascii: "\\"): try passEscape(&said)
            case ..<0x20: throw fault(.control)
            default:
                said.append(byte)
                place += 1
            }
        }
        throw fault(.stringEnds)
    }

    private mutating func passEscape(_ said: inout [UInt8]) throws(JSONTextFault) {
        place += 1
        guard let kind = byte(at: place) else { throw fault(.stringEnds) }
        guard kind != UInt8(ascii: "u") else { return try passUnits(&said) }
        guard #""\/bfnrt"#.utf8.contains(kind) else { throw fault(.escape) }
        said.append(UInt8(ascii: " "))
        place += 1
    }

    /// `uXXXX`, or two of them that make a pair.
    private mutating func passUnits(_ said: inout [UInt8]) throws(JSONTextFault) {
        let unit = try passUnit()
        guard unit & 0xF800 == 0xD800 else {
            said += Self.utf8(UInt32(unit))
            return
        }
        guard UTF16.isLeadSurrogate(unit) else { throw fault(.loneSurrogate, at: place - 1) }
        for expected in #"\u"#.utf8 {
            guard let byte = byte(at: place) else { throw fault(.stringEnds) }
            guard byte == expected else { throw fault(.hexEnds) }
            if expected == UInt8(ascii: "\\") { place += 1 }
        }
        let second = try passUnit()
        guard UTF16.isTrailSurrogate(second) else { throw fault(.loneSurrogate, at: place - 1) }
        said += Self.utf8(0x10000 + (UInt32(unit & 0x3FF) << 10 | UInt32(second & 0x3FF)))
    }

    private static func utf8(_ scalar: UInt32) -> [UInt8] {
        Unicode.Scalar(scalar).map { Array(String(Character($0)).utf8) } ?? []
    }

    /// The `u` in hand with its four digits.
    private mutating func passUnit() throws(JSONTextFault) -> UInt16 {
        guard place + 4 < bytes.count else { throw fault(.stringEnds, at: bytes.count) }
        var unit: UInt16 = 0
        for offset in 1...4 {
            guard let digit = Character(Unicode.Scalar(bytes[place + offset])).hexDigitValue,
                bytes[place + offset] < 0x80
            else { throw fault(.escape, at: place + offset) }
            unit = unit << 4 | UInt16(digit)
        }
        place += 5
        return unit
    }
}

/// Takes a pattern apart into characters and escapes.
///
/// It looks one token ahead; a backslash at the end is an error once it is looked at.
struct PatternScanner {
    enum Token: Hashable {
        case plain(Unicode.Scalar)
        case escape(Unicode.Scalar)

        var width: Int { if case .plain = self { 1 } else { 2 } }

        var text: String {
            switch self {
            case .plain(let scalar): String(Character(scalar))
            case .escape(let scalar): "\\" + String(Character(scalar))
            }
        }
    }

    let scalars: [Unicode.Scalar]
    private var index = 0
    private(set) var next: Token?

    init(_ scalars: [Unicode.Scalar]) throws(PatternFault) {
        self.scalars = scalars
        try advance()
    }

    /// The offset of the next token.
    var position: Int { index - (next?.width ?? 0) }

    mutating func advance() throws(PatternFault) {
        guard index < scalars.count else { return next = nil }
        let scalar = scalars[index]
        guard scalar == "\\" else {
            index += 1
            return next = .plain(scalar)
        }
        guard index + 1 < scalars.count else {
            throw PatternFault("bad escape (end of pattern)", at: scalars.count - 1)
        }
        next = .escape(scalars[index + 1])
        index += 2
    }

    mutating func take() throws(PatternFault) -> Token? {
        let token = next
        try advance()
        return token
    }

    mutating func takes(_ scalar: Unicode.Scalar) throws(PatternFault) -> Bool {
        guard next == .plain(scalar) else { return false }
        try advance()
        return true
    }

    mutating func seek(_ position: Int) throws(PatternFault) {
        index = position
        try advance()
    }

    /// Up to `count` characters for which `isWanted` holds.
    mutating func take(upTo count: Int, where isWanted: (Unicode.Scalar) -> Bool) throws(PatternFault) -> String {
        var text = String.UnicodeScalarView()
        while text.count < count, case .plain(let scalar)? = next, isWanted(scalar) {
            text.append(scalar)
            try advance()
        }
        return String(text)
    }

    /// The text before `terminator`, which is taken as well.
    mutating func take(until terminator: Unicode.Scalar, _ what: String) throws(PatternFault) -> String {
        var text = ""
        while true {
            let token = next
            try advance()
            guard let token else {
                if text.isEmpty { throw fault("missing " + what) }
                throw fault("missing \(terminator), unterminated name", back: text.unicodeScalars.count)
            }
            if token == .plain(terminator) {
                guard !text.isEmpty else { throw fault("missing " + what, back: 1) }
                return text
            }
            text += token.text
        }
    }

    /// A fault `back` code points before the next token.
    func fault(_ message: String, back: Int = 0) -> PatternFault { PatternFault(message, at: position - back) }
}

extension PythonProblem {
    package var message: String {
        switch self {
        case .notUTF8: "the file is not UTF-8 text at this byte"
        case .unexpectedCharacter(let character): "the character \(Self.name(of: character)) is no part of Python"
        case .lookalikeQuote(let quote): "‘\(quote)’ is a typographic quote; Python's strings use \" or '"
        case .unterminatedString(let quote): "the string that starts here has no closing \(quote)"
        case .invalidEscape(let escape): "‘\(escape)’ is no complete escape sequence"
        case .noSuchCharacter(let escape): "‘\(escape)’ stands for no character"
        case .nonASCIIBytes(let character): "bytes literals hold ASCII characters only, found ‘\(character)’"
        case .malformedNumber(let text, let reason): "‘\(text)’ is no number: \(reason)"
        case .imaginaryNumber(let text): "imaginary numbers such as ‘\(text)’ are not part of the playground's Python"
        case .strayBackslash: "a backslash outside a string must be the last character of its line"
        case .unclosedBracket(let bracket): "‘\(bracket)’ was never closed"
        case .unmatchedBracket(let bracket): "‘\(bracket)’ closes nothing"
        case .mismatchedBracket(let found, let opened, let expected):
            "‘\(found)’ does not close ‘\(opened)’; expected ‘\(expected)’"
        case .emptyFormatField: "an f-string's {} holds no expression"
        case .unterminatedFormatField: "an f-string's ‘{’ has no ‘}’"
        case .loneClosingBrace: "a single ‘}’ in an f-string closes nothing"
        case .unknownConversion(let text): "‘!\(text)’ is no conversion; expected !r, !s or !a"
        case .mixedBytesAndText: "bytes and text literals cannot stand side by side"
        case .inconsistentDedent: "this line's indentation matches no line above it"
        case .inconsistentTabs: "this line mixes tabs and spaces differently from the lines above it"
        case .unexpectedIndent: "this line is indented, and no block opens above it"
        case .missingBlock(let construct): "expected an indented block after \(construct)"
        case .missingCase: "expected an indented ‘case’ below ‘match’"
        case .expected(let wanted, let found): "expected \(wanted), found \(found)"
        case .unexpectedToken(let found): "\(found) cannot stand here"
        case .missingColon(let construct): "expected ‘:’ after \(construct)"
        case .misspelledKeyword(let word, let meant): "‘\(word)’ is no statement; did you mean ‘\(meant)’?"
        case .assignmentInExpression: "‘=’ assigns and cannot stand inside an expression; ‘==’ compares"
        case .notAssignable(let what): "\(what) cannot be assigned to"
        case .duplicateParameter(let name): "two parameters are called ‘\(name)’"
        case .parameterOrder(let name): "parameter ‘\(name)’ has no default and follows one that has"
        case .argumentOrder: "a positional argument follows a keyword argument"
        case .duplicateKeyword(let name): "the argument ‘\(name)’ is given twice"
        case .outsideFunction(let word): "‘\(word)’ stands outside a function"
        case .outsideLoop(let word): "‘\(word)’ stands outside a loop"
        case .decoratorAlone: "a decorator must be followed by ‘def’, ‘async def’ or ‘class’"
        case .nameBoundTwice(let name): "the pattern binds ‘\(name)’ twice"
        case .differentNames: "the alternatives of a pattern bind different names"
        case .unreachableCase: "this pattern takes every value, so that nothing behind it is reached"
        case .secondStar: "a sequence pattern has one starred name at most"
        case .tooDeep: "the code is nested too deeply here"
        case .refused(let construct, _): "\(construct) is not part of the playground's Python"
        }
    }

    package var note: String? {
        switch self {
        case .refused(_, let instead): instead
        case .lookalikeQuote: "text copied from a document often carries such quotes"
        case .unterminatedString(let quote) where quote.count == 1:
            "text over several lines stands between \"\"\" and \"\"\""
        case .inconsistentDedent, .inconsistentTabs, .unexpectedIndent: "four spaces a level is the usual indentation"
        case .missingBlock: "‘pass’ is a block that does nothing"
        case .missingCase: "each choice is a block of its own, such as ‘case 1:’; ‘case _:’ takes what no other does"
        case .unreachableCase: "a name without a dot takes any value; write ‘Class.NAME’ to compare with a constant"
        case .loneClosingBrace: "}} stands for one brace"
        default: nil
        }
    }

    private static func name(of character: Character) -> String {
        let code = character.unicodeScalars.first.map { String($0.value, radix: 16, uppercase: true) } ?? "?"
        let number = "U+" + String(repeating: "0", count: max(0, 4 - code.count)) + code
        return character.isLetter || character.isSymbol || character.isPunctuation
            ? "‘\(character)’ (\(number))" : number
    }
}

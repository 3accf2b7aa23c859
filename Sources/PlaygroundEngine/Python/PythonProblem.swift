/// What can be wrong with Python source before any of it runs.
package enum PythonProblem: Problem {
    // Characters and tokens
    case notUTF8
    case unexpectedCharacter(Character)
    case lookalikeQuote(Character)
    case unterminatedString(quote: String)
    case invalidEscape(String)
    case noSuchCharacter(String)
    case nonASCIIBytes(Character)
    case malformedNumber(String, reason: String)
    case imaginaryNumber(String)
    case strayBackslash
    case unclosedBracket(String)
    case unmatchedBracket(String)
    case mismatchedBracket(found: String, opened: String, expected: String)
    // f-strings
    case emptyFormatField
    case unterminatedFormatField
    case loneClosingBrace
    case unknownConversion(String)
    case mixedBytesAndText
    // Layout
    case inconsistentDedent
    case inconsistentTabs
    case unexpectedIndent
    case missingBlock(after: String)
    case missingCase
    // Grammar
    case expected(String, found: String)
    case unexpectedToken(String)
    case missingColon(after: String)
    case misspelledKeyword(String, meant: String)
    case assignmentInExpression
    case notAssignable(String)
    case duplicateParameter(String)
    case parameterOrder(String)
    case argumentOrder
    case duplicateKeyword(String)
    case outsideFunction(String)
    case outsideLoop(String)
    case decoratorAlone
    case nameBoundTwice(String)
    case differentNames
    case unreachableCase
    case secondStar
    case tooDeep
    // What the language here leaves out
    case refused(construct: String, instead: String)

    package var code: String {
        switch self {
        case .notUTF8: "not-utf8"
        case .unexpectedCharacter: "unexpected-character"
        case .lookalikeQuote: "lookalike-quote"
        case .unterminatedString: "unterminated-string"
        case .invalidEscape: "invalid-escape"
        case .noSuchCharacter: "no-such-character"
        case .nonASCIIBytes: "non-ascii-bytes"
        case .malformedNumber: "malformed-number"
        case .imaginaryNumber: "imaginary-number"
        case .strayBackslash: "stray-backslash"
        case .unclosedBracket: "unclosed-bracket"
        case .unmatchedBracket: "unmatched-bracket"
        case .mismatchedBracket: "mismatched-bracket"
        case .emptyFormatField: "empty-format-field"
        case .unterminatedFormatField: "unterminated-format-field"
        case .loneClosingBrace: "lone-closing-brace"
        case .unknownConversion: "unknown-conversion"
        case .mixedBytesAndText: "mixed-bytes-and-text"
        case .inconsistentDedent: "inconsistent-dedent"
        case .inconsistentTabs: "inconsistent-tabs"
        case .unexpectedIndent: "unexpected-indent"
        case .missingBlock: "missing-block"
        case .missingCase: "missing-case"
        case .expected: "expected-token"
        case .unexpectedToken: "unexpected-token"
        case .missingColon: "missing-colon"
        case .misspelledKeyword: "misspelled-keyword"
        case .assignmentInExpression: "assignment-in-expression"
        case .notAssignable: "not-assignable"
        case .duplicateParameter: "duplicate-parameter"
        case .parameterOrder: "parameter-order"
        case .argumentOrder: "argument-order"
        case .duplicateKeyword: "duplicate-keyword"
        case .outsideFunction: "outside-function"
        case .outsideLoop: "outside-loop"
        case .decoratorAlone: "decorator-alone"
        case .nameBoundTwice: "name-bound-twice"
        case .differentNames: "different-names"
        case .unreachableCase: "unreachable-case"
        case .secondStar: "second-star"
        case .tooDeep: "too-deep"
        case .refused: "outside-the-language"
        }
    }
}

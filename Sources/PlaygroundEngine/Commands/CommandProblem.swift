/// What can be wrong with a line typed at the prompt.
package enum CommandProblem: Problem {
    case nothingTyped
    case unknownCommand(String, meant: String?)
    case lineTooLong(bytes: Int)
    // Half a command, or too much of one
    case missing(MissingPart, command: CommandName)
    case unexpectedWord(String, command: CommandName)
    case notANumber(String, command: CommandName)
    case unknownChoice(String, command: CommandName, choices: [String], meant: String?)
    case statusOutOfRange(String)
    // Methods and paths
    case unknownMethod(String, command: CommandName, meant: String?)
    case pathWithoutSlash(String)
    /// A path with what belongs into parameters.
    case pathWithQuery(String)
    case pathTemplate(String, PathTemplateFault)
    case foreignHost(String)
    // Python inside a command
    case unclosedBracket(Character)
    case unclosedQuote(Character)
    case unknownOption(String, command: CommandName, meant: String?)
    case textNeedsQuotes(String)
    case notAName(String)
    case wordBeforeArrow(String)
    /// `wanted` is what the name was to be.
    case nameTaken(String, wanted: String)
    case unknownRouter(String, meant: String?)
    case prefixEndsWithSlash(String)
    case notAField(String)
    case fieldWithoutType(String)
    /// A name with its type right behind another.
    case missingComma(before: String)
    case formArguments(String)
    case unknownFormOption(String, form: String, known: [String], meant: String?)
    // Names in main.py
    case noDefinition(DefinitionReference, meant: String?)
    case notRenamed(RenameFault)
    case noSchema(String, known: [String], meant: String?)
    // Items of a request
    case unknownItem(String)
    case unknownSendOption(String, meant: String?)
    case itemWithoutName(String)
    case itemWithoutFile(String)
    case structureInForm(name: String)
    case headerName(String)
    case headerValue(name: String)
    case headerValueApart(name: String, value: String)
    case invalidJSON(name: String, JSONFault)
    case twoBodies
    /// Text after `--body` that is no JSON text.
    case bodyText
    // The log
    case badFilter(String)
    /// What stands behind `--image`, if anything.
    case imageItem(String?)
    case badPort(String)
    case badAddress(String)
    /// A count of events that is none; nil where there is none.
    case eventLimit(String?)

    /// A part that a command cannot do without.
    package enum MissingPart: String, Hashable, Sendable {
        case method, path, arrow, answer, functionName, option, value, target, body, definition, status
        case name, fields, newName, exchange, codeTool, exportKind, file
    }

    /// What makes a path template unusable.
    package enum PathTemplateFault: Error, Hashable, Sendable {
        case unbalancedBrace
        case emptyName
        case notAName(String)
        case repeatedName(String)
    }

    package var code: String {
        switch self {
        case .nothingTyped: "nothing-typed"
        case .unknownCommand: "unknown-command"
        case .lineTooLong: "line-too-long"
        case .missing(.newName, _): "missing-new-name"
        case .missing(.codeTool, _): "missing-code-tool"
        case .missing(.exportKind, _): "missing-export-kind"
        case .missing(let part, _): "missing-\(part.rawValue)"
        case .unexpectedWord: "unexpected-word"
        case .notANumber: "not-a-number"
        case .unknownChoice: "unknown-choice"
        case .statusOutOfRange: "status-out-of-range"
        case .unknownMethod: "unknown-method"
        case .pathWithQuery: "path-with-query"
        case .pathWithoutSlash: "path-without-slash"
        case .pathTemplate: "path-template"
        case .foreignHost: "foreign-host"
        case .unclosedBracket: "unclosed-bracket"
        case .unclosedQuote: "unclosed-quote"
        case .unknownOption: "unknown-option"
        case .textNeedsQuotes: "text-needs-quotes"
        case .notAName: "not-a-name"
        case .wordBeforeArrow: "word-before-arrow"
        case .nameTaken: "name-taken"
        case .unknownRouter: "unknown-router"
        case .prefixEndsWithSlash: "prefix-ends-with-slash"
        case .notAField: "not-a-field"
        case .fieldWithoutType: "field-without-type"
        case .missingComma: "missing-comma"
        case .formArguments: "form-arguments"
        case .unknownFormOption: "unknown-form-option"
        case .noDefinition: "no-definition"
        case .noSchema: "no-schema"
        case .notRenamed: "not-renamed"
        case .unknownItem: "unknown-item"
        case .unknownSendOption: "unknown-send-option"
        case .itemWithoutName: "item-without-name"
        case .itemWithoutFile: "item-without-file"
        case .structureInForm: "structure-in-form"
        case .headerName: "header-name"
        case .headerValue: "header-value"
        case .headerValueApart: "header-value-apart"
        case .invalidJSON: "invalid-json"
        case .twoBodies: "two-bodies"
        case .bodyText: "body-text"
        case .badFilter: "bad-filter"
        case .imageItem: "image-item"
        case .eventLimit: "event-limit"
        case .badPort: "bad-port"
        case .badAddress: "bad-address"
        }
    }
}

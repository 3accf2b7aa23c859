extension CommandProblem {
    package var message: String {
        switch self {
        case .nothingTyped: "nothing was typed"
        case .unknownCommand(let word, let meant):
            "there is no command ‘\(word)’" + Self.meaning(meant)
        case .lineTooLong(let bytes):
            "the input has \(bytes) bytes; the prompt takes up to \(CommandParser.byteLimit)"
        case .missing(let part, let command): "\(command.rawValue) needs \(part.words(for: command))"
        case .unexpectedWord(let word, let command):
            "\(command.rawValue) ends before ‘\(word)’; expected: \(CommandCatalogue.entry(command).usage)"
        case .notANumber(let word, let command): "\(command.rawValue) takes a number, found ‘\(word)’"
        case .unknownChoice(let word, let command, let choices, let meant):
            "\(command.rawValue) knows no ‘\(word)’; expected \(Self.list(choices))" + Self.meaning(meant)
        case .statusOutOfRange(let word): "‘\(word)’ is no HTTP status; statuses are 100 to 599"
        case .unknownMethod(let word, _, let meant): "‘\(word)’ is no HTTP method" + Self.meaning(meant)
        case .pathWithQuery(let query): "a path operation's path has no query: no request matches ‘\(query)’"
        case .pathWithoutSlash(let word): "the path ‘\(word)’ does not start with ‘/’"
        case .pathTemplate(let path, let fault): "the path ‘\(path)’ is no template: \(fault.words)"
        case .foreignHost(let host): "send reaches this playground's own server only, found the host ‘\(host)’"
        case .unclosedBracket(let bracket): "‘\(bracket)’ was never closed"
        case .unclosedQuote(let quote): "the text that starts here has no closing \(quote)"
        case .unknownOption(let name, let command, let meant):
            "\(Self.subject(ofOptionsOf: command)) takes no option ‘\(name)’" + Self.meaning(meant)
        case .textNeedsQuotes(let word): "‘\(word)’ stands without quotes; Python wants text in quotes"
        case .notAName(let word): "‘\(word)’ is no name that a Python function can have"
        case .wordBeforeArrow(let word): "‘\(word)’ cannot stand here; expected (parameters), option=value or ->"
        case .nameTaken(let name, let wanted):
            "main.py uses the name ‘\(name)’ for something that is no \(wanted)"
        case .unknownRouter(let name, let meant): "main.py has no router ‘\(name)’" + Self.meaning(meant)
        case .prefixEndsWithSlash(let word): "the prefix ‘\(word)’ ends with ‘/’, with which the routes' paths start"
        case .notAField(let word): "‘\(word)’ is no field; expected NAME: TYPE, fields separated by commas"
        case .fieldWithoutType(let name): "the field ‘\(name)’ has no type; expected \(name): TYPE"
        case .missingComma(let name): "a comma is missing before ‘\(name)’"
        case .formArguments(let form): "\(form)(...) takes one value in its parentheses, and options behind it"
        case .unknownFormOption(let name, let form, _, let meant):
            "\(form)(...) takes no option ‘\(name)’" + Self.meaning(meant)
        case .noSchema(let name, _, let meant):
            "main.py has no model and no enumeration ‘\(name)’" + Self.meaning(meant)
        case .noDefinition(let reference, let meant): "main.py has no \(reference.words)" + Self.meaning(meant)
        case .notRenamed(let fault): fault.words
        case .unknownItem(let word):
            "‘\(word)’ is no item of a request; expected Header:value, name=text, name:=json, name==query or name@file"
        case .unknownSendOption(let word, let meant): "send takes no option ‘\(word)’" + Self.meaning(meant)
        case .itemWithoutName(let word): "the item ‘\(word)’ has no name before its sign"
        case .itemWithoutFile(let word): "the item ‘\(word)’ names no file after its @"
        case .structureInForm(let name): "the value of ‘\(name)’ is a list or an object, which a form has no place for"
        case .headerName(let name): "‘\(name)’ is no header name; expected letters, digits and marks such as -"
        case .headerValue(let name): "the value of the header ‘\(name)’ holds a control character"
        case .headerValueApart(let name, let value):
            "a header item has no blank in it: ‘\(name):’ alone leaves the field out, and ‘\(value)’ is no item"
        case .invalidJSON(let name, let fault): "the value of ‘\(name)’ after := is no JSON: \(fault.words)"
        case .twoBodies: "the request would have two bodies: the name=text items make one already"
        case .bodyText: "--body takes a JSON text in double quotes, whose characters are the body"
        case .badFilter(let words): words
        case .badPort(let word): "‘\(word)’ is no port; ports are 1 to 65535, and 0 takes any that is free"
        case .badAddress(let word): "‘\(word)’ is no address; expected HOST, PORT or HOST:PORT"
        case .eventLimit(let found):
            "--events takes the number of events after which to leave, found \(found.map { "‘\($0)’" } ?? "none")"
        case .imageItem(let found):
            "‘--image’ needs FIELD=FILE, the field of the body and the picture for it"
                + (found.map { ", found ‘\($0)’" } ?? "")
        }
    }

    package var note: String? {
        switch self {
        case .nothingTyped, .unknownCommand(_, nil): "type help for the commands"
        case .unknownCommand(_, let meant?): CommandName(rawValue: meant).flatMap(Self.example)
        case .lineTooLong: "main.py can be edited in an editor too; the playground reloads it"
        case .missing(.definition, .remove): "routes lists the paths; for example: remove /secret"
        case .missing(let part, let command): part.note ?? Self.example(command)
        case .notANumber(_, let command), .unknownChoice(_, let command, _, _):
            CommandCatalogue.entry(command).examples.last.map { "for example: \($0)" }
        case .statusOutOfRange: Self.example(.predict)
        case .unknownMethod(_, let command, nil):
            command == .route
                ? "a route's methods: " + RouteMethod.allCases.map(\.rawValue).joined(separator: ", ")
                : "methods: " + SendCommand.methods.joined(separator: ", ")
        case .pathWithQuery: #"parameters take the query: route get /secret (user: int) -> {"user": user}"#
        case .pathWithoutSlash: "every path starts with a slash, the shortest is / alone"
        case .pathTemplate: "a part that varies stands in braces: /users/{user_id}"
        case .foreignHost: "a path is enough: send GET /secret"
        case .unknownOption(_, _, .some), .unknownMethod(_, _, .some), .unknownSendOption(_, .some),
            .unknownRouter(_, .some), .noDefinition(_, .some), .noSchema(_, _, .some),
            .unknownFormOption(_, _, _, .some):
            nil
        case .unknownRouter(let name, nil): "router \(name) /prefix makes one"
        case .prefixEndsWithSlash: Self.example(.router)
        case .notAField, .fieldWithoutType: Self.example(.model)
        case .formArguments("stream"): #"for example: stream(["Hello", "there"], every=0.3, done="[DONE]")"#
        case .formArguments: "for example: inspect_image(req.image)"
        case .unknownFormOption(_, _, let known, nil):
            known.isEmpty ? "it takes no options" : "options: " + known.joined(separator: ", ")
        case .noDefinition(_, nil): "show lists what there is"
        case .noSchema(_, let known, nil):
            known.isEmpty
                ? "model writes one: model SecretMessage user: int" : "there are: " + known.joined(separator: ", ")
        case .notRenamed(let fault): fault.note
        case .unknownOption(_, let command, nil):
            "options: " + CommandParser.options(of: command).joined(separator: ", ")
        case .wordBeforeArrow: Self.example(.route)
        case .nameTaken(_, wanted: "path operation"):
            "another name after ‘as’ will do, or none: one is found from the path"
        case .nameTaken: "another name will do"
        case .unknownItem: "--raw sends the rest of the line as the body as it stands"
        case .unknownSendOption(_, nil): "options: " + SendCommand.options.joined(separator: ", ")
        case .itemWithoutName: Self.example(.send)
        case .itemWithoutFile: "for example: send POST /upload picture@cat.png"
        case .structureInForm: "a field that is named more than once is a list: tag=a tag=b"
        case .invalidJSON: "text that is no JSON can be sent with name=text, or broken on purpose with --raw"
        case .twoBodies: "leave the items out, or write their fields into the body"
        case .bodyText: #"for example: send POST /echo --body "{\n}""#
        case .badFilter: "for example: log status:4xx method:post path:/v1 slow:>10ms"
        case .imageItem: "for example: send POST /inspect --image image=photo.png"
        case .eventLimit: "for example: send GET /stream --events 2"
        case .badPort, .badAddress: "for example: serve 8080, or serve 127.0.0.1:8080"
        case .notAName: "letters, digits and _ only, no digit first, no keyword of Python"
        case .unexpectedWord, .unclosedBracket, .unclosedQuote, .textNeedsQuotes, .headerName, .headerValue,
            .headerValueApart, .missingComma:
            nil
        }
    }

    private static func subject(ofOptionsOf command: CommandName) -> String {
        switch command {
        case .app: "FastAPI(...)"
        case .router: "APIRouter(...)"
        default: "a route"
        }
    }

    private static func meaning(_ meant: String?) -> String {
        meant.map { "; did you mean ‘\($0)’?" } ?? ""
    }

    private static func example(_ command: CommandName) -> String? {
        CommandCatalogue.entry(command).examples.first.map { "for example: \($0)" }
    }

    private static func list(_ choices: [String]) -> String {
        guard let last = choices.last, choices.count > 1 else { return choices.first ?? "" }
        return choices.dropLast().joined(separator: ", ") + " or " + last
    }
}

extension CommandProblem.MissingPart {
    func words(for command: CommandName) -> String {
        switch self {
        case .method: "a method, such as \(command == .send ? "GET" : "get")"
        case .path: "a path after the method, such as /secret"
        case .arrow: "‘->’ and what to answer"
        case .answer: "an answer after ‘->’: a Python expression"
        case .functionName: "a function name after ‘as’"
        case .option: "an option, such as title=\"My API\""
        case .target: "a target after the method, such as /secret"
        case .body: "the body after --raw"
        case .definition:
            command == .rename ? "the name to change, and the new one" : "the name or the path of what to remove"
        case .name: "a name, such as \(command == .router ? "v1_router" : "SecretMessage")"
        case .fields: "the fields after the name, such as user: int, message: str"
        case .newName: "the new name after the old one"
        case .value: "a value after ‘=’"
        case .status: "the status that is expected, such as 404"
        case .exchange: "the number of a row of the log"
        case .file: "the name of a file: a .http or .har file of requests, or a .py file"
        case .codeTool: "the tool to write for: curl, httpie or python"
        case .exportKind: "what to write: the log as har or http, or a client: requests, stream, curl or openai"
        }
    }

    /// What helps more than the command's first example.
    var note: String? {
        switch self {
        case .definition, .name, .fields, .newName: nil
        case .body: #"for example: send POST /echo --raw {"broken": "#
        case .exchange: "log lists the rows"
        case .method, .path, .arrow, .answer, .functionName, .option, .target, .value, .status, .codeTool,
            .exportKind, .file:
            nil
        }
    }
}

extension RenameFault {
    var words: String {
        switch self {
        case .imported(let name): "‘\(name)’ is imported, so its name is not main.py's to choose"
        case .taken(let name, let line?): "line \(line) of main.py uses the name ‘\(name)’ already"
        case .taken(let name, nil): "‘\(name)’ is a built-in of Python, which the new name would hide"
        case .hidden(let name, let line): "at line \(line) of main.py, ‘\(name)’ would mean something nearer by"
        }
    }

    var note: String? {
        switch self {
        case .imported(let name): "an import can name it anew: import … as \(name)_2"
        case .taken, .hidden: "another name will do"
        }
    }
}

extension DefinitionReference {
    /// As messages name it.
    var words: String {
        switch self {
        case .name(let name): "‘\(name)’"
        case .path(let path): "route for ‘\(path)’"
        case .route(let method, let path): "route for ‘\(method) \(path)’"
        }
    }
}

extension CommandProblem.PathTemplateFault {
    var words: String {
        switch self {
        case .unbalancedBrace: "a brace has no partner"
        case .emptyName: "{} names no parameter"
        case .notAName(let name): "‘\(name)’ is no name for a parameter"
        case .repeatedName(let name): "the parameter ‘\(name)’ occurs twice"
        }
    }
}

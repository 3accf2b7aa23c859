import Testing

@testable import PlaygroundEngine

@Test(arguments: [
    ("routes", Command.routes), ("undo", .undo), ("redo", .redo), ("save", .save), ("lessons", .lessons),
    ("next", .next), ("back", .back), ("check", .check), ("hint", .hint), ("solution", .solution), ("skip", .skip),
    ("quit", .quit), ("exit", .quit), ("  QUIT  ", .quit),
    ("show", .show(.code)), ("show code", .show(.code)), ("show routes", .show(.routes)),
    ("show secret", .show(.definition(.name("secret")))), ("show /secret", .show(.definition(.path("/secret")))),
    ("show post /items", .show(.definition(.route(method: "POST", path: "/items")))),
    ("remove /secret", .remove(.path("/secret"))), ("remove secret", .remove(.name("secret"))),
    ("log", .log(.newest)), ("log all", .log(.all)), ("log clear", .log(.clear)), ("log 3", .log(.exchange(3))),
    ("log #3", .log(.exchange(3))), ("why", .why(exchange: nil)), ("why 12", .why(exchange: 12)),
    ("lesson 2", .lesson(number: 2)), ("lesson", .lesson(number: nil)), ("free", .free),
    ("snapshots", .snapshots(nil)), ("snapshots 3", .snapshots(3)), ("restore", .restore(nil)),
    ("restore 3", .restore(3)), ("card", .card(path: nil)), ("card my api.svg", .card(path: "my api.svg")),
    ("predict 404", .predict(status: 404)),
    ("reset", .reset(.step)), ("reset lesson", .reset(.lesson)), ("reset all", .reset(.all)),
    ("help", .help(nil)), ("?", .help(nil)), ("help send", .help(.command(.send))), ("help python", .help(.python)),
    ("\n\nitems = []\n\n", .python(PythonBlock(text: "items = []\n"))),
])
func aWholeCommandIsUnderstood(line: String, command: Command) throws {
    #expect(try CommandParser.parse(line) == command)
}

@Test func everyExampleOfTheCatalogueIsUnderstood() throws {
    for entry in CommandCatalogue.entries {
        for example in entry.examples {
            #expect(throws: Never.self, "\(example)") { try CommandParser.parse(example) }
        }
    }
}

@Test func everyOptionOfAppIsKeptWithItsValue() throws {
    let command = try CommandParser.parse(#"app title="My API" version = '1.0.0' docs_url=None"#)

    guard case .app(let app) = command else {
        Issue.record("found \(command)")
        return
    }
    #expect(app.arguments.map(\.name) == ["title", "version", "docs_url"])
    #expect(app.arguments.map(\.value.text) == ["\"My API\"", "'1.0.0'", "None"])
}

@Test(arguments: [
    "(", "]", "{", "\"", "'", "->", "route get", "route get / -> (", "send", "send GET /a \"", "send GET /a b:={",
    "send GET /a '", "\u{0}", "é", "route get /{ -> 1", "app title=", "route get / (", "route é /", "send POST / a:=\\",
    "route get / -> \"\\", "@", "@\n\n", "def", "x =", "log 99999999999999999999", "predict -1", "why 0",
])
func noInputTrapsTheParser(line: String) {
    _ = try? CommandParser.parse(line)
    for cursor in 0...line.utf8.count { _ = Completion.complete(line, cursor: cursor, in: CompletionContext()) }
}

@Test func anInputBeyondTheLimitIsRefused() {
    let input = String(repeating: "a", count: CommandParser.byteLimit + 1)

    #expect(throws: Diagnostic(CommandProblem.lineTooLong(bytes: input.utf8.count), at: 0..<0)) {
        try CommandParser.parse(input)
    }
}

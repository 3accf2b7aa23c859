/// Each command's usage, summary, examples and arguments, for the parser, Tab, help and suggestions alike.
package enum CommandCatalogue {
    /// What there is to know about one command.
    package struct Entry: Hashable, Sendable {
        package let name: CommandName
        /// The words after the name, in order.
        package let arguments: [Argument]
        /// One sentence without a full stop.
        package let summary: String
        /// Whole lines that work as typed.
        package let examples: [String]

        /// The whole command in one line, such as `why [N]`.
        package var usage: String { ([name.rawValue] + arguments.map(\.label)).joined(separator: " ") }
    }

    /// One word, or one kind of words, after a command's name.
    package struct Argument: Hashable, Sendable {
        /// As usage lines and grey hints show it; in brackets where it may be left out.
        package let label: String
        /// What Tab offers in its place.
        package let kind: ArgumentKind
    }

    /// What may stand at a place of a command line.
    package enum ArgumentKind: Hashable, Sendable {
        case routeMethod, routePath, routeParameters, routeOption, answer, functionName
        case requestMethod, requestTarget, sendItem
        case appOption, modelName, modelFields, routerName, routerPrefix, routerOption, newName
        case definition, showTarget, logTarget, exchange, schemaClass
        case lessonNumber, resetScope, status, helpTopic, snapshot
        case malformedSend, exchangeChange, codeTool, exportKind, fileName, historyText, themeName, address
        case importedFile, language, recordAction
    }

    /// All commands, in the order in which help shows them.
    package static let entries: [Entry] = CommandName.allCases.map(entry)

    /// The entry of `name`.
    package static func entry(_ name: CommandName) -> Entry {
        let (arguments, summary, examples) = facts(of: name)
        return Entry(
            name: name, arguments: arguments.map { Argument(label: $0.0, kind: $0.1) }, summary: summary,
            examples: examples)
    }

    private static func facts(of name: CommandName) -> ([(String, ArgumentKind)], String, [String]) {
        switch name {
        case .route:
            (
                [
                    ("METHOD", .routeMethod), ("PATH", .routePath), ("[(PARAMETERS)]", .routeParameters),
                    ("[OPTION=VALUE …]", .routeOption), ("-> ANSWER", .answer), ("[as NAME]", .functionName),
                ],
                "Write a path operation into main.py: a method, a path and what to answer",
                [
                    #"route get /secret -> {"message": "You found it"}"#,
                    #"route get /parrot/{message} (message: int) -> {"message": message}"#,
                    #"route post /items (item: dict) status_code=201 -> {"created": item} as create_item"#,
                    #"route get /stream -> stream(["Hello", "from", "here"], every=0.3, done="[DONE]")"#,
                    "route post /inspect (req: ImageRequest) -> inspect_image(req.image)",
                    #"route get /items/{n} (n: int) -> items[n] if n in items else HTTPException(404, "no such item")"#,
                ]
            )
        case .model:
            (
                [("NAME", .modelName), ("FIELD: TYPE [= DEFAULT], …", .modelFields)],
                "Write a Pydantic model into main.py: a class that says what a body holds",
                [#"model SecretMessage user: int, message: str = Field(min_length=1), date: str"#]
            )
        case .router:
            (
                [("NAME", .routerName), ("[PREFIX]", .routerPrefix), ("[OPTION=VALUE …]", .routerOption)],
                "Write a router into main.py, and its inclusion in the app",
                ["router v1_router /v1", #"route v1_router.get /secret -> {"message": "hi"} as secret_v1"#]
            )
        case .app:
            (
                [("OPTION=VALUE …", .appOption)], "Describe the API: the keyword arguments of FastAPI(...)",
                [#"app title="My API" version="1.0.0""#]
            )
        case .send:
            (
                [("METHOD", .requestMethod), ("TARGET", .requestTarget), ("[ITEM …] [BODY]", .sendItem)],
                "Send a request; items are Header:value, name=text, name:=json, name==query, name@file, --image name=FILE",
                [
                    "send GET /secret", "send GET /secret user==2 X-Mood:good",
                    "send POST /items name=mug price:=4.5", "send POST /login user=ann --form",
                    "send POST /upload picture@cat.png", "send POST /inspect --image image=photo.png",
                    #"send POST /echo {"any": ["json"]}"#, #"send POST /echo --raw "a JSON text, its quotes kept""#,
                    "send GET /stream --events 2",
                    "send --malformed POST /items",
                    "send --malformed missing-field POST /items",
                ]
            )
        case .routes: ([], "List the routes in the order in which they are tried", ["routes"])
        case .show:
            (
                [("[code|routes|NAME|PATH]", .showTarget)], "Show main.py, or one definition in it",
                ["show", "show secret", "show /secret"]
            )
        case .edit:
            (
                [("[NAME|[METHOD] PATH]", .definition)], "Open main.py in your editor ($VISUAL or $EDITOR)",
                ["edit", "edit secret", "edit /secret"]
            )
        case .rename:
            (
                [("OLD", .definition), ("NEW", .newName)],
                "Give a function, a model or a router another name, wherever it is meant", ["rename secret hidden"]
            )
        case .remove:
            (
                [("NAME|[METHOD] PATH", .definition)], "Take a definition out of main.py",
                ["remove secret", "remove /secret", "remove post /items"]
            )
        case .undo: ([], "Take back the last change of main.py", ["undo"])
        case .redo: ([], "Make the change again that undo took back", ["redo"])
        case .save: ([], "Say where main.py is saved, and save it again", ["save"])
        case .open:
            (
                [("[FILE]", .fileName)],
                "Work on another main.py, which may be new; without FILE, on the one that the lessons use",
                ["open shop.py", "open ~/api/main.py", "open"]
            )
        case .importFile:
            (
                [("FILE", .importedFile)],
                "Take over what a file has: requests of a .http or .har file, or the Python of a .py file",
                ["import requests.http", "import recorded.har", "import shop.py"]
            )
        case .serve:
            (
                [("[HOST][:PORT]", .address)],
                "Listen again after stop, or at another address; 0.0.0.0 lets other machines in",
                ["serve", "serve 8080", "serve 0.0.0.0:8080"]
            )
        case .stop: ([], "Stop listening; main.py and the log stay as they are", ["stop"])
        case .log:
            (
                [("[N|all|clear|FILTER …]", .logTarget)],
                "Show the newest exchanges, one of them whole, or those that a filter lets through",
                [
                    "log", "log 3", "log status:4xx method:post", #"log path:/v1 client:curl body:"not found""#,
                    "log slow:>10ms -path:/favicon.ico", "log clear",
                ]
            )
        case .why: ([("[N]", .exchange)], "Explain why an exchange was answered as it was", ["why", "why 3"])
        case .inspect:
            (
                [("[N]", .exchange)], "Show an exchange stage by stage, and what the server made of its bytes",
                ["inspect", "inspect 3"]
            )
        case .replay:
            (
                [("N", .exchange), ("[METHOD] [TARGET] [ITEM …] [BODY]", .exchangeChange)],
                "Send the request of a row again, as it was or with changes",
                ["replay 3", "replay 3 price:=4.5", "replay 3 PUT /items/1 X-Mood:good"]
            )
        case .diff:
            (
                [("[N]", .exchange), ("[M]", .exchange)],
                "Compare two exchanges, or the two newest: what was sent and what came back", ["diff", "diff 3 4"]
            )
        case .copy:
            (
                [("curl|httpie|python", .codeTool), ("[N]", .exchange)],
                "Give the request of a row as a command for curl or HTTPie, or as Python",
                ["copy curl", "copy python 3"]
            )
        case .export:
            (
                [("har|http|requests|stream|curl|openai", .exportKind), ("[FILE]", .fileName)],
                "Write the log as an HTTP archive or a file of requests, or a client that calls this server",
                ["export har", "export http requests.http", "export requests client.py", "export openai"]
            )
        case .history:
            (
                [("[TEXT]", .historyText)], "List the requests that were sent, in earlier sessions as well",
                ["history", "history /items"]
            )
        case .theme:
            (
                [("[dark|light|high-contrast|monochrome]", .themeName)], "Choose the colours of the full screen",
                ["theme light", "theme monochrome"]
            )
        case .screenshot:
            ([("[FILE]", .fileName)], "Write the screen as an SVG picture", ["screenshot", "screenshot step.svg"])
        case .tour: ([], "Show what is where, in under a minute", ["tour"])
        case .docs:
            (
                [], "Say where the pages are that document the API, and open them in a browser where there is one",
                ["docs"]
            )
        case .schema:
            (
                [("[MODEL]", .schemaClass)],
                "Show the JSON Schema of a model, or the description of the whole API: what /openapi.json says",
                ["schema", "schema SecretMessage"]
            )
        case .compare:
            (
                [("[PYTHON]", .fileName)], "Ask real FastAPI the same as this server, and show both answers",
                ["compare", "compare .venv/bin/python"]
            )
        case .lessons: ([], "Show the map of the lessons: how far each has come, in what time", ["lessons"])
        case .lesson:
            (
                [("[N]", .lessonNumber)], "Open a lesson, or come back to the one that was left",
                ["lesson", "lesson 2"]
            )
        case .free: ([], "Leave the lesson for free play; lesson comes back to it", ["free"])
        case .next: ([], "Go to the next step", ["next"])
        case .back: ([], "Go to the step before", ["back"])
        case .check: ([], "Check the goals of this step and explain the first that fails", ["check"])
        case .hint: ([], "Show one more hint for this step", ["hint"])
        case .solution: ([], "Run this step's solution, command by command", ["solution"])
        case .skip: ([], "Run this step's solution, mark the step skipped and go on", ["skip"])
        case .reset:
            (
                [("[step|lesson|all]", .resetScope)], "Start again: this step, this lesson or everything",
                ["reset", "reset lesson"]
            )
        case .predict:
            ([("STATUS", .status)], "Say which status the next request will get, before it is sent", ["predict 404"])
        case .snapshots:
            (
                [("[N]", .snapshot)], "List what was kept of main.py before a lesson took its place, or show one",
                ["snapshots", "snapshots 2"]
            )
        case .restore:
            ([("[N]", .snapshot)], "Put back what was kept of main.py", ["restore", "restore 2"])
        case .card:
            (
                [("[FILE]", .fileName)], "Show what became of your API as a card, or write it as an SVG picture",
                ["card", "card my-api.svg"]
            )
        case .language:
            (
                [("[auto|TAG]", .language)],
                "Choose the language of the lessons: a tag such as de, or auto for what LANG asks for",
                ["language", "language de", "language auto"]
            )
        case .record:
            (
                [("[start|stop]", .recordAction), ("[FILE]", .fileName)],
                "Write down what is done from now on, and make a draft of a lesson of it",
                ["record start", "record stop", "record stop 01-a-door.md"]
            )
        case .help: ([("[TOPIC]", .helpTopic)], "Explain the commands, or one of them", ["help", "help send"])
        case .quit: ([], "Leave the playground; everything is saved", ["quit"])
        }
    }
}

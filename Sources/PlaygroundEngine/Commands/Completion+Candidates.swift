extension Completion {
    /// What may stand at a place of kind `kind`, before the word at the cursor narrows it down.
    static func candidates(
        for kind: CommandCatalogue.ArgumentKind, in context: CompletionContext, _ place: CompletionPlace
    ) -> [Candidate] {
        switch kind {
        case .routeMethod: RouteMethod.allCases.map { Candidate($0.rawValue) }
        case .requestMethod: SendCommand.methods.map { Candidate($0) }
        case .routePath: unique(context.routes.map { Candidate($0.path, "replaces \($0.functionName)") })
        case .requestTarget: targets(in: context, method: place.before.first?.text)
        case .routeParameters, .routeOption:
            isInParameters(place)
                ? types + context.models.map { Candidate($0, "model") }
                : [Candidate("->", "then what to answer")] + options(of: .route)
        case .appOption: options(of: .app)
        case .sendItem: sendItems(in: context, place)
        case .exchangeChange: SendCommand.methods.map { Candidate($0) } + sendItems(in: context, place)
        case .malformedSend: MalformedKind.allCases.map { Candidate($0.rawValue, $0.summary) }
        case .codeTool: CodeTool.allCases.map { Candidate($0.rawValue) }
        case .exportKind: ExportKind.allCases.map { Candidate($0.rawValue, $0.summary) }
        case .themeName: ThemeName.allCases.map { Candidate($0.rawValue) }
        case .language: [Candidate("auto", "what LANG asks for")] + context.languages.map { Candidate($0) }
        case .recordAction: [Candidate("start"), Candidate("stop", "and write the draft")]
        case .fileName: files(in: context, typed: place.current.text[...])
        case .importedFile: importable(in: context, typed: place.current.text[...])
        case .address:
            [
                Candidate("8080", "another port"), Candidate("127.0.0.1", "this machine alone"),
                Candidate("0.0.0.0", "other machines as well"),
            ]
        case .definition: definitions(in: context, place)
        case .showTarget:
            [Candidate("code", "the whole file"), Candidate("routes", "the table of routes")]
                + definitions(in: context, place)
        case .logTarget:
            [Candidate("all", "every exchange kept"), Candidate("clear", "empty the log")]
                + LogFilter.words.map { Candidate($0.word, $0.meaning, endsWord: false) }
                + context.exchanges.map { Candidate("\($0)", "exchange") }
        case .exchange: context.exchanges.map { Candidate("\($0)", "exchange") }
        case .schemaClass:
            context.definitions.filter { $0.first?.isUppercase == true }.map { Candidate($0, "class") }
        case .lessonNumber: context.lessons.map { Candidate("\($0.number)", $0.title) }
        case .snapshot: context.snapshots.map { Candidate("\($0)", "snapshot") }
        case .resetScope: ResetTarget.allCases.map { Candidate($0.rawValue) }
        case .helpTopic:
            CommandCatalogue.entries.map { Candidate($0.name.rawValue, $0.summary) }
                + [Candidate("python", "the lines of Python that the prompt takes")]
        case .routerOption: options(of: .router)
        case .answer: [Candidate("{", "an object", endsWord: false)] + words(of: context)
        case .functionName, .status, .modelName, .modelFields, .routerName, .routerPrefix, .newName, .historyText: []
        }
    }

    /// The files that `import` takes, and the folders that they may be in.
    static func importable(in context: CompletionContext, typed: Substring) -> [Candidate] {
        let kinds = [
            ".py": "Python for main.py", ".http": "requests", ".rest": "requests", ".har": "recorded requests",
        ]
        return files(in: context, typed: typed).compactMap { file in
            guard file.endsWord else { return file }
            return kinds.first { file.text.hasSuffix($0.key) }.map { Candidate(file.text, $0.value) }
        }
    }

    /// Whether a parenthesis is open at the cursor.
    private static func isInParameters(_ place: CompletionPlace) -> Bool {
        let text = place.before.dropFirst(2).map(\.text).joined(separator: " ")
        return text.count { $0 == "(" } > text.count { $0 == ")" }
    }

    /// What most parameters are of.
    private static let types = ["int", "str", "float", "bool", "list[", "dict", "Query(", "Header("].map {
        Candidate($0, "type", endsWord: false)
    }

    /// The files and folders that may go on from what is typed of a path, hidden ones once their dot is typed; what
    /// stands before the path, such as `picture@`, stays.
    private static func files(in context: CompletionContext, typed: Substring) -> [Candidate] {
        let name = typed.lastIndex(of: "/").map { typed[$0...].dropFirst() } ?? typed
        let before = typed.base[..<name.startIndex]
        return context.files.filter { !$0.hasPrefix(".") || name.hasPrefix(".") }.map { file in
            let isFolder = file.hasSuffix("/")
            return Candidate(before + file, isFolder ? "folder" : "", endsWord: !isFolder)
        }
    }

    /// What may stand behind the target: the names that its route asks for, header fields, options.
    private static func sendItems(in context: CompletionContext, _ place: CompletionPlace) -> [Candidate] {
        if let file = place.file { return files(in: context, typed: file) }
        let target = place.before.count > 1 ? place.before[1].text : ""
        let path = target.prefix { $0 != "?" }
        let method = place.before.first?.text.uppercased() ?? ""
        let shape = context.shapes.first { shape in
            shape.route.methods.contains(method)
                && ((try? PathPattern(shape.route.path))?.matches(Array(path.utf8)) ?? false)
        }
        var named: [Candidate] = []
        if let shape {
            if case .object(let fields, _) = shape.body {
                named += fields.map { field in
                    let isText = field.example.hasPrefix("\"")
                    return Candidate(
                        "\(field.name)\(isText ? "=" : ":=")", "\(field.kind)\(field.isRequired ? "" : ", optional")",
                        endsWord: false)
                }
            }
            named += shape.query.map {
                Candidate("\($0.name)==", "query: \($0.kind)\($0.isRequired ? "" : ", optional")", endsWord: false)
            }
        }
        return named
            + [
                Candidate("--form", "the fields as a form"), Candidate("--multipart", "the fields as a form in parts"),
                Candidate("--image", "FIELD=FILE: a picture in Base64"),
                Candidate("--raw", "the rest of the line is the body"),
                Candidate("--body", "a JSON text whose characters are the body"),
                Candidate("--malformed", "the same with one thing wrong"),
            ] + context.headers.map { Candidate("\($0):", "header", endsWord: false) }
    }

    /// Names that main.py defines and that an answer or a parameter may use.
    private static func words(of context: CompletionContext) -> [Candidate] {
        [
            Candidate("stream(", "server-sent events, one for each item", endsWord: false),
            Candidate("inspect_image(", "format, size and mode of a picture in Base64", endsWord: false),
            Candidate("HTTPException(", "raises: a status and its detail", endsWord: false),
        ] + context.models.map { Candidate($0, "model") }
    }

    private static func options(of command: CommandName) -> [Candidate] {
        CommandParser.options(of: command).map { Candidate("\($0)=", "option", endsWord: false) }
    }

    /// Paths up to their first parameter, whose value nobody can guess; those that answer `method` come first.
    private static func targets(in context: CompletionContext, method: String?) -> [Candidate] {
        let fitting = context.routes.filter { route in method.map { route.methods.contains($0.uppercased()) } ?? true }
        let others = context.routes.filter { !fitting.contains($0) }
        return unique(
            (fitting + others).map { route in
                let fixed = route.path.prefix { $0 != "{" }
                let methods = route.methods.joined(separator: ", ")
                return Candidate(String(fixed), "\(methods) \(route.path)", endsWord: fixed.count == route.path.count)
            })
    }

    private static func definitions(in context: CompletionContext, _ place: CompletionPlace) -> [Candidate] {
        let paths = unique(context.routes.map { Candidate($0.path, $0.functionName) })
        return place.before.isEmpty ? context.definitions.map { Candidate($0) } + paths : paths
    }

    /// The first of all candidates with the same text.
    static func unique(_ candidates: [Candidate]) -> [Candidate] {
        var seen: Set<String> = []
        return candidates.filter { seen.insert($0.text).inserted }
    }
}

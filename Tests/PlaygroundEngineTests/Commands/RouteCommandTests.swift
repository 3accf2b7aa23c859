import Testing

@testable import PlaygroundEngine

/// What a `route` line becomes in a file that says `source`.
private func written(_ line: String, into source: String = "app = FastAPI()\n") throws -> String {
    guard case .route(let route) = try CommandParser.parse(line) else { return "no route" }
    let outline = ModuleOutline(try Parser.parse(SourceText(name: "main.py", text: source)))
    return try RouteWriter.form(for: route, in: outline).python
}

@Test func aRouteBecomesADecoratedFunction() throws {
    #expect(
        try written(#"route get /secret -> {"message": "You found it"}"#) == """
            @app.get("/secret")
            def secret():
                return {"message": "You found it"}

            """)
}

@Test func optionsGoIntoTheDecoratorAndParametersIntoTheFunction() throws {
    #expect(
        try written(
            #"route POST /users/{user_id}/items(item:dict,q:str|None=None) status_code=201 tags=["a","b"] -> [item,q]"#)
                == """
                @app.post("/users/{user_id}/items", status_code=201, tags=["a", "b"])
                def users_items(user_id: str, item:dict, q:str|None=None):
                    return [item, q]

                """)
}

@Test(arguments: [
    (#"HTTPException(404, "gone")"#, #"    raise HTTPException(404, "gone")"#),
    (#"raise HTTPException(404, "gone")"#, #"    raise HTTPException(404, "gone")"#),
    (
        "items[n] if n in items else HTTPException(404)",
        "    if n in items:\n        return items[n]\n    raise HTTPException(404)"
    ),
    (
        "n if n.isdigit() and int(n) in items or n == 0 else HTTPException(404)",
        "    if n.isdigit() and int(n) in items or n == 0:\n        return n\n    raise HTTPException(404)"
    ),
    ("HTTPException(400) if n < 0 else n", "    if n < 0:\n        raise HTTPException(400)\n    return n"),
    (#"{"e": HTTPException(404)}"#, #"    return {"e": HTTPException(404)}"#),
])
func anErrorAfterTheArrowIsRaised(answer: String, body: String) throws {
    let source = "from fastapi import FastAPI, HTTPException\napp = FastAPI()\n"
    let python = try written("route get /n/{n} (n: int) -> \(answer) as look", into: source)

    #expect(python == "@app.get(\"/n/{n}\")\ndef look(n: int):\n\(body)\n")
}

@Test func aStreamStaysOneWhenItsRouteIsWrittenAgain() throws {
    let text = try written("route get /stream -> stream(\"Hello there\")")
    let first = try written("route get /stream -> stream([1])")
    let again = try written("route get /stream -> stream([1], every=0.5)", into: "app = FastAPI()\n" + first)

    #expect(text.contains("for word in \"Hello there\".split():"))
    #expect(again.contains("time.sleep(0.5)") && again.contains("def stream():"))
}

@Test func aLongAnswerIsLaidOutAnItemALine() throws {
    #expect(
        try written(
            #"route get /menu -> {"coffee": ["espresso", "flat white"], "tea": {"green": 2.5, "black": 2}, "note":"a,b: c", "open": True}"#
        ) == """
            @app.get("/menu")
            def menu():
                return {
                    "coffee": ["espresso", "flat white"],
                    "tea": {"green": 2.5, "black": 2},
                    "note": "a,b: c",
                    "open": True,
                }

            """)
}

@Test func aLongComprehensionGetsNoTrailingComma() throws {
    #expect(
        try written(
            "route get /n -> [number * number * number for number in range(1000000) if number % 7 == 0 or number % 11 == 0]"
        ) == """
            @app.get("/n")
            def n():
                return [
                    number * number * number for number in range(1000000) if number % 7 == 0 or number % 11 == 0
                ]

            """)
}

@Test(arguments: [
    ("route get / -> 1", "root"), ("route get /secret -> 1", "secret"),
    ("route get /Secret-Place -> 1", "secret_place"),
    ("route get /users/{user_id}/messages -> 1", "users_messages"), ("route get /{name} -> name", "get_name"),
    ("route get /class -> 1", "get_class"), ("route get /id -> 1", "get_id"), ("route get /app -> 1", "get_app"),
    ("route get /items -> items", "get_items"), ("route get /items -> f\"{items}\"", "get_items"),
    ("route get /taken -> 1", "get_taken"), ("route get /other/{n} -> n", "other_n"),
    ("route post /here -> 1", "here"), ("route get /here -> 1", "lookup"), ("route get /2024 -> 1", "_2024"),
    ("route get /é -> 1", "get_"), ("route get /free -> 1 as chosen", "chosen"),
    ("route v1.get /here -> 1", "here"),
])
func aFunctionIsNamedAfterItsPath(line: String, name: String) throws {
    let source = """
        from fastapi import FastAPI
        app = FastAPI()
        taken = 1
        v1 = taken
        def other(): pass
        @app.get("/here")
        def lookup(): pass
        """

    #expect(try written(line, into: source).contains("\ndef \(name)("))
}

@Test func aNameThatBelongsToSomethingElseIsRefusedAtItsPlace() {
    let line = "route get /a -> 1 as taken"

    #expect(throws: Diagnostic(CommandProblem.nameTaken("taken", wanted: "path operation"), at: 21..<26)) {
        try written(line, into: "taken = 1\n")
    }
}

@Test func theAppOfTheFileIsTheOwner() throws {
    #expect(try written("route get /a -> 1", into: "api = FastAPI()\n").hasPrefix("@api.get(\"/a\")\n"))
}

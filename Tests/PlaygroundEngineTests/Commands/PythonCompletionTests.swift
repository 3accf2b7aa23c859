import Testing

@testable import PlaygroundEngine

private let context: CompletionContext = {
    let source = SourceText(
        name: "main.py",
        text: """
            from fastapi import APIRouter, FastAPI
            from pydantic import BaseModel

            app = FastAPI()
            v1_router = APIRouter(prefix="/v1")
            items: list[str] = []


            class Thing(BaseModel):
                id: int


            class Item(Thing):
                name: str
                price: float = 0


            def discount(price):
                return price


            @app.get("/items")
            def list_items():
                return items

            """)
    var context = CompletionContext(files: ["cat.png", "shop.http"])
    if let module = try? Parser.parse(source) {
        context.python = PythonNames(
            module, modules: ["json": ["dumps", "loads"], "fastapi": ["FastAPI", "Query"], "fastapi.sse": ["X"]])
    }
    return context
}()

/// A text that is typed, the first candidates, and the grey hint.
private let texts: [(text: String, first: [String], hint: String)] = [
    ("from fa", ["fastapi", "fastapi.sse"], "stapi"), ("from ", ["fastapi", "fastapi.sse"], "MODULE import NAME"),
    ("from fastapi.s", ["fastapi.sse"], "se"), ("from fastapi ", ["import"], "import NAME"),
    ("from fastapi import ", ["FastAPI", "Query"], "NAME, …"), ("from fastapi import FastAPI, ", ["Query"], "NAME, …"),
    ("from fastapi import Q", ["Query"], "uery"), ("import sh", ["shop.http"], "op.http"),
    ("import j", ["json"], "son"),
    ("@", ["app.get(", "app.post("], #"app.get("/path")"#), ("@v", ["v1_router.get("], "1_router.get("),
    ("@app.po", ["post("], "st("), ("@app.get(\"/x\", sta", ["status_code="], "tus_code="),
    ("class ", [], "NAME(BaseModel):"), ("def ", [], "NAME(PARAMETERS):"), ("def f", [], "(PARAMETERS):"),
    ("async def f", [], "(PARAMETERS):"),
    ("@app.get(\"/items/{item_id}\")\ndef read(", ["item_id: "], ""),
    ("@app.get(\"/items/{item_id}\")\ndef read(it", ["item_id: "], "em_id: "),
    ("@app.post(\"/items\")\ndef create(item: It", ["Item"], "em"),
    ("def f(n: i", ["int"], "nt"), ("def f(n: int = Qu", ["Query("], "ery("),
    ("def f(n: int = Query(g", ["ge=", "gt="], "e="),
    ("def f(item: Item):\n    return item.", ["id", "name", "price", "model_dump("], ""),
    ("def f(item: Item):\n    return item.pr", ["price"], "ice"),
    ("def f(item: Item):\n    return it", ["item", "items"], "em"),
    ("def f(request: Request):\n    await request.j", ["json("], "son("),
    ("def f():\n    total = 1\n    return to", ["total"], "tal"), ("def f():\n    ret", ["return"], "urn"),
    ("def f():\n    return dis", ["discount("], "count("), ("def f():\n    return Item(na", ["name="], "me="),
    ("def f():\n    return json.d", ["dumps"], "umps"),
    ("class Order(BaseModel):\n    item: It", ["Item"], "em"),
    ("class Order(BaseModel):\n    tags: list[s", ["str"], "tr"),
    ("class Order(BaseModel):\n    n: int = Fi", ["Field(", "File("], "eld("),
    ("class Order(BaseModel):\n    n: int = Field(min", ["min_length="], "_length="),
    ("def f() -> It", ["Item"], "em"), ("x = \"from fa", [], ""), ("x = 1 # ret", [], ""),
    ("def f():\n    return 5.", [], ""),
]

@Test(arguments: texts)
func pythonIsCompletedAtItsEnd(text: String, first: [String], hint: String) {
    let completion = Completion.complete(text, cursor: text.utf8.count, in: context)

    #expect(completion.candidates.prefix(first.count).map(\.text) == first)
    if first.isEmpty { #expect(completion.candidates.isEmpty) }
    #expect(completion.hint == hint)
}

@Test func everyPlaceOfAListingCanBeCompleted() {
    for cursor in 0...Playground.program.utf8.count {
        let replaced = Completion.complete(Playground.program, cursor: cursor, in: context).replaced

        #expect(replaced.lowerBound >= 0 && replaced.upperBound == cursor)
    }
}

@Test func whatCanBeImportedIsWhatTheEngineKnows() {
    let modules = PythonNames().modules

    #expect(modules["fastapi"]?.contains("Query") == true)
    #expect(modules["json"]?.contains("dumps") == true)
    #expect(modules["fastapi.status"]?.contains("HTTP_404_NOT_FOUND") == true || modules["starlette.status"] != nil)
    #expect(modules.values.allSatisfy { $0.allSatisfy { !$0.hasPrefix("_") } })
}

import Testing

@testable import PlaygroundEngine

private let head = """
    from fastapi import FastAPI
    from pydantic import BaseModel, field_validator
    app = FastAPI()
    class Item(BaseModel):
        name: str
        @field_validator("name")
        @classmethod
        def check(cls, value):
            while value == "endless":
                pass
            return value
    """

struct ModelTests {
    @Test func aValidatorThatNeverEndsUsesUpABudget() throws {
        var limits = Limits()
        limits.time = .milliseconds(50)
        let source = SourceText(name: "main.py", text: head + "\n@app.post('/')\ndef f(item: Item): return item\n")
        let application = try Application.load(source, limits: limits)

        func status(of name: String) -> Int? {
            let headers = Headers([HeaderField("Content-Type", "application/json")])
            let body = Array(#"{"name": "\#(name)"}"#.utf8)
            return application.respondNow(to: Request(method: "POST", target: "/", headers: headers, body: body))?
                .response.status
        }

        #expect(status(of: "endless") == 500)
        #expect(status(of: "mug") == 200)
    }

    /// Real FastAPI's answers: 254 models inside one another are taken, one more is not.
    @Test(arguments: [(1, 200), (253, 200), (254, 422), (900, 422)])
    func aModelStandsInsideItselfSoOftenAndNoMore(depth: Int, status: Int) throws {
        let source = """
            from fastapi import FastAPI
            from pydantic import BaseModel
            app = FastAPI()
            class Link(BaseModel):
                next: "Link | None" = None
            @app.post("/")
            def f(link: Link) -> Link: return link
            """
        let application = try Application.load(SourceText(name: "main.py", text: source))
        let body = String(repeating: #"{"next":"#, count: depth) + "{}" + String(repeating: "}", count: depth)
        let headers = Headers([HeaderField("Content-Type", "application/json")])

        let answer = application.respondNow(
            to: Request(method: "POST", target: "/", headers: headers, body: Array(body.utf8)))

        #expect(answer?.response.status == status)
        #expect(activeChecks(of: "Link", in: application) == 0)
    }

    private func activeChecks(of name: String, in application: Application) -> Int? {
        (application.globals.value(of: name)?.object as? ModelType)?.activeChecks
    }
}

/// The difference {#repeated-keys}.
@Test func aKeyThatTwoFieldsHaveIsWrittenOnce() throws {
    let program = """
        from fastapi import FastAPI
        from pydantic import BaseModel, Field
        app = FastAPI()
        class Item(BaseModel):
            a: int = Field(default=1, serialization_alias="c")
            b: int = Field(default=2, serialization_alias="c")
        @app.get("/")
        def item() -> Item: return Item()
        """
    let app = try Application.load(SourceText(name: "main.py", text: program))

    let answer = try #require(app.respondNow(to: Request(method: "GET", target: "/")))

    #expect(String(decoding: answer.response.body, as: UTF8.self) == #"{"c":2}"#)
}

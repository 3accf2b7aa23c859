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
    @Test func aModelDoesNotDescribeItself() {
        let answer = PythonProgram.answer(head + "\n@app.get('/')\ndef f(): return Item.model_json_schema()\n")

        #expect(answer == "NotImplementedError: model_json_schema() is not part of the playground's Pydantic")
    }

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
}

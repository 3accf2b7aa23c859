import Foundation
import Testing

@testable import PlaygroundEngine

/// What `line` makes of `source`, without running it.
private func written(_ line: String, into source: String) throws -> String {
    let text = SourceText(name: "main.py", text: source)
    let outline = ModuleOutline(try Parser.parse(text))
    var workspace = Workspace(text)
    let form =
        switch try CommandParser.parse(line) {
        case .route(let route): try RouteWriter.form(for: route, in: outline)
        case .model(let model): try ModelWriter.form(for: model, in: outline)
        case .router(let router): try RouterWriter.form(for: router, in: outline)
        default: throw EditFailure.tooMuch(statements: 0)
        }
    _ = try workspace.put(form.python)
    return workspace.source.text
}

private let head = "from fastapi import FastAPI\n\napp = FastAPI()\n"

struct ShortFormTests {
    @Test func aModelIsAClassWithItsImports() throws {
        let text = try written(
            "model SecretMessage user: int, message: str = Field(min_length=1), date:str", into: head)

        #expect(
            text == """
                from fastapi import FastAPI
                from pydantic import BaseModel, Field

                app = FastAPI()


                class SecretMessage(BaseModel):
                    user: int
                    message: str = Field(min_length=1)
                    date: str

                """)
    }

    @Test func aModelStandsBeforeTheRoutesAndBehindWhatItNames() throws {
        let source = head + "\n\n@app.get(\"/\")\ndef root():\n    return 1\n"
        let first = try written("model Item name: str", into: source)
        let second = try written("model Order (items: list[Item], when: datetime | None = None)", into: first)

        #expect(
            second == """
                from fastapi import FastAPI
                from pydantic import BaseModel
                from datetime import datetime

                app = FastAPI()


                class Item(BaseModel):
                    name: str


                class Order(BaseModel):
                    items: list[Item]
                    when: datetime | None = None


                @app.get("/")
                def root():
                    return 1

                """)
    }

    @Test func aRouterIsIncludedBehindItsRoutes() throws {
        let router = try written("router v1_router /v1", into: head)
        let route = try written(
            "route v1_router.get /secret -> {\"message\": \"hi\"} as secret_v1", into: router)
        let plain = try written("route get /other -> 1", into: route)

        #expect(
            plain
                == """
                from fastapi import FastAPI, APIRouter

                app = FastAPI()


                v1_router = APIRouter(prefix="/v1")


                @v1_router.get("/secret")
                def secret_v1():
                    return {"message": "hi"}


                @app.get("/other")
                def other():
                    return 1


                app.include_router(v1_router)

                """)
    }

    @Test func aRouteOfARouterGoesBeforeItsInclusionInTheMiddle() throws {
        let source =
            head + "r = APIRouter()\n# in\napp.include_router(r)\n\n\n@app.get(\"/a\")\ndef a():\n    return 1\n"

        let text = try written("route r.get /b -> 1", into: source)

        #expect(
            text == head
                + "r = APIRouter()\n\n\n@r.get(\"/b\")\ndef b():\n    return 1\n\n\n# in\napp.include_router(r)\n\n\n@app.get(\"/a\")\ndef a():\n    return 1\n"
        )
    }

    @Test func aStreamIsAGeneratorOfEvents() throws {
        let text = try written(
            "route get /stream -> stream([\"Hello\",\"from\",\"here\"], every=0.3, done=\"[DONE]\")", into: head)

        #expect(
            text == """
                from fastapi import FastAPI
                import time
                from fastapi.responses import StreamingResponse

                app = FastAPI()


                @app.get("/stream")
                def stream():
                    def events():
                        for word in ["Hello", "from", "here"]:
                            yield f"data: {word}\\n\\n"
                            time.sleep(0.3)
                        yield "data: [DONE]\\n\\n"

                    return StreamingResponse(events(), media_type="text/event-stream")

                """)
    }

    @Test func aStreamOfAParameterKeepsItsName() throws {
        let text = try written("route get /say (word: str) -> stream(word)", into: head)

        #expect(text.contains("        for item in word:\n            yield f\"data: {item}\\n\\n\"\n\n    return"))
    }

    @Test func anImageIsDecodedAndRefusedWhereItIsNone() throws {
        let text = try written("route post /inspect (req: ImageRequest) -> inspect_image(req.image)", into: head)

        #expect(
            text == """
                from fastapi import FastAPI, HTTPException
                import base64
                import io
                from PIL import Image

                app = FastAPI()


                @app.post("/inspect")
                def inspect(req: ImageRequest):
                    try:
                        image = Image.open(io.BytesIO(base64.b64decode(req.image.split(",")[-1])))
                    except Exception:
                        raise HTTPException(status_code=400, detail="Invalid image")
                    return {"format": image.format, "size": image.size, "mode": image.mode}

                """)
    }

    @Test(arguments: [
        (
            "route get /whoami (user_agent: str | None = Header(default=None)) -> {\"user_agent\": user_agent}",
            "from fastapi import FastAPI, Header\n"
        ),
        ("route get /t status_code=status.HTTP_201_CREATED -> time.time()", "from fastapi import FastAPI, status\n"),
        ("route get /t -> json.dumps(1)", "from fastapi import FastAPI\nimport json\n"),
        ("route get /t (json: int) -> json", "from fastapi import FastAPI\n\n"),
    ])
    func namesThatAreUsedAreImported(line: String, start: String) throws {
        #expect(try written(line, into: head).hasPrefix(start))
    }

    /// Lines with a fault that only the loaded file shows, and the words that are pointed at.
    @Test(arguments: [
        ("route get /a (n: int = nothing) -> n", "nothing"),
        ("route get /a status_code=nothing -> 1", "nothing"),
        ("route get /a -> {\"a\":1,\"b\":[nothing,2]}", "nothing"),
        ("route get /a -> f\"a {nothing}\"", "nothing"),
        ("model A x: int = nothing", "nothing"),
    ])
    func aFaultInTheFileIsFoundInTheTypedLine(line: String, word: String) throws {
        let source = SourceText(name: "main.py", text: head)
        let outline = ModuleOutline(try Parser.parse(source))
        let form =
            switch try CommandParser.parse(line) {
            case .route(let route): try RouteWriter.form(for: route, in: outline)
            case .model(let model): try ModelWriter.form(for: model, in: outline)
            default: throw EditFailure.tooMuch(statements: 0)
            }
        var workspace = Workspace(source)
        _ = try workspace.put(form.python)
        let file = workspace.source
        let start = try #require(file.text.range(of: word))
        let offset = file.text[..<start.lowerBound].utf8.count

        let found = try #require(form.typedRange(of: offset..<offset + word.utf8.count, in: file))

        #expect(SourceText(name: "", text: line)[found] == word)
    }
}

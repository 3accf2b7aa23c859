import Testing

@testable import PlaygroundEngine

struct SessionDocsTests {
    private static let program = """
        from fastapi import FastAPI
        from pydantic import BaseModel
        app = FastAPI()
        class SecretMessage(BaseModel):
            user: int
        """

    @Test func docsNamesThePageOfTheServer() async throws {
        let playground = try await Playground(program: Self.program)

        let result = await playground.run("docs")
        await playground.end()

        #expect(result.outcome == .done)
        #expect(result.lines.first?.text.hasPrefix("http://127.0.0.1:") == true)
        #expect(result.lines.first?.text.hasSuffix("/docs") == true)
    }

    @Test func docsSaysWhyThereIsNoPage() async throws {
        let playground = try await Playground(program: "from fastapi import FastAPI\napp = FastAPI(docs_url=None)\n")

        let result = await playground.run("docs")
        await playground.end()

        #expect(
            result
                == .refused("the app says ‘docs_url=None’ or ‘openapi_url=None’, so it has no page that documents it"))
    }

    @Test func schemaShowsAModelAndTheWholeDescription() async throws {
        let playground = try await Playground(program: Self.program)

        let model = await playground.run("schema SecretMessage")
        let whole = await playground.run("schema")
        await playground.end()

        #expect(
            model.lines.map(\.text) == [
                "{", #"  "properties": {"#, #"    "user": {"#, #"      "title": "User","#, #"      "type": "integer""#,
                "    }",
                "  },", #"  "required": ["#, #"    "user""#, "  ],", #"  "title": "SecretMessage","#,
                #"  "type": "object""#, "}",
            ])
        #expect(whole.lines.map(\.text).contains(#"  "openapi": "3.1.0","#))
    }

    @Test func schemaOfWhatIsNotThereNamesTheNearest() async throws {
        let playground = try await Playground(program: Self.program)

        let result = await playground.run("schema SecretMesage")
        await playground.end()

        #expect(result.outcome == .failed)
        #expect(result.lines.first?.text.contains("SecretMessage") == true)
    }
}

import Testing

@testable import PlaygroundEngine

private let program = """
    from fastapi import APIRouter, FastAPI, Header
    from pydantic import BaseModel

    app = FastAPI()
    v2_router = APIRouter(prefix="/v2")


    class Item(BaseModel):
        name: str
        inner: dict[str, int] = {}


    @app.get("/users/{id}")
    def users(id: int):
        return id


    @app.get("/users/me")
    def me():
        return "me"


    @app.get("/search")
    def search(limit: int = 10):
        return limit


    @app.get("/ask")
    def ask(user: int, x_token: str = Header()):
        return user


    @app.post("/items")
    def items(item: Item):
        return item


    @v2_router.get("/secret")
    def secret():
        return 1

    """

/// What `why` says beside the facts: the likeliest slip behind an answer.
struct LikelyCauseTests {
    @Test(arguments: [
        ("send GET /search?limt=5", "‘limt’ in the query was ignored, since nothing asks for it; search has ‘limit’."),
        (
            "send GET /search?Limit=x",
            "‘Limit’ in the query was ignored, since nothing asks for it; search has ‘limit’."
        ),
        ("send GET /ask?usr=1 X-Token:a", "‘usr’ in the query was ignored, since nothing asks for it; ask has ‘user’."),
        ("send GET /ask?user=1 X-Tokn:a", "‘X-Tokn’ was sent; the route asks for ‘x-token’."),
        ("send POST /items nme=x", "‘nme’ was sent; the route asks for ‘name’."),
        (
            "send GET /users/me",
            "me (main.py line 18) has exactly this path and was not asked: /users/{id} stands before it and takes it, and "
                + "the first route that fits answers."
        ),
        (
            "send GET /v2/secret",
            "secret (main.py line 38) has this path. It belongs to v2_router, which no app includes, so it answers nothing."
        ),
        ("send GET /v2/secret", "Below its routes, write: app.include_router(v2_router)"),
    ])
    func theLikelySlipIsNamed(command: String, words: String) async throws {
        let playground = try await Playground(program: program)

        await playground.run(command)
        let why = await playground.run("why")

        #expect(why.lines.map(\.text).contains(words))
        await playground.end()
    }

    @Test(arguments: ["send GET /search?limit=5", "send GET /search?colour=red", "send GET /users/5"])
    func whatIsNoSlipIsNotCalledOne(command: String) async throws {
        let playground = try await Playground(program: program)

        await playground.run(command)
        let why = await playground.run("why")

        #expect(why.lines.count == 2)
        await playground.end()
    }

    @Test func routesNamesThoseThatNoAppIncludes() async throws {
        let playground = try await Playground(program: program)

        let routes = await playground.run("routes")

        #expect(
            routes.lines.last == ResultLine(.note, "GET /v2/secret answers nothing: no app includes ‘v2_router’"))
        await playground.end()
    }
}

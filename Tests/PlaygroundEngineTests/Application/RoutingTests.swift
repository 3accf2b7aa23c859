import Testing

@testable import PlaygroundEngine

private let program = """
    from fastapi import FastAPI
    app = FastAPI()
    @app.get("/")
    def root(): return "root"
    @app.get("/items")
    def items(): return "items"
    @app.post("/items")
    def create(): return "create"
    @app.get("/slash/")
    def slash(): return "slash"
    @app.get("/users/me")
    def me(): return "me"
    @app.get("/users/{user_id}")
    def user(): return "user"
    @app.get("/users/{user_id}/messages/{message_id:int}")
    def message(): return "message"
    @app.get("/files/{path:path}")
    def file(): return "file"
    @app.get("/f/{x:float}")
    def number(): return "number"
    @app.get("/{word}.txt")
    def text(): return "text"
    """

@Test(arguments: [
    ("GET", "/", "200 root"), ("GET", "/items", "200 items"), ("POST", "/items", "200 create"),
    ("GET", "/items?a=1", "200 items"), ("GET", "/it%65ms", "200 items"), ("GET", "/items%0A", "200 items"),
    ("DELETE", "/items", "405 GET"), ("HEAD", "/items", "405 GET"), ("get", "/items", "405 GET"),
    ("GET", "/items/", "307 http://h/items"), ("DELETE", "/items/?a=b", "307 http://h/items?a=b"),
    ("GET", "/slash", "307 http://h/slash/"), ("GET", "/slash//", "404"), ("GET", "/items//", "307 http://h/items"),
    ("GET", "/Items", "404"), ("GET", "", "307 http://h/"), ("GET", "//", "404"),
    ("GET", "/users/me", "200 me"), ("GET", "/users/7", "200 user"), ("GET", "/users/", "404"),
    ("GET", "/users/a%2Fb", "404"), ("GET", "/users/7/", "307 http://h/users/7"),
    ("GET", "/users/7/messages/12", "200 message"), ("GET", "/users/7/messages/x", "404"),
    ("GET", "/users/7/messages/-1", "404"), ("GET", "/files/a/b/c", "200 file"), ("GET", "/files/", "200 file"),
    ("GET", "/f/1.5", "200 number"), ("GET", "/f/1", "200 number"), ("GET", "/f/1.", "404"),
    ("GET", "/a.txt", "200 text"), ("GET", "/a.txt.txt", "200 text"), ("GET", "/.txt", "404"),
    ("GET", "/h%C3%A9.txt", "200 text"),
])
func aRequestGoesWhereStarletteSendsIt(method: String, target: String, expected: String) throws {
    let app = try Application.load(SourceText(name: "main.py", text: program))
    let request = Request(method: method, target: target, headers: [HeaderField("Host", "h")])

    let response = try #require(app.respondNow(to: request)).response

    let detail =
        switch response.status {
        case 200: " " + String(decoding: response.body, as: UTF8.self).replacing("\"", with: "")
        case 405: " " + (response.headers["allow"] ?? "")
        case 307: " " + (response.headers["location"] ?? "")
        default: ""
        }
    #expect("\(response.status)\(detail)" == expected)
}

@Test(arguments: [
    ("GET", 4300, "", 200), ("POST", 4300, "", 405), ("GET", 4300, "/", 307),
    ("GET", 4301, "", 500), ("POST", 4301, "", 500), ("GET", 4301, "/", 500),
])
func aNumberInThePathWithMoreDigitsThanIntReadsIsAServerError(
    method: String, digits: Int, ending: String, expected: Int
) throws {
    let app = try Application.load(
        SourceText(
            name: "main.py",
            text: """
                from fastapi import FastAPI
                app = FastAPI()
                @app.get("/n/{n:int}")
                def number(n: int): return 1
                """))

    let target = "/n/" + String(repeating: "9", count: digits) + ending
    let response = try #require(app.respondNow(to: Request(method: method, target: target))).response

    #expect(response.status == expected)
}

@Test func manyRoutesAreFoundInDeclarationOrder() throws {
    let routes = (0..<500).map { "@app.get('/{a}/x\($0)')\ndef f\($0)(): return \($0)\n" }.joined()
    let source = "from fastapi import FastAPI\napp = FastAPI()\n\(routes)@app.get('/q/x499')\ndef last(): return -1\n"
    let app = try Application.load(SourceText(name: "main.py", text: source))

    let answer = try #require(app.respondNow(to: Request(method: "GET", target: "/q/x499")))

    #expect(answer.response.body == Array("499".utf8))
    #expect(app.routes.count == 501)
}

private let routers = """
    from fastapi import APIRouter, FastAPI

    app = FastAPI(root_path="/api")
    users = APIRouter(prefix="/users")
    forgotten = APIRouter(prefix="/forgotten")
    inner = APIRouter(prefix="/inner")

    @users.get("/")
    def all_users(): return []

    @forgotten.get("/")
    def lost(): return []

    @inner.get("/x")
    def inner_x(): return []

    @app.api_route("/many", methods=["put", "GET", "PUT"])
    def many(): return []

    forgotten.include_router(inner)
    app.include_router(users, prefix="/v1")
    app.include_router(users)
    """

@Test func routesAreNamedByTheRouterThatDeclaresThem() throws {
    let app = try Application.load(SourceText(name: "main.py", text: routers))

    func text(_ route: Route) -> String { "\(route.owner) \(route.methods) \(route.path) \(route.functionName)" }
    #expect(
        app.routes.map(text) == [
            #"app ["PUT", "GET"] /many many"#, #"users ["GET"] /v1/users/ all_users"#,
            #"users ["GET"] /users/ all_users"#,
        ])
    #expect(
        app.dormantRoutes.map(text) == [
            #"forgotten ["GET"] /forgotten/ lost"#, #"inner ["GET"] /forgotten/inner/x inner_x"#,
        ])
}

/// Source: Starlette's `get_route_path`: the root path may stand before a path or be left out.
@Test(arguments: [
    ("GET", "/many", "200"), ("GET", "/api/many", "200"), ("GET", "/apimany", "404"), ("GET", "/api", "404"),
    ("DELETE", "/api/many", "405 PUT, GET"), ("GET", "/api/v1/users", "307 http://h/api/v1/users/"),
    ("GET", "/users", "307 http://h/users/"), ("GET", "/forgotten/", "404"),
])
func aRootPathIsTakenOff(method: String, target: String, expected: String) throws {
    let app = try Application.load(SourceText(name: "main.py", text: routers))
    let request = Request(method: method, target: target, headers: [HeaderField("Host", "h")])

    let response = try #require(app.respondNow(to: request)).response

    let detail = response.headers["allow"] ?? response.headers["location"]
    #expect(detail.map { "\(response.status) \($0)" } ?? "\(response.status)" == expected)
}

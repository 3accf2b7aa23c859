import Testing

@testable import PlaygroundEngine

private let program = """
    from functools import cache, lru_cache, partial, wraps
    from fastapi import FastAPI
    app = FastAPI()
    def listed(function):
        @wraps(function)
        def inner(*args, **kwargs):
            return [function(*args, **kwargs)]
        return inner
    def through(function):
        @wraps(function)
        def inner(*args, **kwargs):
            return function(*args, **kwargs)
        return inner
    def awaited(function):
        @wraps(function)
        async def inner(*args, **kwargs):
            return [await function(*args, **kwargs)]
        return inner
    class Service:
        def __init__(self, by: int = 2):
            self.by = by
        def times(self, n: int, q: int = 1):
            return n * self.by * q
        async def later(self, n: int):
            return n + self.by
        def __call__(self, n: int):
            return {"n": n}
    def add(a: int, b: int, c: int = 3):
        return a + b + c
    @app.get("/wrapped/{n}")
    @listed
    def wrapped(n: int): return n
    @app.get("/twice/{n}")
    @listed
    @through
    def twice(n: int): return n
    @app.get("/passed/{n}")
    @through
    async def passed(n: int): return n
    @app.get("/awaited/{n}")
    @awaited
    async def waited(n: int): return n
    @app.get("/not-awaitable/{n}")
    @listed
    async def wrong(n: int): return n
    @app.get("/items/{n}")
    @through
    def items(n: int): yield n
    @app.get("/kept/{n}")
    @lru_cache
    def kept(n: int): return n
    @app.get("/cached/{n}")
    @cache
    def cached(n: int): return n
    app.add_api_route("/times/{n}", Service().times)
    app.add_api_route("/later/{n}", Service().later)
    app.add_api_route("/object/{n}", Service())
    app.add_api_route("/class/{by}", Service)
    app.add_api_route("/first/{b}", partial(add, 1))
    app.add_api_route("/second/{a}", partial(add, b=5))
    """

@Test(arguments: [
    ("/wrapped/5", "200 [5]"), ("/wrapped/x", "422"), ("/twice/5", "200 [5]"), ("/passed/5", "200 5"),
    ("/awaited/5", "200 [5]"), ("/not-awaitable/5", "500"), ("/kept/5", "200 5"), ("/kept/x", "422"),
    ("/cached/5", "200 5"), ("/times/4?q=2", "200 16"), ("/times/x", "422"), ("/later/4", "200 6"),
    ("/object/4", #"200 {"n":4}"#), ("/class/4", #"200 {"by":4}"#), ("/first/2?c=9&a=7", "200 12"),
    ("/second/1", "200 9"), ("/second/1?b=7", "200 11"),
])
func whatIsCalledIsAskedForItsSignature(target: String, expected: String) throws {
    let app = try Application.load(SourceText(name: "main.py", text: program))

    let response = try #require(app.respondNow(to: Request(method: "GET", target: target, headers: []))).response

    let body = response.status == 200 ? " " + String(decoding: response.body, as: UTF8.self) : ""
    #expect("\(response.status)\(body)" == expected)
}

@Test func aWrappedFunctionIsFoundWhereItIsDefined() throws {
    let app = try Application.load(SourceText(name: "main.py", text: program))

    let names = app.routes.prefix(8).map(\.functionName)
    let texts = app.routes.prefix(8).map { String(app.source[$0.range].prefix(9)) }

    #expect(names == ["wrapped", "twice", "passed", "waited", "wrong", "items", "kept", "cached"])
    #expect(texts == Array(repeating: "@app.get(", count: 8))
}

@Test func anObjectThatIsItsOwnCallEndsInAnError() throws {
    let text = """
        from fastapi import FastAPI
        app = FastAPI()
        class Loop: pass
        loop = Loop()
        Loop.__call__ = loop
        def asked(n: int = 1): return n
        loop.__wrapped__ = asked
        app.add_api_route("/", loop)
        """
    let app = try Application.load(SourceText(name: "main.py", text: text))

    let answer = try #require(app.respondNow(to: Request(method: "GET", target: "/", headers: [])))

    #expect(answer.response.status == 500)
}

@Test func whatACachedFunctionAsksForIsRefusedAtItsOwnLine() {
    let text = """
        from functools import lru_cache
        from fastapi import FastAPI
        app = FastAPI()
        @app.get("/")
        @lru_cache
        def kept(*values): return 1
        """

    #expect {
        _ = try Application.load(SourceText(name: "main.py", text: text))
    } throws: { error in
        let source = SourceText(name: "main.py", text: text)
        return (error as? LoadFailure)?.diagnostics.map { source.line(at: $0.range.lowerBound) } == [6]
    }
}

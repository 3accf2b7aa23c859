import Testing

@testable import PlaygroundEngine

struct DocumentationPageTests {
    private func app(_ options: String = "", _ routes: String = "") throws -> Application {
        try Application.load(
            SourceText(name: "main.py", text: "from fastapi import FastAPI\napp = FastAPI(\(options))\n\(routes)\n"))
    }

    private func answer(_ app: Application, _ target: String, method: String = "GET") -> (status: Int, body: String) {
        let response = app.respondNow(to: Request(method: method, target: target, headers: [], body: []))?.response
        return (response?.status ?? 0, String(decoding: response?.body ?? [], as: UTF8.self))
    }

    @Test(arguments: [
        ("", [200, 200, 200, 200]), ("docs_url=None", [200, 404, 404, 200]), ("redoc_url=None", [200, 200, 200, 404]),
        ("openapi_url=None", [404, 404, 404, 404]), ("swagger_ui_oauth2_redirect_url=None", [200, 200, 404, 200]),
        ("openapi_url='/api.json', docs_url='/look'", [404, 404, 200, 200]),
    ])
    func pagesCanBeMovedAndTakenAway(options: String, expected: [Int]) throws {
        let app = try app(options)

        let found = ["/openapi.json", "/docs", "/docs/oauth2-redirect", "/redoc"].map { answer(app, $0).status }

        #expect(found == expected)
    }

    @Test func aPageComesBeforeARouteOfTheProgramWithItsPath() throws {
        let app = try app("", "@app.get('/docs')\ndef docs(): return 1\n@app.post('/docs')\ndef post(): return 2")

        #expect(answer(app, "/docs").body.contains("swagger-ui"))
        #expect(answer(app, "/docs", method: "POST").body == "2")
        #expect(answer(app, "/docs/").status == 307)
    }

    @Test func whatTheProgramSaysEndsNoElementOfThePage() throws {
        let name = "</script><img src=x>"
        let app = try app("", "@app.get('/\(name)')\ndef f():\n    '''\(name)'''\n    return 1")

        let page = answer(app, "/docs").body
        let added = page.components(separatedBy: "<!-- apiplayground")[1]

        #expect(added.contains(#"\u003c/script\u003e\u003cimg src=x\u003e"#))
        #expect(!added.contains(name))
    }

    @Test func theRootPathStandsBeforeAddressesAndAmongTheServers() throws {
        let app = try app("root_path='/api/'")

        #expect(answer(app, "/docs").body.contains("url: '/api/openapi.json'"))
        #expect(answer(app, "/openapi.json").body.contains(#""servers":[{"url":"/api"}]"#))
        #expect(app.docsPath == "/api/docs")
    }

    @Test func whatCannotBeDescribedIsAServerErrorAndNothingWorse() throws {
        let app = try app("contact={'url': 'no address'}")

        #expect(answer(app, "/openapi.json").status == 500)
        #expect(answer(app, "/docs").status == 200)
    }

    @Test func namesShortenAsFarAsTheyMeanOneThing() throws {
        let program = """
            from pydantic import BaseModel
            def made(kind):
                class Item(BaseModel):
                    value: kind
                return Item
            First, Second = made(int), made(str)
            class Whole(BaseModel):
                a: First
                b: Second
                c: list[First]
            @app.post('/')
            def f(whole: Whole): return 1
            """
        let app = try app("", program)

        guard case .text(let text) = app.schema(of: "Whole") else {
            Issue.record("no schema")
            return
        }
        #expect(text.contains(#""main__made___locals___Item__1""#))
        #expect(text.contains(#""main__made___locals___Item__2""#))
    }

    @Test(arguments: [
        ("HTTPS://A.example", "https://a.example/"), ("http://a.b:80/c?d e#f", "http://a.b/c?d%20e#f"),
        ("mailto:a@b.c", "mailto:a@b.c"), ("http://user@A.b/ü", "http://user@a.b/%C3%BC"), ("no address", nil),
        ("http://", nil),
    ])
    func addressesAreSpeltAsPydanticSpellsThem(text: String, expected: String?) {
        #expect(URLNormal.text(text) == expected)
    }

    @Test(arguments: [
        ("One.", "One."), ("\n    Two\n      lines\n    ", "Two\n  lines"),
        ("First\n    second\n\ttab", "First\nsecond\n    tab"),
        ("", ""), (" \n ", " "),
    ])
    func docstringsLoseTheIndentationTheyShare(text: String, expected: String) {
        #expect(Docstring.clean(text) == expected)
    }
}

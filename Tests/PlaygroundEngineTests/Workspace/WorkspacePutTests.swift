import Testing

@testable import PlaygroundEngine

private func put(_ python: String, into source: String) throws -> String {
    var workspace = Workspace(SourceText(name: "main.py", text: source))
    _ = try workspace.put(python)
    return workspace.source.text
}

private let route = "@app.get(\"/a\")\ndef a():\n    return 1\n"

@Test func anEmptyFileGetsTheImportAndTheAppFirst() throws {
    #expect(
        try put(route, into: "") == """
            from fastapi import FastAPI

            app = FastAPI()


            @app.get("/a")
            def a():
                return 1

            """)
}

@Test(arguments: [
    ("app = FastAPI()\n", "app = FastAPI()\n\n\n\(route)"),
    ("app = FastAPI()", "app = FastAPI()\n\n\n\(route)"),
    ("app = FastAPI()\n\n\n\n\n", "app = FastAPI()\n\n\n\n\n\(route)"),
    ("app = FastAPI()\n# the end\n", "app = FastAPI()\n# the end\n\n\n\(route)"),
    (
        "app = FastAPI()\r\nx = 1\r\n",
        "app = FastAPI()\r\nx = 1\r\n\r\n\r\n@app.get(\"/a\")\r\ndef a():\r\n    return 1\r\n"
    ),
    (
        "app = FastAPI()\n\n\ndef b():\n\tif 1:\n\t\treturn 2\n",
        "app = FastAPI()\n\n\ndef b():\n\tif 1:\n\t\treturn 2\n\n\n@app.get(\"/a\")\ndef a():\n\treturn 1\n"
    ),
    (
        "app = FastAPI()\n\n# runs it\nif __name__ == \"__main__\":\n    run()\n",
        "app = FastAPI()\n\n\n\(route)\n\n# runs it\nif __name__ == \"__main__\":\n    run()\n"
    ),
    (
        "#!/usr/bin/env python3\n# about\n\nx = 1\n",
        "#!/usr/bin/env python3\n# about\nfrom fastapi import FastAPI\n\napp = FastAPI()\n\nx = 1\n\n\n\(route)"
    ),
])
func aNewRouteGoesToTheEnd(source: String, result: String) throws {
    #expect(try put(route, into: source) == result)
}

@Test(arguments: [
    // by method and path, whatever the name; comments around stay, those inside go
    (
        "app = FastAPI()\n# above\n@app.get(\"/a\")  # why\n# between\n@cached\ndef old(x):\n    return 2  # two\n    # inside\n# below\n",
        "app = FastAPI()\n# above\n\(route)# below\n"
    ),
    // by name
    ("app = FastAPI()\ndef a(): pass\nx = 1\n", "app = FastAPI()\n\(route)x = 1\n"),
    // the last line without its newline
    ("app = FastAPI()\n@app.get('/a')\ndef b(): pass", "app = FastAPI()\n@app.get(\"/a\")\ndef a():\n    return 1"),
    // a route beside one of the same name
    (
        "app = FastAPI()\n@app.get('/b')\ndef a(): pass\n@app.get('/a')\ndef b(): pass\n",
        "app = FastAPI()\n@app.get('/b')\ndef a(): pass\n\(route)"
    ),
    // inside of a block
    (
        "app = FastAPI()\nif True:\n    @app.get('/a')\n    def b(): pass\n",
        "app = FastAPI()\nif True:\n    @app.get(\"/a\")\n    def a():\n        return 1\n"
    ),
    // on a line with others
    ("app = FastAPI(); a = 1; b = 2\n", "app = FastAPI(); b = 2\n\n\n\(route)"),
    // with two methods on one function
    (
        "app = FastAPI()\n@app.api_route('/a', methods=['GET', 'POST'])\ndef both(): pass\n",
        "app = FastAPI()\n\(route)"
    ),
])
func aDefinitionReplacesTheOneItStandsFor(source: String, result: String) throws {
    #expect(try put(route, into: source) == result)
}

@Test(arguments: [
    ("x = 1\n", "x = 0  # nought\ny = 2\n", "x = 1  # nought\ny = 2\n"),
    ("x = 1\n", "y = 2\n", "y = 2\nx = 1\n"),
    ("x = 1\n", "import a\n", "import a\n\nx = 1\n"),
    ("x = 1\n", "def f(): pass\n", "def f(): pass\n\n\nx = 1\n"),
    ("x: int = 1\n", "a = 1; x = 0; b = 2\n", "a = 1; x: int = 1; b = 2\n"),
    ("# new\nx = 1\n", "# old\nx = 0\n", "# old\n# new\nx = 1\n"),
    ("# same\nx = 1\n", "# same\nx = 0\n", "# same\nx = 1\n"),
    ("x = \"\"\"\n    kept\n\"\"\"\n", "if 1:\n\tx = 0\n", "if 1:\n\tx = \"\"\"\n    kept\n\"\"\"\n"),
    ("app = FastAPI(title=\"T\")\n", "app = FastAPI()\n", "app = FastAPI(title=\"T\")\n"),
    ("a = 1\n\nb = 2\nprint(a)\n", "c = 1\n", "c = 1\na = 1\n\nb = 2\nprint(a)\n"),
    ("a = 1\n", "", "from fastapi import FastAPI\n\napp = FastAPI()\n\na = 1\n"),
    ("import time\n", "# my file\n", "# my file\nimport time\nfrom fastapi import FastAPI\n\napp = FastAPI()\n"),
    ("api.include_router(r)\nr = 1\n", "api.include_router(r)\n", "r = 1\napi.include_router(r)\n"),
])
func anAssignmentIsPutWhereItsNameIs(python: String, source: String, result: String) throws {
    #expect(try put(python, into: source) == result)
}

@Test(arguments: [
    ("from fastapi import Header\n", "from fastapi import FastAPI\n", "from fastapi import FastAPI, Header\n"),
    ("from fastapi import FastAPI\n", "from fastapi import FastAPI\n", "from fastapi import FastAPI\n"),
    (
        "from fastapi import Query as Q, Header\n", "from fastapi import (\n    FastAPI,\n)\n",
        "from fastapi import (\n    FastAPI,\n    Query as Q,\n    Header,\n)\n"
    ),
    ("import time\n", "import time\n", "import time\n"),
    ("import time\n", "import json  # j\nx = 1\n", "import json  # j\nimport time\nx = 1\n"),
    ("import time\n", "\"\"\"About.\"\"\"\nx = 1\n", "\"\"\"About.\"\"\"\nimport time\n\nx = 1\n"),
    ("import time\n", "# about x\nx = 1\n", "import time\n\n# about x\nx = 1\n"),
    ("import time\n", "x = 1", "import time\n\nx = 1"),
    ("import time\n", "import json", "import json\nimport time\n"),
    ("from time import sleep\n", "from fastapi import *\n", "from fastapi import *\nfrom time import sleep\n"),
])
func anImportJoinsThoseThatAreThere(python: String, source: String, result: String) throws {
    #expect(try put(python, into: source) == result)
}

@Test func aWholeListingIsTakenApartAndCanBePastedTwice() throws {
    let listing = """
        # my first server
        from fastapi import FastAPI

        app = FastAPI(title="T")

        items = []

        # greets
        @app.get("/")
        def root():
            return {"hello": "world"}
        """
    let once = try put(listing, into: "")

    #expect(
        once == """
            # my first server
            from fastapi import FastAPI

            app = FastAPI(title="T")

            items = []


            # greets
            @app.get("/")
            def root():
                return {"hello": "world"}

            """)
    #expect(try put(listing, into: once) == once)
}

@Test(arguments: [
    ("app = FastAPI()\n", "app = FastAPI(title=\"T\", version=\"2\")\n"),
    ("app = FastAPI(title='old')\n", "app = FastAPI(title=\"T\", version=\"2\")\n"),
    ("app = FastAPI(version=('1'), debug=True)\n", "app = FastAPI(version=\"2\", debug=True, title=\"T\")\n"),
    (
        "api = FastAPI(\n    debug=True,\n)\n",
        "api = FastAPI(\n    debug=True,\n    title=\"T\",\n    version=\"2\",\n)\n"
    ),
    ("", "from fastapi import FastAPI\n\napp = FastAPI(title=\"T\", version=\"2\")\n"),
    (
        "import fastapi\napp = fastapi.FastAPI( )\n",
        "import fastapi\napp = fastapi.FastAPI( title=\"T\", version=\"2\")\n"
    ),
])
func theAppTakesItsArguments(source: String, result: String) throws {
    var workspace = Workspace(SourceText(name: "main.py", text: source))

    _ = try workspace.configureApp([("title", "\"T\""), ("version", "\"2\"")])

    #expect(workspace.source.text == result)
}

@Test func pythonThatDoesNotParseIsRefusedAtItsPlace() throws {
    #expect(
        throws: EditFailure.brokenInput(
            Diagnostic(PythonProblem.missingColon(after: "the head of function ‘f’"), at: 7..<7))
    ) {
        try put("def f()\n", into: "")
    }
}

@Test func aBrokenFileIsNotEdited() throws {
    #expect(throws: EditFailure.self) { try put("x = 1\n", into: "def f(:\n") }
}

@Test func aListingThatWouldTakeTooLongIsRefused() {
    let listing = String(repeating: "x = 1\n", count: 10_000)

    #expect(throws: EditFailure.tooMuch(statements: 10_000)) { try put(listing, into: "") }
}

@Test func aClassThatTakesAnothersPlaceMovesBehindWhatItNeeds() throws {
    let source = "class Chat(BaseModel):\n    a: int\n\n\nclass Message(BaseModel):\n    b: int\n\n\n\(route)"
    #expect(
        try put("class Chat(BaseModel):\n    messages: list[Message]\n", into: source)
            == "class Message(BaseModel):\n    b: int\n\n\nclass Chat(BaseModel):\n    messages: list[Message]\n\n\n\(route)"
    )
}

@Test func aClassStaysInItsPlaceWhereWhatStandsBetweenNeedsIt() throws {
    let source = "class A(BaseModel):\n    a: int\n\n\nclass B(A):\n    b: int\n\n\nclass C(BaseModel):\n    c: int\n"
    let changed = try put("class A(BaseModel):\n    c: C\n", into: source)
    #expect(changed.hasPrefix("class A(BaseModel):\n    c: C\n"))
}

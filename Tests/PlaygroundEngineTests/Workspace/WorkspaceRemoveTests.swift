import Testing

@testable import PlaygroundEngine

private func remove(_ reference: DefinitionReference, from source: String) throws -> String {
    var workspace = Workspace(SourceText(name: "main.py", text: source))
    _ = try workspace.remove(reference)
    return workspace.source.text
}

@Test(arguments: [
    ("x = 1\n\n\n@app.get('/a')\ndef a(): pass\n\n\ndef b(): pass\n", "x = 1\n\n\ndef b(): pass\n"),
    ("x = 1\n\n\n@app.get('/a')\ndef a(): pass\n", "x = 1\n"),
    ("x = 1\n\n\n@app.get('/a')\ndef a():\n    pass\n    # inside\n\n", "x = 1\n\n"),
    ("x = 1\n\n\n@app.get('/a')\ndef a(): pass", "x = 1\n"),
    ("@app.get('/a')\ndef a(): pass\n\n\nx = 1\n", "x = 1\n"),
    ("@app.get('/a')\ndef a(): pass\n", ""),
    ("x = 1\n# about a\n@app.get('/a')\ndef a(): pass\n\ny = 2\n", "x = 1\n# about a\n\ny = 2\n"),
    ("x = 1\n\n@app.get('/a')\ndef a(): pass\n# after\ny = 2\n", "x = 1\n\n# after\ny = 2\n"),
    ("if True:\n    @app.get('/a')\n    def a(): pass\n", "if True:\n    pass\n"),
    ("if True:\n    x = 1\n\n    @app.get('/a')\n    def a(): pass\n", "if True:\n    x = 1\n"),
    ("x = 1\r\n\r\n@app.get('/a')\r\ndef a(): pass\r\n\r\ny = 2\r\n", "x = 1\r\n\r\ny = 2\r\n"),
    ("@app.get('/a')\ndef a(): pass\n@app.post('/a')\ndef b(): pass\nx = 1\n", "x = 1\n"),
])
func aRouteGoesWithItsDecoratorsAndItsBlankLines(source: String, result: String) throws {
    #expect(try remove(.path("/a"), from: source) == result)
}

@Test(arguments: [
    ("a = 1; x = 2; b = 3\n", "a = 1; b = 3\n"), ("x = 2; b = 3\n", "b = 3\n"), ("a = 1; x = 2\n", "a = 1\n"),
    ("a = 1; x = 2;\n", "a = 1;\n"), ("a = 1; x = 2  # two\n", "a = 1  # two\n"), ("x = 2  # two\na = 1\n", "a = 1\n"),
    ("if a: x = 2\n", "if a: pass\n"), ("if a: x = 2; b = 3\n", "if a: b = 3\n"), ("x = 2;\n", ""),
])
func aVariableGoesFromItsLine(source: String, result: String) throws {
    #expect(try remove(.name("x"), from: source) == result)
}

@Test func oneMethodOfAPathGoesAlone() throws {
    let source = "@app.get('/a')\ndef a(): pass\n@app.post('/a')\ndef b(): pass\n"

    #expect(try remove(.route(method: "POST", path: "/a"), from: source) == "@app.get('/a')\ndef a(): pass\n")
}

@Test(arguments: [
    (DefinitionReference.name("sceret"), String?("secret")), (.path("/secrte"), "/secret"),
    (.name("banana"), String?.none),
])
func whatIsNotThereIsAnsweredWithTheNearest(reference: DefinitionReference, meant: String?) {
    #expect(throws: EditFailure.notFound(reference, meant: meant)) {
        try remove(reference, from: "@app.get('/secret')\ndef secret(): pass\n")
    }
}

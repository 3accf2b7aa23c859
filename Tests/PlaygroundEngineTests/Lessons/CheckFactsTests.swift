import Testing

@testable import PlaygroundEngine

/// Checks on programs that are really loaded.
@Suite struct CheckFactsTests {
    private func outcomes(_ checks: String, _ program: String) throws -> [CheckOutcome] {
        let source = SourceText(name: "main.py", text: "from fastapi import FastAPI\n\napp = FastAPI()\n\(program)\n")
        return CheckRunner.run(
            try Lesson.checks(checks), on: CheckFacts(loading: source, exchanges: [], evidence: []), seed: 1)
    }

    @Test(arguments: [
        "@app.get('/a')\ndef a():\n    return {'message': 'x', 'more': [1]}",
        "@app.get('/a')\nasync def anything():\n    return {'more': 1, 'message': 'x'}",
        "@app.get('/b')\ndef b():\n    return 1\n\n@app.get('/a')\ndef a():\n    text = 'x'\n    return dict(message=text)",
    ])
    func everyProgramThatBehavesPasses(program: String) throws {
        let checks = """
            probe GET /a
            status 200
            type application/json
            json $ contains {"message": "x"}
            route GET /a
            app title equals FastAPI
            """

        #expect(try outcomes(checks, program).map(\.failure) == [nil, nil, nil])
    }

    @Test func eachProbeMeetsAFreshCopyOfTheApp() throws {
        let program = """
            visits = []

            @app.get('/count')
            def count():
                visits.append(1)
                return len(visits)
            """
        let checks = (1...3).map { "probe GET /count?n=\($0)\nstatus 200\njson $ equals 1" }.joined(separator: "\n")

        #expect(try outcomes(checks, program).map(\.failure) == [nil, nil, nil])
    }

    @Test func aFunctionThatRaisesIsToldWithItsException() throws {
        let failure = try outcomes(
            "probe GET /a\nstatus 200", "@app.get('/a')\ndef a():\n    return 1 / 0"
        ).first?.failure

        #expect(failure?.got == "500 Internal Server Error")
        #expect(failure?.why?.contains("ZeroDivisionError: division by zero") == true)
    }

    @Test func aProgramThatDoesNotLoadIsToldWithItsLine() throws {
        let failure = try outcomes("probe GET /a\nstatus 200", "def a(:\n    pass").first?.failure

        #expect(failure?.expected == "GET /a answers 200")
        #expect(failure?.got == "main.py does not load")
        #expect(failure?.why?.hasPrefix("main.py:4:") == true)
        #expect(failure?.tryNext == "repair line 4 of main.py; undo takes the last change back")
    }
}

import Testing

@testable import PlaygroundEngine

/// Conditions on what was sent, on the program, and on several things at once.
@Suite struct ConditionTests {
    private static let program = SourceText(
        name: "main.py",
        text: """
            from fastapi import FastAPI, UploadFile

            app = FastAPI()

            @app.get("/old")
            def old(q: str = ""):
                return {"message": "hi", "q": q}

            @app.get("/new")
            def new(q: str = ""):
                return {"q": q, "message": "hi"}

            @app.get("/other")
            def other():
                return {"message": "ho"}

            @app.post("/upload")
            async def upload(file: UploadFile, note: str = ""):
                return {"name": file.filename, "size": file.size}
            """)

    private func facts(
        _ exchanges: [Exchange] = [], commands: Set<String> = [], source: SourceText = program
    ) -> CheckFacts {
        CheckFacts(loading: source, exchanges: exchanges, evidence: [], commands: commands)
    }

    private func failures(_ block: String, _ facts: CheckFacts) throws -> [CheckFailure?] {
        CheckRunner.run(try Lesson.checks(block), on: facts, seed: 1).map(\.failure)
    }

    private func sent(_ line: String, _ status: Int = 200, headers: Headers = [], body: String = "") -> Exchange {
        let words = line.split(separator: " ").map(String.init)
        return .made(
            1, Request(method: words[0], target: words[1], headers: headers, body: Array(body.utf8)),
            Answer(response: .json(status, "{}"), route: nil, refusal: nil, stages: []))
    }

    /// A line below `seen POST /*`, a request, and whether it counts.
    @Test(arguments: [
        ("sent json $.price is number", "/a", "{\"price\": 5}", true),
        ("sent json $.price is number", "/a", "{\"price\": \"5\"}", false),
        ("sent json $.price absent", "/a", "{\"name\": 1}", true), ("sent json $.price absent", "/a", "{", true),
        ("sent json $ is array", "/a", "[]", true), ("sent body contains mug", "/a", "a mug", true),
        ("sent body lacks mug", "/a", "a mug", false), ("sent query page", "/a?page=", "", true),
        ("sent query page", "/a?pages=1", "", false), ("sent query page absent", "/a?x=page", "", true),
        ("sent query page absent", "/a?page=1", "", false), ("sent query q equals \"a b\"", "/a?q=a%20b", "", true),
        ("sent query q equals b", "/a?q=a&q=b", "", true), ("sent query q equals 5", "/a?q=5", "", true),
        ("sent header X-Mood", "/a", "", true), ("sent header x-mood equals good", "/a", "", true),
        ("sent header X-Other absent", "/a", "", true), ("sent header X-Mood absent", "/a", "", false),
        ("sent type application/json", "/a", "", true), ("sent type text/plain", "/a", "", false),
    ])
    func whatWasSentCounts(line: String, target: String, body: String, counts: Bool) throws {
        let headers: Headers = [
            HeaderField("X-Mood", "good"), HeaderField("Content-Type", "application/json; charset=utf-8"),
        ]
        let exchange = sent("POST \(target)", headers: headers, body: body)

        let failure = try failures("seen POST /a*\n\(line)", facts([exchange]))[0]

        #expect((failure == nil) == counts)
    }

    @Test(arguments: [
        ("when status 422 and sent query limit absent", "GET /x", 422, true),
        ("when status 422 and sent query limit absent", "GET /x?limit=1", 422, false),
        ("when status 422 and sent query limit absent", "GET /x", 404, false),
        ("when sent GET /x*", "GET /xy", 200, true), ("when sent POST /x*", "GET /xy", 200, false),
        ("when sent * /x and status 2xx and route GET /old", "PUT /x", 200, true),
        ("when code contains UploadFile", "GET /x", 200, true), ("when code lacks UploadFile", "GET /x", 200, false),
        ("when code broken", "GET /x", 200, false), ("when header allow and status 405", "GET /x", 405, false),
    ])
    func conditionsHoldTogether(condition: String, line: String, status: Int, holds: Bool) throws {
        let check = "seen GET /never status 418\n\(condition) say \"It holds.\""

        let failure = try failures(check, facts([sent(line, status)]))[0]

        #expect((failure?.why == "It holds.") == holds)
    }

    @Test func aBrokenProgramIsACondition() throws {
        let broken = SourceText(name: "main.py", text: "app = (")

        let failure = try failures(
            "seen GET /never\nwhen code broken say \"It does not load.\"", facts(source: broken))[0]

        #expect(failure?.why == "It does not load.")
    }

    @Test func twoAnswersAreTheSameWhateverTheOrderOfTheirKeys() throws {
        #expect(try failures("probe GET /old?q={word}\nsame as GET /new?q={word}", facts()) == [nil])

        let failure = try failures("probe GET /old\nstatus 200\nsame as GET /other", facts())[0]

        #expect(failure?.expected == "the answer of GET /other: 200 {\"message\":\"ho\"}")
        #expect(failure?.got == "200 {\"message\":\"hi\",\"q\":\"\"}")
        #expect(try Lesson.checks("probe GET /old\nsame as GET /new")[0].goal == "GET /old answers as GET /new does")
    }

    @Test func aProbeSendsForms() throws {
        #expect(
            try failures(
                """
                probe POST /upload
                with file file=notes.txt one two
                with form note={word}
                status 200
                json $.name equals notes.txt
                json $.size equals 7
                """, facts()) == [nil])
    }

    @Test func aCommandThatWasUsedCounts() throws {
        #expect(try failures("used diff", facts(commands: ["diff"])) == [nil])
        #expect(
            try failures("used diff", facts(commands: ["log"]))[0]?.got == "diff was not used since this step began")
        #expect(try Lesson.checks("used diff")[0].goal == "Use the command diff")
    }

    @Test(arguments: [
        ("sent json $.a exists", ["part-without-sighting"]), ("same as GET /a", ["part-without-probe"]),
        ("probe GET /a\nstatus 200\nsent json $.a exists", ["part-without-sighting"]),
        ("seen GET /a\nsame as GET /a", ["part-without-probe"]), ("probe GET /a\nsame as GET a", ["bad-target"]),
        ("seen GET /a\nsent jsn $.a exists", ["unknown-option"]),
        ("seen GET /a\nsent json a exists", ["bad-json-path"]),
        ("seen GET /a\nsent query a equals {word}", ["placeholder-without-probe"]),
        ("probe GET /a\nwith file a\nstatus 200", ["bad-field"]),
        ("probe GET /a\nwith form =a\nstatus 200", ["bad-field"]),
        ("probe GET /a\nwith form a=1\nwith body {}\nstatus 200", ["body-and-form"]), ("used", ["missing-in-check"]),
        ("seen GET /a\nwhen status 404 and say \"x\"", ["unknown-option"]),
        ("seen GET /a\nwhen sent GET a say \"x\"", ["bad-target"]),
    ])
    func whatIsNoConditionIsReported(block: String, codes: [String]) {
        #expect(throws: LessonFailure.self) { try Lesson.checks(block) }
        do {
            _ = try Lesson.checks(block)
        } catch {
            #expect((error as? LessonFailure)?.diagnostics.map(\.code) == codes)
        }
    }
}

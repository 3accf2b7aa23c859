import Testing

@testable import PlaygroundEngine

@Suite struct CheckRunnerTests {
    /// Facts about an app that answers every request with the given answer.
    private func facts(
        _ status: Int = 200, _ body: String = "{}", headers: [HeaderField] = [], refusal: Refusal? = nil,
        routes: [Route] = [], exchanges: [Exchange] = [], evidence: Set<Check.ID> = [], title: String = "FastAPI"
    ) -> CheckFacts {
        CheckFacts(
            source: SourceText(name: "main.py", text: "x = 1\n"), loadFailure: nil, routes: routes, title: title,
            version: "0.1.0", exchanges: exchanges, evidence: evidence
        ) { _ in Answer(response: .json(status, body, headers), route: nil, refusal: refusal, stages: []) }
    }

    private func outcome(_ check: String, _ facts: CheckFacts) throws -> CheckOutcome {
        try #require(CheckRunner.run(Lesson.checks(check), on: facts, seed: 1).first)
    }

    static let body = """
        {"message": "Hello, World!", "count": 5, "half": 0.5, "on": true, "none": null, "tags": ["a", "b"],
         "items": [{"id": 1, "name": "mug"}, {"id": 2}]}
        """

    @Test(arguments: [
        "status 200", "status 2xx", "type application/json", "json $ exists", "json $.message exists",
        "json $.message equals \"Hello, World!\"", "json $.message contains World", "json $.message lacks Moon",
        "json $.message differs Hello", "json $.count equals 5", "json $.count equals 5.0", "json $.half equals 0.5",
        "json $.count is integer", "json $.count is number", "json $.half is number", "json $.on equals true",
        "json $.none is null", "json $.none exists", "json $.tags contains a", "json $.tags lacks c",
        "json $.tags contains [\"b\", \"a\"]", "json $.tags is array", "json $.items[0].name equals mug",
        "json $.items contains {\"id\": 2}", "json $ contains {\"items\": [{\"name\": \"mug\"}], \"count\": 5}",
        "json $ contains message", "json $.nothing absent", "json $.items[9] absent", "json $.message.x absent",
        "body contains Hello", "body lacks Moon", "header x-note", "header X-NOTE equals 5", "header x-note contains 5",
        "header x-none absent", "header x-list contains two",
    ])
    func anAnswerThatShowsWhatIsExpectedPasses(line: String) throws {
        let headers = [HeaderField("X-Note", "5"), HeaderField("x-list", "one"), HeaderField("X-List", "two")]

        let outcome = try outcome("probe GET /\n\(line)", facts(200, Self.body, headers: headers))

        #expect(outcome.failure == nil)
        #expect(outcome.passed)
    }

    @Test(arguments: [
        ("status 404", "status 404"), ("status 4xx", "status 4xx"), ("type text/html", "the media type text/html"),
        ("json $.nothing exists", "nothing is there"), ("json $.message absent", "message is not there"),
        ("json $.message equals Hello", "message is \"Hello\""), ("json $.count equals \"5\"", "count is \"5\""),
        ("json $.message differs \"Hello, World!\"", "message is not \"Hello, World!\""),
        ("json $.nothing differs 1", "nothing is not 1"), ("json $.nothing contains a", "nothing contains \"a\""),
        ("json $.half is integer", "half is of the kind integer"), ("json $.count contains 6", "count contains 6"),
        ("json $.items contains {\"id\": 3}", "items contains {\"id\":3}"),
        ("body contains Moon", "the body contains \"Moon\""), ("header x-none", "the header x-none is there"),
        ("error body.price", "an error at body.price"),
    ])
    func anAnswerThatDoesNotFails(line: String, expected: String) throws {
        let outcome = try outcome("probe GET /\n\(line)", facts(200, Self.body))

        #expect(!outcome.passed)
        #expect(outcome.failure?.expected == expected)
        #expect(outcome.failure?.sent == "GET /")
    }

    @Test(arguments: [
        ("error body.price missing", true), ("error body.price", true), ("error body.items.0.id", true),
        ("error body.price int_type", false), ("error query.price", false),
    ])
    func anErrorIsFoundByItsPlaceAndType(line: String, passes: Bool) throws {
        let body = """
            {"detail": [{"type": "missing", "loc": ["body", "price"], "msg": "Field required", "input": {}},
                        {"type": "int_type", "loc": ["body", "items", 0, "id"], "msg": "…", "input": null}]}
            """

        #expect(try outcome("probe POST /\nstatus 422\n\(line)", facts(422, body)).passed == passes)
    }

    @Test func aProbeSendsItsHeadersBodyAndTheSameRandomValueEverywhere() throws {
        let checks = try Lesson.checks(
            """
            probe POST /a/{word}?n={int}
            with header X-Word: {word}
            with body {"word": "{word}", "n": {int}}
            status 200
            json $.word equals {word}
            json $.n equals {int}
            json $.path equals "POST /a/{word}?n={int} {word} application/json"
            """)
        let facts = CheckFacts(
            source: SourceText(name: "main.py", text: ""), loadFailure: nil, routes: [], title: "", version: "",
            exchanges: [], evidence: []
        ) { request in
            let echo =
                "\(request.method) \(request.target) \(request.headers["x-word"] ?? "") "
                + (request.headers["content-type"] ?? "")
            let body = String(decoding: request.body, as: UTF8.self).dropLast() + ", \"path\": \"\(echo)\"}"
            return Answer(response: .json(200, String(body)), route: nil, refusal: nil, stages: [])
        }

        #expect(CheckRunner.run(checks, on: facts, seed: 7).map(\.failure) == [nil])
    }

    @Test func theSameSeedSendsTheSameValuesAndAnotherSeedOthers() throws {
        let checks = try Lesson.checks("probe GET /{word}/{int}\nstatus 404\nprobe GET /{word}\nstatus 404")
        func sent(_ seed: UInt64) -> [String?] {
            CheckRunner.run(checks, on: facts(), seed: seed).map { $0.failure?.sent }
        }

        #expect(sent(1) == sent(1))
        #expect(Set((1...20).flatMap { sent($0) }).count == 40)
    }

    @Test(arguments: [
        Refusal.noRoute, .methodNotAllowed(allowed: ["POST", "PUT"]), .slashRedirect(location: "http://h/a/"),
        .exception(traceback: "Traceback:\n  File \"main.py\", line 1\nValueError: no\n"),
    ])
    func whyIsTheExplanationOfTheExchange(refusal: Refusal) throws {
        let routes = [Route.made("GET", "/", "root"), .made("POST", "/b", "b")]
        let facts = facts(404, "{\"detail\": \"x\"}", refusal: refusal, routes: routes)
        let answer = try #require(facts.answer(Request(method: "GET", target: "/a")))
        let probe = Exchange(probing: Request(method: "GET", target: "/a"), answer, routes: routes)
        let lines = ExchangeExplanation(of: probe, in: facts.source).lines

        let failure = try #require(try outcome("probe GET /a\nstatus 200", facts).failure)

        #expect(failure.sent == "GET /a")
        #expect(failure.got == "404 {\"detail\": \"x\"}")
        #expect(failure.why?.hasPrefix(lines[0].text) == true)
        #expect(failure.tryNext == lines.first { $0.role == .hint }?.text)
    }

    @Test func whatCameFromTheNetworkIsSafeToShow() throws {
        let failure = try outcome("probe GET /\nstatus 404", facts(200, "\u{1B}[2J\u{202E}a\nb\tc")).failure

        #expect(failure?.got == "200 ␛[2J\u{FFFD}a b c")
    }

    @Test func aLongAnswerIsShownByItsStart() throws {
        let failure = try outcome("probe GET /\nstatus 404", facts(200, String(repeating: "é", count: 5_000))).failure

        #expect(failure?.got == "200 " + String(repeating: "é", count: 159) + "…")
    }

    @Test func wordsInAnAnswerAreNotFilledAgain() throws {
        let outcome = try outcome(
            "probe GET /\nstatus 404\notherwise say \"{body} {sent}\"", facts(200, "{sent} {status} {word}"))

        #expect(outcome.failure?.why == "{sent} {status} {word} GET /")
    }

    @Test func theFirstExplanationThatFitsSpeaksInPlaceOfTheGeneratedWords() throws {
        let outcome = try outcome(
            """
            probe GET /a
            status 200
            when status 500 say "Not this."
            when json $.detail exists say "{status} for {sent}: {body}. Routes: {routes}. {word} {message}" try "send {sent}"
            otherwise say "Nor this."
            """, facts(404, "{\"detail\": 1}", refusal: .noRoute, routes: [.made("GET", "/", "root")]))

        let why = try #require(outcome.failure?.why)
        #expect(why.hasPrefix("404 for GET /a: {\"detail\": 1}. Routes: GET /. "))
        #expect(why.hasSuffix(" {message}"))
        #expect(!why.contains("{word}"))
        #expect(outcome.failure?.tryNext == "send GET /a")
    }

    @Test func aProgramThatDoesNotLoadIsTheFailure() throws {
        let source = SourceText(name: "main.py", text: "x = 1\ny = (\n")
        let diagnostic = Diagnostic(LessonProblem.fenceWithoutWord, at: 10..<11)
        let facts = CheckFacts(
            source: source, loadFailure: LoadFailure([diagnostic]), routes: [], title: "", version: "", exchanges: [],
            evidence: ["seen GET /"]
        ) { _ in nil }

        let outcomes = CheckRunner.run(
            try Lesson.checks("probe GET /\nstatus 200\nroute GET /\napp title exists\nseen GET /"), on: facts, seed: 1)

        #expect(outcomes.map(\.passed) == [false, false, false, true])
        #expect(outcomes.prefix(3).map { $0.failure?.got } == Array(repeating: "main.py does not load", count: 3))
        #expect(outcomes[0].failure?.why == DiagnosticRenderer.render(diagnostic, in: source))
        #expect(outcomes[0].failure?.tryNext == "repair line 2 of main.py; undo takes the last change back")
    }

    @Test func anAppThatGivesNoAnswerFails() throws {
        let facts = CheckFacts(
            source: SourceText(name: "main.py", text: ""), loadFailure: nil, routes: [], title: "", version: "",
            exchanges: [], evidence: []
        ) { _ in nil }

        #expect(try outcome("probe GET /\nstatus 200", facts).failure?.got == "no answer")
    }

    // MARK: The learner's own exchanges

    @Test(arguments: [
        ("seen GET /a", true), ("seen GET /a status 200", true), ("seen GET /a status 404", false),
        ("seen POST /a", false), ("seen * /a", true), ("seen GET *", true), ("seen GET /*", true),
        ("seen GET /b", false),
        ("seen GET /a?x=1", false), ("seen GET /a?x=1&y=2", true), ("seen GET /a?x=*", true), ("seen GET /a?*y*", true),
        ("seen GET /a?x=2", false),
        ("seen GET /a from curl", true), ("seen GET /a from outside", true), ("seen GET /a from playground", false),
        ("seen GET /a header x-mood", true), ("seen GET /a header X-MOOD equals good", true),
        ("seen GET /a header x-mood equals bad", false), ("seen GET /a header x-none", false),
        ("seen GET /a\njson $.n equals 1", true), ("seen GET /a\njson $.n equals 2", false),
    ])
    func anExchangeCountsByMethodTargetClientHeadersAndAnswer(lines: String, passes: Bool) throws {
        let exchange = Exchange.made(
            4, "GET /a?x=1&y=2", 200, "{\"n\": 1}", headers: [HeaderField("X-Mood", "good")].headers, client: .curl)
        let checks = try Lesson.checks(lines)

        #expect(CheckRunner.run(checks, on: facts(exchanges: [exchange]), seed: 1).map(\.passed) == [passes])
        #expect(CheckRunner.evidence(for: checks, in: exchange) == (passes ? Set(checks.map(\.id)) : []))
    }

    @Test func evidenceOnceSeenNeedsNoExchange() throws {
        #expect(try outcome("seen GET /a  status 200", facts(evidence: ["seen GET /a status 200"])).passed)
    }

    @Test func nothingSentIsSaidWithTheRequestToSend() throws {
        #expect(
            try outcome("seen GET /a status 200", facts()).failure
                == CheckFailure(
                    sent: nil, expected: "Send GET /a: it answers 200", got: "no request since this step began",
                    why: nil, tryNext: "send GET /a", logID: nil))
    }

    @Test func theNearestExchangeIsShownWithItsLogRow() throws {
        let exchanges = [
            Exchange.made(7, "GET /a", 404, "{\"detail\":\"Not Found\"}"), .made(8, "POST /b", 200),
        ]

        let failure = try outcome("seen GET /a status 200", facts(exchanges: exchanges)).failure

        #expect(failure?.sent == "GET /a")
        #expect(failure?.got == "GET /a answered 404 {\"detail\":\"Not Found\"}")
        #expect(failure?.logID == 7)
    }

    @Test func anotherRequestIsNamedWhereNoneComesNear() throws {
        let failure = try outcome("seen GET /a", facts(exchanges: [.made(8, "POST /b", 200)])).failure

        #expect(failure?.why == "The newest request is another one: POST /b.")
        #expect(failure?.tryNext == "send GET /a")
        #expect(failure?.logID == 8)
    }

    @Test func bytesThatAreNoRequestAreNoTrap() throws {
        let exchange = Exchange.made(
            1, nil, Answer(response: .json(400, "x"), route: nil, refusal: .badRequest(reason: "no"), stages: []))

        #expect(
            try outcome("seen GET /a", facts(exchanges: [exchange])).failure?.got
                == "a request that is no HTTP answered 400 x")
    }

    // MARK: Structure

    @Test(arguments: [
        ("route GET /a", true), ("route GET /b", false), ("route POST /a", false), ("route absent GET /b", true),
        ("route absent GET /a", false), ("route GET /a function first", true), ("route GET /a function other", false),
        ("route GET /a function not other", true), ("route GET /a function not first", false),
        ("route GET /b function not first", false), ("route GET /n/{}", true), ("route GET /n/{other}", true),
        ("route absent GET /n/{}", false), ("route GET /n", false),
    ])
    func aRouteIsFoundByMethodAndShape(line: String, passes: Bool) throws {
        let routes = [Route.made("GET", "/a", "first"), .made("GET", "/n/{number}", "n")]

        #expect(try outcome(line, facts(routes: routes)).passed == passes)
    }

    @Test func aMissingRouteIsToldWithTheOnesThereAre() throws {
        let failure = try outcome("route GET /b", facts(routes: [.made("GET", "/a", "first")])).failure

        #expect(
            failure
                == CheckFailure(
                    sent: nil, expected: "A route for GET /b", got: "no route for GET /b",
                    why: "The routes in main.py are: GET /a.", tryNext: nil, logID: nil))
    }

    @Test(arguments: [
        ("app title equals Shop", true), ("app title differs Shop", false), ("app version equals 0.1.0", true),
    ])
    func theTitleAndTheVersionAreCompared(line: String, passes: Bool) throws {
        #expect(try outcome(line, facts(title: "Shop")).passed == passes)
    }
}

extension [HeaderField] {
    fileprivate var headers: Headers { Headers(self) }
}

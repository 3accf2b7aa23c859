import Testing

@testable import PlaygroundEngine

@Suite struct CheckParserTests {
    @Test(arguments: [
        ("status 200", AnswerExpectation.status(.exactly(200))),
        ("status 4xx", .status(.family(4))),
        ("type Application/JSON", .mediaType("application/json")),
        ("json $ exists", .json(path("$"), .exists)),
        ("json $.a absent", .json(path("$.a"), .absent)),
        ("json $.a[0].b equals 5", .json(path("$.a[0].b"), .equals(.value(.integer(5))))),
        ("json $.a equals \"5\"", .json(path("$.a"), .equals(.value(.string("5"))))),
        ("json $.a equals five", .json(path("$.a"), .equals(.value(.string("five"))))),
        ("json $.a equals null", .json(path("$.a"), .equals(.value(.null)))),
        ("json $.a differs true", .json(path("$.a"), .differs(.value(.boolean(true))))),
        ("json $.a equals 1.5", .json(path("$.a"), .equals(.value(.number(1.5))))),
        (
            "json $ contains {\"a\": [1, 2]}",
            .json(path("$"), .contains(.value(.object(["a": .array([.integer(1), .integer(2)])]))))
        ),
        ("json $.a contains {word}", .json(path("$.a"), .contains(.placeholder(placeholder("{word}"))))),
        ("json $.a equals {int2}", .json(path("$.a"), .equals(.placeholder(placeholder("{int2}"))))),
        ("json $.a is string", .json(path("$.a"), .kind(.string))),
        ("body contains \"two words\"", .body(.contains(.value(.string("two words"))))),
        ("body lacks x", .body(.lacks(.value(.string("x"))))),
        ("header Allow", .header(HeaderExpectation(name: "Allow", test: .exists))),
        ("header Allow absent", .header(HeaderExpectation(name: "Allow", test: .absent))),
        (
            "header Allow contains GET",
            .header(HeaderExpectation(name: "Allow", test: .contains(.value(.string("GET")))))
        ),
        ("events 4", .stream(.eventCount(4))),
        ("event 1 equals Hello", .stream(.event(.number(1), .equals(.value(.string("Hello")))))),
        ("event last equals \"[DONE]\"", .stream(.event(.last, .equals(.value(.string("[DONE]")))))),
        ("event 5 absent", .stream(.event(.number(5), .absent))),
        ("event 2 contains {word}", .stream(.event(.number(2), .contains(.placeholder(placeholder("{word}")))))),
        ("gap above 200ms", .stream(.pausesAbove(.milliseconds(200)))),
        ("gap below 0.5s", .stream(.pausesBelow(.milliseconds(500)))),
        ("ending early", .stream(.ending(.early))),
        ("error body.price", .issue(location: ["body", "price"], type: nil)),
        ("error path.user_id int_parsing", .issue(location: ["path", "user_id"], type: "int_parsing")),
    ])
    func anExpectationIsRead(line: String, expectation: AnswerExpectation) throws {
        let checks = try Lesson.checks("probe GET /a\n  \(line)  ")

        #expect(checks.map(\.condition) == [.probe(RequestTemplate(method: "GET", target: "/a"), [expectation])])
    }

    @Test(arguments: [
        ("seen GET /a", Sighting(method: "GET", target: TargetPattern("/a"))),
        ("seen * *", Sighting(method: nil, target: TargetPattern("*"))),
        (
            "seen GET /a/*  status 4xx",
            Sighting(method: "GET", target: TargetPattern("/a/*"), expectations: [.status(.family(4))])
        ),
        (
            "seen GET /a from outside status 200",
            Sighting(
                method: "GET", target: TargetPattern("/a"), client: .outside, expectations: [.status(.exactly(200))])
        ),
        (
            "seen GET /a header X-Mood from curl",
            Sighting(
                method: "GET", target: TargetPattern("/a"), client: .only(.curl),
                headers: [HeaderExpectation(name: "X-Mood", test: .exists)])
        ),
        (
            "seen GET /a header X-Mood equals good header X-No absent",
            Sighting(
                method: "GET", target: TargetPattern("/a"),
                headers: [
                    HeaderExpectation(name: "X-Mood", test: .equals(.value(.string("good")))),
                    HeaderExpectation(name: "X-No", test: .absent),
                ])
        ),
        (
            "seen GET /a\njson $.b is integer",
            Sighting(method: "GET", target: TargetPattern("/a"), expectations: [.json(path("$.b"), .kind(.integer))])
        ),
    ])
    func aSightingIsRead(lines: String, sighting: Sighting) throws {
        #expect(try Lesson.checks(lines).map(\.condition) == [.seen(sighting)])
    }

    @Test(arguments: [
        ("route GET /a", RouteCondition(method: "GET", path: "/a", demand: .present)),
        ("route absent GET /a/{}", RouteCondition(method: "GET", path: "/a/{}", demand: .absent)),
        ("route GET /a function root", RouteCondition(method: "GET", path: "/a", demand: .functionNamed("root"))),
        (
            "route GET /a function not root",
            RouteCondition(method: "GET", path: "/a", demand: .functionNotNamed("root"))
        ),
    ])
    func aRouteConditionIsRead(line: String, condition: RouteCondition) throws {
        #expect(try Lesson.checks(line).map(\.condition) == [.route(condition)])
    }

    @Test func anAppConditionIsRead() throws {
        let checks = try Lesson.checks("app title differs \"My API\"\napp version equals 2.0.0")

        #expect(
            checks.map(\.condition) == [
                .app(.title, .differs(.value(.string("My API")))), .app(.version, .equals(.value(.string("2.0.0")))),
            ])
    }

    @Test func aProbeCarriesHeadersAndABody() throws {
        let checks = try Lesson.checks(
            "probe POST /a?x={int}\nwith header X-Mood: very good\nwith body {\"a\": \"{word}\"}\nstatus 200")

        let request = RequestTemplate(
            method: "POST", target: "/a?x={int}", headers: [HeaderField("X-Mood", "very good")],
            body: "{\"a\": \"{word}\"}")
        #expect(checks.map(\.condition) == [.probe(request, [.status(.exactly(200))])])
    }

    @Test func explanationsBelongToTheCheckAboveThem() throws {
        let checks = try Lesson.checks(
            """
            probe GET /a
            status 200
            when status 404 say "There are: {routes}." try "routes"
            when json $.a equals "x y" say "It says \\"x y\\"."
            when route absent GET /a say "Gone."
            seen GET /a
            when nothing sent say "Nothing."
            otherwise say "Else."
            """)

        #expect(
            checks.map(\.explanations) == [
                [
                    Explanation(
                        when: .answer(.status(.exactly(404))), say: "There are: {routes}.", tryNext: "routes"),
                    Explanation(
                        when: .answer(.json(path("$.a"), .equals(.value(.string("x y"))))),
                        say: "It says \"x y\".", tryNext: nil),
                    Explanation(
                        when: .route(RouteCondition(method: "GET", path: "/a", demand: .absent)), say: "Gone.",
                        tryNext: nil),
                ],
                [
                    Explanation(when: .nothingSent, say: "Nothing.", tryNext: nil),
                    Explanation(when: .always, say: "Else.", tryNext: nil),
                ],
            ])
    }

    @Test(arguments: [
        (
            "probe GET /a\nstatus 200\ntype application/json\njson $.message contains {word}",
            "GET /a answers 200, answers as application/json, message contains {word}"
        ),
        ("seen GET /a/* status 404", "Send GET /a/* (* is any text): it answers 404"),
        ("seen * * from outside", "Send any request from a program outside of the playground"),
        ("seen GET / header X-Mood equals good", "Send GET / with the header X-Mood that is \"good\""),
        ("seen GET * from curl", "Send GET to any path from curl"),
        ("seen * / status 405", "Send any method to /: it answers 405"),
        ("route GET /a", "A route for GET /a"),
        ("route absent GET /a", "No route for GET /a"),
        ("route GET /a function not root", "The function of GET /a is not called root"),
        ("app title differs \"My API\"", "The title of the app is not \"My API\""),
    ])
    func theGoalIsMadeFromTheCondition(lines: String, goal: String) throws {
        #expect(try Lesson.checks(lines).map(\.goal) == [goal])
    }
}

private func path(_ text: String) -> JSONPath {
    guard let path = JSONPath(text) else { preconditionFailure("\(text) is no place in JSON") }
    return path
}

private func placeholder(_ text: String) -> Placeholder {
    guard let placeholder = Placeholder(text) else { preconditionFailure("\(text) is no placeholder") }
    return placeholder
}

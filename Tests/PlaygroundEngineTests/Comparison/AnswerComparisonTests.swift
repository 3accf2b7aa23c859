import Testing

@testable import PlaygroundEngine

@Suite struct AnswerComparisonTests {
    private static func answer(_ status: Int, _ fields: [HeaderField] = [], _ body: String = "")
        -> ClientExchange.Outcome
    {
        .response(Response(status: status, headers: Headers(fields), body: Array(body.utf8)), reason: "")
    }

    private static let request = ClientRequest.standard(method: "GET", target: "/", host: "127.0.0.1:1")

    private typealias Case = (ClientExchange.Outcome, ClientExchange.Outcome, [AnswerComparison.Difference])
    private static let cases: [Case] = [
        (answer(200, [], "a"), answer(200, [], "a"), []),
        (answer(200, [], "a"), answer(404, [], "a"), [.status]),
        (answer(200, [], "a"), answer(200, [], "b"), [.body]),
        (
            answer(200, [HeaderField("X-A", "1"), HeaderField("allow", "GET")]),
            answer(200, [HeaderField("x-a", "2"), HeaderField("Allow", "GET"), HeaderField("vary", "*")]),
            [.headers(["vary", "x-a"])]
        ),
        (
            answer(200, [HeaderField("date", "1"), HeaderField("Server", "apiplayground")]),
            answer(200, [HeaderField("date", "2"), HeaderField("server", "uvicorn")]), []
        ),
        (answer(500, [], "a"), .failed(reason: "it closed"), [.outcome]),
        (.failed(reason: "it closed here"), .failed(reason: "it closed there"), []),
    ]

    @Test(arguments: cases)
    func everyPartThatDiffersIsNamed(
        here: ClientExchange.Outcome, there: ClientExchange.Outcome, differences: [AnswerComparison.Difference]
    ) {
        #expect(
            AnswerComparison(request: Self.request, here: here, there: there).differences == differences)
    }

    @Test func whatWasSentIsAskedOnceEachInItsOrder() {
        let sent = ["/b", "/a", "/b"].enumerated().map { index, target in
            Exchange.made(
                index + 1,
                Request(
                    method: "GET", target: target,
                    headers: Headers([HeaderField("Host", "127.0.0.1:\(index)"), HeaderField("X-Mood", "good")])),
                Answer(
                    response: Response(status: 200, headers: [], body: []), route: nil, refusal: nil, stages: []))
        }

        let requests = ComparisonRequests.all(sent: sent, routes: [])

        #expect(requests.map(\.target) == ["/b", "/a"])
        #expect(requests.map(\.headers.fields) == Array(repeating: [HeaderField("X-Mood", "good")], count: 2))
    }

    @Test func withoutARequestEveryRouteIsAsked() {
        let routes = [Route.made("GET", "/items/{item_id}", "item"), .made("POST", "/items", "create")]

        let requests = ComparisonRequests.all(sent: [], routes: routes)

        #expect(
            requests.map { "\($0.method) \($0.target) \(String(decoding: $0.body, as: UTF8.self))" } == [
                "GET /items/1 ", "GET /items/word ", "POST /items {}", "POST /items {\"a\": ",
            ])
    }

    @Test func aRequestIsAimedAtAnotherServer() {
        let aimed = Self.request.aimed(at: "127.0.0.1", port: 8001)

        #expect(aimed.headers.all("host") == ["127.0.0.1:8001"])
        #expect(aimed.headers.fields.count == Self.request.headers.fields.count)
    }

    @Test(arguments: [
        ("INFO:     Uvicorn running on http://127.0.0.1:40123 (Press CTRL+C to quit)\n", 40123),
        ("INFO:     Uvicorn running on http://127.0.0.1:401", nil),
        ("INFO:     Started server process [1]\n", nil),
    ])
    func theServersPortIsReadOnceItIsWhole(output: String, port: Int?) {
        #expect(UvicornServer.port(in: output) == port)
    }

    @Test func theActiveEnvironmentComesBeforeThoseNearByAndThePath() {
        let found = PythonInterpreter.candidates(
            beside: nil, environment: ["VIRTUAL_ENV": "/active"], here: "/here")

        #expect(
            found == [
                "/active/bin/python", "/here/.venv/bin/python", "/here/venv/bin/python", "python3", "python",
            ])
    }

    @Test func aPythonThatIsNoneIsNamed() async {
        await #expect(throws: InterpreterProblem.absent("/no/such/python")) {
            try await PythonInterpreter.find("/no/such/python", beside: nil)
        }
    }
}

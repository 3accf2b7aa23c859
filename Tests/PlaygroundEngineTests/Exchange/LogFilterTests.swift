import Testing

@testable import PlaygroundEngine

struct LogFilterTests {
    private static let rows = [
        Exchange.made(method: "GET", target: "/v1/items", status: 200, refusal: nil, routes: []),
        Exchange.made(method: "POST", target: "/v1/items", status: 422, refusal: nil, routes: []),
        Exchange.made(method: "GET", target: "/favicon.ico", status: 404, refusal: .noRoute, routes: []),
        Exchange.made(method: "GET", target: "/v2/items", status: 500, refusal: nil, routes: []),
    ]

    @Test(arguments: [
        ("status:4xx", [1, 2]), ("status:404", [2]), ("status:400-499", [1, 2]), ("method:post", [1]),
        ("path:/v1", [0, 1]), ("path:^/v2", [3]), ("-path:/favicon.ico status:4xx", [1]), ("!method:get", [1]),
        ("items", [0, 1, 3]), ("get", [0, 2, 3]), ("status:2xx items method:get path:v1", [0]), ("client:curl", []),
        ("slow:>10s", []), ("slow:<10s", [0, 1, 2, 3]), ("size:>1mb", []),
    ])
    func rowsThatFitEveryWordAreShown(text: String, rows: [Int]) throws {
        let filter = try #require(try LogFilter(text))

        #expect(Self.rows.indices.filter { filter.matches(Self.rows[$0]) } == rows)
    }

    @Test(arguments: [
        ("status:abc", "status: takes a status such as 404, 4xx or 200-299, found ‘abc’"),
        (
            "methd:get",
            "a filter knows no ‘methd:’; did you mean ‘method:’? Words: status: method: path: client: body: header: slow: size:"
        ),
        ("slow:soon", "slow: takes a time such as >10ms, <1ms or >1s, found ‘soon’"),
        ("client:me", "client: takes playground, curl, browser, python or other, found ‘me’"),
        ("size:", "size: takes a size such as >1kb or 500, found ‘’"),
    ])
    func aWordThatIsNoneIsNamed(text: String, message: String) {
        do {
            _ = try LogFilter(text)
            Issue.record("‘\(text)’ was taken")
        } catch {
            #expect(error.message == message)
            #expect(error.range == 0..<text.utf8.count)
        }
    }

    @Test func quotesKeepBlanksTogether() throws {
        #expect(try LogFilter(#"body:"not found" "a b""#)?.conditions.count == 2)
        #expect(try LogFilter("   ") == nil)
    }

    @Test(arguments: [
        ("needle", "hay NEEDLE hay needle", 4, 15), ("a", "", -1, -1), ("xyz", "xyXYZ", 2, 2), ("aa", "aaaa", 0, 2),
    ])
    func textIsFoundWhateverItsCase(text: String, bytes: String, first: Int, last: Int) {
        let search = TextSearch(text)
        let all = Array(bytes.utf8)

        #expect(search.firstRange(in: all, from: 0)?.lowerBound ?? -1 == first)
        #expect(search.lastRange(in: all, before: all.count)?.lowerBound ?? -1 == last)
    }
}

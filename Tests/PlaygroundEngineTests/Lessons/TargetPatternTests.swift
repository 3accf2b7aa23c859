import Testing

@testable import PlaygroundEngine

@Test(arguments: [
    ("/", "/", true), ("/", "/a", false), ("/a", "/a?x=1", true), ("/*", "/", true), ("/*", "/a/b", true),
    ("*", "/a", true), ("/a*c", "/abc", true), ("/a*c", "/abcd", false), ("/a*b*c", "/axbybzc", true),
    ("/a%20b", "/a%20b", false), ("/a b", "/a%20b", true), ("/?*", "/", false), ("/?*", "/?", true),
    ("/?*", "/?x=1", true), ("/a**", "/a", true), ("/a*", "/", false),
])
func aTargetPatternComparesThePathAndOnlyOnRequestTheQuery(pattern: String, target: String, matches: Bool) {
    #expect(TargetPattern(pattern).matches(Request(method: "GET", target: target)) == matches)
}

@Test func aPatternOfManyStarsIsRefusedInGoodTime() {
    let pattern = TargetPattern("/" + String(repeating: "a*", count: 200) + "b")

    #expect(!pattern.matches(Request(method: "GET", target: "/" + String(repeating: "a", count: 4_000))))
}

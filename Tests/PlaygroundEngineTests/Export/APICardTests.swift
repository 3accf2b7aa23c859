import Foundation
import Testing

@testable import PlaygroundEngine

@Suite struct APICardTests {
    private func card(
        title: String = "Tea house", version: String = "1.2.0",
        routes: [(String, String)] = [("GET", "/"), ("POST", "/tea/{kind}")],
        models: [String] = ["Tea", "Order"], done: Int = 15
    ) -> APICard {
        APICard(
            title: title, version: version, routes: routes.map { .init(method: $0.0, path: $0.1) }, models: models,
            lessons: .init(done: done, skipped: 0, total: 15), steps: .init(done: 95, skipped: 3, total: 98),
            seconds: 18_900,
            answers: AnswerCounts(success: 210, redirection: 3, clientError: 57, serverError: 2, streams: 9),
            date: "2026-11-28")
    }

    @Test func theCardStandsInAFrame() {
        #expect(
            card().lines().joined(separator: "\n") == """
                ┌──────────────────────────────────────────────────────────────┐
                │ Tea house                                              1.2.0 │
                ├──────────────────────────────────────────────────────────────┤
                │ GET   /                                                      │
                │ POST  /tea/{kind}                                            │
                ├──────────────────────────────────────────────────────────────┤
                │ Models    Tea, Order                                         │
                │ Lessons   all 15 finished                                    │
                │ Steps     95 of 98 done, 3 skipped                           │
                │ At work   5 h 15 min                                         │
                │ Answered  272 requests, 9 of them streamed                   │
                │           2xx 210   3xx 3   4xx 57   5xx 2                   │
                ├──────────────────────────────────────────────────────────────┤
                │ made with APIPlayground                           2026-11-28 │
                └──────────────────────────────────────────────────────────────┘
                """)
    }

    @Test func everyCardIsAsWideAsAnyOther() {
        let long = String(repeating: "long ", count: 60)
        let cards = [
            card(),
            card(
                title: long, version: long, routes: [(long, long)], models: [long, String(repeating: "x", count: 300)]),
            card(title: "日本茶の家", routes: (1...40).map { ("GET", "/\($0)") }), card(title: "", routes: [], models: []),
            card(title: "\u{1B}[31mred\u{202E}\n", version: "\u{7}"),
        ]

        for lines in cards.flatMap({ [$0.lines(), $0.lines(isASCII: true)] }) {
            #expect(Set(lines.map(\.displayWidth)) == [APICard.columns])
            #expect(!lines.joined().unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x202E })
        }
    }

    @Test func withoutUnicodeTheCardIsASCII() {
        let lines = card(title: "Café “Ω”", routes: (1...40).map { ("GET", "/\($0)") }).lines(isASCII: true)

        #expect(lines.joined().utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F })
        #expect(lines[0] == "+" + String(repeating: "-", count: 62) + "+")
        #expect(lines.contains { $0.contains("... and 25 more") })
    }

    /// Titles that would be markup, or no XML at all.
    @Test(arguments: ["</text><script>alert(1)</script>", "a & b \"c\" 'd'", "\u{1B}[31m\u{0}\u{FFFE}\u{202E}x", "]]>"])
    func hostileTitlesStayText(title: String) throws {
        let svg = card(title: title, version: title, routes: [(title, title)], models: [title]).svg

        let markup = Markup(svg)
        #expect(markup.isWellFormed, "\(svg)")
        #expect(Set(markup.elements) == ["svg", "rect", "text", "path"])
    }
}

/// Reads XML as a browser would, and notes its elements.
private struct Markup {
    let isWellFormed: Bool
    let elements: [String]

    init(_ text: String) {
        // Tags of the picture hold no `>` in their attributes, and texts hold none at all.
        let tags = text.matches(of: /<(\/?)([a-z]+)([^<>]*?)(\/?)>/)
        var open: [Substring] = []
        var isWell = true
        for tag in tags {
            if tag.output.1 == "/" {
                isWell = isWell && open.popLast() == tag.output.2
            } else if tag.output.4.isEmpty {
                open.append(tag.output.2)
            }
        }
        let rest = text.replacing(/<\/?[a-z]+[^<>]*?\/?>/, with: "")
        let entities = rest.replacing(/&(amp|lt|gt|quot);/, with: "")
        isWellFormed =
            isWell && open.isEmpty && !entities.contains("<") && !entities.contains("&")
            && !text.unicodeScalars.contains { ($0.value < 0x20 && $0 != "\n") || $0.value == 0xFFFE }
        elements = tags.map { String($0.output.2) }
    }
}

import Testing

@testable import PlaygroundEngine

/// Hints that are chosen by what the learner did.
@Suite struct TipTests {
    private static let steps = Lesson.step(
        check: """
            probe GET /a
            status 200
            when status 404 say "Nothing answers /a yet."
            seen GET /a status 200
            """,
        solution: "route get /a -> {\"message\": \"a\"}\nsend GET /a",
        more: """
            ```hint when="status 404 and sent GET /b*"
            The path has another letter.
            ```

            ```hint when='json $.message equals "5" and route GET /a'
            A text is no number.
            ```

            ```request name="before"
            GET /a
            ```

            ```predict status=404 request="GET /a"
            Which?
            right: Yes.
            wrong: No.
            ```

            ```wrong expect="Nothing answers /a yet"
            send GET /b
            ```

            ```wrong expect="Send GET /a"
            route get /a -> {"message": "5"}
            route get /c -> {"message": "5"}
            send GET /c
            ```
            """)

    private func codes(_ steps: String) async throws -> [String] {
        await LessonProver(sandbox: ToySandbox()).prove(try Lesson.parse(Lesson.text(steps: steps))).map(\.code)
    }

    @Test func theNewestRequestChoosesTheHint() throws {
        let step = try Lesson.parse(Lesson.text(steps: Self.steps)).steps[0]
        func tip(_ exchanges: Exchange...) -> String? {
            let source = SourceText(
                name: "main.py", text: "from fastapi import FastAPI\napp = FastAPI()\n@app.get('/a')\ndef a(): pass\n")
            return CheckFacts(loading: source, exchanges: exchanges, evidence: []).tip(among: step.tips)?
                .blocks.plainText
        }

        #expect(step.hints.map(\.blocks.plainText) == ["Look."])
        #expect(tip() == nil)
        #expect(tip(.made(1, "GET /b", 404)) == "The path has another letter.")
        #expect(tip(.made(1, "GET /b", 404), .made(2, "GET /", 200)) == nil)
        #expect(tip(.made(1, "GET /c", 200, #"{"message": "5"}"#)) == "A text is no number.")
        #expect(tip(.made(1, "GET /c", 200, #"{"message": 5}"#)) == nil)
    }

    @Test func aHintForASlipIsProvenByAWrongAnswerThatMakesIt() async throws {
        #expect(try await codes(Self.steps) == [])
        #expect(
            try await codes(Self.steps.replacing("sent GET /b*", with: "sent GET /z")) == ["hint-is-never-shown"])
        #expect(
            try await codes(
                Self.steps.replacing("A text is no number.", with: "`route get /a -> {\"message\": \"a\"}`"))
                == ["hint-gives-solution-away"])
    }

    @Test(arguments: [
        ("when=\"status 404 and sent GET /b*\"", "when=\"status 40\"", ["bad-status"]),
        ("when=\"status 404 and sent GET /b*\"", "when=\"\"", ["missing-in-check"]),
        ("when=\"status 404 and sent GET /b*\"", "when=\"nothing sent say\"", ["unexpected-text"]),
        ("when=\"status 404 and sent GET /b*\"", "wen=\"status 404\"", ["unknown-attribute"]),
        ("```hint\nLook.", "```hint when=\"status 404\"\nLook.", ["missing-hint"]),
    ])
    func aConditionIsReadLikeThoseOfChecks(old: String, new: String, codes: [String]) throws {
        #expect(Self.steps.contains(old))
        let text = Lesson.text(steps: Self.steps.replacing(old, with: new))
        do {
            _ = try Lesson.parse(text)
            Issue.record("the lesson reads")
        } catch {
            #expect((error as? LessonFailure)?.diagnostics.map(\.code) == codes)
        }
    }
}

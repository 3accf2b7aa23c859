import Foundation
import Testing

/// What a learner hands in, and what a teacher makes of it.
@Suite struct ProgressTests {
    /// A learner who finished two steps of the first lesson and skipped one.
    private func learner() async throws -> Sandbox {
        let sandbox = try Sandbox()
        let ended = try await Program.run(
            "--plain", "--port", "0", in: sandbox, input: "send GET /\nnext\nsend GET /?from=me\nnext\nskip\nquit\n")
        #expect(ended.status == 0, "\(ended.errors)")
        return sandbox
    }

    @Test func aProofHoldsElsewhereAndAForgedOneDoesNot() async throws {
        let learner = try await learner()
        let written = try await Program.run("progress", "proof", "mine.json", in: learner)
        #expect(written.output.contains("the proof of 2 steps is written to"))
        let proof = learner.read("mine.json")

        let teacher = try Sandbox()
        try teacher.write(proof, to: "mine.json")
        let verified = try await Program.run("progress", "verify", "mine.json", in: teacher)
        #expect(verified.status == 0, "\(verified.output)\(verified.errors)")
        #expect(
            verified.output == """
                ok: 1 Hello, server, Say hello: 1 goal holds
                ok: 1 Hello, server, Read the log: 1 goal holds
                skipped: 1 Hello, server, Ask for what is not there
                2 of 2 steps proven; 1 skipped.

                """)
        #expect(!FileManager.default.fileExists(atPath: teacher.data.appending(path: "apiplayground").path))

        try teacher.write(proof.replacing(#"@app.get(\"/\")"#, with: #"@app.get(\"/x\")"#), to: "forged.json")
        let forged = try await Program.run("progress", "verify", "forged.json", in: teacher)
        #expect(forged.status == 1)
        #expect(forged.output.contains("not proven: 1 Hello, server, Say hello"))
        #expect(forged.output.contains("it is answered 404 now, and was 200"))
        #expect(forged.output.contains("0 of 2 steps proven"))
    }

    @Test func programsThatNeverEndDoNotHoldAVerifierUp() async throws {
        let learner = try await learner()
        let proof = try await Program.run("progress", "proof", "-", in: learner).output
        try learner.write(
            proof.replacing(#"return {\"message\": \"Hello, World!\"}"#, with: #"while True: pass"#), to: "endless.json"
        )

        let verified = try await Program.run("progress", "verify", "endless.json", in: learner)

        #expect(verified.status == 1)
        #expect(verified.output.contains("it is answered 500 now, and was 200"), "\(verified.output)")
    }

    /// Files that are no proof, and what is said.
    @Test(arguments: [
        ("{\n  \"kind\": oops\n}", "proof.json:2:11: error: expected a value"),
        ("{\"kind\": \"har\", \"format\": 1}", "proof.json: at kind: expected “apiplayground-proof”, found “har”"),
        ("", "proof.json:1:1: error: "), (String(repeating: "[", count: 100_000), "it is nested too deeply"),
    ])
    func whatIsNoProofIsRefused(text: String, said: String) async throws {
        let sandbox = try Sandbox()
        try sandbox.write(text, to: "proof.json")

        let ended = try await Program.run("progress", "verify", "proof.json", in: sandbox)

        #expect(ended.status == 1)
        #expect(ended.errors.contains(said), "\(ended.errors)")
    }

    @Test func progressIsReadByOtherPrograms() async throws {
        let learner = try await learner()

        let ended = try await Program.run("progress", "--json", in: learner)

        let object = try JSONSerialization.jsonObject(with: Data(ended.output.utf8)) as? [String: Any]
        let lessons = try #require(object?["lessons"] as? [[String: Any]])
        let steps = try #require(lessons.first?["steps"] as? [[String: Any]])
        #expect(object?["format"] as? Int == 1)
        #expect(lessons.count == 15)
        #expect(steps.prefix(4).map { $0["state"] as? String } == ["done", "done", "skipped", "open"])
        #expect(steps[0]["attempts"] as? Int == 1)
        #expect(steps[0]["firstDoneAt"] is String)
        #expect(steps[2]["firstDoneAt"] is NSNull)
        let told = try await Program.run("progress", in: learner)
        #expect(told.output.contains("1  Hello, server: 2 of 6 steps done, 1 skipped"))
    }

    @Test func theMapOpensALessonByKeys() async throws {
        let sandbox = try Sandbox()
        let terminal = try await TmuxSession(in: sandbox)
        try await terminal.enter("\(Program.path) --port 0")
        try await terminal.shows("Say hello")
        try await terminal.press("Escape")
        try await terminal.press("F9")
        try await terminal.shows("0 of 15 finished", "Versioning")
        try await terminal.press("Down", "Down", "Down")
        try await terminal.shows("4 Versioning  0 of 5 done")
        try await terminal.press("Enter")
        try await terminal.shows("4 Versioning", "step 1 of 5")
        try await terminal.enter("card")
        try await terminal.shows("made with APIPlayground")
        try await terminal.press("Escape")
        try await terminal.press("C-d")
        try await terminal.returnsToTheShell()
    }
}

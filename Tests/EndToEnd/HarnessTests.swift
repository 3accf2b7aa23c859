import Testing

/// The harness itself: what it reads is what a terminal shows.
@Suite struct HarnessTests {
    @Test func aShellAnswersWhatIsTyped() async throws {
        let terminal = try await TmuxSession(in: Sandbox(), columns: 80, rows: 24)

        try await terminal.enter("stty size; echo $((40 + 2)) answers")

        try await terminal.shows("24 80", "42 answers")
    }

    @Test func aPasteArrivesWhole() async throws {
        let terminal = try await TmuxSession(in: Sandbox())

        try await terminal.paste("echo one\necho two; echo ünï\n")

        try await terminal.shows("\none\n", "two\nünï\n")
    }

    @Test func aResizedTerminalHasItsNewSize() async throws {
        let terminal = try await TmuxSession(in: Sandbox(), columns: 120, rows: 36)

        try await terminal.resize(columns: 50, rows: 12)
        try await terminal.enter("stty size")

        try await terminal.shows("12 50")
    }

    @Test func whatNeverComesIsReportedWithTheScreen() async throws {
        let missing = await #expect(throws: Missing.self) {
            try await waiting(for: "the moon", limit: .zero, state: { "the sun" }) { nil as Int? }
        }

        #expect(missing?.description == "the moon did not come within 0.0 seconds; there was:\nthe sun")
    }
}

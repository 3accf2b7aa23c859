import Foundation
import Testing

/// What the command line does for those who write lessons.
@Suite struct AuthorTests {
    @Test func aNewLessonIsProvenAndNeverWrittenOver() async throws {
        let sandbox = try Sandbox()

        let first = try await Program.run("lessons", "new", "A door", "--lessons", "mine", in: sandbox)
        let second = try await Program.run(
            "lessons", "new", "Another  door", in: sandbox, environment: ["APIPLAYGROUND_LESSONS": "mine"])
        let again = try await Program.run("lessons", "new", "a door", "--lessons", "mine", in: sandbox)
        let nameless = try await Program.run("lessons", "new", "…", "--lessons", "mine", in: sandbox)
        let checked = try await Program.run("lessons", "check", "--lessons", "mine", in: sandbox)

        #expect([first, second, again, nameless].map { Int($0.status) } == [0, 0, 1, 64])
        #expect(again.errors.contains("mine/01-a-door.md is there already"))
        #expect(checked.status == 0, "\(checked.output)\(checked.errors)")
        #expect(
            checked.output == "01-a-door.md: 1 steps, all proven\n02-another-door.md: 1 steps, all proven\n")
    }

    @Test func commandsBecomeADraftThatIsProven() async throws {
        let sandbox = try Sandbox()
        try sandbox.write(
            "route get /door -> {\"open\": True}\nsend GET /door\nsend GET /window\n", to: "commands.txt")
        try sandbox.write("", to: "drafts/keep")

        let recorded = try await Program.run(
            "lessons", "record", "commands.txt", "--output", "drafts/03-doors.md", in: sandbox)
        let again = try await Program.run(
            "lessons", "record", "commands.txt", "--output", "drafts/03-doors.md", in: sandbox)
        let checked = try await Program.run("lessons", "check", "--lessons", "drafts", in: sandbox)

        #expect([recorded.status, again.status] == [0, 1])
        #expect(recorded.errors.contains("every step is proven"))
        #expect(checked.output == "03-doors.md: 1 steps, all proven\n")
    }

    @Test func lessonsFollowTheLanguageOfTheEnvironment() async throws {
        let sandbox = try Sandbox()

        let german = try await Program.run("lessons", in: sandbox, environment: ["LANG": "de_DE.UTF-8"])
        let english = try await Program.run(
            "lessons", "list", "--language", "en", in: sandbox, environment: ["LANG": "de_DE.UTF-8"])
        let typed = try await Program.run(
            "--plain", "--port", "0", in: sandbox, input: "language en\nlanguage auto\nquit\n",
            environment: ["LC_ALL": "de"])

        #expect(german.output.contains("1  Hallo, Server: "))
        #expect(german.output.contains("in en and de"))
        #expect(english.output.contains("1  Hello, server: "))
        #expect(typed.output.contains("Sag Hallo"))
        #expect(typed.output.contains("the language of the lessons is auto: LANG asks for de"))
    }

    @Test func aFolderOfOnesOwnIsTaught() async throws {
        let sandbox = try Sandbox()
        _ = try await Program.run("lessons", "new", "A door", "--lessons", "mine", in: sandbox)

        let played = try await Program.run(
            "--plain", "--port", "0", "--lessons", "mine", in: sandbox, input: "lessons\nquit\n")

        #expect(played.output.contains("Lesson 1, A door, step 1 of 1: The first step"))
    }
}

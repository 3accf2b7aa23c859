import Foundation
import Testing

/// The program as scripts and pipes use it: what goes in, what comes out, and the exit code.
@Suite struct CommandLineTests {
    @Test func aScriptRunsToItsEnd() async throws {
        let sandbox = try Sandbox()
        try sandbox.write(
            """
            # Adds an endpoint and asks it.
            route get /secret -> {"message": "You found it"}
            send GET /secret

            @app.get("/pasted")
            def pasted():
                return [1, 2]

            send GET /pasted
            """, to: "script.txt")
        try sandbox.write(Greeting.program("Hello"), to: "main.py")

        let ended = try await Program.run(
            "run", "script.txt", "--workspace", "main.py", "--port", "0", in: sandbox)

        #expect(ended.status == 0)
        #expect(ended.output.contains("200"))
        #expect(ended.output.contains("You found it"))
        #expect(sandbox.read("main.py").hasPrefix(Greeting.program("Hello")))
        #expect(sandbox.read("main.py").contains("@app.get(\"/secret\")"))
        #expect(sandbox.read("main.py").contains("def pasted():\n    return [1, 2]"))
    }

    @Test func aScriptThatFindsABrokenFileSaysSo() async throws {
        let sandbox = try Sandbox()
        try sandbox.write("send GET /\n", to: "script.txt")
        try sandbox.write("from fastapi import FastAPI\napp = FastAPI(\n", to: "main.py")

        let ended = try await Program.run(
            "run", "script.txt", "--workspace", "main.py", "--port", "0", in: sandbox)

        #expect(ended.status == 0)
        #expect(ended.output.contains("404"))
        #expect(ended.errors.contains("error: main.py:2:14: ‘(’ was never closed\n"))
        #expect(ended.errors.contains("until it loads, every path is answered with 404"))
    }

    @Test func aClientIsWrittenForTheServerThatIsNamed() async throws {
        let sandbox = try Sandbox()

        let ended = try await Program.run("export", "curl", "--port", "9000", in: sandbox)
        let again = try await Program.run("export", "curl", "other.sh", "--host", "::1", in: sandbox)
        let refused = try await Program.run("export", "curl", in: sandbox)

        #expect(ended.status == 0)
        #expect(ended.output.contains("client.sh"))
        #expect(sandbox.read("client.sh").contains("http://127.0.0.1:9000"))
        #expect(again.status == 0)
        #expect(sandbox.read("other.sh").contains("http://[::1]:8000"))
        #expect(refused.status == 1)
        #expect(refused.errors.contains("client.sh is there already"))
    }

    @Test func theRequestsOfAScriptAreWritten() async throws {
        let sandbox = try Sandbox()
        try sandbox.write("send GET /\nsend POST /missing a=1\n", to: "script.txt")
        try sandbox.write(Greeting.program("Hello"), to: "main.py")

        let ended = try await Program.run(
            "export", "har", "log.har", "--requests", "script.txt", "--workspace", "main.py", in: sandbox)
        let refused = try await Program.run("export", "http", in: sandbox)

        #expect(ended.status == 0)
        #expect(ended.output.contains("2 rows written to"))
        #expect(sandbox.read("log.har").contains("/missing"))
        #expect(refused.status == 64)
        #expect(refused.errors.contains("--requests FILE names the commands that send them"))
    }

    /// A line that fails, and words of what is said.
    @Test(arguments: [
        ("rote get / -> 1", "route"), ("route get", "path"), ("send GET", "send"), ("frobnicate", "frobnicate"),
        ("route get /x -> {\"a\": 1", "{"), ("class Item(metaclass=type):\n    pass\n", "metaclass"),
        ("route get x -> 1", "/"),
    ])
    func aScriptStopsAtTheFirstCommandThatFails(line: String, said: String) async throws {
        let sandbox = try Sandbox()
        try sandbox.write(Greeting.program("Hello"), to: "main.py")

        let ended = try await Program.run(
            "run", "-", "--workspace", "main.py", "--port", "0", in: sandbox, input: line + "\n\nsend GET /never\n")

        #expect(ended.status == 1)
        #expect(ended.output.contains(said))
        #expect(!ended.output.contains("/never"))
        #expect(ended.errors.contains("standard input:1:"))
        #expect(sandbox.read("main.py") == Greeting.program("Hello"))
    }

    @Test func aPipeGetsThePlaygroundLineByLine() async throws {
        let sandbox = try Sandbox()

        let ended = try await Program.run("--port", "0", in: sandbox, input: "send GET /\nnext\nquit\n")

        #expect(ended.status == 0)
        #expect(ended.output.contains("step 1 of 6: Say hello"))
        #expect(ended.output.contains(#"{"message":"Hello, World!"}"#))
        #expect(ended.output.contains("step 2 of 6: Read the log"))
        #expect(!ended.output.contains("\u{1B}"))
    }

    @Test func thePlaygroundGoesOnWhereItWasLeft() async throws {
        let sandbox = try Sandbox()
        let first = try await Program.run(
            "--plain", "--port", "0", in: sandbox,
            input: "route get /mine -> \"kept\"\nsend GET /\nnext\nsend GET /?from=me\nnext\n")
        #expect(first.status == 0)

        let second = try await Program.run("--plain", "--port", "0", in: sandbox, input: "send GET /mine\nback\nquit\n")

        #expect(second.output.contains("step 3 of 6: Ask for what is not there"))
        #expect(second.output.contains("\"kept\""))
        #expect(second.output.contains("This step is done"))
    }

    @Test func withoutADataFolderThePlaygroundSaysSoAndWorks() async throws {
        let sandbox = try Sandbox()
        let file = try sandbox.write("", to: "a-file")

        let ended = try await Program.run(
            "--plain", "--port", "0", in: sandbox, input: "send GET /\nquit\n", environment: ["XDG_DATA_HOME": file])

        #expect(ended.status == 0)
        #expect(ended.output.contains(file))
        #expect(ended.output.contains("Hello, World!"))
    }

    /// The engine's tests prove every lesson; here it is the command that counts, and one lesson is enough.
    @Test func aLessonProvesItself() async throws {
        let sandbox = try Sandbox()
        let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let lesson = repository.appending(path: "Lessons/01-hello-server.md")
        try sandbox.write(String(contentsOf: lesson, encoding: .utf8), to: "lessons/01-hello-server.md")

        let ended = try await Program.run("lessons", "check", "--lessons", "lessons", in: sandbox)

        #expect(ended.status == 0, "\(ended.output)\(ended.errors)")
        #expect(ended.output.contains("01-hello-server.md: 6 steps, all proven"))
    }

    @Test func aLessonWithAnErrorIsShownWithItsLine() async throws {
        let sandbox = try Sandbox()
        try sandbox.write("---\nformat: 1\nid: broken\ntitel: Broken\n---\n", to: "lessons/01-broken.md")

        let ended = try await Program.run("lessons", "check", "--lessons", "lessons", in: sandbox)

        #expect(ended.status == 1)
        #expect(ended.output.contains("01-broken.md:4:1: error: "))
    }

    @Test(arguments: [(["--version"], 0), (["--help"], 0), (["--bogus"], 64), (["frobnicate"], 64), (["dev"], 64)])
    func theExitCodeSaysWhetherTheCallWasRight(arguments: [String], status: Int) async throws {
        let ended = try await RunningProcess([Program.path] + arguments, in: Sandbox()).end()

        #expect(Int(ended.status) == status)
        #expect((ended.output + ended.errors).isEmpty == false)
    }
}

import Foundation
import Testing

/// `apiplayground dev`, as a process that others talk to.
@Suite struct DevTests {
    @Test func aFileIsServedAndEachRequestIsALine() async throws {
        let sandbox = try Sandbox()
        try sandbox.write(Greeting.program("Hello"), to: "main.py")
        let server = try Program.start("dev", "main.py", "--port", "0", in: sandbox)
        let port = try await server.says(Greeting.port)

        let answer = try await curl("http://127.0.0.1:\(port)/?from=test", in: sandbox)

        #expect(answer == #"{"message":"Hello"}"#)
        try await server.says(#" - "GET /?from=test HTTP/1.1" 200 OK"#)
        await server.send(signal: SIGTERM)
        #expect(try await server.end().status == 0)
    }

    @Test func aSavedFileIsServedAnew() async throws {
        let sandbox = try Sandbox()
        try sandbox.write(Greeting.program("before"), to: "main.py")
        let server = try Program.start("dev", "main.py", "--port", "0", in: sandbox)
        let port = try await server.says(Greeting.port)
        var answer = try await curl("http://127.0.0.1:\(port)/", in: sandbox)
        #expect(answer == #"{"message":"before"}"#)

        try sandbox.write(Greeting.program("after"), to: "main.py")

        answer = try await waiting(for: "the new answer", state: { await server.saidSoFar }) {
            let answer = try await curl("http://127.0.0.1:\(port)/", in: sandbox)
            return answer.contains("after") ? answer : nil
        }
        #expect(answer == #"{"message":"after"}"#)
    }

    @Test func aBrokenSaveLeavesTheLastVersionLive() async throws {
        let sandbox = try Sandbox()
        try sandbox.write(Greeting.program("still here"), to: "main.py")
        let server = try Program.start("dev", "main.py", "--port", "0", in: sandbox)
        let port = try await server.says(Greeting.port)

        try sandbox.write(Greeting.program("broken") + "def\n", to: "main.py")
        try await server.says("ERROR:    main.py:9:4: ")

        #expect(try await curl("http://127.0.0.1:\(port)/", in: sandbox) == #"{"message":"still here"}"#)
    }

    /// What is in `main.py`, and what is said about it.
    @Test(arguments: [
        ("from fastapi import FastAPI\napp = FastAPI(\n", "main.py:2:14: error: "),
        (
            "from fastapi import FastAPI\napp = FastAPI()\nclass Item(metaclass=M):\n    pass\n",
            "‘metaclass=’ is not part of"
        ),
        ("NAME = 1\n", "the file makes no FastAPI application"),
    ])
    func aFileThatDoesNotLoadIsRefusedAtTheStart(text: String, said: String) async throws {
        let sandbox = try Sandbox()
        try sandbox.write(text, to: "main.py")

        let ended = try await Program.run("dev", "main.py", "--port", "0", in: sandbox)

        #expect(ended.status == 1)
        #expect(ended.output == "")
        #expect(ended.errors.contains(said))
    }

    @Test func aMissingFileIsNamed() async throws {
        let ended = try await Program.run("dev", "nowhere.py", "--port", "0", in: Sandbox())

        #expect(ended.status == 1)
        #expect(ended.errors.contains("nowhere.py"))
    }

    @Test func aPortThatWasAskedForAndIsTakenIsAnError() async throws {
        let sandbox = try Sandbox()
        try sandbox.write(Greeting.program("Hello"), to: "main.py")
        let first = try Program.start("dev", "main.py", "--port", "0", in: sandbox)
        let port = try await first.says(Greeting.port)

        let second = try await Program.run("dev", "main.py", "--port", port, in: sandbox)

        #expect(second.status == 1)
        #expect(second.errors.contains(port))
        #expect(try await curl("http://127.0.0.1:\(port)/", in: sandbox) == #"{"message":"Hello"}"#)
    }
}

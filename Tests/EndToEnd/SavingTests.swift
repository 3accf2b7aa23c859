import Foundation
import Testing

/// Every way in which programs save a file, each with the real program, seen by a running server.
@Suite(.serialized) struct SavingTests {
    /// What is done to `main.py` in a terminal; `NEW` is the text that the file has afterwards.
    private static let ways: [(name: String, keys: [String])] = [
        ("vim that writes over the file", vim("set backupcopy=yes")),
        ("vim that swaps files", vim("set nobackup writebackup backupcopy=no")),
        ("vim by itself", vim("set backupcopy=auto")),
        ("vim without a copy", vim("set nowritebackup")),
        ("nano", ["nano main.py", "C-w", "before", "Enter", "C-k", "    return 'after'", "Enter", "C-s", "C-x"]),
        ("sed -i", ["sed -i s/before/after/ main.py"]),
        ("sed into another file, mv", ["sed s/before/after/ main.py > new.py; mv new.py main.py"]),
        ("cp", ["sed s/before/after/ main.py > new.py; cp new.py main.py"]),
        ("cat, which truncates", ["sed s/before/after/ main.py > new.py; cat new.py > main.py"]),
        ("install", ["sed s/before/after/ main.py > new.py; install new.py main.py"]),
        (
            "ed-like, in pieces",
            ["sed s/before/after/ main.py > new.py; rm main.py; (head -3 new.py; tail -n +4 new.py) > main.py"]
        ),
        (
            "tee through a link",
            ["sed s/before/after/ main.py > new.py; ln -s main.py link.py; tee link.py < new.py > /dev/null"]
        ),
    ]

    private static func vim(_ option: String) -> [String] {
        ["vim -u NONE -N -c '\(option)' main.py", ":%s/before/after/", "Enter", ":wq", "Enter"]
    }

    private static let keys: Set<String> = ["Enter", "C-w", "C-k", "C-s", "C-x"]

    @Test(arguments: ways.indices)
    func whatIsSavedIsServed(index: Int) async throws {
        let way = Self.ways[index]
        let sandbox = try Sandbox()
        try sandbox.write(Self.program, to: "main.py")
        let server = try Program.start("dev", "main.py", "--port", "0", in: sandbox)
        let port = try await server.says(Greeting.port)
        let terminal = try await TmuxSession(in: sandbox)
        #expect(try await curl("http://127.0.0.1:\(port)/", in: sandbox) == #""before""#)

        try await terminal.enter(way.keys[0])
        if way.keys.count > 1 { try await terminal.shows("return 'before'") }
        for key in way.keys.dropFirst() {
            if Self.keys.contains(key) { try await terminal.press(key) } else { try await terminal.type(key) }
        }

        let answer = try await waiting(for: "the new answer", state: { await server.saidSoFar }) {
            let answer = try await curl("http://127.0.0.1:\(port)/", in: sandbox)
            return answer.contains("after") ? answer : nil
        }
        #expect(answer == #""after""#, "\(way.name)")
        #expect(!(await server.saidSoFar.contains("error:")), "\(way.name)")
    }

    private static let program = """
        from fastapi import FastAPI

        app = FastAPI()


        @app.get("/")
        def root():
            return 'before'

        """

    @Test func aLinkedFileIsWatchedWhereItIs() async throws {
        let sandbox = try Sandbox()
        try sandbox.write(Self.program, to: "elsewhere/real.py")
        try FileManager.default.createSymbolicLink(
            atPath: sandbox.folder.appending(path: "main.py").path, withDestinationPath: "elsewhere/real.py")
        let server = try Program.start("dev", "main.py", "--port", "0", in: sandbox)
        let port = try await server.says(Greeting.port)

        try sandbox.write(Self.program.replacing("before", with: "after"), to: "elsewhere/real.py")

        let answer = try await waiting(for: "the new answer", state: { await server.saidSoFar }) {
            let answer = try await curl("http://127.0.0.1:\(port)/", in: sandbox)
            return answer.contains("after") ? answer : nil
        }
        #expect(answer == #""after""#)
    }

    /// What takes the place of `main.py`, and what is said about it; the last version goes on answering.
    @Test(arguments: [
        ("rm main.py", "is gone"), ("rm main.py; mkfifo main.py", "is a pipe; a regular file is expected"),
        ("rm main.py; mkdir main.py", "is a folder"),
        ("truncate -s 100M main.py", "has 104857600 bytes"),
        ("printf '\\377' > main.py", "main.py:1:1: "),
        ("printf 'def f(:\\n' >> main.py", "main.py:9:6: "),
        ("printf 'x = 1' > main.py", "the file makes no FastAPI application"),
    ])
    func whatIsNoProgramIsSaidAndLeavesTheLastOneLive(command: String, said: String) async throws {
        let sandbox = try Sandbox()
        try sandbox.write(Self.program, to: "main.py")
        let server = try Program.start("dev", "main.py", "--port", "0", in: sandbox)
        let port = try await server.says(Greeting.port)

        _ = try await RunningProcess(["sh", "-c", command], in: sandbox).end()
        try await server.says(said)
        let during = try await curl("http://127.0.0.1:\(port)/", in: sandbox)
        _ = try await RunningProcess(["rm", "-rf", "main.py"], in: sandbox).end()
        try sandbox.write(Self.program.replacing("before", with: "back"), to: "main.py")

        #expect(during == #""before""#)
        let answer = try await waiting(for: "the file that came back", state: { await server.saidSoFar }) {
            let answer = try await curl("http://127.0.0.1:\(port)/", in: sandbox)
            return answer.contains("back") ? answer : nil
        }
        #expect(answer == #""back""#)
    }

    @Test(arguments: ["\u{FEFF}", ""])
    func windowsFilesAreRead(mark: String) async throws {
        let sandbox = try Sandbox()
        try sandbox.write(Self.program, to: "main.py")
        let server = try Program.start("dev", "main.py", "--port", "0", in: sandbox)
        let port = try await server.says(Greeting.port)

        let text = Self.program.replacing("before", with: "after").replacing("\n", with: "\r\n")
        try sandbox.write(mark + text, to: "main.py")

        let answer = try await waiting(for: "the new answer", state: { await server.saidSoFar }) {
            let answer = try await curl("http://127.0.0.1:\(port)/", in: sandbox)
            return answer.contains("after") ? answer : nil
        }
        #expect(answer == #""after""#)
    }
}

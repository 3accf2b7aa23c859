import Foundation
import Testing

/// `open`, `import`, `serve` and `stop` in the real program.
@Suite(.serialized) struct FileCommandTests {
    @Test func anotherFileIsOpenedAndItsServerMovesAndStops() async throws {
        let sandbox = try Sandbox()
        try FileManager.default.createDirectory(
            at: sandbox.folder.appending(path: "shops"), withIntermediateDirectories: true)
        try sandbox.write(Greeting.program("Shop"), to: "shops/shop.py")
        let terminal = try await TmuxSession(in: sandbox)
        try await terminal.enter("\(Program.path) --port 0")
        try await terminal.shows("Say hello", "Ctrl-D quit")

        try await terminal.type("open s")
        try await terminal.shows("› open shops/")
        try await terminal.press("Tab")
        try await terminal.shows("› open shops/shop.py")
        try await terminal.press("Tab", "Enter")
        try await terminal.shows("shop.py ✓", "with 1 route")
        try await terminal.enter("stop")
        try await terminal.shows("○ stopped · serve starts it", "nobody listens any more")
        try await terminal.enter("send GET /")
        try await terminal.shows("the server is stopped, so nothing would answer")
        try await terminal.enter("serve 0.0.0.0:0")
        try await terminal.shows("open to other machines")
        try await terminal.enter("serve 127.0.0.1")
        try await terminal.losesSight(of: "open to other machines")
        try await terminal.enter("send GET /")
        try await terminal.shows("200 OK", "Shop")
        try await terminal.enter("open")
        try await terminal.shows("main.py ✓", "Say hello")
    }

    @Test func importedRequestsAreAnArrowAway() async throws {
        let sandbox = try Sandbox()
        try sandbox.write("GET http://127.0.0.1:8000/helo?x=1\n\n###\nGET {{nowhere}}/\n", to: "bad.http")
        try sandbox.write("GET http://127.0.0.1:8000/helo?x=1\n", to: "good.http")
        let terminal = try await TmuxSession(in: sandbox)
        try await terminal.enter("\(Program.path) --port 0")
        try await terminal.shows("Say hello", "Ctrl-D quit")

        try await terminal.enter("import bad.http")
        try await terminal.shows("bad.http:4:1", "nothing was imported")
        try await terminal.enter("import good.http")
        try await terminal.shows("1 request of good.http can be sent")
        try await terminal.press("Up", "Up")
        try await terminal.shows("› send GET /helo?x=1")
        try await terminal.press("Enter")
        try await terminal.shows("404 Not Found")
    }

    /// Names of files that a terminal would obey are shown harmlessly by every command that takes one.
    @Test(arguments: ["open ", "import ", "send POST /a --image x=", "send POST /a x@", "export har ", "screenshot "])
    func namesThatATerminalWouldObeyAreHarmless(command: String) async throws {
        let sandbox = try Sandbox()
        let name = "\u{1B}]0;owned\u{07}\u{1B}[2J\u{9B}\u{202E}.py"
        try sandbox.write("\(command)'\(name)'\n", to: "script.txt")

        let ended = try await Program.run("run", "script.txt", "--port", "0", in: sandbox)
        let plain = try await Program.run(
            "--plain", name, "--port", "0", in: sandbox, input: "\(command)'\(name)'\nquit\n")

        for said in [ended.output, ended.errors, plain.output, plain.errors] {
            #expect(
                said.unicodeScalars.allSatisfy {
                    $0 == "\n"
                        || ($0.properties.generalCategory != .control && $0.properties.generalCategory != .format)
                })
        }
        #expect(ended.output.contains("owned"))
    }
}

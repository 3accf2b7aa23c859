import Foundation
import Testing

/// `edit`, with the real terminal handed to a real editor and taken back.
@Suite(.serialized) struct EditTests {
    private func play(editor: String, _ options: String = "") -> String {
        "VISUAL= EDITOR='\(editor)' \(Program.path) --port 0 \(options) main.py"
    }

    private func start(
        _ editor: String, _ options: String = "", columns: Int = 120, rows: Int = 36
    ) async throws -> (Sandbox, TmuxSession) {
        let sandbox = try Sandbox()
        try sandbox.write(Greeting.program("Hello"), to: "main.py")
        let script = try sandbox.write(
            "#!/bin/sh\necho \"$@\" > arguments\nfor last; do :; done\nsed -i s/Hello/Edited/ \"$last\"\n", to: "script"
        )
        chmod(script, 0o755)
        let terminal = try await TmuxSession(in: sandbox, columns: columns, rows: rows)
        // Read by the shell and not run itself: a test beside this one may still hold the file open for writing.
        try await terminal.enter(play(editor: editor.replacing("SCRIPT", with: "/bin/sh \(script)"), options))
        try await terminal.shows(options.isEmpty ? "main.py ✓" : "The server listens")
        return (sandbox, terminal)
    }

    @Test(arguments: ["", "--plain"])
    func aScriptedEditorChangesTheFile(options: String) async throws {
        let (sandbox, terminal) = try await start("SCRIPT", options)

        try await terminal.enter("edit")
        try await terminal.shows("main.py was edited", "Edited")
        try await terminal.enter("send GET /")

        try await terminal.shows("200 OK", "\"Edited\"")
        #expect(sandbox.read("main.py").contains("Edited"))
        #expect(sandbox.read("arguments") == sandbox.folder.appending(path: "main.py").path + "\n")
        try await terminal.enter("undo")
        try await terminal.shows("the last change is taken back")
        #expect(sandbox.read("main.py") == Greeting.program("Hello"))
    }

    @Test(arguments: ["", "--plain"])
    func vimOpensAtTheDefinitionAndGivesTheTerminalBack(options: String) async throws {
        let (sandbox, terminal) = try await start("vim -u NONE -N -c \"set ruler\"", options)

        try await terminal.enter("edit /")
        try await terminal.shows(/(6,1)\s/)
        try await terminal.resize(columns: 100, rows: 30)
        try await terminal.type(":%s/Hello/From vim/")
        try await terminal.press("Enter")
        try await terminal.enter(":wq")

        try await terminal.shows("main.py was edited", "From vim")
        #expect(sandbox.read("main.py").contains("From vim"))
        try await terminal.enter("send GET /")
        try await terminal.shows("200 OK")
        try await terminal.enter("quit")
        try await terminal.returnsToTheShell()
        try await terminal.enter("echo typed $((1 + 1))")
        try await terminal.shows("\ntyped 2")
    }

    /// What EDITOR says, and what is told.
    @Test(arguments: [
        ("no-such-editor", "the editor ‘no-such-editor’ did not start: there is no such program"),
        ("false", "the editor ‘false’ ended with status 1"), ("true", "main.py is as it was"),
        ("kill -9 $$;", "was ended by signal 9"),
    ])
    func anEditorThatFailsIsSaidAndNothingIsLost(editor: String, said: String) async throws {
        for options in ["", "--plain"] {
            let (sandbox, terminal) = try await start(editor, options)

            try await terminal.enter("edit")
            try await terminal.shows(said)
            try await terminal.enter("send GET /")

            try await terminal.shows("200 OK", "Hello")
            #expect(sandbox.read("main.py") == Greeting.program("Hello"))
        }
    }

    @Test func ctrlCInAnEditorIsTheEditors() async throws {
        let (_, terminal) = try await start("sleep 100;")

        try await terminal.enter("edit")
        try await terminal.losesSight(of: "main.py ✓")
        try await terminal.press("C-c")

        try await terminal.shows("was ended by signal 2", "main.py ✓")
    }
}

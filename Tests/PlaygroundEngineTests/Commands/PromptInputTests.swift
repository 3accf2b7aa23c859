import Testing

@testable import PlaygroundEngine

@Test(arguments: [
    "@app.get(\"/\")", "def f():", "async def f():", "class Item(BaseModel):", "from fastapi import FastAPI",
    "import time", "items = []", "  greeting=1", "items: list[str] = []", "app = FastAPI()", "é = 1",
    "# a listing\n\nimport time", "next = 5",
])
func aLineThatStartsLikePythonIsPython(text: String) {
    #expect(PromptInput.isPython(text))
}

@Test(arguments: [
    "", "   ", "# only a comment", "route get / -> 1", "app title=\"x\"", "send GET /", "a == b", "definitely", "1 = 2",
    "importing", "items.append", "help(1)", "app.title", "help: x", "send POST / a:=1",
])
func anyOtherLineIsACommand(text: String) {
    #expect(!PromptInput.isPython(text))
}

@Test(arguments: [
    ("send GET /", false),
    ("def f():", true),
    ("def f():\n    return 1", true),
    ("def f():\n    return 1\n", false),
    ("items = []", true),
    ("items = []\n", false),
    ("items = [\n", true),
    ("items = [\n    1,\n\n", false),
    ("def f():\n    \"\"\"One.\n", true),
    ("def f():\n    \"\"\"One.\n\n", false),
    ("def f():\n    \"\"\"One.\n    Two.\"\"\"\n", false),
    ("a = '(' # [\n", false),
    ("", false),
    ("def f():\r\n    return 1\r\n", false),
])
func aBlockGoesOnUntilAnEmptyLine(text: String, goesOn: Bool) {
    #expect(PromptInput.needsMoreLines(text) == goesOn)
}

@Test func aScriptFallsIntoCommandsAndBlocks() {
    let script = """
        # first words
        route get / -> 1

        @app.get("/a")
        def a():
            x = 1

            return x

        greeting = "hi"
        # still the block

        send GET /a
        """

    let inputs = CommandScript.inputs(of: script)

    #expect(
        inputs == [
            .init(text: "route get / -> 1", line: 2),
            .init(text: "@app.get(\"/a\")\ndef a():\n    x = 1\n\n    return x", line: 4),
            .init(text: "greeting = \"hi\"\n# still the block", line: 10),
            .init(text: "send GET /a", line: 13),
        ])
}

@Test(arguments: ["", "\n\n", "# nothing\n"])
func aScriptWithoutCommandsHasNoInputs(script: String) {
    #expect(CommandScript.inputs(of: script).isEmpty)
}

import Testing

@testable import PlaygroundEngine

/// Files as people write them.
private let files = [
    "", "\n", "x = 1", "# only a comment", "\"\"\"Doc.\"\"\"\n", "from fastapi import FastAPI\napp = FastAPI()\n",
    "from fastapi import FastAPI\r\n\r\napp = FastAPI()\r\n\r\n\r\n@app.get('/a')\r\ndef a():\r\n    return 1\r\n",
    "import json; import time\napp = 1; x = 2;\n",
    "from fastapi import (FastAPI, # the framework\n    Query)\napp = FastAPI(\n    title='T',  # a title\n)\n",
    "app = FastAPI()\n\n\n# above\n@app.get('/a')\n# between\n@app.post('/a')\ndef a(\n    q,\n):\n\treturn [\n1,\n2]\n\t# tail",
    "if True:\n\t@app.get('/a')\n\tdef a(): return 1\nelse:\n    x = 1\n",
    "class A:\n    def a(self):\n        return \"\"\"\n@app.get('/a')\n\"\"\"\n\n\n\nx = [\n]\n",
    "try:\n    x = 1\nexcept ValueError:\n    x = 2\nfinally:\n    pass\n\nif __name__ == '__main__':\n    x = 3",
    "app = FastAPI()  \n   \n\t\n@app.get('/a')\ndef a(): pass;\n   \n",
    "x = 1 \\\n    + 2\ny = '''\n\n'''\n@app.get('/b')\ndef b(): x = 1; return x\n",
]

private let commands = [
    "@app.get('/a')\ndef a():\n    return 1\n",
    "@app.post(\"/b\")\nasync def b(q):\n    '''\n  doc\n    '''\n    return q\n",
    "x = 5\n", "import json\n", "import time as t\n", "from fastapi import Query, Header as H\n",
    "class A:\n    pass\n",
    "# c\n\napp = FastAPI(title='N')\n", "y = 1; z = 2\n", "print(1)\n", "x: int = 3  # three\n",
]

private let removals: [DefinitionReference] = [
    .name("x"), .name("a"), .path("/a"), .path("/b"), .name("app"), .name("y"), .name("A"),
    .route(method: "POST", path: "/a"),
]

private func parses(_ source: SourceText) -> Bool {
    (try? Parser.parse(source)) != nil
}

@Test(arguments: files.indices)
func everyFileOfThePropertiesIsPython(index: Int) {
    #expect(parses(SourceText(name: "main.py", text: files[index])))
}

/// Walks through random edits; a seed makes each walk the same in every run.
@Test(arguments: files.indices)
func editsKeepAFilePythonAndUndoIsExact(index: Int) throws {
    var random = SeededRandom(seed: UInt64(index) + 1)
    for _ in 0..<20 {
        var workspace = Workspace(SourceText(name: "main.py", text: files[index]))
        var history = [workspace.source]
        for _ in 0..<8 {
            let before = workspace
            do throws(EditFailure) {
                switch Int.random(in: 0..<4, using: &random) {
                case 0: _ = try workspace.remove(removals.randomElement(using: &random) ?? .name("x"))
                case 1: _ = try workspace.configureApp([("version", "'9'")])
                default: _ = try workspace.put(commands.randomElement(using: &random) ?? "")
                }
            } catch {
                guard case .notFound = error else {
                    Issue.record("\(error) for \(before.source.text.debugDescription)")
                    return
                }
                #expect(workspace == before)
            }
            #expect(parses(workspace.source))
            if workspace.source != history.last { history.append(workspace.source) }
        }
        let last = workspace.source
        for expected in history.dropLast().reversed() {
            _ = workspace.undo()
            #expect(workspace.source == expected)
        }
        #expect(!workspace.canUndo)
        while workspace.redo() != nil {}
        #expect(workspace.source == last)
    }
}

/// What is put twice is there once: the second time changes nothing.
@Test(arguments: files.indices)
func puttingTheSameAgainChangesNothing(index: Int) throws {
    for command in commands where !command.contains("=") || command.hasPrefix("@") || command.hasPrefix("x = ") {
        var workspace = Workspace(SourceText(name: "main.py", text: files[index]))
        _ = try workspace.put(command)
        let once = workspace.source

        _ = try workspace.put(command)

        #expect(workspace.source.text == once.text)
    }
}

/// A small generator whose numbers are the same in every run (SplitMix64).
private struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

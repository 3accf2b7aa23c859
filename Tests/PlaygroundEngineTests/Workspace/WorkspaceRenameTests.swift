import Testing

@testable import PlaygroundEngine

private func rename(_ old: String, _ new: String, in source: String) throws -> String {
    var workspace = Workspace(SourceText(name: "main.py", text: source))
    _ = try workspace.rename(old, to: new)
    return workspace.source.text
}

/// What is renamed, and the file before and after.
@Test(arguments: [
    // everywhere the name is meant, not where it only stands
    (
        "def a(): return 1  # a\nx = \"a\"\ny = a()\nz.a = {\"a\": a, 'b': f(a=a)}\n",
        "def b2(): return 1  # a\nx = \"a\"\ny = b2()\nz.a = {\"a\": b2, 'b': f(a=b2)}\n"
    ),
    // a function's own variable, parameter or loop stays
    (
        "a = 1\ndef f(a): return a\ndef g():\n    a = 2\n    return a\n",
        "b2 = 1\ndef f(a): return a\ndef g():\n    a = 2\n    return a\n"
    ),
    ("a = 1\ndef f():\n    global a\n    a = a + 1\n", "b2 = 1\ndef f():\n    global b2\n    b2 = b2 + 1\n"),
    (
        "a = 1\ndef f():\n    def g(): return a\n    return g\n",
        "b2 = 1\ndef f():\n    def g(): return b2\n    return g\n"
    ),
    (
        "a = 1\ndef f():\n    a = 2\n    def g():\n        nonlocal a\n        a = 3\n    return a\n",
        "b2 = 1\ndef f():\n    a = 2\n    def g():\n        nonlocal a\n        a = 3\n    return a\n"
    ),
    // defaults, annotations and decorators belong to the outside
    (
        "class a: pass\n@d(a)\ndef f(x: a = a()) -> a: return x\n",
        "class b2: pass\n@d(b2)\ndef f(x: b2 = b2()) -> b2: return x\n"
    ),
    // types in quotes, but not literals
    (
        "class a: pass\ndef f(x: \"a\", y: list[\"a | None\"], z: Literal[\"a\"]): pass\n",
        "class b2: pass\ndef f(x: \"b2\", y: list[\"b2 | None\"], z: Literal[\"a\"]): pass\n"
    ),
    // a class body sees what it has bound so far, its functions do not
    (
        "a = 1\nclass C:\n    x = a\n    a = 2\n    y = a\n    def m(self): return a\n",
        "b2 = 1\nclass C:\n    x = b2\n    a = 2\n    y = a\n    def m(self): return b2\n"
    ),
    ("a = int\nclass C:\n    a: a\n", "b2 = int\nclass C:\n    a: b2\n"),
    // comprehensions, lambdas, f-strings, walrus
    (
        "a = [1]\nx = [a for a in a]\ny = lambda a: a\nz = lambda: a\n",
        "b2 = [1]\nx = [a for a in b2]\ny = lambda a: a\nz = lambda: b2\n"
    ),
    ("a = 1\nx = f\"{a} a {a!r:{a}} {'a'}\"\n", "b2 = 1\nx = f\"{b2} a {b2!r:{b2}} {'a'}\"\n"),
    ("if (a := 1):\n    print(a)\n", "if (b2 := 1):\n    print(b2)\n"),
    ("try:\n    pass\nexcept E as a:\n    print(a)\n", "try:\n    pass\nexcept E as b2:\n    print(b2)\n"),
    (
        "a = APIRouter()\r\n@a.get('/')\r\ndef f(): pass\r\napp.include_router(a)\r\n",
        "b2 = APIRouter()\r\n@b2.get('/')\r\ndef f(): pass\r\napp.include_router(b2)\r\n"
    ),
    ("a: int = 0\na += 1\ndel a\n", "b2: int = 0\nb2 += 1\ndel b2\n"),
])
func aNameIsChangedWhereverItIsMeant(before: String, after: String) throws {
    #expect(try rename("a", "b2", in: before) == after)
}

@Test(arguments: [
    ("a", "b", "a = 1\nb = 2\n", RenameFault.taken("b", line: 2)),
    ("a", "b", "a = 1\n\ndef f(): return b\n", .taken("b", line: 3)),
    ("a", "list", "a = 1\n", .taken("list", line: nil)),
    ("a", "b", "a = 1\ndef f(b):\n    return a\n", .hidden("b", line: 3)),
    ("a", "b", "a = 1\ndef f():\n    for b in []: pass\n    def g(): return a\n", .hidden("b", line: 4)),
    ("a", "b", "a = 1\nx = [a for b in []]\n", .hidden("b", line: 2)),
    ("json", "b", "import json\n", .imported("json")),
    ("Q", "b", "from fastapi import Query as Q\n", .imported("Q")),
])
func aNameThatWouldMeanSomethingElseIsRefused(old: String, new: String, source: String, fault: RenameFault) throws {
    #expect(throws: EditFailure.notRenamed(fault)) { try rename(old, new, in: source) }
}

@Test func aNameThatIsNotThereIsNotRenamed() throws {
    #expect(throws: EditFailure.notFound(.name("secrt"), meant: "secret")) {
        try rename("secrt", "b", in: "def secret(): pass\n")
    }
}

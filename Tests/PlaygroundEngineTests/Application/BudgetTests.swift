import Testing

@testable import PlaygroundEngine

/// Turns that a test takes one at a time.
private final class SteppedTurns: TurnScheduler {
    var waiting: [() -> Void] = []

    func nextTurn(_ work: @escaping () -> Void) { waiting.append(work) }

    func after(_ delay: Duration, _ work: @escaping () -> Void) { waiting.append(work) }

    func step() {
        if !waiting.isEmpty { waiting.removeFirst()() }
    }
}

private func application(_ handlers: String, limits: Limits = Limits()) throws -> Application {
    let source = "from fastapi import FastAPI\napp = FastAPI()\n" + handlers
    return try Application.load(SourceText(name: "main.py", text: source), limits: limits)
}

private func limits(time: Duration = .milliseconds(20), memory: Int = 64 << 20) -> Limits {
    var limits = Limits()
    limits.fuelPerSlice = 500
    limits.time = time
    limits.memory = memory
    return limits
}

@Test func anEndlessLoopLeavesOtherRequestsResponsive() throws {
    let app = try application(
        "@app.get('/loop')\ndef loop():\n    while True:\n        pass\n@app.get('/')\ndef root():\n    return 1\n",
        limits: limits(time: .seconds(60)))
    let turns = SteppedTurns()
    var isLoopDone = false
    app.respond(to: Request(method: "GET", target: "/loop"), turns: turns) { _ in isLoopDone = true }
    turns.step()

    var status: Int?
    app.respond(to: Request(method: "GET", target: "/"), turns: turns) { status = $0.response.status }

    #expect(status == 200)
    #expect(!isLoopDone)
    #expect(turns.waiting.count == 1)
}

@Test(arguments: [
    ("while True:\n        pass", "TimeoutError"),
    ("x = []\n    while True:\n        x.append('a' * 1000000 + str(len(x)))", "Error"),
    ("return 'a' * 10**12", "MemoryError"),
    ("return [0] * 10**12", "MemoryError"),
    ("return 10 ** 10 ** 10", "MemoryError"),
    ("return 1 << 10 ** 12", "MemoryError"),
    ("return f'{1:>{10**10}}'", "MemoryError"),
    ("def g(): return g()\n    return g()", "RecursionError"),
    ("x, y = [], []\n    x.append(x)\n    y.append(y)\n    return x == y", "RecursionError"),
    ("x = []\n    x.append(x)\n    return x", "RecursionError"),
    ("return sum(range(10**15))", "TimeoutError"),
    ("return list(range(10**15))", "TimeoutError"),
    ("while True:\n        try:\n            1 / 0\n        except:\n            pass", "TimeoutError"),
    (
        "while True:\n        try:\n            'a' * 10**12\n        except MemoryError:\n            pass",
        "TimeoutError"
    ),
    ("while True:\n        try:\n            continue\n        finally:\n            pass", "TimeoutError"),
    ("try:\n        while True: pass\n    finally:\n        while True: pass", "TimeoutError"),
    ("def g():\n        try: g()\n        except: g()\n    g()", "TimeoutError"),
    (
        "class A:\n        def __eq__(self, other):\n            try:\n                while True: pass\n"
            + "            except BaseException: return True\n    return [A()] == [A()]", "TimeoutError"
    ),
    (
        "class A:\n        def __eq__(self, other): return [self] == [other]\n    return A() == A()",
        "RecursionError"
    ),
    ("class A:\n        def __repr__(self): return repr([self])\n    return repr(A())", "RecursionError"),
])
func whatWouldNeverEndBecomesAnErrorOfThePathOperation(body: String, error: String) throws {
    let app = try application(
        "@app.get('/')\ndef f():\n    \(body)\n@app.get('/next')\ndef n(): return 1\n", limits: limits())

    let answer = try #require(app.respondNow(to: Request(method: "GET", target: "/")))
    let next = try #require(app.respondNow(to: Request(method: "GET", target: "/next")))

    #expect(answer.response.status == 500)
    guard case .exception(let traceback)? = answer.refusal else { return #expect(Bool(false), "no exception") }
    #expect(traceback.split(separator: "\n").last?.contains(error) == true, "\(traceback.suffix(200))")
    #expect(next.response.body == Array("1".utf8))
}

/// How the next link of a chain is made from the last one, `x`, which is None at first.
private let links = [
    "class Node:\n        def __init__(self, next): self.next = next\n    def make(x): return Node(x)",
    "class Node:\n        def __init__(self, next): self.next = next\n        def m(self): pass\n"
        + "    def make(x): return Node(x).m",
    "def make(x):\n        class Node:\n            next = x\n        return Node",
    "class Node(BaseModel):\n        next: Any\n    def make(x): return Node(next=x)",
    "Node = namedtuple('Node', 'next')\n    def make(x): return Node(x)",
    "def make(x): return lambda: x",
    "def make(x):\n        def f(y=x): pass\n        return f",
    "def make(x):\n        error = ValueError(1)\n        error.__context__ = x\n        return error",
    "def make(x): return ValueError(x)",
    "def make(x): return deque([x])",
    "def make(x): return Counter(a=x)",
    "def make(x): return {1: x}.items()",
    "def make(x): return slice(x)",
    "def make(x): return zip(x or [])",
    "def make(x): return enumerate(x or [])",
    "def make(x): return map(str, x or [])",
    "def make(x): return reversed([x])",
    "def make(x): return iter([x])",
    "def make(x): return iter({1: x}.values())",
    "def make(x): return (y for y in x or [])",
    "async def f(x): return await x\n    def make(x): return f(x)",
    "def make(x): return itertools.tee(x or [])[0]",
    "def make(x): return itertools.accumulate(x or [])",
    "def make(x): return partial(str, x)",
    "def make(x): return partial(x or str)",
    "def make(x): return [x].append",
    "def make(x): return {1: x}.get",
    "def make(x): return staticmethod(x)",
    "def make(x): return property(x)",
    "def make(x): return list[x or int]",
    "def make(x): return list[x or int] | None",
    "def make(x): return Annotated[int, x]",
    "def make(x): return Field(default=x)",
]

/// What is done with such a chain, which is too long for most of it.
private let uses = [
    "repr(x)", "str(x)", "hash(x)", "x == make(x)", "x < make(x)", "list(x)", "x()", "f'{x}'", "x + x", "x | x",
    "isinstance(1, x)", "max(x, make(x))", "bool(x)", "{x: 1}", "copy.deepcopy(x)", "json.dumps(x)",
]

@Test(arguments: links) func aChainOfAHundredThousandLinksIsUsedAndReleasedWithoutHarm(make: String) throws {
    let imports =
        "import copy, itertools, json\nfrom collections import Counter, deque, namedtuple\n"
        + "from functools import partial\nfrom typing import Annotated, Any\nfrom pydantic import BaseModel, Field\n"
    let used = uses.map {
        "    try: \($0)\n    except (AttributeError, RecursionError, TypeError, ValueError): pass\n"
    }
    let app = try application(
        "\(imports)@app.get('/')\ndef f():\n    \(make)\n    x = None\n    for i in range(100000):\n        x = make(x)\n"
            + "\(used.joined())    x = None\n    return 1\n",
        limits: limits(time: .seconds(60), memory: 1 << 30))

    let answer = try #require(app.respondNow(to: Request(method: "GET", target: "/")))

    #expect(answer.response.status == 200)
}

@Test func aDescriptionNestedBeyondAllMeasureIsRefused() throws {
    let app = try application(
        "x = None\nfor i in range(100000):\n    x = [x]\n@app.get('/', responses={400: {'x': x}})\ndef f(): return 1\n",
        limits: limits(time: .seconds(60), memory: 1 << 30))

    let answer = try #require(app.respondNow(to: Request(method: "GET", target: "/openapi.json")))

    #expect(answer.response.status == 500)
}

@Test func thousandsOfClassesBehindOneAnotherAreMadeInTime() throws {
    let app = try application(
        "@app.get('/')\ndef f():\n    C = object\n    for i in range(2000):\n        class C(C): pass\n"
            + "    return isinstance(C(), int)\n", limits: limits(time: .seconds(60), memory: 1 << 30))

    let answer = try #require(app.respondNow(to: Request(method: "GET", target: "/")))

    #expect(answer.response.body == Array("false".utf8))
}

@Test func aListNestedAHundredThousandDeepIsReleasedWithoutHarm() throws {
    let app = try application(
        "@app.get('/')\ndef f():\n    x = []\n    for i in range(100000):\n        x = [x, (x,), {'x': x}][i % 3]\n    return len(x)\n"
    )

    let answer = try #require(app.respondNow(to: Request(method: "GET", target: "/")))

    #expect(answer.response.status == 200)
}

@Test(arguments: [
    "while True:\n    pass\n", "i = 0\nwhile i < 10**12:\n    i += 1\n",
    "def f():\n    i = 0\n    while i < 10**12:\n        i += 1\nf()\n",
])
func loadingThatNeverEndsIsRefusedAtItsLoop(text: String) throws {
    let source = SourceText(name: "main.py", text: text)

    let failure = #expect(throws: LoadFailure.self) { try Application.load(source, limits: limits()) }

    let diagnostic = try #require(failure?.diagnostics.first)
    #expect(diagnostic.code == "overran-while-loading")
    #expect(source[source.range(ofLine: source.line(at: diagnostic.range.lowerBound))].contains("while"))
}

@Test(arguments: [
    "    i = 0\n    while i < 10**12:\n        i += 1\n",
    "    class A:\n        def __eq__(self, other):\n            i = 0\n            while i < 10**12: i += 1\n"
        + "    return A() == 1\n",
    "    class A:\n        def __eq__(self, other):\n            for i in range(100000): pass\n            return True\n"
        + "    i = 0\n    while i < 10**12: i += A() == 1\n",
])
func anEndlessLoopIsNamedInTheTraceback(body: String) throws {
    let app = try application("@app.get('/')\ndef f():\n\(body)", limits: limits())

    let answer = try #require(app.respondNow(to: Request(method: "GET", target: "/")))

    guard case .exception(let traceback)? = answer.refusal else { return #expect(Bool(false), "no exception") }
    #expect(traceback.contains("while i < 10**12:"), "\(traceback)")
}

@Test(arguments: [
    String(repeating: "(", count: 95) + "1" + String(repeating: ")", count: 95),
    String(repeating: "[", count: 95) + "1" + String(repeating: "]", count: 95),
    Array(repeating: "1", count: 190).joined(separator: " + "),
    "x" + String(repeating: "[0]", count: 190),
    String(repeating: "not ", count: 90) + "1",
    String(repeating: "-", count: 90) + "1",
    String(repeating: "1 if 1 else ", count: 90) + "1",
    String(repeating: "lambda: ", count: 60) + "1",
])
func whatTheParserAcceptsAtItsDeepestIsLoweredAsWell(expression: String) throws {
    let app = try application("x = []\n@app.get('/')\ndef f():\n    return (lambda: \(expression)) and 1\n")

    #expect(app.respondNow(to: Request(method: "GET", target: "/"))?.response.body == Array("1".utf8))
}

@Test(arguments: [
    String(repeating: "(", count: 5000), String(repeating: "[", count: 5000), String(repeating: "{", count: 5000),
    String(repeating: "not ", count: 5000) + "1", String(repeating: "-", count: 5000) + "1",
    Array(repeating: "1", count: 5000).joined(separator: " + "), "x" + String(repeating: ".x", count: 5000),
    String(repeating: "lambda: ", count: 5000) + "1", String(repeating: "1 if 1 else ", count: 5000) + "1",
    String(repeating: "1 ** ", count: 5000) + "1", String(repeating: "f'{", count: 500),
    (0..<500).map { String(repeating: " ", count: $0) + "if 1:\n" }.joined(),
])
func whatIsNestedBeyondAllMeasureIsRefused(text: String) {
    let source = SourceText(name: "main.py", text: text + "\n")

    #expect(throws: LoadFailure.self) { try Application.load(source) }
}

/// Bodies whose frames need many registers; each answers 1999.
private let largeBodies: [String] = {
    let variables = (0..<2000).map { "    x\($0) = \($0)\n" }.joined() + "    return x1999\n"
    let items = (0..<3000).map { String($0 % 2000) }.joined(separator: ", ")
    let inner = (0..<300).map { "        x\($0) = \($0)\n" }.joined()
    let recursion = "    def f(n):\n\(inner)        return n if n == 1999 else f(n + 1)\n    return f(1100)\n"
    let fields = String(repeating: "{1}", count: 1999)
    return [variables, "    return [\(items)][1999]\n", recursion, "    return len(f'\(fields)')\n"]
}()

@Test(arguments: largeBodies)
func framesOfAnySizeFindTheirPlace(body: String) throws {
    let app = try application("@app.get('/')\ndef g():\n\(body)")

    for _ in 0..<3 {
        #expect(app.respondNow(to: Request(method: "GET", target: "/"))?.response.body == Array("1999".utf8))
    }
}

@Test func framesThatAreTooLargeToNestAreARecursionError() throws {
    let assignments = (0..<20_000).map { "        x\($0) = 0\n" }.joined()
    let app = try application(
        "@app.get('/')\ndef g():\n    def f():\n\(assignments)        return f()\n    return f()\n")

    let answer = try #require(app.respondNow(to: Request(method: "GET", target: "/")))

    guard case .exception(let traceback)? = answer.refusal else { return #expect(Bool(false), "no exception") }
    #expect(traceback.hasSuffix("RecursionError: maximum recursion depth exceeded"))
}

@Test func aFunctionTooLargeToNumberItsPartsIsRefused() {
    let program = "def f():\n" + (0..<70_000).map { "    x\($0) = \($0)\n" }.joined()
    let source = SourceText(name: "main.py", text: program)

    let failure = #expect(throws: LoadFailure.self) { try Application.load(source) }

    #expect(failure?.diagnostics.map(\.code) == ["function-too-large"])
}

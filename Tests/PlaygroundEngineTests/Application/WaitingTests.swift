import Testing

@testable import PlaygroundEngine

/// Turns and delays that a test takes one at a time, on a clock that stands still.
private final class SteppedTurns: TurnScheduler {
    private(set) var waiting: [() -> Void] = []
    private(set) var delays: [Duration] = []
    private var delayed: [() -> Void] = []

    func nextTurn(_ work: @escaping () -> Void) { waiting.append(work) }

    func after(_ delay: Duration, _ work: @escaping () -> Void) {
        delays.append(delay)
        delayed.append(work)
    }

    func step() {
        if !waiting.isEmpty { waiting.removeFirst()() }
    }

    func endDelay() {
        if !delayed.isEmpty { delayed.removeFirst()() }
    }
}

private func application(_ handlers: String, time: Duration = .seconds(60)) throws -> Application {
    var limits = Limits()
    limits.fuelPerSlice = 500
    limits.time = time
    let head = "import asyncio, time\nfrom fastapi import FastAPI\napp = FastAPI()\n"
    let next = "@app.get('/next')\ndef following():\n    return 1\n"
    return try Application.load(SourceText(name: "main.py", text: head + handlers + next), limits: limits)
}

@Test(arguments: [
    "def f():\n    return list(x for x in iter(int, 1))\n",
    "def f():\n    def g():\n        while True: yield 1\n    return sum(g())\n",
    "def f():\n    def g():\n        while True: pass\n        yield\n    return next(g())\n",
    "def f():\n    def key(x):\n        while True: pass\n    return sorted([2, 1], key=key)\n",
    "def f():\n    return any(map(lambda x: 0, iter(int, 1)))\n",
    "def f():\n    class A:\n        def __iter__(self): return self\n        def __next__(self): return 1\n"
        + "    return list(A())\n",
    "def f():\n    class A:\n        def __next__(self):\n            while True: pass\n    return next(A())\n",
    "def f():\n    class A:\n        def __iter__(self):\n            while True: pass\n    return [*A()]\n",
    "async def f():\n    class A:\n        def __await__(self):\n            while True: pass\n    await A()\n",
    "async def f():\n    while True: pass\n",
    "async def f():\n    while True: await asyncio.sleep(0)\n",
    "async def f():\n    async def g():\n        while True: yield 1\n    return [x async for x in g()]\n",
    "def f():\n    try:\n        while True: pass\n    except BaseException: return 1\n",
])
func anEndlessHandlerEndsByItsBudgetWhileOthersAreAnswered(handler: String) throws {
    let app = try application("@app.get('/')\n" + handler, time: .milliseconds(30))
    let turns = SteppedTurns()
    var answer: Answer?
    app.respond(to: Request(method: "GET", target: "/"), turns: turns) { answer = $0 }
    var others = 0
    while answer == nil, !turns.waiting.isEmpty {
        app.respond(to: Request(method: "GET", target: "/next"), turns: turns) {
            others += $0.response.status == 200 ? 1 : 0
        }
        turns.step()
    }

    #expect(others > 0)
    guard case .exception(let traceback)? = answer?.refusal else { return #expect(Bool(false), "no exception") }
    #expect(traceback.contains("the path operation used up its"))
}

@Test(arguments: ["def", "async def"])
func aHandlerThatSleepsHoldsUpNobodyElse(definition: String) throws {
    let app = try application("@app.get('/')\n\(definition) f():\n    time.sleep(2.5)\n    return 'slept'\n")
    let turns = SteppedTurns()
    var slept: Response?
    app.respond(to: Request(method: "GET", target: "/"), turns: turns) { slept = $0.response }
    var status: Int?
    app.respond(to: Request(method: "GET", target: "/next"), turns: turns) { status = $0.response.status }

    #expect(slept == nil)
    #expect(status == 200)
    #expect(turns.delays == [.seconds(2.5)])
    turns.endDelay()
    #expect(slept?.body == Array("\"slept\"".utf8))
}

@Test func aSleepInsideAMethodThatABuiltInCallsIsAnError() throws {
    let app = try application(
        "class C:\n    def __str__(self):\n        time.sleep(1)\n        return 'c'\n"
            + "@app.get('/')\ndef f():\n    return str(C())\n")

    let answer = try #require(app.respondNow(to: Request(method: "GET", target: "/")))

    guard case .exception(let traceback)? = answer.refusal else { return #expect(Bool(false), "no exception") }
    #expect(
        traceback.hasSuffix(
            "RuntimeError: time.sleep() cannot wait inside a method that a built-in calls, such as __str__"))
}

@Test func aTaskThatNobodyWaitsForGoesOnBehindTheAnswer() throws {
    let app = try application(
        "log = []\nasync def later():\n    await asyncio.sleep(1)\n    log.append('done')\n"
            + "@app.get('/')\nasync def f():\n    asyncio.create_task(later())\n    return len(log)\n")

    let bodies = try (0..<2).map { _ in
        String(
            decoding: try #require(app.respondNow(to: Request(method: "GET", target: "/"))).response.body, as: UTF8.self
        )
    }

    #expect(bodies == ["0", "1"])
}

@Test func aCoroutineThatAPlainHandlerReturnsCannotBeEncoded() throws {
    let app = try application("async def g(): return 1\n@app.get('/')\ndef f():\n    return g()\n")

    #expect(app.respondNow(to: Request(method: "GET", target: "/"))?.response.status == 500)
}

@Test func generatorsNestedAHundredThousandDeepAreReleasedWithoutHarm() throws {
    let app = try application(
        "@app.get('/')\ndef f():\n    g = iter([])\n    for i in range(1000):\n        for j in range(100):\n"
            + "            g = (x for x in g)\n    return 1\n")
    let answer = app.respondNow(to: Request(method: "GET", target: "/"))

    #expect(answer != nil)
}

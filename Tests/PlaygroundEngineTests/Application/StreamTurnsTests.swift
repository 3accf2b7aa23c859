import Testing

@testable import PlaygroundEngine

private let program = """
    import asyncio
    import time
    from fastapi import FastAPI
    from fastapi.responses import StreamingResponse

    app = FastAPI()
    log = []

    @app.get("/log")
    def read_log(): return log

    def every_minute():
        for i in range(3):
            yield f"a{i}"
            time.sleep(60)

    @app.get("/minute")
    def of_minute(): return StreamingResponse(every_minute())

    async def every_50_seconds():
        for i in range(3):
            yield f"b{i}"
            await asyncio.sleep(50)

    @app.get("/seconds")
    def of_seconds(): return StreamingResponse(every_50_seconds())

    def endless():
        yield "first"
        while True:
            pass

    @app.get("/endless")
    def of_endless(): return StreamingResponse(endless())

    class Ticker:
        def __init__(self):
            self.n = 0

        def __iter__(self):
            return self

        def __next__(self):
            time.sleep(60)
            self.n += 1
            if self.n == 3:
                raise StopIteration
            return f"c{self.n}"

    @app.get("/ticker")
    def of_ticker(): return StreamingResponse(Ticker())

    class AsyncTicker:
        def __aiter__(self):
            self.n = 0
            return self

        async def __anext__(self):
            await asyncio.sleep(60)
            self.n += 1
            if self.n == 3:
                raise StopAsyncIteration
            return f"d{self.n}"

    @app.get("/async-ticker")
    def of_async_ticker(): return StreamingResponse(AsyncTicker())

    class Stuck:
        def __iter__(self):
            return self

        def __next__(self):
            while True:
                pass

    @app.get("/stuck")
    def of_stuck(): return StreamingResponse(Stuck())
    """

private func load(_ limits: Limits = Limits()) throws -> Application {
    try Application.load(SourceText(name: "main.py", text: program), limits: limits)
}

private func stream(_ app: Application, _ path: String, _ turns: ImmediateTurns) throws -> any BodyStream {
    var answer: Answer?
    app.respond(to: Request(method: "GET", target: path), turns: turns) { answer = $0 }
    turns.runToEnd()
    return try #require(answer?.stream)
}

/// Asks for one piece after the other, to the end.
private func readAll(_ stream: any BodyStream, _ receive: @escaping (String) -> Void) {
    stream.next { piece in
        switch piece {
        case .chunk(let bytes):
            receive(String(decoding: bytes, as: UTF8.self))
            readAll(stream, receive)
        case .end: receive("end")
        case .failed(let traceback, _): receive(traceback)
        }
    }
}

@Test func streamsThatSleepTakeTurns() throws {
    let app = try load()
    let turns = ImmediateTurns()
    let streams = try ["/minute", "/seconds", "/ticker", "/async-ticker"].map { try stream(app, $0, turns) }
    var pieces: [String] = []
    let start = turns.timeAhead

    for stream in streams { readAll(stream) { pieces.append($0) } }
    turns.runToEnd()

    #expect(
        pieces == ["a0", "b0", "b1", "a1", "c1", "d1", "b2", "a2", "c2", "d2", "end", "end", "end", "end"])
    #expect(turns.timeAhead - start > .seconds(170) && turns.timeAhead - start <= .seconds(180))
}

@Test(arguments: ["/endless", "/stuck"])
func aPieceThatNeverComesEndsByItsBudgetAndHoldsUpNobody(path: String) throws {
    var limits = Limits()
    limits.fuelPerSlice = 500
    limits.time = .milliseconds(20)
    let app = try load(limits)
    let turns = ImmediateTurns()
    let stream = try stream(app, path, turns)
    var pieces: [String] = []
    readAll(stream) { pieces.append($0) }
    let before = pieces

    var status: Int?
    app.respond(to: Request(method: "GET", target: "/log"), turns: turns) { status = $0.response.status }
    #expect(status == 200)
    #expect(before == (path == "/endless" ? ["first"] : []))

    turns.runToEnd()
    #expect(pieces.count == before.count + 1)
    #expect(pieces.last?.hasSuffix("TimeoutError: the path operation used up its run time") == true)
}

@Test func aThousandStreamsAreOpenAtOnce() throws {
    let app = try load()
    let turns = ImmediateTurns()
    var pieces: [Int: [String]] = [:]
    let streams = try (0..<1000).map { try stream(app, $0.isMultiple(of: 2) ? "/minute" : "/seconds", turns) }
    for (number, stream) in streams.enumerated() {
        readAll(stream) { pieces[number, default: []].append($0) }
    }
    #expect(pieces.values.allSatisfy { $0.count == 1 } && pieces.count == 1000)

    turns.runToEnd()

    for number in 0..<1000 {
        #expect(
            pieces[number] == (number.isMultiple(of: 2) ? ["a0", "a1", "a2", "end"] : ["b0", "b1", "b2", "end"]))
    }
}

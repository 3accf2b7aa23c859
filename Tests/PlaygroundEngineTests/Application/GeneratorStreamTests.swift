import Testing

@testable import PlaygroundEngine

private let program = """
    import asyncio
    import time
    from fastapi import FastAPI
    from fastapi.responses import EventSourceResponse, StreamingResponse

    app = FastAPI()
    log = []

    @app.get("/log")
    def read_log(): return log

    def plain():
        try:
            yield "a"
            yield "b"
        finally:
            log.append("closed")

    @app.get("/plain")
    def of_plain(): return StreamingResponse(plain())

    async def waiting():
        try:
            yield "a"
            await asyncio.sleep(60)
            yield "b"
        except asyncio.CancelledError:
            log.append("cancelled")
            raise
        finally:
            log.append("closed")

    @app.get("/waiting")
    def of_waiting(): return StreamingResponse(waiting())

    def sleeping():
        try:
            yield "a"
            time.sleep(60)
            yield "b"
        finally:
            log.append("closed")

    @app.get("/sleeping")
    def of_sleeping(): return StreamingResponse(sleeping())

    def wrong():
        try:
            yield 1
        finally:
            log.append("closed")

    @app.get("/wrong")
    def of_wrong(): return StreamingResponse(wrong())

    @app.get("/late", response_class=EventSourceResponse)
    async def late():
        yield 1
        await asyncio.sleep(40)
        yield 2

    @app.get("/raises", response_class=EventSourceResponse)
    def raises():
        yield 1
        raise ValueError("no")
    """

private func stream(_ app: Application, _ path: String, _ turns: ImmediateTurns) throws -> any BodyStream {
    var answer: Answer?
    app.respond(to: Request(method: "GET", target: path), turns: turns) { answer = $0 }
    turns.runToEnd()
    return try #require(answer?.stream)
}

private func log(_ app: Application) -> String {
    String(decoding: app.respondNow(to: Request(method: "GET", target: "/log"))?.response.body ?? [], as: UTF8.self)
}

private func load() throws -> Application { try Application.load(SourceText(name: "main.py", text: program)) }

@Test(arguments: ["/plain", "/waiting", "/sleeping"])
func closingBetweenTwoPiecesRunsTheFinallyBlock(path: String) throws {
    let app = try load()
    let turns = ImmediateTurns()
    let stream = try stream(app, path, turns)
    var pieces: [BodyPiece] = []

    stream.next { pieces.append($0) }
    #expect(log(app) == "[]")
    stream.close()
    turns.runToEnd()

    #expect(pieces == [.chunk(Array("a".utf8))])
    #expect(log(app) == #"["closed"]"#)
}

@Test(arguments: [("/waiting", #"["cancelled","closed"]"#), ("/sleeping", #"["closed"]"#)])
func closingWhileAPieceIsMadeEndsTheWait(path: String, expected: String) throws {
    let app = try load()
    let turns = ImmediateTurns()
    let stream = try stream(app, path, turns)
    var pieces: [BodyPiece] = []
    stream.next { pieces.append($0) }
    stream.next { pieces.append($0) }

    stream.close()
    turns.runToEnd()

    #expect(pieces == [.chunk(Array("a".utf8))])
    #expect(log(app) == expected)
}

@Test func aValueThatIsNoTextClosesTheGenerator() throws {
    let app = try load()

    let answer = try #require(app.respondNow(to: Request(method: "GET", target: "/wrong")))

    guard case .exception(let traceback) = answer.refusal else { return #expect(Bool(false)) }
    #expect(traceback.hasSuffix("AttributeError: 'int' object has no attribute 'encode'"))
    #expect(log(app) == #"["closed"]"#)
}

@Test func eventsThatAreLongInComingHaveCommentsBetween() throws {
    let app = try load()

    let answer = try #require(app.respondNow(to: Request(method: "GET", target: "/late")))

    #expect(String(decoding: answer.response.body, as: UTF8.self) == "data: 1\n\n: ping\n\n: ping\n\ndata: 2\n\n")
    #expect(answer.streamed?.frameCount == 4 && answer.streamed?.ending == .complete)
}

@Test func eventsBeforeAnExceptionAreSent() throws {
    let app = try load()

    let answer = try #require(app.respondNow(to: Request(method: "GET", target: "/raises")))

    #expect(String(decoding: answer.response.body, as: UTF8.self) == "data: 1\n\n")
    #expect(answer.streamed?.ending == .failed)
    guard case .exception(let traceback) = answer.refusal else { return #expect(Bool(false)) }
    #expect(traceback.hasSuffix("ValueError: no") && traceback.contains(", in raises"))
}

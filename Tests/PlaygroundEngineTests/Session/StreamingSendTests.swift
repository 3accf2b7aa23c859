import Foundation
import Testing

@testable import PlaygroundEngine

struct StreamingSendTests {
    private static let program = """
        import asyncio
        from fastapi import FastAPI
        from fastapi.responses import StreamingResponse

        app = FastAPI()


        @app.get("/three")
        def three():
            def events():
                for word in ["a", "b", "c"]:
                    yield f"data: {word}\\n\\n"
            return StreamingResponse(events(), media_type="text/event-stream")


        @app.get("/endless")
        async def endless():
            async def events():
                yield "data: first\\n\\n"
                while True:
                    await asyncio.sleep(60)
                    yield "data: more\\n\\n"
            return StreamingResponse(events(), media_type="text/event-stream")
        """

    @Test func theTimesOfThePiecesAreKept() async throws {
        let playground = try await Playground(program: Self.program)

        await playground.run("send GET /three")
        let exchange = await playground.next { if case .client(let exchange) = $0 { exchange } else { nil } }

        #expect(exchange?.arrivals?.byteCount == "data: a\n\ndata: b\n\ndata: c\n\n".utf8.count)
        await playground.end()
    }

    @Test func aStreamIsShownWhileItComesInAndStoppedOnDemand() async throws {
        let playground = try await Playground(program: Self.program)
        async let result = playground.session.execute("send GET /endless", origin: .key)
        let progress = await playground.next { event -> ClientProgress? in
            guard case .progress(let progress) = event, !progress.response.body.isEmpty else { return nil }
            return progress
        }

        #expect(String(decoding: progress?.response.body ?? [], as: UTF8.self) == "data: first\n\n")
        #expect(await playground.session.stopSending())
        let stopped = await result

        #expect(stopped.outcome == .done)
        #expect(stopped.says("200 OK, not whole: The request was stopped"))
        #expect(stopped.says("data: first"))
        #expect(await playground.session.stopSending() == false)
        await playground.end()
    }
}

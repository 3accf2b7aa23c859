import Foundation
import Testing

@testable import PlaygroundEngine

struct MalformedSendTests {
    private static let program = """
        from fastapi import FastAPI
        from pydantic import BaseModel, Field

        app = FastAPI()


        class Item(BaseModel):
            name: str = Field(min_length=2)
            price: float
            note: str | None = None


        @app.post("/items")
        def create(item: Item):
            return item


        @app.get("/items/{number}")
        def read(number: int, limit: int = 5):
            return [number, limit]


        @app.get("/plain")
        def plain():
            return 1
        """

    /// Each kind with the status that FastAPI answers, and what the log says of it.
    private static let kinds: [(kind: MalformedKind, status: Int, issue: String?)] = [
        (.missingField, 422, "missing"), (.wrongType, 422, "string_type"), (.null, 422, "string_type"),
        (.extraField, 200, nil), (.constraint, 422, "string_too_short"), (.notAnObject, 422, "model_attributes_type"),
        (.truncated, 422, "json_invalid"), (.singleQuotes, 422, "json_invalid"), (.trailingComma, 422, "json_invalid"),
        (.invalidUTF8, 400, nil), (.emptyBody, 422, "missing"), (.contentType, 422, "model_attributes_type"),
        (.noContentType, 422, "model_attributes_type"), (.contentLength, 422, "json_invalid"), (.oversized, 413, nil),
        (.earlyDisconnect, 0, nil),
    ]

    @Test func everyKindIsAnsweredAsItsExplanationSays() async throws {
        let playground = try await Playground(program: Self.program)

        for (kind, status, issue) in Self.kinds {
            let result = await playground.run("send --malformed \(kind.rawValue) POST /items")
            var rows: [Int: Exchange] = [:]
            let exchange = await playground.next { event -> ClientExchange? in
                if case .exchange(let row) = event { rows[row.id] = row }
                if case .client(let exchange) = event { return exchange }
                return nil
            }

            #expect(result.outcome == .done, "\(kind)")
            let number = try #require(exchange?.logID, "\(kind) has a row")
            let logged = rows[number]
            #expect(logged?.response.status == status, "\(kind)")
            if case .invalid(let issues)? = logged?.refusal { #expect(issues.first?.type == issue, "\(kind)") }
        }
        #expect(Set(Self.kinds.map(\.kind)) == Set(MalformedKind.allCases))
        await playground.end()
    }

    @Test func theKindsAreListedForTheRequest() async throws {
        let playground = try await Playground(program: Self.program)

        let body = await playground.run("send --malformed POST /items name=mug price:=4.5")
        let path = await playground.run("send --malformed GET /items/5")
        let nothing = await playground.run("send --malformed GET /plain")

        #expect(body.lines.count == MalformedKind.allCases.count + 2)
        #expect(body.says("missing-field     ‘name’ is left out"))
        #expect(
            path.texts.prefix(2) == [
                "kind        what is wrong then", "wrong-type  ‘limit’ of the query is no whole number",
            ])
        #expect(nothing.outcome == .failed)
        await playground.end()
    }

    /// What was typed is put right first, so that one thing is wrong and not two.
    @Test func oneThingIsWrongAndNotTwo() async throws {
        let playground = try await Playground(program: Self.program)

        let offers = await playground.session.malformedRequests(for: "send POST /items price=abc")
        let broken = offers.first { $0.kind == .constraint }?.request.body ?? []

        #expect(String(decoding: broken, as: UTF8.self) == #"{"price": 1.5, "name": ""}"#)
        await playground.end()
    }

    @Test func aKindWithoutOccasionIsRefusedWithThoseThatHaveOne() async throws {
        let playground = try await Playground(program: Self.program)

        let result = await playground.run("send GET /items/5 --malformed trailing-comma")

        #expect(result.outcome == .failed)
        #expect(result.says("kinds: wrong-type"))
        await playground.end()
    }
}

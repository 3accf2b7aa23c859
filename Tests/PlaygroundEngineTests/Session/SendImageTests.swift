import Foundation
import Testing

@testable import PlaygroundEngine

struct SendImageTests {
    private static let program = """
        from fastapi import FastAPI
        app = FastAPI()

        @app.post("/inspect")
        def inspect(data: dict):
            return {"length": len(data["image"]), "name": data.get("name")}
        """

    private func file(_ bytes: Int) throws -> URL {
        let url = FileManager.default.temporaryDirectory.appending(path: "picture-\(UUID().uuidString).png")
        try Data(repeating: 7, count: bytes).write(to: url)
        return url
    }

    @Test func aPictureGoesIntoAFieldInBase64() async throws {
        let playground = try await Playground(program: Self.program)
        let file = try file(300)

        let result = await playground.run("send POST /inspect name=cat --image image=\(file.path)")

        #expect(result.says("300 bytes, 400 characters in Base64 (33 % more)"))
        let exchange = await playground.next { if case .client(let exchange) = $0 { exchange } else { nil } }
        let body = String(decoding: exchange?.request.body ?? [], as: UTF8.self)
        #expect(body == "{\"name\": \"cat\", \"image\": \"" + String(repeating: "BwcH", count: 100) + "\"}")
        await playground.end()
        try FileManager.default.removeItem(at: file)
    }

    @Test func aMissingOrTooLargePictureIsNotSent() async throws {
        let playground = try await Playground(program: Self.program)
        let large = try file(EncodedImage.mostBytes + 1)

        let missing = await playground.run("send POST /inspect --image image=no-such-file.png")
        let tooLarge = await playground.run("send POST /inspect --image image=\(large.path)")
        let folder = await playground.run("send POST /inspect --image image=/tmp")

        #expect(missing.outcome == .failed && missing.says("there is no file ‘no-such-file.png’"))
        #expect(tooLarge.outcome == .failed && tooLarge.says("send one of at most \(EncodedImage.mostBytes) bytes"))
        #expect(folder.outcome == .failed && folder.says("is a folder"))
        await playground.end()
        try FileManager.default.removeItem(at: large)
    }

    @Test(arguments: [("parrot.png", "PNG", "[96,96]", "RGBA"), ("harbour.jpg", "JPEG", "[160,120]", "RGB")])
    func theShortFormSaysWhatAPictureOfTheLessonsIs(
        name: String, format: String, size: String, mode: String
    ) async throws {
        let pictures = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../Lessons/pictures")
        let playground = try await Playground()

        await playground.run(#"route post /inspect (data: dict) -> inspect_image(data["image"])"#)
        let answer = await playground.run(
            "send POST /inspect --image image=\(pictures.appending(path: name).standardizedFileURL.path)")
        let refusal = await playground.run("send POST /inspect image=aGVsbG8=")

        let exchanges = [
            await playground.next { if case .client(let exchange) = $0 { exchange } else { nil } },
            await playground.next { if case .client(let exchange) = $0 { exchange } else { nil } },
        ]
        let bodies = exchanges.map { exchange -> String in
            if case .response(let response, _)? = exchange?.outcome {
                String(decoding: response.body, as: UTF8.self)
            } else {
                ""
            }
        }
        #expect(answer.outcome == .done && refusal.outcome == .done)
        #expect(bodies[0] == "{\"format\":\"\(format)\",\"size\":\(size),\"mode\":\"\(mode)\"}")
        #expect(bodies[1] == "{\"detail\":\"Invalid image\"}")
        await playground.end()
    }
}

import Foundation
import Testing

@testable import PlaygroundEngine

/// What Uvicorn answered to one case of Tests/Conformance/wire_cases.py.
struct WireCase: Decodable, CustomTestStringConvertible, Sendable {
    let name: String
    let request: String
    let response: String
    let closed: Bool

    var testDescription: String { name }

    static let all: [WireCase] = {
        let golden = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Golden/Wire/uvicorn.json")
        guard let data = try? Data(contentsOf: golden) else { return [] }
        return (try? JSONDecoder().decode([WireCase].self, from: data)) ?? []
    }()

    /// The cases that are answered otherwise here on purpose, as docs/differences.md says under "HTTP".
    static let deliberate: Set<String> = [
        "RTSP/1.0", "ICE/1.0", "chunk trailers", "body longer than length", "good then bad",
    ]
}

@Test func theRecordedCasesAreThere() {
    #expect(WireCase.all.count > 150)
}

@Test(arguments: WireCase.all.filter { !WireCase.deliberate.contains($0.name) })
func uvicornsBytesAreAnswered(to wire: WireCase) {
    let harness = ConversationHarness()

    harness.send(wire.request)

    #expect(harness.response == wire.response)
    #expect(harness.isFinished == wire.closed)
}

@Test(arguments: WireCase.all.filter { !WireCase.deliberate.contains($0.name) && $0.request.utf8.count < 1000 })
func bytesThatComeOneByOneAreAnsweredAlike(wire: WireCase) {
    let harness = ConversationHarness()

    for character in wire.request.unicodeScalars { harness.send(String(character)) }

    #expect(harness.response == wire.response)
    #expect(harness.isFinished == wire.closed)
}

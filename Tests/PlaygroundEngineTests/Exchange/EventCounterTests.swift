import Testing

@testable import PlaygroundEngine

struct EventCounterTests {
    static let streams = [
        "", "data: a\n\n", "data: a\n", "data\n\ndata:\r\n\r\n", ": hi\n\nevent: x\n\nid: 5\ndata: x\n\n",
        "database: 1\n\n", "\u{FEFF}data: a\n\n", "\u{FEFF}\n\ndata: b\r\r", "\n\n\ndata: a\ndata: b\n\n\n\ndata: c",
        "data: a\r\n\r\ndata: b\r\n\r\n", "data: a\r\rdata: b\n\r\n",
    ]

    /// However the bytes are cut, the count is that of the events in the whole.
    @Test(arguments: streams)
    func theCountIsThatOfTheWholeText(stream: String) {
        let bytes = Array(stream.utf8)
        for size in 1...max(1, bytes.count) {
            var counter = EventCounter()
            for start in stride(from: 0, to: bytes.count, by: size) {
                counter.read(bytes[start..<min(start + size, bytes.count)])
            }

            #expect(counter.count == EventStreamText.events(in: bytes).count)
        }
    }
}

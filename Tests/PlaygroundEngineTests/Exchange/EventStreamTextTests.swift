import Testing

@testable import PlaygroundEngine

@Suite struct EventStreamTextTests {
    @Test(arguments: [
        ("", []),
        ("data: a\n\n", ["a"]),
        ("data: a\r\n\r\ndata: b\r\n\r\n", ["a", "b"]),
        ("data: a\r\rdata: b\r\r", ["a", "b"]),
        ("data: a\ndata: b\n\n", ["a\nb"]),
        ("data:a\n\ndata:  b\n\n", ["a", " b"]),
        ("data\n\n", [""]),
        (": comment\n\nevent: x\n\ndata: a\n\n", ["a"]),
        ("\u{FEFF}data: a\n\n", ["a"]),
        ("data: cut short\n", []),
        ("data: a\n\ndata: b", ["a"]),
        ("no field at all\n\n", []),
    ])
    func theDataOfEachEventIsRead(body: String, data: [String]) {
        #expect(EventStreamText.events(in: Array(body.utf8)).map(\.data) == data)
    }

    @Test func anEventHasItsNameAndTheNewestID() {
        let body = "id: 1\nevent: start\ndata: a\n\ndata: b\n\nid: 2\ndata: c\n\n"

        #expect(
            EventStreamText.events(in: Array(body.utf8)) == [
                .init(data: "a", name: "start", id: "1"), .init(data: "b", name: "", id: "1"),
                .init(data: "c", name: "", id: "2"),
            ])
    }
}

/// Reads the body of an event stream.
///
/// Source: HTML Living Standard, "Server-sent events", "Interpreting an event stream".
package enum EventStreamText {
    package struct Event: Hashable, Sendable {
        /// The lines of `data`, joined by line ends.
        package var data: String
        /// The name that the event has; empty where it has none.
        package var name: String
        /// The newest `id` that the stream has given so far.
        package var id: String
    }

    /// The events that are complete: each ends with an empty line. Comments, and events without data, are none.
    package static func events(in body: [UInt8]) -> [Event] {
        var events: [Event] = []
        var lines: [Substring] = []
        var name = ""
        var id = ""
        var text = String(decoding: body, as: UTF8.self)
        if text.hasPrefix("\u{FEFF}") { text.removeFirst() }
        // CR LF is one Character in Swift, so it ends one line, as it has to.
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: isLineEnd).dropLast() {
            guard !line.isEmpty else {
                if !lines.isEmpty {
                    events.append(Event(data: lines.joined(separator: "\n"), name: name, id: id))
                }
                (lines, name) = ([], "")
                continue
            }
            let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            var value = parts.count > 1 ? parts[1] : ""
            if value.first == " " { value = value.dropFirst() }
            switch parts[0] {
            case "data": lines.append(value)
            case "event": name = String(value)
            case "id" where !value.contains("\0"): id = String(value)
            default: break
            }
        }
        return events
    }

    private static func isLineEnd(_ character: Character) -> Bool {
        character == "\n" || character == "\r" || character == "\r\n"
    }
}

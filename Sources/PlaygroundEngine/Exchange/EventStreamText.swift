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

    /// Where the parts lie that an empty line ends, each with that line: events, comments, and what is neither.
    package static func parts(of body: [UInt8]) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var start = 0
        var lineStart = 0
        var index = 0
        while index < body.count {
            guard body[index] == WireBytes.lineFeed || body[index] == WireBytes.carriageReturn else {
                index += 1
                continue
            }
            let isPair =
                body[index] == WireBytes.carriageReturn && index + 1 < body.count
                && body[index + 1] == WireBytes.lineFeed
            let end = index + (isPair ? 2 : 1)
            if index == lineStart {
                if index > start { parts.append(start..<end) }
                start = end
            }
            lineStart = end
            index = end
        }
        return parts
    }

    /// The lines of a part that are not empty.
    package static func lines(of part: ArraySlice<UInt8>) -> [String] {
        part.split { $0 == WireBytes.lineFeed || $0 == WireBytes.carriageReturn }
            .map { String(decoding: $0, as: UTF8.self) }
    }

    /// The events that are complete: each ends with an empty line. Comments, and events without data, are none.
    package static func events(in body: [UInt8]) -> [Event] {
        let body = body.starts(with: byteOrderMark) ? Array(body.dropFirst(byteOrderMark.count)) : body
        var events: [Event] = []
        var id = ""
        for part in parts(of: body) {
            var data: [Substring] = []
            var name = ""
            for line in lines(of: body[part]) {
                let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
                var value = parts.count > 1 ? parts[1] : ""
                if value.first == " " { value = value.dropFirst() }
                switch parts[0] {
                case "data": data.append(value)
                case "event": name = String(value)
                case "id" where !value.contains("\0"): id = String(value)
                default: break
                }
            }
            if !data.isEmpty { events.append(Event(data: data.joined(separator: "\n"), name: name, id: id)) }
        }
        return events
    }

    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
}

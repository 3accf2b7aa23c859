import PlaygroundEngine

/// The body of a response as lines: JSON spread out, events one by one, a picture in cells, text as it is.
struct BodyLayout {
    /// As a person wants to read it.
    let pretty: [StyledLine]
    /// As it was sent.
    let raw: [StyledLine]

    /// - Parameter bytes: The part that is laid out.
    /// - Parameter room: For a picture.
    init(_ response: Response?, _ bytes: [UInt8], part: Int, of parts: Int, _ arrivals: StreamRecord?, room: Size) {
        guard let response else {
            (pretty, raw) = ([], [])
            return
        }
        guard !bytes.isEmpty else {
            let empty = [StyledLine("The body is empty.", .quiet)]
            (pretty, raw) = (empty, empty)
            return
        }
        let type = response.headers["content-type"] ?? ""
        let more = Self.partLine(part, of: parts, total: response.body.count)
        guard let text = Self.text(of: bytes) else {
            let facts = StyledLine(
                "\(response.body.count) bytes of \(type.isEmpty ? "no stated type" : type), which is no text. "
                    + "The Wire tab shows them.", .quiet)
            pretty = PictureView.lines(of: response.body, room: room).map { $0 + [.empty, facts] } ?? [facts]
            raw = [facts]
            return
        }
        raw = more + Self.plain(text) + more
        let lowered = type.lowercased()
        if lowered.hasPrefix("text/event-stream") {
            pretty = more + StreamLayout.lines(ofEvents: bytes, arrivals, isFirstPart: part == 0) + more
        } else {
            let lines = lowered.contains("json") ? JSONLayout.lines(of: text) : Self.plain(text)
            let timeline = (arrivals?.frameCount ?? 0) > 1 ? arrivals.map(StreamLayout.timeline) ?? [] : []
            pretty = more + lines + more + (timeline.isEmpty ? [] : [.empty] + timeline)
        }
    }

    private static func plain(_ text: String) -> [StyledLine] {
        text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }.map { StyledLine(String($0)) }
    }

    /// A part may begin or end inside of a character; what is no text at all has more wrong with it.
    private static func text(of bytes: [UInt8]) -> String? {
        let start = bytes.prefix(3).prefix { $0 & 0xC0 == 0x80 }.count
        let rest = bytes.dropFirst(start)
        return (0..<4).lazy.compactMap { String(validating: rest.dropLast($0), as: UTF8.self) }.first
    }

    private static func partLine(_ part: Int, of parts: Int, total: Int) -> [StyledLine] {
        guard parts > 1 else { return [] }
        return [
            [
                Span("… part \(part + 1) of \(parts), \(Quantity.bytes(total)): ", .quiet), Span(">", .key),
                Span(" next ", .quiet), Span("<", .key), Span(" before ", .quiet), Span("/", .key),
                Span(" searches all", .quiet),
            ]
        ]
    }
}

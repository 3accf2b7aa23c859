import PlaygroundEngine

/// Server-sent events one by one, each with the time at which it came.
///
/// Source: the HTML Standard, section 9.2.6 (how an event stream is read).
enum StreamLayout {
    private static let timelineColumns = 44

    /// - Parameter isFirstPart: Whether `bytes` begin where the body does; else nobody knows their times.
    static func lines(ofEvents bytes: [UInt8], _ arrivals: StreamRecord?, isFirstPart: Bool) -> [StyledLine] {
        var lines = arrivals.map(timeline) ?? []
        if !lines.isEmpty { lines.append(.empty) }
        var start = 0
        var number = 0
        for frame in EventStreamText.parts(of: bytes) {
            number += 1
            let time = isFirstPart ? arrivals.flatMap { Self.time(ofByte: frame.upperBound - 1, in: $0) } : nil
            let label = StyledLine((time.map(seconds) ?? "\(number)") + "  ", .quiet)
            let fields = EventStreamText.lines(of: bytes[frame])
            for (index, field) in fields.enumerated() {
                let margin = index == 0 ? label : StyledLine(String(repeating: " ", count: label.columns))
                lines.append(margin + self.field(field))
            }
            start = frame.upperBound
        }
        let rest = bytes[start...].drop { $0 == 0x0A || $0 == 0x0D }
        if !rest.isEmpty {
            lines.append([
                Span("        unfinished: ", .warning), Span(String(decoding: rest, as: UTF8.self)),
            ])
        }
        return lines
    }

    /// When the pieces came, on a line as long as the stream, and in numbers.
    static func timeline(of arrivals: StreamRecord) -> [StyledLine] {
        guard let last = arrivals.frames.last?.time else { return [] }
        let length = max(1e-9, Self.number(last))
        var marks = Array(repeating: "─", count: timelineColumns)
        for frame in arrivals.frames {
            let place = Int(Self.number(frame.time) / length * Double(timelineColumns - 1))
            marks[min(max(0, place), timelineColumns - 1)] = "●"
        }
        let count = arrivals.frameCount
        return [
            [
                Span("0 s ", .quiet), Span(marks.joined(), .information),
                Span(" \(seconds(last).drop { $0 == " " })", .quiet),
            ],
            StyledLine("\(count) piece\(count == 1 ? "" : "s"), \(Quantity.bytes(arrivals.byteCount))", .quiet),
        ]
    }

    private static func field(_ field: String) -> StyledLine {
        if field.hasPrefix(":") { return StyledLine(field, Style(.comment, .slanted)) }
        let name = field.prefix { $0 != ":" }
        return [Span(String(name), .accent), Span(String(field.dropFirst(name.count)))]
    }

    private static func time(ofByte offset: Int, in arrivals: StreamRecord) -> Duration? {
        arrivals.frames.first { offset < $0.offset + $0.byteCount }?.time
    }

    private static func number(_ duration: Duration) -> Double {
        let parts = duration.components
        return Double(parts.seconds) + Double(parts.attoseconds) / 1e18
    }

    /// Such as ` 1.23 s`, always as wide.
    private static func seconds(_ duration: Duration) -> String {
        let hundredths = Int((number(duration) * 100).rounded())
        let fraction = hundredths % 100
        let text = "\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction) s"
        return String(repeating: " ", count: max(0, 7 - text.count)) + text
    }
}

import PlaygroundEngine

/// The lines of a response that is still coming in, each told once.
struct PlainArrivals {
    private var told = 0
    private var isBegun = false

    /// The lines that are whole and were not told yet.
    mutating func lines(of progress: ClientProgress) -> [String] {
        var lines: [String] = []
        if !isBegun {
            isBegun = true
            lines.append("\(progress.response.status) \(progress.reason), arriving; Ctrl-C stops it")
        }
        let rest = progress.response.body.dropFirst(told)
        guard let end = rest.lastIndex(of: UInt8(ascii: "\n")) else { return lines }
        let text = String(decoding: rest[...end], as: UTF8.self)
        told = end + 1
        lines += text.split(whereSeparator: \.isNewline).map { "    \(VisibleText.escape(String($0)))" }
        return lines
    }
}

import PlaygroundEngine

/// The requests that the step offers, at the top of the client pane; F3 sends the chosen one.
enum RequestPicker {
    /// How wide the key at the end of a line is.
    static let keyColumns = 4

    /// A third of the pane may hold the list; with less room there is one line for the chosen request.
    static func lines(of model: Model, in size: Size) -> [StyledLine] {
        let requests = model.readyRequests
        guard !requests.isEmpty else { return [] }
        let range = listed(in: size, model: model)
        let lines = range.map { index -> StyledLine in
            let isChosen = index == chosen(model)
            // The key stands at the end of the line that it sends.
            let key = isChosen ? StyledLine(" F3 ", .key) : StyledLine("    ")
            var line = line(requests[index], isChosen: isChosen)
            if range.count == 1, requests.count > 1 { line.append("  \(index + 1) of \(requests.count)", .quiet) }
            return line.fitted(to: max(0, size.columns - key.columns)) + key
        }
        // In a low pane every row counts.
        if size.rows < 8 { return lines }
        return lines + [StyledLine(String(repeating: "─", count: max(0, size.columns)), .border)]
    }

    /// The request that a row of the pane holds.
    static func request(at row: Int, in size: Size, model: Model) -> Int? {
        let range = listed(in: size, model: model)
        return row < range.count && row >= 0 ? range.lowerBound + row : nil
    }

    private static func chosen(_ model: Model) -> Int {
        model.readyRequests.indices.contains(model.client.requestIndex) ? model.client.requestIndex : 0
    }

    private static func listed(in size: Size, model: Model) -> Range<Int> {
        let count = model.readyRequests.count
        let chosen = chosen(model)
        return count <= max(1, size.rows / 3) ? 0..<count : chosen..<chosen + 1
    }

    private static func line(_ request: ReadyRequest, isChosen: Bool) -> StyledLine {
        [
            Span(isChosen ? " ▸ " : "   ", .key), Span("send \(request.command)", isChosen ? .strong : .plain),
            Span("  \(request.name)", .quiet),
        ]
    }
}

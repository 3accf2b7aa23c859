import PlaygroundEngine

/// The kinds of malformed requests, and what the chosen one would send.
enum MalformedView {
    private static let headRows = 2
    private static let kindColumns = 18

    static func draw(_ menu: MalformedMenu, in area: Rect, on canvas: inout Canvas) {
        let target: StyledLine = [
            Span(" \(menu.command)", .strong),
            Span(menu.targets.count > 1 ? "   ‹ › \(menu.target + 1) of \(menu.targets.count) requests" : "", .quiet),
        ]
        canvas.write(
            target.truncated(to: area.columns), at: Point(column: area.column, row: area.row), in: area)
        guard let offers = menu.offers else {
            let text = StyledLine(" Looking at what the route asks for …", .quiet)
            return canvas.write(text, at: Point(column: area.column, row: area.row + headRows), in: area)
        }
        guard !offers.isEmpty else {
            let text = StyledLine(" There is nothing in this request to get wrong.", .quiet)
            return canvas.write(text, at: Point(column: area.column, row: area.row + headRows), in: area)
        }
        let parts = split(area)
        for (row, index) in visible(menu, rows: parts.list.rows).enumerated() {
            let offer = offers[index]
            let isChosen = index == menu.index
            let line: StyledLine = [
                Span(isChosen ? " ▸ " : "   ", .key)
            ]
            let name = StyledLine(offer.kind.rawValue, isChosen ? .strong : .plain).fitted(to: kindColumns)
            let whole = (line + name + StyledLine(offer.kind.summary, .quiet)).fitted(to: parts.list.columns)
            canvas.write(
                isChosen ? whole.restyled { Style(.plain, $0.emphasis.union(.reversed)) } : whole,
                at: Point(column: parts.list.column, row: parts.list.row + row), in: parts.list)
        }
        if let chosen = menu.chosen {
            canvas.write(details(of: chosen, columns: parts.details.columns), in: parts.details)
        }
    }

    /// The kind in a row of the overlay.
    static func index(at row: Int, in size: Size, of menu: MalformedMenu) -> Int? {
        let parts = split(Rect(column: 0, row: 0, columns: size.columns, rows: size.rows))
        let range = visible(menu, rows: parts.list.rows)
        let index = range.lowerBound + row - headRows
        return row >= headRows && range.contains(index) ? index : nil
    }

    private static func visible(_ menu: MalformedMenu, rows: Int) -> Range<Int> {
        let count = menu.offers?.count ?? 0
        let start = min(max(0, menu.index - rows + 1), max(0, count - rows))
        return start..<min(count, start + max(1, rows))
    }

    /// Beside each other where there is room, else one above the other.
    private static func split(_ area: Rect) -> (list: Rect, details: Rect) {
        let body = Rect(
            column: area.column, row: area.row + headRows, columns: area.columns, rows: area.rows - headRows)
        if area.columns >= 110 {
            let left = area.columns * 6 / 11
            return (
                Rect(column: body.column, row: body.row, columns: left, rows: body.rows),
                Rect(column: body.column + left + 1, row: body.row, columns: body.columns - left - 2, rows: body.rows)
            )
        }
        let rows = max(3, body.rows / 2)
        return (
            Rect(column: body.column, row: body.row, columns: body.columns, rows: rows),
            Rect(column: body.column, row: body.row + rows + 1, columns: body.columns - 1, rows: body.rows - rows - 1)
        )
    }

    /// What is wrong, where such requests come from, then what would be sent: the body first, which is what is wrong
    /// most often.
    private static func details(of offer: MalformedRequest, columns: Int) -> [StyledLine] {
        let width = max(8, columns - 1)
        var lines = [Span(" "), Span(offer.change + ".", .strong)].line.wrapped(to: width, indent: 1)
        lines += (StyledLine(" ") + StyledLine(offer.kind.explanation)).wrapped(to: width, indent: 1)
        let request = offer.request
        let bytes = request.bytes.prefix(2_048)
        let head = bytes.firstRange(of: Array("\r\n\r\n".utf8))?.upperBound ?? bytes.endIndex
        let fields = String(decoding: bytes[..<head], as: UTF8.self).split(separator: "\r\n").filter { !isOrdinary($0) }
        let body = WirePreview.text(of: Array(bytes[head...]))
        lines.append(StyledLine(" It sends \(fields.first.map(String.init) ?? ""):", .quiet))
        for line in body { lines += (StyledLine("  ") + line).folded(to: width, indent: 2) }
        if let count = request.bodyBytesBeforeLeaving {
            lines.append(StyledLine("  … and closes the connection after \(count) bytes of the body", .warning))
        }
        for line in fields.dropFirst() {
            lines += (StyledLine("  ") + StyledLine(String(line), .code)).folded(to: width, indent: 2)
        }
        return lines
    }

    /// Fields that every request has, and that say nothing about what is wrong.
    private static func isOrdinary(_ line: Substring) -> Bool {
        ["host:", "user-agent:", "accept:"].contains { line.lowercased().hasPrefix($0) }
    }
}

extension [Span] {
    fileprivate var line: StyledLine { StyledLine(self) }
}

/// Bytes as text in which nothing is hidden: what is no UTF-8 stands as `\xNN`.
enum WirePreview {
    static func text(of bytes: [UInt8]) -> [StyledLine] {
        bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { line($0) }.droppingLastEmpty
    }

    private static func line(_ bytes: ArraySlice<UInt8>) -> StyledLine {
        if let text = String(validating: bytes, as: UTF8.self) { return StyledLine(text) }
        var line = StyledLine()
        var rest = bytes
        while let first = rest.first {
            let length = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
            if let scalar = String(validating: rest.prefix(length), as: UTF8.self) {
                line.append(scalar)
                rest = rest.dropFirst(length)
            } else {
                line.append("\\x" + (first < 16 ? "0" : "") + String(first, radix: 16), Style(.number))
                rest = rest.dropFirst()
            }
        }
        return line.joiningSpans
    }
}

extension [StyledLine] {
    fileprivate var droppingLastEmpty: [StyledLine] { last?.text.isEmpty == true ? dropLast() : self }
}

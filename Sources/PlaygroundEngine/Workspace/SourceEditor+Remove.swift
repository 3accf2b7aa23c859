extension SourceEditor {
    /// Where a definition stands among the lines of the file.
    struct Place {
        /// From the start of its first line to the start of the line after its last.
        let lines: SourceRange
        /// Whether something else than a comment stands on its lines, too.
        let sharesLine: Bool
    }

    /// Takes out what `reference` names, with the blank lines that set it off; comments around it stay.
    mutating func remove(_ reference: DefinitionReference) throws(EditFailure) {
        let found = outline.find(reference)
        guard !found.isEmpty else { throw .notFound(reference, meant: nearest(to: reference)) }
        for definition in found.reversed() {
            try remove(definition)
            facts.append(.removed(definition.name))
        }
    }

    mutating func remove(_ definition: ModuleOutline.Definition) throws(EditFailure) {
        if definition.isAloneInBlock {
            return try apply(SourceEdit(range: definition.range, replacement: "pass"))
        }
        let place = place(of: definition)
        let range = place.sharesLine ? rangeInLine(of: definition.range) : withBlankLines(place.lines)
        try apply(SourceEdit(range: range, replacement: ""))
    }

    func place(of definition: ModuleOutline.Definition) -> Place {
        let first = source.line(at: definition.range.lowerBound)
        var last = source.line(at: max(definition.range.lowerBound, definition.range.upperBound - 1))
        let before = source[source.start(ofLine: first)..<definition.range.lowerBound]
        let after = source[definition.range.upperBound..<source.range(ofLine: last).upperBound]
        let behind = after.drop { $0.isWhitespace || $0 == ";" }.first
        let sharesLine = !before.allSatisfy(\.isWhitespace) || (behind != nil && behind != "#")
        if definition.kind != .variable {
            // A comment that is indented as the body belongs to the body, though no token follows it there, and blank
            // lines may set it off.
            var next = last + 1
            while next <= source.lineStarts.count {
                if source.isComment(line: next), source.margin(ofLine: next).count > before.count {
                    last = next
                } else if !source.isBlank(line: next) {
                    break
                }
                next += 1
            }
        }
        return Place(lines: source.start(ofLine: first)..<source.start(ofLine: last + 1), sharesLine: sharesLine)
    }

    /// The statement at `range` with the semicolon that set it off from its neighbour.
    private func rangeInLine(of range: SourceRange) -> SourceRange {
        let bytes = source.utf8
        var end = range.upperBound
        while end < bytes.count, bytes[end] == UInt8(ascii: " ") || bytes[end] == UInt8(ascii: "\t") { end += 1 }
        if end < bytes.count, bytes[end] == UInt8(ascii: ";") {
            end += 1
            while end < bytes.count, bytes[end] == UInt8(ascii: " ") || bytes[end] == UInt8(ascii: "\t") { end += 1 }
            let isLastOnLine = end == bytes.count || [0x0A, 0x0D, UInt8(ascii: "#")].contains(bytes[end])
            if !isLastOnLine { return range.lowerBound..<end }
        }
        var start = range.lowerBound
        while start > 0, bytes[start - 1] == UInt8(ascii: " ") || bytes[start - 1] == UInt8(ascii: "\t") { start -= 1 }
        guard start > 0, bytes[start - 1] == UInt8(ascii: ";") else { return range }
        return start - 1..<range.upperBound
    }

    /// `lines` with the smaller group of blank lines around it, so that the larger one sets its neighbours apart; at
    /// the end of the file with those before it.
    private func withBlankLines(_ lines: SourceRange) -> SourceRange {
        let first = source.line(at: lines.lowerBound)
        let next =
            lines.upperBound < source.utf8.count ? source.line(at: lines.upperBound) : source.lineStarts.count + 1
        var above = 0
        while first - above > 1, source.isBlank(line: first - above - 1) { above += 1 }
        var below = 0
        while next + below <= source.lineStarts.count, source.isBlank(line: next + below) { below += 1 }
        let isAtStart = first - above == 1
        let isAtEnd = next + below > source.lineStarts.count
        if isAtEnd || (!isAtStart && above <= below) {
            return source.start(ofLine: first - above)..<lines.upperBound
        }
        return lines.lowerBound..<source.start(ofLine: next + below)
    }

    private func nearest(to reference: DefinitionReference) -> String? {
        switch reference {
        case .name(let name):
            Suggestion.nearest(to: name, among: outline.definitions.map(\.name))
        case .path(let path), .route(_, let path):
            Suggestion.nearest(to: path, among: outline.definitions.flatMap(\.routes).map(\.path))
        }
    }
}

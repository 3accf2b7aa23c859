/// Reads the lines of a `texts` block: `say "original" -> "translation"`.
enum TextsReader {
    /// The pairs in `content`, whose problems are added to `report`.
    static func read(
        _ content: SourceRange, of source: SourceText, into report: inout LessonReport
    ) -> [TranslatedText] {
        guard !content.isEmpty else { return [] }
        var texts: [TranslatedText] = []
        for number in source.line(at: content.lowerBound)...source.line(at: content.upperBound - 1) {
            let range = source.range(ofLine: number).clamped(to: content)
            var cursor = LineCursor(source: source, range: range)
            guard let word = cursor.bareWord() else { continue }
            guard let place = TranslatedText.Place(rawValue: source[word]) else {
                let places = TranslatedText.Place.allCases.map(\.rawValue)
                let suggestion = Suggestion.nearest(to: source[word], among: places)
                report.add(.unknownTextWord(source[word], suggestion: suggestion), at: word, write: suggestion)
                continue
            }
            guard let (original, originalRange) = text(&cursor), cursor.bareWord().map({ source[$0] }) == "->",
                let (text, _) = text(&cursor), cursor.rest() == nil
            else {
                report.add(.badTextLine(place.rawValue), at: word.lowerBound..<max(word.upperBound, range.upperBound))
                continue
            }
            texts.append(TranslatedText(place: place, original: original, text: text, range: originalRange))
        }
        return texts
    }

    private static func text(_ cursor: inout LineCursor) -> (String, SourceRange)? {
        cursor.skipSpaces()
        guard cursor.peek == UInt8(ascii: "\""), let range = cursor.jsonExtent(),
            case .string(let text)? = JSONValue(parsing: Array(cursor.source.utf8[range]))
        else { return nil }
        return (text, range)
    }
}

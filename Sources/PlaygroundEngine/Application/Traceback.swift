import Foundation

/// Python's text of an exception with the lines it passed.
enum Traceback {
    /// Source: The Python Standard Library, `traceback.format_exception`.
    static func text(of exception: PyException, in source: SourceText) -> String {
        var lines = ["Traceback (most recent call last):"]
        let entries = Array(exception.traceback.reversed())
        var index = 0
        while index < entries.count {
            let entry = entries[index]
            let number = source.line(at: entry.range.lowerBound)
            lines.append("  File \"\(source.name)\", line \(number), in \(entry.function)")
            lines.append("    " + source[source.range(ofLine: number)].trimmingCharacters(in: .whitespaces))
            // A recursion prints three of its frames, then how many more there are.
            let same = entries[index...].prefix { $0 == entry }.count
            if same > 3 {
                let shown = Array(lines.suffix(2))
                lines += shown + shown
                lines.append("  [Previous line repeated \(same - 3) more times]")
                index += same
            } else {
                index += 1
            }
        }
        lines.append(exception.summary)
        return lines.joined(separator: "\n")
    }
}

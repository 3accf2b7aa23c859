import Foundation

/// Python's text of an exception with the lines it passed, and of those that led to it.
enum Traceback {
    /// How many exceptions of a chain are shown, the newest ones.
    private static let longestChain = 100

    /// Source: The Python Standard Library, `traceback.format_exception`.
    static func text(of exception: PyException, in source: SourceText) -> String {
        let links = chain(of: exception)
        var text = ""
        for (index, link) in links.enumerated() {
            text += single(link.exception, in: source)
            guard index < links.count - 1 else { continue }
            text +=
                link.isCause
                ? "\n\nThe above exception was the direct cause of the following exception:\n\n"
                : "\n\nDuring handling of the above exception, another exception occurred:\n\n"
        }
        return text
    }

    /// The exceptions that led to `exception`, the oldest first, and whether each is the cause of the next.
    private static func chain(of exception: PyException) -> [(exception: PyException, isCause: Bool)] {
        var links = [(exception: exception, isCause: false)]
        var seen: Set<ObjectIdentifier> = [ObjectIdentifier(exception)]
        var current = exception
        while links.count < longestChain {
            let context = current.suppressesContext ? nil : current.context
            guard let next = current.cause ?? context, seen.insert(ObjectIdentifier(next)).inserted else { break }
            links.append((exception: next, isCause: current.cause != nil))
            current = next
        }
        return links.reversed()
    }

    private static func single(_ exception: PyException, in source: SourceText) -> String {
        let frames = exception.traceback.reversed().map { entry in
            Frame(line: source.line(at: entry.range.lowerBound), function: entry.function)
        }
        // An exception that was made and never raised has no lines to show.
        var lines = frames.isEmpty ? [] : ["Traceback (most recent call last):"]
        var index = 0
        while index < frames.count {
            let frame = frames[index]
            let shown = [
                "  File \"\(source.name)\", line \(frame.line), in \(frame.function)",
                "    " + source[source.range(ofLine: frame.line)].trimmingCharacters(in: .whitespaces),
            ]
            // A recursion prints three of its frames, then how many more there are.
            let same = frames[index...].prefix { $0 == frame }.count
            for _ in 0..<min(same, 3) { lines += shown }
            if same > 3 { lines.append("  [Previous line repeated \(same - 3) more time\(same == 4 ? "" : "s")]") }
            index += same
        }
        lines.append(exception.summary)
        return lines.joined(separator: "\n")
    }

    private struct Frame: Hashable {
        let line: Int
        let function: String
    }
}

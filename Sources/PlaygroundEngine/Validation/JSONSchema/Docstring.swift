/// Docstrings as `inspect.cleandoc` hands them on.
enum Docstring {
    /// `text` without the indentation that its lines share, and without empty lines around it.
    static func clean(_ text: String) -> String {
        var lines = expanded(text).split(separator: "\n", omittingEmptySubsequences: false).map(Array.init)
        let margin = lines.dropFirst().compactMap { line in line.firstIndex { !isBlank($0) } }.min()
        lines[0] = Array(lines[0].drop(while: isBlank))
        if let margin {
            for index in lines.indices.dropFirst() { lines[index] = Array(lines[index].dropFirst(margin)) }
        }
        while lines.last?.isEmpty == true { lines.removeLast() }
        while lines.first?.isEmpty == true { lines.removeFirst() }
        return lines.map { line in
            var text = String.UnicodeScalarView()
            text.append(contentsOf: line)
            return String(text)
        }.joined(separator: "\n")
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }

    /// The lines' scalars, tabs as blanks up to the next eighth column.
    private static func expanded(_ text: String) -> [Unicode.Scalar] {
        var scalars: [Unicode.Scalar] = []
        var column = 0
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\t":
                let width = 8 - column % 8
                scalars += Array(repeating: " ", count: width)
                column += width
            case "\n", "\r":
                scalars.append(scalar)
                column = 0
            default:
                scalars.append(scalar)
                column += 1
            }
        }
        return scalars
    }
}

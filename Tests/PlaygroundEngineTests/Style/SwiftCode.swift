/// Reads Swift source as far as the style tests need it: what is code and what is words.
enum SwiftCode {
    /// Replaces comments and the words of string literals by blanks; line breaks and interpolated code stay.
    static func withoutWords(_ source: String) -> String {
        var reader = Reader(Array(source.utf8))
        reader.readCode(untilClosingParenthesis: false)
        return String(decoding: reader.output, as: UTF8.self)
    }

    private struct Reader {
        let input: [UInt8]
        var output: [UInt8] = []
        var position = 0

        init(_ input: [UInt8]) {
            self.input = input
        }

        mutating func readCode(untilClosingParenthesis: Bool) {
            var depth = 0
            while position < input.count {
                if starts("//") {
                    while position < input.count, input[position] != UInt8(ascii: "\n") { blank() }
                } else if starts("/*") {
                    readBlockComment()
                } else if let hashes = stringStart() {
                    readString(hashes: hashes)
                } else {
                    if starts("(") { depth += 1 }
                    if starts(")") {
                        if untilClosingParenthesis, depth == 0 { return }
                        depth -= 1
                    }
                    keep()
                }
            }
        }

        private mutating func readBlockComment() {
            var depth = 0
            repeat {
                if starts("/*") { depth += 1 } else if starts("*/") { depth -= 1 } else { blank(); continue }
                blank()
                blank()
            } while depth > 0 && position < input.count
        }

        /// The number of `#` before the quote where a string literal starts here.
        private func stringStart() -> Int? {
            var end = position
            while end < input.count, input[end] == UInt8(ascii: "#") { end += 1 }
            return end < input.count && input[end] == UInt8(ascii: "\"") ? end - position : nil
        }

        private mutating func readString(hashes: Int) {
            let marks = String(repeating: "#", count: hashes)
            for _ in 0..<hashes { keep() }
            let quote = starts("\"\"\"") ? "\"\"\"" : "\""
            for _ in quote.utf8 { keep() }
            while position < input.count {
                if starts(quote + marks) {
                    for _ in 0..<(quote.utf8.count + hashes) { keep() }
                    return
                } else if starts("\\" + marks + "(") {
                    for _ in 0..<(hashes + 2) { blank() }
                    readCode(untilClosingParenthesis: true)
                } else if starts("\\" + marks) {
                    for _ in 0..<(hashes + 2) { blank() }
                } else {
                    blank()
                }
            }
        }

        private func starts(_ text: String) -> Bool { input[position...].starts(with: text.utf8) }

        private mutating func keep() {
            guard position < input.count else { return }
            output.append(input[position])
            position += 1
        }

        private mutating func blank() {
            guard position < input.count else { return }
            output.append(input[position] == UInt8(ascii: "\n") ? UInt8(ascii: "\n") : UInt8(ascii: " "))
            position += 1
        }
    }
}

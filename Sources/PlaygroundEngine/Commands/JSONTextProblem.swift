/// Where a text departs from JSON, for whoever is writing it.
package struct JSONTextProblem: Hashable, Sendable {
    /// Counted from 1.
    package let line: Int
    /// Counted in characters from 1.
    package let column: Int
    package let message: String

    /// Nil where `text` is one JSON value.
    package static func find(in text: String) -> JSONTextProblem? {
        let bytes = Array(text.utf8)
        do throws(JSONSyntax.Failure) {
            try JSONSyntax.check(bytes)
            return nil
        } catch {
            let before = bytes.prefix(error.offset)
            let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
            return JSONTextProblem(
                line: 1 + before.count { $0 == UInt8(ascii: "\n") },
                column: 1 + String(decoding: before[start...], as: UTF8.self).count, message: error.fault.words)
        }
    }
}

/// A request target with `*` for any run of characters, such as `/parrot/*`.
///
/// Without a `?` only the path is compared, so that a query does not matter.
package struct TargetPattern: Hashable, Sendable, CustomStringConvertible {
    package let text: String
    private let bytes: [UInt8]

    package init(_ text: String) {
        self.text = text
        bytes = Array(text.utf8)
    }

    package var description: String { text }

    /// Whether the pattern names one path, without `*`.
    package var isExact: Bool { !text.contains("*") }

    package func matches(_ request: Request) -> Bool {
        matches(Array((text.contains("?") ? request.target : request.path).utf8))
    }

    /// Linear for the patterns lessons hold; on a mismatch only the newest `*` grows, never an earlier one.
    private func matches(_ target: [UInt8]) -> Bool {
        let pattern = bytes
        var position = 0
        var index = 0
        var star: (pattern: Int, position: Int)?
        while position < target.count {
            if index < pattern.count, pattern[index] == UInt8(ascii: "*") {
                star = (index, position)
                index += 1
            } else if index < pattern.count, pattern[index] == target[position] {
                index += 1
                position += 1
            } else if let last = star {
                star = (last.pattern, last.position + 1)
                index = last.pattern + 1
                position = last.position + 1
            } else {
                return false
            }
        }
        return pattern[index...].allSatisfy { $0 == UInt8(ascii: "*") }
    }
}

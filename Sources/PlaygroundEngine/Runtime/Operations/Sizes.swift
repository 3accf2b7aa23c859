/// Bounds on what one operation may make, so that no expression can take the playground's memory or time.
enum Sizes {
    /// The largest value, in bytes.
    static let largest = 256 * 1024 * 1024
    /// The largest integer, in bits: arithmetic on it still takes well under a second.
    static let largestInteger = 1 << 20
    /// How many values one built-in may go through.
    static let longestIteration = 10_000_000

    /// - Throws: `MemoryError` where `bytes` is past ``largest``.
    static func check(_ bytes: Int) throws(PyError) {
        guard bytes <= largest else { throw .make(.memoryError, "the value would take more than 256 MiB") }
    }

    /// - Throws: `MemoryError` where `count` copies of `bytes` are past ``largest``.
    static func check(_ bytes: Int, times count: Int) throws(PyError) {
        let (product, overflow) = bytes.multipliedReportingOverflow(by: count)
        try check(overflow ? Int.max : product)
    }

    /// - Throws: `MemoryError` where an integer of `bits` is past ``largestInteger``.
    static func checkInteger(bits: Int) throws(PyError) {
        guard bits <= largestInteger else {
            throw .make(.memoryError, "the integer would have more than \(largestInteger) bits")
        }
    }
}

/// Counts the events of a stream while its bytes come in: those with data that an empty line has ended.
///
/// Source: HTML Living Standard, "Server-sent events", "Interpreting an event stream".
package struct EventCounter: Hashable, Sendable {
    package private(set) var count = 0
    /// The first bytes of the line that is coming in, as many as tell what it is.
    private var line: [UInt8] = []
    private var lineCount = 0
    private var isFirstLine = true
    private var hasData = false
    private var followsReturn = false

    package init() {}

    /// Reads the next bytes of the stream.
    package mutating func read(_ bytes: some Sequence<UInt8>) {
        for byte in bytes {
            defer { followsReturn = byte == WireBytes.carriageReturn }
            switch byte {
            // A line end of two bytes is one.
            case WireBytes.lineFeed where followsReturn: break
            case WireBytes.lineFeed, WireBytes.carriageReturn: endLine()
            default:
                lineCount += 1
                if line.count < 8 { line.append(byte) }
            }
        }
    }

    private mutating func endLine() {
        // A byte order mark at the very start is no part of the line.
        if isFirstLine, line.starts(with: [0xEF, 0xBB, 0xBF]) {
            line.removeFirst(3)
            lineCount -= 3
        }
        isFirstLine = false
        if lineCount == 0 {
            if hasData { count += 1 }
            hasData = false
        } else if line.starts(with: "data".utf8), lineCount == 4 || line.dropFirst(4).first == WireBytes.colon {
            hasData = true
        }
        line.removeAll(keepingCapacity: true)
        lineCount = 0
    }
}

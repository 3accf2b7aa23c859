import Foundation

/// Standard input line by line, with a look at whether more lines are there already.
///
/// `readLine` would keep what it has read ahead to itself. It belongs to the main thread.
final class LineInput {
    private var buffer: [UInt8] = []
    private var start = 0
    private var hasEnded = false
    /// A line that was read and belongs to what comes next.
    private var held: [String] = []

    /// The next line without its ending; nil at the end of the input.
    func next() -> String? {
        if !held.isEmpty { return held.removeFirst() }
        while true {
            if let end = buffer[start...].firstIndex(of: UInt8(ascii: "\n")) {
                defer { start = end + 1 }
                return line(buffer[start..<end])
            }
            if hasEnded {
                guard start < buffer.count else { return nil }
                defer { start = buffer.count }
                return line(buffer[start...])
            }
            fill()
        }
    }

    /// Gives lines back, to be read again.
    func hold(_ lines: [String]) { held = lines + held }

    /// Whether the next line is there, or comes within so many milliseconds.
    func hasMore(within milliseconds: Int32) -> Bool {
        if !held.isEmpty || buffer[start...].contains(UInt8(ascii: "\n")) { return true }
        guard !hasEnded else { return start < buffer.count }
        var descriptor = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
        return poll(&descriptor, 1, milliseconds) > 0
    }

    private func fill() {
        buffer.removeFirst(start)
        start = 0
        var bytes = [UInt8](repeating: 0, count: 65_536)
        let count = read(STDIN_FILENO, &bytes, bytes.count)
        if count > 0 {
            buffer += bytes[..<count]
        } else if count == 0 || errno != EINTR {
            hasEnded = true
        }
    }

    private func line(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes.last == UInt8(ascii: "\r") ? bytes.dropLast() : bytes, as: UTF8.self)
    }
}

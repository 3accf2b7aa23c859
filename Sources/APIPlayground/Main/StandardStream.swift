import Foundation
import PlaygroundEngine

/// Standard output and standard error, each write whole.
enum StandardStream {
    case output, error

    /// Writes what a command said.
    func write(_ lines: [ResultLine]) {
        write(PlainText.lines(lines).map { PlainText.visible($0) + "\n" }.joined())
    }

    /// Writes `text`; a reader that left is no reason to stop.
    func write(_ text: String) {
        let descriptor = self == .output ? STDOUT_FILENO : STDERR_FILENO
        let bytes = Array(text.utf8)
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            written += count
        }
    }
}

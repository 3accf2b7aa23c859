import PlaygroundEngine

/// Requests of other programs as lines, so few a second that a person can still read and type between them.
struct PlainFlood {
    private static let linesPerSecond = 10

    private var second = ContinuousClock.now
    private var told = 0
    private var untold = 0

    /// Adds the log line of `exchange` to `lines`, or counts it where there were many in this second.
    mutating func take(_ exchange: Exchange, into lines: inout [String]) {
        guard let line = exchange.accessLogLine else { return }
        if second.duration(to: .now) > .seconds(1) {
            tellRest(&lines)
            second = .now
            told = 0
        }
        guard told < Self.linesPerSecond else {
            untold += 1
            return
        }
        told += 1
        lines.append("log row \(exchange.id): \(VisibleText.escape(line))")
    }

    /// Says how many were only counted.
    mutating func tellRest(_ lines: inout [String]) {
        guard untold > 0, second.duration(to: .now) > .seconds(1) else { return }
        lines.append("and \(untold) requests more; log shows the newest")
        untold = 0
    }
}

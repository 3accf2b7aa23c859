import Foundation

/// What one run of a program may use.
package struct Limits: Sendable {
    /// Steps in a slice: a few milliseconds of work.
    package var fuelPerSlice = 20_000
    /// Run time of its own.
    package var time = Duration.seconds(5)
    /// Bytes by which the process may grow meanwhile.
    package var memory = 256 * 1024 * 1024

    package init() {}
}

/// What one run has used of its limits.
struct Budget {
    enum Excess { case time, memory }

    let limits: Limits
    private(set) var spent = Duration.zero
    private let memoryAtStart = Self.memoryInUse()
    private(set) var excess: Excess?

    init(limits: Limits) {
        self.limits = limits
    }

    /// Runs one slice and counts it.
    mutating func slice<Result>(_ body: () -> Result) -> Result {
        let start = ContinuousClock.now
        let result = body()
        spent += start.duration(to: .now)
        if spent > limits.time {
            excess = .time
        } else if Self.memoryInUse() - memoryAtStart > limits.memory {
            excess = .memory
        }
        return result
    }

    /// The bytes of memory that the process holds.
    private static func memoryInUse() -> Int {
        #if os(Linux)
            // The second number of statm counts resident pages.
            guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else { return 0 }
            let fields = text.split(separator: " ")
            return (fields.count > 1 ? Int(fields[1]) ?? 0 : 0) * Int(sysconf(Int32(_SC_PAGESIZE)))
        #else
            var statistics = malloc_statistics_t()
            malloc_zone_statistics(nil, &statistics)
            return Int(clamping: statistics.size_in_use)
        #endif
    }
}

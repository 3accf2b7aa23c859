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
final class Budget: RunBudget {
    enum Excess { case time, memory }

    let limits: Limits
    private var spent = Duration.zero
    private var memoryAtStart: Int?
    /// Where the slice in hand was last accounted for.
    private var mark: ContinuousClock.Instant?
    private(set) var excess: Excess?

    init(limits: Limits) {
        self.limits = limits
    }

    /// Runs one slice and counts it.
    func slice<Result>(_ body: () -> Result) -> Result {
        mark = .now
        if memoryAtStart == nil { memoryAtStart = ProcessMemory.inUse }
        let result = body()
        account()
        mark = nil
        return result
    }

    /// Counts from here on, for what runs in one go.
    func begin() { mark = .now }

    /// What a run that does not get out of a slice has used.
    package func overrun() -> PyError? {
        account()
        return error
    }

    /// The error that ends a run past its limits.
    var error: PyError? {
        switch excess {
        case .time: .make(.timeoutError, "the path operation used up its run time")
        case .memory: .make(.memoryError, "the path operation used up its memory")
        case nil: nil
        }
    }

    private func account() {
        let now = ContinuousClock.now
        // A first slice is not counted from its start: most runs end within it.
        spent += mark.map { $0.duration(to: now) } ?? .zero
        mark = now
        let memory = ProcessMemory.inUse
        if spent > limits.time {
            excess = .time
        } else if memory - (memoryAtStart ?? memory) > limits.memory {
            excess = .memory
        }
        if memoryAtStart == nil { memoryAtStart = memory }
    }
}

/// How much memory the process holds; asked after each slice, so that it has to be quick.
enum ProcessMemory {
    /// In bytes; 0 where the system does not say.
    static var inUse: Int {
        #if os(Linux)
            // The second number of statm counts resident pages.
            var text = [UInt8](repeating: 0, count: 128)
            let count = pread(statistics, &text, text.count, 0)
            guard count > 0 else { return 0 }
            let fields = text[..<count].split(separator: UInt8(ascii: " "), maxSplits: 2)
            let pages = fields.count > 1 ? fields[1].reduce(0) { $0 * 10 + Int($1) - 0x30 } : 0
            return pages * pageSize
        #else
            var statistics = malloc_statistics_t()
            malloc_zone_statistics(nil, &statistics)
            return Int(clamping: statistics.size_in_use)
        #endif
    }

    #if os(Linux)
        /// Kept open: opening it takes longer than reading it.
        private static let statistics = open("/proc/self/statm", O_RDONLY | O_CLOEXEC)
        private static let pageSize = Int(sysconf(Int32(_SC_PAGESIZE)))
    #endif
}

import Foundation

/// The `time` module. Source: The Python Standard Library, `time`.
enum TimeModule {
    static var module: PyModule {
        PyModule(
            "time", functions: CalendarTime.functions,
            members: CalendarTime.constants.merging([
                "time": reading("time") { .float(seconds(wall($0))) },
                "time_ns": reading("time_ns") { .int(nanoseconds(wall($0))) },
                "monotonic": reading("monotonic") { .float(seconds(steady($0))) },
                "monotonic_ns": reading("monotonic_ns") { .int(nanoseconds(steady($0))) },
                "perf_counter": reading("perf_counter") { .float(seconds(steady($0))) },
                "perf_counter_ns": reading("perf_counter_ns") { .int(nanoseconds(steady($0))) },
                "process_time": reading("process_time") { _ in .float(seconds(used())) },
                "process_time_ns": reading("process_time_ns") { _ in .int(nanoseconds(used())) },
                "sleep": .object(
                    PyBuiltin(
                        "sleep",
                        control: { (call) throws(PyError) in .sleep(try duration(call.arguments(1...1)[0])) })),
            ]) { own, _ in own })
    }

    private static func reading(_ name: String, _ body: @escaping (Machine) -> Value) -> Value {
        .object(
            PyBuiltin(name) { (call) throws(PyError) in
                guard call.positional.isEmpty, call.keywords.isEmpty else {
                    let problem =
                        call.keywords.isEmpty
                        ? "no arguments (\(call.positional.count) given)" : "no keyword arguments"
                    throw .typeError("time.\(name)() takes \(problem)")
                }
                return body(call.machine)
            })
    }

    /// Time since 1970, on by what a virtual clock is on.
    private static func wall(_ machine: Machine) -> Duration {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        return .seconds(now.tv_sec) + .nanoseconds(now.tv_nsec) + machine.timeAhead()
    }

    private static func steady(_ machine: Machine) -> Duration {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        return .seconds(now.tv_sec) + .nanoseconds(now.tv_nsec) + machine.timeAhead()
    }

    /// What the process has used of the processor.
    private static func used() -> Duration {
        var now = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now)
        return .seconds(now.tv_sec) + .nanoseconds(now.tv_nsec)
    }

    private static func seconds(_ duration: Duration) -> Double {
        let (seconds, attoseconds) = duration.components
        return Double(seconds) + Double(attoseconds) / 1e18
    }

    private static func nanoseconds(_ duration: Duration) -> Int {
        let (seconds, attoseconds) = duration.components
        return Int(seconds) &* 1_000_000_000 &+ Int(attoseconds / 1_000_000_000)
    }

    private static func duration(_ value: Value) throws(PyError) -> Duration {
        let seconds: Double
        switch value {
        case .float(let float):
            guard !float.isNaN else { throw .valueError("Invalid value NaN (not a number)") }
            seconds = float
        default:
            guard let integer = value.bigInteger else {
                throw .typeError("'\(value.typeName)' object cannot be interpreted as an integer")
            }
            seconds = Double(integer)
        }
        guard seconds >= 0 else { throw .valueError("sleep length must be non-negative") }
        guard seconds < 9_223_372_036 else {
            throw .make(.overflowError, "timestamp too large to convert to C _PyTime_t")
        }
        return .seconds(seconds)
    }
}

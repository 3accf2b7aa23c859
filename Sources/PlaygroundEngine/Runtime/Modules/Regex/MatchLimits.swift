import CPCRE2

/// Counts the steps of a match and ends it past a bound.
///
/// The translated pattern calls back at its start and before everything that repeats, so that only work in proportion to
/// the text lies between two counts.
final class MatchLimits {
    private struct Count {
        var steps = 0
        var deadline = ContinuousClock.now
    }

    /// Steps of one match: about a second's worth.
    private static let mostSteps = 10_000_000
    private static let longest = Duration.seconds(2)

    let context: OpaquePointer?
    private let count: UnsafeMutablePointer<Count>

    init() {
        context = pcre2_match_context_create_8(nil)
        count = .allocate(capacity: 1)
        count.initialize(to: Count())
        pcre2_set_heap_limit_8(context, UInt32(Sizes.largest / 1024))
        pcre2_set_match_limit_8(context, .max)
        pcre2_set_depth_limit_8(context, .max)
        pcre2_set_callout_8(
            context,
            { _, data in
                guard let count = data?.assumingMemoryBound(to: Count.self) else { return 0 }
                count.pointee.steps += 1
                let steps = count.pointee.steps
                if steps & 63 == 0, steps > MatchLimits.mostSteps || ContinuousClock.now > count.pointee.deadline {
                    return PCRE2_ERROR_CALLOUT
                }
                return 0
            }, count)
    }

    deinit {
        pcre2_match_context_free_8(context)
        count.deallocate()
    }

    /// Begins a match.
    func start() {
        count.pointee = Count(steps: 0, deadline: ContinuousClock.now.advanced(by: Self.longest))
    }
}

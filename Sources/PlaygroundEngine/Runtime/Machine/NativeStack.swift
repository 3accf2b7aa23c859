import Foundation

/// The native stack of the current thread, which a built-in that calls back into the machine uses up.
enum NativeStack {
    /// An address near the end of the stack in use.
    static var position: UInt {
        var here: UInt8 = 0
        return withUnsafePointer(to: &here) { UInt(bitPattern: $0) }
    }

    /// How far the stack may grow under a run before a built-in may no longer call back: half of what the thread has,
    /// since built-ins themselves go a bounded way further down.
    static let allowance: UInt = min(size / 2, 2 << 20)

    /// How far the stack may grow while one value is gone through, which no built-in interrupts.
    private static let valueAllowance: UInt = min(size / 2, 4 << 20)

    /// Where native recursion over values began.
    struct Start {
        private let position = NativeStack.position

        /// - Throws: `RecursionError` where the stack that may be used is used up.
        func check() throws(PyError) {
            guard NativeStack.position &+ NativeStack.valueAllowance > position else {
                throw .make(.recursionError, "maximum recursion depth exceeded")
            }
        }
    }

    private static var size: UInt {
        #if os(Linux)
            // New threads get the limit for the main one; without a limit, two megabytes.
            var limit = rlimit()
            guard getrlimit(__rlimit_resource_t(RLIMIT_STACK.rawValue), &limit) == 0 else { return 512 << 10 }
            return limit.rlim_cur > 64 << 20 ? 2 << 20 : UInt(limit.rlim_cur)
        #else
            // The size of threads that are not the main one.
            return 512 << 10
        #endif
    }
}

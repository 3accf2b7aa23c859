import Foundation

/// The native stack of the current thread, which built-ins that call back into the machine and values that hold values
/// use up.
enum NativeStack {
    /// What is known of one thread.
    struct ThreadState {
        /// The highest address of its stack that was seen, close to where the stack begins.
        fileprivate(set) var top: UInt = 0
        /// What is still to be let go of; see ``Release``.
        var kept: [Any] = []
        var isReleasing = false

        /// How much of its stack is in use.
        var used: UInt { top - min(position, top) }
    }

    /// An address near the end of the stack in use.
    static var position: UInt {
        var here: UInt8 = 0
        return withUnsafePointer(to: &here) { UInt(bitPattern: $0) }
    }

    /// The state of the current thread.
    static var thread: UnsafeMutablePointer<ThreadState> {
        let state =
            pthread_getspecific(key)?.assumingMemoryBound(to: ThreadState.self) ?? makeThread()
        state.pointee.top = max(state.pointee.top, position)
        return state
    }

    /// How far the stack may grow under a run before a built-in may no longer call back: a quarter of what the thread has,
    /// since built-ins themselves go a bounded way further down.
    static let allowance: UInt = min(size / 4, 2 << 20)

    /// How much of the stack may be in use, whatever uses it: what goes through a value goes further than built-ins do.
    static let limit: UInt = 3 * allowance

    /// What every step into a value calls.
    ///
    /// - Throws: `RecursionError` where the stack that may be used is used up.
    static func check(_ purpose: StaticString = "") throws(PyError) {
        guard thread.pointee.used < limit else {
            throw .make(.recursionError, "maximum recursion depth exceeded\(purpose)")
        }
    }

    private static let key: pthread_key_t = {
        var key = pthread_key_t()
        pthread_key_create(&key) { state in
            // The systems' headers differ in whether this may be nil.
            let state: UnsafeMutableRawPointer? = state
            state?.assumingMemoryBound(to: ThreadState.self).deinitialize(count: 1)
            state?.deallocate()
        }
        return key
    }()

    private static func makeThread() -> UnsafeMutablePointer<ThreadState> {
        let state = UnsafeMutablePointer<ThreadState>.allocate(capacity: 1)
        state.initialize(to: ThreadState())
        pthread_setspecific(key, state)
        return state
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

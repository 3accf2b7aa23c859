/// Lets go of values however long a chain they make: a list nested a hundred thousand deep, left to itself, would release
/// itself recursively and overflow the native stack.
///
/// The recursion goes as deep as the stack has room. What an object at that depth refers to is kept, and let go of once
/// much of the stack is free again: when the next object goes, or at the end of a run.
enum Release {
    /// What a deinitialiser calls; `contents` is, or holds, all that the object refers to.
    static func leave(keeping contents: @autoclosure () -> Any) {
        let thread = NativeStack.thread
        let used = thread.pointee.used
        if used > NativeStack.limit {
            let contents = contents()
            thread.pointee.kept.append(contents)
        } else if !thread.pointee.kept.isEmpty, used < NativeStack.limit / 2 {
            releaseKept(thread)
        }
    }

    /// What an object's deinitialiser calls: whatever its class, all that its properties refer to is kept where it has to.
    static func leave(_ object: PyObject) { leave(keeping: references(of: object)) }

    /// Lets go of what is still kept on this thread.
    static func finish() { releaseKept(NativeStack.thread) }

    private static func releaseKept(_ thread: UnsafeMutablePointer<NativeStack.ThreadState>) {
        guard !thread.pointee.isReleasing else { return }
        thread.pointee.isReleasing = true
        // What goes may keep more.
        while let contents = thread.pointee.kept.popLast() { withExtendedLifetime(contents) {} }
        thread.pointee.isReleasing = false
    }

    private static func references(of object: PyObject) -> [Any] {
        var references: [Any] = []
        var mirror: Mirror? = Mirror(reflecting: object)
        while let reflected = mirror, reflected.subjectType != PyObject.self {
            references += reflected.children.map(\.value)
            mirror = reflected.superclassMirror
        }
        return references
    }
}

extension Value {
    /// Whether this may hold other values.
    var mayHoldOthers: Bool {
        switch self {
        case .undefined, .none, .bool, .int, .float, .str: false
        case .list, .tuple, .dict, .function, .object: true
        }
    }
}

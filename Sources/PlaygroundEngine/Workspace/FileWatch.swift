/// Decides from looks at a file's stamp when it is time to read the file again.
///
/// Editors write in many ways: over the old text, in pieces, or into another file that takes the place of the first,
/// which is then missing for a moment. So a new stamp is a reason to read at once, but what is read and does not load
/// counts only when the next look finds the file the same.
package struct FileWatch: Hashable, Sendable {
    package enum Finding: Hashable, Sendable {
        case nothing
        /// The file is another one than before; it may be half-written.
        case changed
        /// The file is the same as at the look before, which found it changed.
        case settled
        /// The file has been missing for ``patience`` looks.
        case gone
        /// The file that was gone is there again, as it was.
        case back
    }

    /// How many looks a file may be missing before it counts as gone.
    package static let patience = 10

    private var seen: FileStamp?
    private var isSettling = false
    private var missing = 0

    /// - Parameter stamp: The file as it was read or written last; nil where there was none.
    package init(_ stamp: FileStamp?) {
        seen = stamp
    }

    /// Takes note of the stamp that the file has now.
    package mutating func look(_ stamp: FileStamp?) -> Finding {
        guard let stamp else {
            if seen == nil { return .nothing }
            missing = min(missing + 1, Self.patience + 1)
            return missing == Self.patience ? .gone : .nothing
        }
        let wasGone = missing >= Self.patience
        missing = 0
        guard stamp == seen else {
            seen = stamp
            isSettling = true
            return .changed
        }
        defer { isSettling = false }
        return isSettling ? .settled : wasGone ? .back : .nothing
    }

    /// Takes note that somebody tells of a change, and of the stamp that the file has now.
    ///
    /// The stamp may be the same: two writes within one tick of the clock leave no other trace.
    package mutating func hint(_ stamp: FileStamp?) {
        guard let stamp else { return }
        seen = stamp
        isSettling = true
        missing = 0
    }

    /// Takes note that the file was read and loads, or was written, with this stamp.
    package mutating func accept(_ stamp: FileStamp) {
        seen = stamp
        isSettling = false
        missing = 0
    }
}

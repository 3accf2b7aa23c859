import Foundation

/// What changes when a file is written anew or replaced by another.
package struct FileStamp: Hashable, Sendable {
    package let device: UInt64
    package let inode: UInt64
    package let size: Int
    /// When it was written last, in seconds and nanoseconds since 1970.
    package let seconds: Int
    package let nanoseconds: Int
    let mode: UInt32

    package init(device: UInt64 = 0, inode: UInt64, size: Int, seconds: Int, nanoseconds: Int, mode: UInt32 = 0) {
        self.device = device
        self.inode = inode
        self.size = size
        self.seconds = seconds
        self.nanoseconds = nanoseconds
        self.mode = mode
    }

    /// The stamp of the file at `path`, links followed; nil where there is none.
    init?(path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        self.init(status)
    }

    init?(descriptor: Int32) {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return nil }
        self.init(status)
    }

    private init(_ status: stat) {
        device = UInt64(truncatingIfNeeded: status.st_dev)
        inode = UInt64(truncatingIfNeeded: status.st_ino)
        size = Int(status.st_size)
        #if canImport(Darwin)
            seconds = status.st_mtimespec.tv_sec
            nanoseconds = status.st_mtimespec.tv_nsec
        #else
            seconds = status.st_mtim.tv_sec
            nanoseconds = status.st_mtim.tv_nsec
        #endif
        mode = UInt32(status.st_mode)
    }

    var isRegular: Bool { mode & UInt32(S_IFMT) == UInt32(S_IFREG) }

    /// What a file that is no regular one is called.
    var kind: String {
        switch mode & UInt32(S_IFMT) {
        case UInt32(S_IFDIR): "folder"
        case UInt32(S_IFIFO): "pipe"
        case UInt32(S_IFSOCK): "socket"
        case UInt32(S_IFCHR), UInt32(S_IFBLK): "device"
        default: "special file"
        }
    }

    var isFolder: Bool { mode & UInt32(S_IFMT) == UInt32(S_IFDIR) }
    var permissions: mode_t { mode_t(mode & 0o7777) }
}

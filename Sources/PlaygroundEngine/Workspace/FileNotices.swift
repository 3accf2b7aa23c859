import Foundation

/// Tells as soon as another program has written a file or put one in its place.
///
/// On Linux the kernel tells (inotify(7)); elsewhere there is no such object, and looking from time to time has to do.
/// The file may be a symbolic link: its own folder and that of its target are watched.
package final class FileNotices: Sendable {
    /// Writing to it ends the thread that listens.
    private let end: Int32

    /// - Parameter noticed: Called on a thread of its own, once for all that happened at the same time.
    package init?(path: String, noticed: @escaping @Sendable () -> Void) {
        #if os(Linux)
            var ends: [Int32] = [-1, -1]
            guard let listener = InotifyListener(path: path) else { return nil }
            guard pipe(&ends) == 0 else {
                listener.close()
                return nil
            }
            for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
            end = ends[1]
            let stop = ends[0]
            Thread.detachNewThread {
                while listener.wait(orUntil: stop) { noticed() }
                listener.close()
                close(stop)
            }
        #else
            return nil
        #endif
    }

    deinit {
        // The other end sees the pipe close.
        close(end)
    }
}

#if os(Linux)
    /// One inotify instance with its watches.
    private struct InotifyListener {
        private let descriptor: Int32
        /// The names to look for in each watched folder, by the watch's number.
        private let names: [Int32: Set<String>]

        init?(path: String) {
            descriptor = inotify_init()
            guard descriptor >= 0 else { return nil }
            _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
            var names: [Int32: Set<String>] = [:]
            for url in [URL(filePath: path), URL(filePath: path).resolvingSymlinksInPath()] {
                let mask = UInt32(IN_CLOSE_WRITE) | UInt32(IN_MOVED_TO) | UInt32(IN_CREATE)
                let watch = inotify_add_watch(descriptor, url.deletingLastPathComponent().path, mask)
                if watch >= 0 { names[watch, default: []].insert(url.lastPathComponent) }
            }
            self.names = names
            guard !names.isEmpty else {
                close()
                return nil
            }
        }

        func close() { _ = Foundation.close(descriptor) }

        /// Waits for something to happen to one of the names; false once `stop` is closed.
        func wait(orUntil stop: Int32) -> Bool {
            while true {
                var waiting = [
                    pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
                    pollfd(fd: stop, events: Int16(POLLIN), revents: 0),
                ]
                guard poll(&waiting, 2, -1) >= 0 || errno == EINTR else { return false }
                if waiting[1].revents != 0 { return false }
                if waiting[0].revents != 0, read() { return true }
            }
        }

        /// Takes what lies there; true where a watched name is in it, or where events were lost.
        private func read() -> Bool {
            var buffer = [UInt8](repeating: 0, count: 16 << 10)
            let count = Foundation.read(descriptor, &buffer, buffer.count)
            var offset = 0
            var isAbout = false
            let head = MemoryLayout<inotify_event>.size
            while offset + head <= count {
                let (watch, mask, length) = buffer[offset...].withUnsafeBytes { bytes in
                    (
                        bytes.loadUnaligned(fromByteOffset: 0, as: Int32.self),
                        bytes.loadUnaligned(fromByteOffset: 4, as: UInt32.self),
                        Int(bytes.loadUnaligned(fromByteOffset: 12, as: UInt32.self))
                    )
                }
                let end = min(offset + head + length, count)
                let name = String(decoding: buffer[offset + head..<end].prefix { $0 != 0 }, as: UTF8.self)
                isAbout = isAbout || mask & UInt32(IN_Q_OVERFLOW) != 0 || names[watch]?.contains(name) == true
                offset = end
            }
            return isAbout
        }
    }
#endif

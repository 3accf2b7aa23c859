import Foundation

/// The file in which a `main.py` is kept.
package struct WorkspaceFile: Hashable, Sendable {
    /// The path as it was given.
    package let path: String

    package init(path: String) {
        self.path = path
    }

    /// The last part of the path, which messages call the text.
    package var name: String { URL(filePath: path).lastPathComponent }

    /// Reads the whole file.
    package func read() throws(WorkspaceFileFailure) -> (source: SourceText, stamp: FileStamp) {
        // A pipe that nobody writes to must not hold up the open.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw failure(reading: errno) }
        defer { close(descriptor) }
        guard let stamp = FileStamp(descriptor: descriptor) else { throw failure(reading: errno) }
        guard !stamp.isFolder else { throw .folder(path: path) }
        guard stamp.isRegular else { throw .notAFile(path: path, kind: stamp.kind) }
        guard stamp.size <= Workspace.byteLimit else { throw .tooLong(path: path, bytes: stamp.size) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = Foundation.read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw failure(reading: errno) }
            if count == 0 { break }
            bytes += buffer[..<count]
            guard bytes.count <= Workspace.byteLimit else { throw .tooLong(path: path, bytes: bytes.count) }
        }
        return (SourceText(name: name, utf8: bytes), stamp)
    }

    /// Writes the whole file at once: who reads it sees the old text or the new one, never a part.
    ///
    /// The text goes to a file beside it, to the disk, and then takes the place of the old one, whose permissions it
    /// keeps; where `path` is a symbolic link, its target is replaced.
    package func write(_ source: SourceText) throws(WorkspaceFileFailure) -> FileStamp {
        let target = URL(filePath: path).resolvingSymlinksInPath().path
        let old = FileStamp(path: target)
        guard old?.isFolder != true else { throw .folder(path: path) }
        if let old, !old.isRegular { throw .notAFile(path: path, kind: old.kind) }
        let temporary = target + ".\(UInt32.random(in: 0 ... .max)).tmp"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, old?.permissions ?? 0o644)
        guard descriptor >= 0 else { throw .unwritable(path: path, reason: Self.reason(errno)) }
        var isDone = false
        defer { if !isDone { unlink(temporary) } }
        do {
            defer { close(descriptor) }
            if let old, fchmod(descriptor, old.permissions) != 0 {
                throw WorkspaceFileFailure.unwritable(path: path, reason: Self.reason(errno))
            }
            try writeAll(source.utf8, to: descriptor)
            guard fsync(descriptor) == 0 else {
                throw WorkspaceFileFailure.unwritable(path: path, reason: Self.reason(errno))
            }
        }
        guard rename(temporary, target) == 0 else { throw .unwritable(path: path, reason: Self.reason(errno)) }
        isDone = true
        guard let stamp = FileStamp(path: target) else { throw failure(reading: errno) }
        return stamp
    }

    /// How old, in seconds, what ``write(_:)`` left beside the file has to be before it is taken away: a younger one may be
    /// another program's, which is writing.
    private static let leftoverAge = 60.0

    /// Takes away what a program that was killed in the middle of ``write(_:)`` left beside the file.
    package func removeLeftovers(now: Date = Date()) {
        let target = URL(filePath: path).resolvingSymlinksInPath()
        let folder = target.deletingLastPathComponent()
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        for name in names where Self.isTemporary(name, of: target.lastPathComponent) {
            let leftover = folder.appending(path: name).path
            let attributes = try? FileManager.default.attributesOfItem(atPath: leftover)
            guard attributes?[.type] as? FileAttributeType == .typeRegular,
                let changed = attributes?[.modificationDate] as? Date,
                now.timeIntervalSince(changed) > Self.leftoverAge
            else { continue }
            unlink(leftover)
        }
    }

    private static func isTemporary(_ name: String, of target: String) -> Bool {
        guard name.hasPrefix(target + "."), name.hasSuffix(".tmp") else { return false }
        let number = name.dropFirst(target.count + 1).dropLast(4)
        return !number.isEmpty && number.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }

    /// What tells this version of the file from another; nil where there is none.
    package var stamp: FileStamp? { FileStamp(path: path) }

    private func writeAll(_ bytes: [UInt8], to descriptor: Int32) throws(WorkspaceFileFailure) {
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .unwritable(path: path, reason: Self.reason(errno)) }
            written += count
        }
    }

    private func failure(reading code: Int32) -> WorkspaceFileFailure {
        code == ENOENT ? .missing(path: path) : .unreadable(path: path, reason: Self.reason(code))
    }

    private static func reason(_ code: Int32) -> String { String(cString: strerror(code)) }
}

/// Why a file could not be read or written; `reason` is the system's word for it.
package enum WorkspaceFileFailure: Error, Hashable, Sendable {
    case missing(path: String)
    case folder(path: String)
    /// Something that can be opened and has no text of its own, such as a pipe.
    case notAFile(path: String, kind: String)
    case unreadable(path: String, reason: String)
    case unwritable(path: String, reason: String)
    case tooLong(path: String, bytes: Int)

    /// What was found and what to try next.
    package var message: String {
        switch self {
        case .missing(let path): "there is no file \(shown(path)); a path to an existing main.py is expected"
        case .folder(let path):
            "\(shown(path)) is a folder; the path of a file in it is expected, such as \(shown(path))/main.py"
        case .notAFile(let path, let kind): "\(shown(path)) is a \(kind); a regular file is expected"
        case .unreadable(let path, let reason): "\(shown(path)) cannot be read (\(reason)); look at its permissions"
        case .unwritable(let path, let reason):
            "\(shown(path)) cannot be saved (\(reason)); look at the permissions and the free space of its folder"
        case .tooLong(let path, let bytes):
            "\(shown(path)) has \(bytes) bytes; a main.py of up to \(Workspace.byteLimit >> 20) MiB is expected"
        }
    }

    /// A path with whatever a terminal would obey in it made visible.
    private func shown(_ path: String) -> String { VisibleText.escape(path) }
}

/// What keeps progress from being kept. The program goes on without, and says so.
package enum StoreProblem: Problem, Error {
    /// `reason` is the system's word for it, such as “Permission denied”.
    case folderUnwritable(path: String, reason: String)
    case fileUnusable(path: String, reason: String)
    /// The file was no database, or a broken one; it is kept at `movedTo`.
    case damaged(path: String, movedTo: String)
    /// A newer version of this program wrote the file.
    case newerVersion(path: String)
    /// One change could not be written.
    case writeFailed(path: String, reason: String)
    case readFailed(path: String, reason: String)

    package var code: String {
        switch self {
        case .folderUnwritable: "data-folder-unwritable"
        case .fileUnusable: "data-file-unusable"
        case .damaged: "data-file-damaged"
        case .newerVersion: "data-file-newer"
        case .writeFailed: "data-write-failed"
        case .readFailed: "data-read-failed"
        }
    }

    package var message: String {
        switch self {
        case .folderUnwritable(let path, let reason):
            "the data folder \(path) cannot be used (\(reason)); progress is kept until the program ends, and no longer"
        case .fileUnusable(let path, let reason):
            "the data file \(path) cannot be used (\(reason)); progress is kept until the program ends, and no longer"
        case .damaged(let path, let movedTo):
            "the data file \(path) was damaged; it is kept as \(movedTo), and progress begins anew"
        case .newerVersion(let path):
            "the data file \(path) belongs to a newer version of this program; it is left as it is, and progress is kept "
                + "until the program ends"
        case .writeFailed(let path, let reason): "progress could not be written to \(path) (\(reason))"
        case .readFailed(let path, let reason): "progress could not be read from \(path) (\(reason))"
        }
    }

    package var note: String? {
        switch self {
        case .folderUnwritable: "make the folder writable, or set XDG_DATA_HOME to one that is"
        case .fileUnusable: "make the file readable and writable, or move it away"
        case .damaged: nil
        case .newerVersion: "use the newer version, or set XDG_DATA_HOME to another folder"
        case .writeFailed, .readFailed: "look at the free space and at the file's permissions"
        }
    }
}

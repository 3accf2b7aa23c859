import Foundation

/// A file that a request of the playground's own client carries.
struct SentFile {
    /// The last part of its path.
    let name: String
    let bytes: [UInt8]

    /// Reads the file at `typed`: from the folder the program was started in or, for what lessons name, from theirs.
    ///
    /// - Parameter limit: The most bytes that can be sent.
    init(_ typed: String, limit: Int, lessonFolder: URL?) throws(UnsendableFile) {
        let shown = VisibleText.escape(typed)
        let path = (typed as NSString).expandingTildeInPath
        let files = FileManager.default
        var places = [URL(fileURLWithPath: path)]
        if let lessonFolder, !path.hasPrefix("/") { places.append(lessonFolder.appending(path: path)) }
        guard let place = places.first(where: { files.fileExists(atPath: $0.path) }) else {
            throw .missing(path: shown, folder: VisibleText.escape(files.currentDirectoryPath))
        }
        name = place.lastPathComponent
        let values = try? place.resolvingSymlinksInPath().resourceValues(forKeys: [
            .isDirectoryKey, .isRegularFileKey, .fileSizeKey,
        ])
        if values?.isDirectory == true { throw .folder(path: shown) }
        // A pipe would keep everything waiting for its other end.
        guard values?.isRegularFile == true else { throw .unreadable(path: shown) }
        if let size = values?.fileSize, size > limit { throw .tooLarge(path: shown, bytes: size, limit: limit) }
        guard let data = try? Data(contentsOf: place) else { throw .unreadable(path: shown) }
        guard data.count <= limit else { throw .tooLarge(path: shown, bytes: data.count, limit: limit) }
        bytes = Array(data)
    }
}

/// What keeps a file from being sent.
enum UnsendableFile: Error, Hashable {
    /// `folder` is where a path without a slash at its start is looked for.
    case missing(path: String, folder: String)
    case unreadable(path: String)
    case folder(path: String)
    case tooLarge(path: String, bytes: Int, limit: Int)

    var message: String {
        switch self {
        case .missing(let path, let folder): "there is no file ‘\(path)’; it was looked for from \(folder)"
        case .unreadable(let path): "the file ‘\(path)’ cannot be read"
        case .folder(let path): "‘\(path)’ is a folder; name a file in it"
        case .tooLarge(let path, let bytes, let limit):
            "‘\(path)’ has \(bytes) bytes, and the server takes bodies of up to \(Self.bodyLimit); send one of at most "
                + "\(limit) bytes"
        }
    }

    /// As much as the server takes in a body.
    static let bodyLimit = 16 << 20
}

extension SendBody.FormField {
    /// The field with its file's bytes.
    func read(lessonFolder: URL?) throws(UnsendableFile) -> FormEncoding.Field {
        switch content {
        case .text(let text): return FormEncoding.Field(name: name, file: nil, content: Array(text.utf8))
        case .file(let file):
            let sent = try SentFile(file.path, limit: UnsendableFile.bodyLimit, lessonFolder: lessonFolder)
            let type = file.type ?? FormEncoding.mediaType(ofFileNamed: sent.name)
            return FormEncoding.Field(
                name: name, file: FormEncoding.Field.File(name: sent.name, type: type), content: sent.bytes)
        }
    }
}

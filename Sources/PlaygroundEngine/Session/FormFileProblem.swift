import Foundation

/// What keeps a file from being sent in a form.
enum FormFileProblem: Error, Hashable {
    /// `folder` is where a path without a slash at its start is looked for.
    case missing(path: String, folder: String)
    case unreadable(path: String)
    case folder(path: String)
    case tooLarge(path: String, bytes: Int)

    /// As much as the server takes in a body.
    private static let limit = 16 << 20

    var message: String {
        switch self {
        case .missing(let path, let folder): "there is no file \(path); it was looked for from \(folder)"
        case .unreadable(let path): "\(path) cannot be read; its owner may forbid it"
        case .folder(let path): "\(path) is a folder; name a file in it"
        case .tooLarge(let path, let bytes):
            "\(path) has \(bytes) bytes, and the server takes bodies of up to \(Self.limit)"
        }
    }

    /// The field with its file's bytes.
    static func read(_ field: SendBody.FormField) throws(FormFileProblem) -> FormEncoding.Field {
        switch field.content {
        case .text(let text): return FormEncoding.Field(name: field.name, file: nil, content: Array(text.utf8))
        case .file(let file):
            let url = URL(fileURLWithPath: (file.path as NSString).expandingTildeInPath)
            let name = url.lastPathComponent
            let type = file.type ?? FormEncoding.mediaType(ofFileNamed: name)
            return FormEncoding.Field(
                name: field.name, file: FormEncoding.Field.File(name: name, type: type),
                content: try bytes(of: url, typed: VisibleText.escape(file.path)))
        }
    }

    private static func bytes(of url: URL, typed path: String) throws(FormFileProblem) -> [UInt8] {
        let files = FileManager.default
        guard files.fileExists(atPath: url.path) else {
            throw .missing(path: path, folder: VisibleText.escape(files.currentDirectoryPath))
        }
        do {
            let values = try url.resourceValues(forKeys: [.isDirectoryKey, .fileSizeKey])
            if values.isDirectory == true { throw FormFileProblem.folder(path: path) }
            if let size = values.fileSize, size > limit { throw FormFileProblem.tooLarge(path: path, bytes: size) }
            let data = try Data(contentsOf: url)
            guard data.count <= limit else { throw FormFileProblem.tooLarge(path: path, bytes: data.count) }
            return Array(data)
        } catch let problem as FormFileProblem {
            throw problem
        } catch {
            throw .unreadable(path: path)
        }
    }
}

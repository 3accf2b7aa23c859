import Foundation

/// A picture as it goes into a JSON body: its file read, its bytes in Base64.
struct EncodedImage {
    /// Why a picture cannot be sent.
    enum Failure: Error {
        case missing(path: String)
        case folder(path: String)
        case unreadable(path: String)
        case tooLarge(path: String, bytes: Int)

        var message: String {
            switch self {
            case .missing(let path):
                "there is no file ‘\(VisibleText.escape(path))’; name it from the folder you started in"
            case .folder(let path): "‘\(VisibleText.escape(path))’ is a folder; name a picture in it"
            case .unreadable(let path): "the file ‘\(VisibleText.escape(path))’ cannot be read"
            case .tooLarge(let path, let bytes):
                "‘\(VisibleText.escape(path))’ has \(bytes) bytes, and in Base64 the body would be larger than the "
                    + "16 MiB that the server takes; send one of at most \(EncodedImage.mostBytes) bytes"
            }
        }
    }

    /// Four characters for three bytes, and some room for the rest of the body.
    static let mostBytes = (16 << 20 - 64 << 10) / 4 * 3

    let field: String
    let path: String
    let byteCount: Int
    let base64: String

    /// Reads the files that the items name: from the folder the program was started in or, for what lessons name, from
    /// theirs.
    static func read(_ items: [ImageItem], lessonFolder: URL?) throws(Failure) -> [EncodedImage] {
        var images: [EncodedImage] = []
        for item in items { images.append(try EncodedImage(item, lessonFolder: lessonFolder)) }
        return images
    }

    private init(_ item: ImageItem, lessonFolder: URL?) throws(Failure) {
        (field, path) = (item.field, item.path)
        let typed = NSString(string: item.path).expandingTildeInPath
        let places =
            [typed] + (typed.hasPrefix("/") ? [] : [lessonFolder?.appending(path: typed).path].compactMap(\.self))
        var isFolder: ObjCBool = false
        let files = FileManager.default
        guard let place = places.first(where: { files.fileExists(atPath: $0, isDirectory: &isFolder) }) else {
            throw .missing(path: path)
        }
        guard !isFolder.boolValue else { throw .folder(path: path) }
        let attributes = try? files.attributesOfItem(atPath: URL(filePath: place).resolvingSymlinksInPath().path)
        // A pipe would keep everything waiting for its other end.
        guard let attributes, attributes[.type] as? FileAttributeType == .typeRegular else {
            throw .unreadable(path: path)
        }
        let size = attributes[.size] as? Int ?? 0
        guard size <= Self.mostBytes else { throw .tooLarge(path: path, bytes: size) }
        guard let handle = FileHandle(forReadingAtPath: place),
            let data = try? handle.read(upToCount: Self.mostBytes + 1)
        else {
            guard size == 0, files.isReadableFile(atPath: place) else { throw .unreadable(path: path) }
            (byteCount, base64) = (0, "")
            return
        }
        guard data.count <= Self.mostBytes else { throw .tooLarge(path: path, bytes: data.count) }
        byteCount = data.count
        base64 = data.base64EncodedString()
    }

    /// How large the picture is, and how much larger as text.
    var line: ResultLine {
        let more = byteCount > 0 ? " (\((base64.utf8.count * 100 + byteCount / 2) / byteCount - 100) % more)" : ""
        return ResultLine(
            .note,
            "\(VisibleText.escape(path)): \(byteCount) bytes, \(base64.utf8.count) characters in Base64\(more)")
    }
}

extension SendBody {
    /// The body with pictures as further fields of its JSON object.
    func adding(_ images: [EncodedImage]) -> SendBody {
        guard !images.isEmpty else { return self }
        let fields = images.map { "\(JSONText.quoted($0.field)): \"\($0.base64)\"" }.joined(separator: ", ")
        switch self {
        case .none: return .json("{\(fields)}")
        case .json(let text): return .json("\(text.dropLast()), \(fields)}")
        case .raw: return self
        }
    }
}

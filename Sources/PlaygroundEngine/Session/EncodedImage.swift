import Foundation

/// A picture as it goes into a JSON body: its file read, its bytes in Base64.
struct EncodedImage {
    /// Four characters for three bytes, and some room for the rest of the body.
    static let mostBytes = (UnsendableFile.bodyLimit - 64 << 10) / 4 * 3

    let field: String
    let path: String
    let byteCount: Int
    let base64: String

    /// Reads the files that the items name: from the folder the program was started in or, for what lessons name, from
    /// theirs.
    static func read(_ items: [ImageItem], lessonFolder: URL?) throws(UnsendableFile) -> [EncodedImage] {
        var images: [EncodedImage] = []
        for item in items {
            let file = try SentFile(item.path, limit: mostBytes, lessonFolder: lessonFolder)
            images.append(
                EncodedImage(
                    field: item.field, path: item.path, byteCount: file.bytes.count,
                    base64: Data(file.bytes).base64EncodedString()))
        }
        return images
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
        case .form(let form, let isMultipart):
            let fields = images.map { FormField(name: $0.field, content: .text($0.base64)) }
            return .form(form + fields, isMultipart: isMultipart)
        case .raw: return self
        }
    }
}

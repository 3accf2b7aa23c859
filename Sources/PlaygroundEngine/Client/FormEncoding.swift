/// Writes forms as clients send them.
enum FormEncoding {
    /// A field with its content at hand.
    struct Field: Hashable, Sendable {
        let name: String
        /// Nil for a field that is no file.
        let file: File?
        let content: [UInt8]

        struct File: Hashable, Sendable {
            let name: String
            let type: String
        }
    }

    /// Source: the URL Standard, section 5.2 (`application/x-www-form-urlencoded` serializing).
    static func urlEncoded(_ fields: [Field]) -> [UInt8] {
        let pairs = fields.map { field in
            PercentEncoding.quotePlus(field.name) + "="
                + PercentEncoding.quotePlus(String(decoding: field.content, as: UTF8.self))
        }
        return Array(pairs.joined(separator: "&").utf8)
    }

    /// Source: RFC 7578, the escapes of names from the HTML Standard, section 4.10.21.8.
    static func multipart(_ fields: [Field], boundary: String) -> [UInt8] {
        var body: [UInt8] = []
        for field in fields {
            body += "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(escaped(field.name))\"".utf8
            if let file = field.file {
                body += "; filename=\"\(escaped(file.name))\"\r\nContent-Type: \(file.type)".utf8
            }
            body += "\r\n\r\n".utf8
            body += field.content
            body += "\r\n".utf8
        }
        return body + "--\(boundary)--\r\n".utf8
    }

    /// A boundary that none of the contents has in it: always the same for the same fields.
    static func boundary(for fields: [Field]) -> String {
        var number = 1
        while true {
            let boundary = "apiplayground-form-\(number)"
            let mark = Array(boundary.utf8)
            guard fields.contains(where: { $0.content.firstRange(of: mark) != nil }) else { return boundary }
            number += 1
        }
    }

    private static func escaped(_ name: String) -> String {
        var text = ""
        for scalar in name.unicodeScalars {
            switch scalar {
            case "\"": text += "%22"
            case "\r": text += "%0D"
            case "\n": text += "%0A"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }

    /// The media type that a file's name says.
    static func mediaType(ofFileNamed name: String) -> String {
        let ending = name.split(separator: ".", omittingEmptySubsequences: false).dropFirst().last?.lowercased() ?? ""
        return types[ending] ?? "application/octet-stream"
    }

    private static let types = [
        "txt": "text/plain", "html": "text/html", "css": "text/css", "csv": "text/csv", "md": "text/markdown",
        "py": "text/x-python", "js": "text/javascript", "json": "application/json", "xml": "text/xml",
        "pdf": "application/pdf", "zip": "application/zip", "gz": "application/gzip", "png": "image/png",
        "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp", "svg": "image/svg+xml",
        "bmp": "image/bmp", "tif": "image/tiff", "tiff": "image/tiff", "mp3": "audio/mpeg", "wav": "audio/x-wav",
        "mp4": "video/mp4",
    ]
}

/// The picture that a request carries, for showing it: its body, a file of its form, or a text of its JSON in Base64.
package enum SentPicture {
    /// The shortest Base64 text that is looked at; the smallest pictures have some forty bytes.
    private static let shortestText = 40

    /// The bytes of the first picture in `body`.
    ///
    /// - Parameter contentType: The value of the request's `Content-Type`.
    /// - Returns: nil where there is none, or where `body` has more than a megabyte of JSON.
    package static func bytes(in body: [UInt8], contentType: String?) -> [UInt8]? {
        if isPicture(body) { return body }
        let type = OptionsHeader(Array((contentType ?? "").utf8))
        if type.value == Array("multipart/form-data".utf8) {
            let parts = (try? MultipartForm.parts(of: body, type)) ?? []
            return parts.lazy.compactMap { part -> [UInt8]? in
                guard case .file(let file) = part.content else { return nil }
                return file.data
            }.first(where: isPicture)
        }
        return JSONPlaces.read(body).flatMap { picture(in: $0, of: body) }
    }

    private static func picture(in node: JSONPlaces.Node, of body: [UInt8]) -> [UInt8]? {
        switch node.kind {
        case .text: picture(inText: body[node.range].dropFirst().dropLast())
        case .object(let members): members.lazy.compactMap { picture(in: $0.value, of: body) }.first
        case .array(let nodes): nodes.lazy.compactMap { picture(in: $0, of: body) }.first
        case .number, .bool, .null: nil
        }
    }

    private static func picture(inText text: ArraySlice<UInt8>) -> [UInt8]? {
        guard text.count >= shortestText else { return nil }
        // RFC 2397: the data of a `data:` URL stand behind its first comma.
        let data = text.starts(with: "data:".utf8) ? text.drop { $0 != UInt8(ascii: ",") }.dropFirst() : text
        guard let bytes = try? Base64.decode(Array(data), isStrict: false), isPicture(bytes) else { return nil }
        return bytes
    }

    private static func isPicture(_ bytes: [UInt8]) -> Bool { (try? ImageHeader(bytes)) != nil }
}

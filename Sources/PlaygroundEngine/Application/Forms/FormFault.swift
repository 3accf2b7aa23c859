/// What keeps a form from being read: a fact with its place in the body; `message` is what FastAPI answers.
///
/// Source: Starlette's `MultiPartException`, python-multipart's `MultipartParseError` and `FormParserError`.
package enum FormFault: Error, Hashable, Sendable {
    /// The content type names no boundary.
    case missingBoundary
    case longBoundary(count: Int)
    /// The body does not begin with the boundary.
    case noBoundary(boundary: String, offset: Int)
    /// A boundary that neither a line's end nor `--` follows.
    case boundaryEnd(offset: Int)
    /// A byte that a header field's name may not have.
    case headerName(offset: Int)
    case emptyHeaderName(offset: Int)
    /// A header line that ends in CR alone.
    case headerEnd(offset: Int)
    case longHeader(offset: Int)
    case manyHeaders(offset: Int)
    /// A part whose `Content-Disposition` gives no name, or that has none.
    case missingName(offset: Int)
    case manyFiles(limit: String)
    case manyFields(limit: String)
    /// A field of a multipart form, of so many bytes at most.
    case largePart(limit: Int)
    /// A field of a URL-encoded form.
    case largeField(limit: Int)

    package var message: String {
        switch self {
        case .missingBoundary: "Missing boundary in multipart."
        case .longBoundary, .noBoundary, .boundaryEnd, .headerName, .emptyHeaderName, .headerEnd, .longHeader,
            .manyHeaders:
            "Invalid multipart data."
        case .missingName: "The Content-Disposition header field \"name\" must be provided."
        case .manyFiles(let limit): "Too many files. Maximum number of files is \(limit)."
        case .manyFields(let limit): "Too many fields. Maximum number of fields is \(limit)."
        case .largePart(let limit): "Part exceeded maximum size of \(limit / 1024)KB."
        case .largeField(let limit): "Field exceeded maximum size of \(limit / 1024)KB."
        }
    }
}

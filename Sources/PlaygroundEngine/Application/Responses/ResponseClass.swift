/// The response classes of Starlette and FastAPI that a program can name.
enum ResponseClass: String, Hashable, Sendable, CaseIterable {
    case response = "Response"
    case json = "JSONResponse"
    case plainText = "PlainTextResponse"
    case html = "HTMLResponse"
    case redirect = "RedirectResponse"
    case streaming = "StreamingResponse"
    case eventSource = "EventSourceResponse"

    /// The media type of the class itself; nil where it has none.
    var mediaType: String? {
        switch self {
        case .response, .redirect, .streaming: nil
        case .json: "application/json"
        case .plainText: "text/plain"
        case .html: "text/html"
        case .eventSource: "text/event-stream"
        }
    }
}

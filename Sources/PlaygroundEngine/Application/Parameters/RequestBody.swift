/// A request's body as FastAPI hands it to the body parameters.
///
/// Source: FastAPI's `get_request_handler`.
enum RequestBody {
    /// No body at all.
    case absent
    /// A body whose content type is not JSON.
    case bytes([UInt8])
    case json(Value)
    /// JSON with an error: what Python's decoder says, and at which character.
    case malformed(message: String, position: Int)
    /// Anything else that keeps the body from being read: FastAPI answers 400.
    case unreadable

    init(of request: Request) {
        guard !request.body.isEmpty else {
            self = .absent
            return
        }
        guard let type = request.headers["content-type"], Self.isJSON(type) else {
            self = .bytes(request.body)
            return
        }
        guard let text = try? JSONSpelling.decode(request.body) else {
            self = .unreadable
            return
        }
        do throws(JSONDecodingFault) {
            self = .json(try JSONReader.read(text))
        } catch {
            if case .syntax(let message) = error.reason {
                self = .malformed(message: message, position: error.position)
            } else {
                self = .unreadable
            }
        }
    }

    /// Whether a content type is `application/json` or `application/…+json`.
    private static func isJSON(_ field: String) -> Bool {
        let type = field.prefix { $0 != ";" }.trimmingPrefix(while: \.isWhitespace).lowercased()
        let parts = type.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0] == "application" else { return false }
        var subtype = String(parts[1])
        while subtype.last?.isWhitespace == true { subtype.removeLast() }
        return subtype == "json" || subtype.hasSuffix("+json")
    }
}

/// What becomes of the values that a stream gives.
///
/// Source: FastAPI's `get_request_handler`: a path operation that yields sends JSON lines, or server-sent events with
/// `response_class=EventSourceResponse`, or its values themselves with any other response class.
enum PieceEncoding: Hashable, Sendable {
    case plain, jsonLines, events

    /// The encoding for what `endpoint` yields; nil where it returns.
    init?(_ endpoint: Endpoint, _ responseClass: ResponseClass?) {
        guard endpoint.yields else { return nil }
        switch responseClass {
        case nil: self = .jsonLines
        case .eventSource: self = .events
        case .response, .json, .plainText, .html, .redirect, .streaming: self = .plain
        }
    }

    /// - Parameter items: What checks and writes the items, where the function says their type.
    func bytes(of value: Value, _ items: ItemWriter?) throws(PyError) -> [UInt8] {
        switch self {
        case .plain: try IteratorStream.bytes(of: value)
        case .jsonLines: try Self.json(value, items) + [UInt8(ascii: "\n")]
        case .events: try ServerSentEvents.bytes(of: value, items)
        }
    }

    /// A value as JSON text.
    static func json(_ value: Value, _ items: ItemWriter?) throws(PyError) -> [UInt8] {
        if let items { return try items.bytes(of: value) }
        return try JSONBody.encode(value, by: .streamItem)
    }
}

/// Checks and writes what a path operation yields, by the type of its return annotation.
struct ItemWriter {
    let model: ResponseModel
    let context: EndpointContext

    func bytes(of item: Value) throws(PyError) -> [UInt8] {
        try SerializedJSON.bytes(of: try model.written(item, context))
    }
}

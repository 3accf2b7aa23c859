/// `fastapi.sse.ServerSentEvent`, one event as a path operation yields it.
///
/// Source: FastAPI's `sse.ServerSentEvent`, whose rules its fields keep here.
enum ServerSentEventType {
    static let type = PyType("ServerSentEvent", module: "fastapi.sse") { (call) throws(PyError) in
        .object(try make(call))
    }

    private static let names = ["data", "raw_data", "event", "id", "retry", "comment"]

    private static func make(_ call: NativeCall) throws(PyError) -> PyInstance {
        guard call.positional.isEmpty else {
            throw .typeError(
                "BaseModel.__init__() takes 1 positional argument but \(call.positional.count + 1) were given")
        }
        let event = PyInstance(type)
        for name in names { event.setField(name, to: try checked(name, call.keyword(name) ?? .none)) }
        if call.keyword("data")?.isNone == false, call.keyword("raw_data")?.isNone == false {
            throw .valueError(
                "Cannot set both 'data' and 'raw_data' on the same ServerSentEvent. Use 'data' for JSON-serialized "
                    + "payloads or 'raw_data' for pre-formatted strings.")
        }
        return event
    }

    private static func checked(_ name: String, _ value: Value) throws(PyError) -> Value {
        if value.isNone || name == "data" { return value }
        if name == "retry" { return try retry(value) }
        guard let text = value.string else {
            throw .valueError("ServerSentEvent '\(name)': Input should be a valid string")
        }
        let scalars = text.text.unicodeScalars
        if name == "id", scalars.contains("\0") { throw .valueError("SSE 'id' must not contain null characters") }
        if name == "id" || name == "event", scalars.contains(where: { $0 == "\r" || $0 == "\n" }) {
            throw .valueError("SSE '\(name)' must be a single line")
        }
        return .str(text)
    }

    private static func retry(_ value: Value) throws(PyError) -> Value {
        let number: Int? =
            switch value.plain {
            case .float(let number): Int(exactly: number)
            case .str(let text): Int(text.text)
            default: value.smallInteger
            }
        guard let number else { throw .valueError("ServerSentEvent 'retry': Input should be a valid integer") }
        guard number >= 0 else {
            throw .valueError("ServerSentEvent 'retry': Input should be greater than or equal to 0")
        }
        return .int(number)
    }
}

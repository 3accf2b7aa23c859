/// The text of server-sent events.
///
/// Source: FastAPI's `sse.format_sse_event`; HTML Living Standard, section 9.2.
enum ServerSentEvents {
    /// A yielded value as one event: a `ServerSentEvent` as it says, anything else as the JSON of its data.
    ///
    /// - Parameter items: What writes values that are no events, where the function says their type.
    static func bytes(of value: Value, _ items: ItemWriter?) throws(PyError) -> [UInt8] {
        var lines: [String] = []
        guard case .object(let object) = value, let event = object as? PyInstance,
            event.classObject === ServerSentEventType.type
        else {
            add("data", String(decoding: try PieceEncoding.json(value, items), as: UTF8.self), to: &lines)
            return text(lines)
        }
        func field(_ name: String) -> Value? {
            guard let value = event.fields?.value(named: PyString.make(name)), !value.isNone else { return nil }
            return value
        }
        if let comment = field("comment") { add("", try comment.str(), to: &lines) }
        if let name = field("event") { lines.append("event: \(try name.str())") }
        if let raw = field("raw_data") {
            add("data", try raw.str(), to: &lines)
        } else if let data = field("data") {
            add("data", try json(data), to: &lines)
        }
        if let id = field("id") { lines.append("id: \(try id.str())") }
        if let retry = field("retry") { lines.append("retry: \(try retry.str())") }
        return text(lines)
    }

    private static func json(_ value: Value) throws(PyError) -> String {
        // A model writes itself, by its fields' names.
        if let model = value.object as? ModelInstance {
            let written = try Serializer(.json).value(value, as: .native(model.model))
            return String(decoding: try SerializedJSON.bytes(of: written), as: UTF8.self)
        }
        return String(decoding: try JSONBody.encode(value, by: .streamItem), as: UTF8.self)
    }

    private static func text(_ lines: [String]) -> [UInt8] { Array((lines + ["", ""]).joined(separator: "\n").utf8) }

    /// Adds a field whose value may have several lines.
    private static func add(_ name: String, _ value: String, to lines: inout [String]) {
        for line in value.unicodeScalarLines { lines.append("\(name): \(line)") }
    }
}

extension String {
    /// The lines between CR LF, CR and LF, the last one even if empty.
    fileprivate var unicodeScalarLines: [String] {
        var lines: [String] = []
        var line = String.UnicodeScalarView()
        var follows = false
        for scalar in unicodeScalars {
            if scalar == "\n", follows {
                follows = false
                continue
            }
            follows = scalar == "\r"
            if scalar == "\n" || scalar == "\r" {
                lines.append(String(line))
                line = String.UnicodeScalarView()
            } else {
                line.append(scalar)
            }
        }
        return lines + [String(line)]
    }
}

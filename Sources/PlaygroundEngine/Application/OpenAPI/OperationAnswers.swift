/// The answers of a path operation, as the description lists them.
///
/// Source: FastAPI's `get_openapi_path`.
final class OperationAnswers {
    private let operation: OperationDescription
    private let answers = PyDict()
    /// Whether FastAPI adds the answer to a request that breaks a rule.
    private(set) var hasValidationError = false

    init(_ operation: OperationDescription) {
        self.operation = operation
    }

    func described() throws(PyError) -> PyDict {
        try addOwn()
        for (status, response, field) in operation.responses { try add(response, field, for: status) }
        guard operation.isChecked, !["422", "4XX", "default"].contains(where: answers.has) else { return answers }
        hasValidationError = true
        let reference = PyDict(["$ref": .string("#/components/schemas/HTTPValidationError")])
        answers.put(
            "422",
            .dict(
                PyDict([
                    "description": .string("Validation Error"),
                    "content": Self.content("application/json", "schema", .dict(reference)),
                ])))
        return answers
    }

    private static func content(_ type: String, _ name: String, _ schema: Value) -> Value {
        let media = PyDict()
        media.put(name, schema)
        let content = PyDict()
        content.put(type, .dict(media))
        return .dict(content)
    }

    private func addOwn() throws(PyError) {
        let options = operation.operation.options
        let declared = options.statusCode
        let status = declared.isNone ? .int(operation.responseClass == .redirect ? 307 : 200) : declared
        let answer = PyDict(["description": operation.words.responseDescription])
        answers.put(try status.str(), .dict(answer))
        guard try Response.allowsBody(declared) else { return }
        switch operation.encoding {
        case .jsonLines?:
            answer.put(
                "content",
                Self.content(
                    "application/jsonl", "itemSchema", try operation.item?.schema() ?? .dict(PyDict())))
        case .events?:
            answer.put(
                "content", Self.content("text/event-stream", "itemSchema", .dict(try eventSchema())))
        case .plain?, nil:
            guard let type = operation.responseClass.descriptionMediaType else { return }
            var schema = Value.dict(PyDict(["type": .string("string")]))
            if operation.responseClass == .json { schema = try operation.result?.schema() ?? .dict(PyDict()) }
            answer.put("content", Self.content(type, "schema", schema))
        }
    }

    /// Source: FastAPI's `_SSE_EVENT_SCHEMA`.
    private func eventSchema() throws(PyError) -> PyDict {
        func text() -> Value { .dict(PyDict(["type": .string("string")])) }
        let properties = PyDict([
            "data": text(), "event": text(), "id": text(),
            "retry": .dict(PyDict(["type": .string("integer"), "minimum": .int(0)])),
        ])
        let schema = PyDict(["type": .string("object"), "properties": .dict(properties)])
        guard let item = operation.item else { return schema }
        schema.put("required", .list(of: [.string("data")]))
        properties.put(
            "data",
            .dict(
                PyDict([
                    "type": .string("string"), "contentMediaType": .string("application/json"),
                    "contentSchema": try item.schema(),
                ])))
        return schema
    }

    // MARK: Additional answers

    private func add(_ response: PyDict, _ field: DescribedField?, for status: Value) throws(PyError) {
        guard let added = try DeepUpdate.copy(.dict(response)).dict else { return }
        added.take("model")
        let code = try status.str()
        let upper = code.uppercased()
        let key = upper == "DEFAULT" ? "default" : upper
        let answer = answers.get(key)?.dict ?? PyDict()
        answers.put(key, .dict(answer))
        if let field, let schema = try field.schema().dict {
            let type = operation.responseClass.descriptionMediaType ?? "application/json"
            let place = Self.inner(Self.inner(Self.inner(added, "content"), type), "schema")
            try DeepUpdate.update(place, with: schema)
        }
        func own(_ dict: PyDict) -> Value? { dict.get("description").flatMap { $0.isTrue ? $0 : nil } }
        var description = own(added) ?? own(answer)
        if description == nil { description = .string(try Self.phrase(of: code)) }
        try DeepUpdate.update(answer, with: added)
        answer.put("description", description ?? .none)
    }

    private static func inner(_ dict: PyDict, _ name: String) -> PyDict {
        if let found = dict.get(name)?.dict { return found }
        let made = PyDict()
        dict.put(name, .dict(made))
        return made
    }

    private static func phrase(of code: String) throws(PyError) -> String {
        switch code.uppercased() {
        case "1XX": return "Information"
        case "2XX": return "Success"
        case "3XX": return "Redirection"
        case "4XX": return "Client Error"
        case "5XX": return "Server Error"
        case "DEFAULT": return "Default Response"
        default:
            guard let status = Int(code) else {
                throw .valueError("invalid literal for int() with base 10: \(QuotedText.string(code))")
            }
            let phrase = StatusPhrase.of(status)
            return phrase.isEmpty ? "Additional Response" : phrase
        }
    }
}

extension ResponseClass {
    /// The media type that a description names; nil where the class has none.
    fileprivate var descriptionMediaType: String? { mediaType }
}

/// The schemas of the answer to a request that breaks a rule.
enum ValidationErrorSchemas {
    static var all: [(name: String, schema: PyDict)] {
        func type(_ name: String, title: String? = nil) -> Value {
            let schema = PyDict()
            if let title { schema.put("title", .string(title)) }
            schema.put("type", .string(name))
            return .dict(schema)
        }
        let element = Value.dict(PyDict(["anyOf": .list(of: [type("string"), type("integer")])]))
        let location = Value.dict(
            PyDict(["title": .string("Location"), "type": .string("array"), "items": element]))
        let properties = PyDict([
            "loc": location, "msg": type("string", title: "Message"), "type": type("string", title: "Error Type"),
            "input": .dict(PyDict(["title": .string("Input")])), "ctx": type("object", title: "Context"),
        ])
        let required = ["loc", "msg", "type"].map { Value.string($0) }
        let reference = Value.dict(PyDict(["$ref": .string("#/components/schemas/ValidationError")]))
        let detail = Value.dict(
            PyDict(["title": .string("Detail"), "type": .string("array"), "items": reference]))
        return [
            (
                "ValidationError",
                PyDict([
                    "title": .string("ValidationError"), "type": .string("object"), "properties": .dict(properties),
                    "required": .list(of: required),
                ])
            ),
            (
                "HTTPValidationError",
                PyDict([
                    "title": .string("HTTPValidationError"), "type": .string("object"),
                    "properties": .dict(PyDict(["detail": detail])),
                ])
            ),
        ]
    }
}

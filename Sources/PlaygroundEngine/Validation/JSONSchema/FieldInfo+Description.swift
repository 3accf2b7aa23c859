/// What a declaration says about a field for those who read the description.
extension FieldInfo {
    /// The value of an option as it was given last; nil where it was not, or is None.
    func described(_ option: String) -> Value? {
        guard let value = given.last(where: { $0.name == option })?.value, !value.isNone else { return nil }
        return value
    }

    /// Title, description, `deprecated` and examples, as they stand in a JSON Schema.
    ///
    /// Source: Pydantic's `_extract_json_schema_info_from_field_info`.
    func schemaUpdates() throws(PyError) -> PyDict {
        let updates = PyDict()
        if let title { updates.put("title", .string(title)) }
        if let description { updates.put("description", .string(description)) }
        if isDeprecated { updates.put("deprecated", .bool(true)) }
        if let examples = described("examples") {
            updates.put("examples", try Serializer(.json).inferred(examples))
        }
        return updates
    }

    /// A text says why something is deprecated, the empty one as well.
    var isDeprecated: Bool {
        guard let value = described("deprecated") else { return false }
        return value.isTrue || value.plainString != nil
    }

    /// `json_schema_extra`; dicts of several declarations are one.
    func schemaExtra() throws(PyError) -> Value? {
        var extra: Value?
        for option in given where option.name == "json_schema_extra" && !option.value.isNone {
            if let before = extra?.dict, let new = option.value.dict {
                let joined = try before.copied()
                try joined.update(new)
                extra = .dict(joined)
            } else {
                extra = option.value
            }
        }
        return extra
    }
}

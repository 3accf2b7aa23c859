/// A field as `Model.model_fields` shows it.
///
/// Source: Pydantic's `FieldInfo`.
final class ShownField: PyObject {
    private let field: ModelField

    init(_ field: ModelField) {
        self.field = field
    }

    override var typeName: String { "FieldInfo" }

    private var info: FieldInfo { field.info }

    /// The type without `Annotated`.
    private var annotation: Value {
        guard let form = field.annotation.object as? PyTypeForm, case .typing(.annotated, let arguments?) = form.form
        else { return field.annotation }
        return arguments.first ?? field.annotation
    }

    override var attributeNames: [String] {
        [
            "annotation", "default", "default_factory", "alias", "validation_alias", "serialization_alias", "title",
            "description", "is_required",
        ]
    }

    override func attribute(_ name: String) throws(PyError) -> Value? {
        func text(_ value: String?) -> Value { value.map { .string($0) } ?? .none }
        switch name {
        case "annotation": return annotation
        case "default":
            guard info.defaultValue.isUndefined else { return info.defaultValue }
            return .object(PydanticUndefined())
        case "default_factory": return info.defaultFactory ?? Value.none
        case "alias": return text(info.alias)
        case "validation_alias": return text(info.validationAlias ?? info.alias)
        case "serialization_alias": return text(info.serializationAlias ?? info.alias)
        case "title": return text(info.title)
        case "description": return text(info.description)
        case "is_required":
            return .builtin("is_required") { (_) throws(PyError) in .bool(self.info.isRequired) }
        default: return nil
        }
    }

    override func repr(_ context: ReprContext) throws(PyError) -> String {
        let type = annotation.isNone ? "NoneType" : try TypeText.member(annotation)
        var parts = ["annotation=\(type)", "required=\(info.isRequired ? "True" : "False")"]
        if let factory = info.defaultFactory {
            parts.append("default_factory=\(CallableShape.name(of: factory))")
        } else if !info.defaultValue.isUndefined {
            parts.append("default=\(try info.defaultValue.repr(context))")
        }
        if let alias = info.alias { parts.append("alias=\(QuotedText.string(alias)), alias_priority=2") }
        if let alias = info.validationAlias ?? info.alias {
            parts.append("validation_alias=\(QuotedText.string(alias))")
        }
        if let alias = info.serializationAlias ?? info.alias {
            parts.append("serialization_alias=\(QuotedText.string(alias))")
        }
        if let title = info.title { parts.append("title=\(QuotedText.string(title))") }
        if let description = info.description { parts.append("description=\(QuotedText.string(description))") }
        return "FieldInfo(\(parts.joined(separator: ", ")))"
    }
}

/// What stands for a default that is not there.
final class PydanticUndefined: PyObject {
    override var typeName: String { "PydanticUndefinedType" }

    override func repr(_ context: ReprContext) throws(PyError) -> String { "PydanticUndefined" }
}

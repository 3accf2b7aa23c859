/// What FastAPI asks about a parameter's type to find its place: one value, several, or an object.
///
/// Source: FastAPI's `field_annotation_is_scalar` and its siblings.
struct AnnotationShape {
    let type: Value

    init(_ type: Value) {
        self.type = type
    }

    private var form: PyTypeForm.Form? {
        guard case .object(let object) = type, let form = object as? PyTypeForm else { return nil }
        return form.form
    }

    /// The type without `Annotated`.
    var plain: Value {
        if case .typing(.annotated, let arguments?)? = form { return arguments.first ?? type }
        return type
    }

    /// The declarations in `Annotated`.
    var fields: [FieldInfo] {
        guard case .typing(.annotated, let arguments?)? = form else { return [] }
        return arguments.dropFirst().compactMap { argument in
            if case .object(let object) = argument { object as? FieldInfo } else { nil }
        }
    }

    var members: [AnnotationShape]? {
        switch form {
        case .union(let members)?, .typing(.union, let members?)?: members.map(AnnotationShape.init)
        case .generic?, .typing?, .forward?, nil: nil
        }
    }

    var arguments: [Value] {
        switch form {
        case .generic(_, let arguments)?: arguments
        case .typing(_, let arguments)?: arguments ?? []
        case .union?, .forward?, nil: []
        }
    }

    /// The name of the class behind the type, in `typing`'s spelling or the class's own.
    var className: String? {
        let base: Value =
            switch form {
            case .generic(let origin, _)?: origin
            case .union?, .forward?, .typing(.union, _)?, .typing(.annotated, _)?, .typing(.literal, _)?: .undefined
            case .typing(let name, _)?: .string(name.rawValue)
            case nil: type
            }
        switch base {
        case .str(let name): return name.text
        case .object(let object):
            if let type = object as? PyType { return type.name }
            return (object as? PyAbstractClass)?.name.rawValue
        default: return nil
        }
    }

    /// The model that the type is, alone or beside None.
    var model: ModelType? {
        if let model = type.object as? ModelType { return model }
        guard let members, members.count == 2, allowsNone else { return nil }
        return members.lazy.compactMap { $0.type.object as? ModelType }.first
    }

    /// Whether None is one of the union's members.
    var allowsNone: Bool { members?.contains { $0.type.isNone } ?? false }

    var isPlainSequence: Bool {
        let names: Set<String> = [
            "list", "tuple", "set", "frozenset", "deque", "List", "Tuple", "Set", "FrozenSet", "Sequence",
            "MutableSequence",
        ]
        return className.map(names.contains) ?? false
    }

    private var isObject: Bool {
        if case .object(let object) = type, let type = object as? PyType,
            ModelTypes.isModel(type) || type.isSubclass(of: UploadObject.starlette)
                || DataclassField.all(of: .object(type)) != nil
        {
            return true
        }
        return className.map(["dict", "Dict", "Mapping", "MutableMapping"].contains) ?? false
    }

    /// Whether one of the union's members, or the type itself, takes several values.
    var isSequence: Bool {
        if case .typing(.annotated, _)? = form { return AnnotationShape(plain).isSequence }
        return members.map { $0.contains(where: \.isSequence) } ?? isPlainSequence
    }

    /// Whether a single text of a path or a query can be such a value.
    var isScalar: Bool {
        if case .typing(.annotated, _)? = form { return AnnotationShape(plain).isScalar }
        return members.map { $0.allSatisfy(\.isScalar) } ?? !(isPlainSequence || isObject)
    }

    /// Whether it takes several single values.
    var isScalarSequence: Bool {
        if case .typing(.annotated, _)? = form { return AnnotationShape(plain).isScalarSequence }
        if let members {
            return members.allSatisfy { $0.isScalarSequence || $0.isScalar }
                && members.contains(where: \.isScalarSequence)
        }
        return isPlainSequence && arguments.allSatisfy { AnnotationShape($0).isScalar }
    }
}

/// Which classes are models.
enum ModelTypes {
    static func isModel(_ type: PyType) -> Bool { type is ModelType }
}

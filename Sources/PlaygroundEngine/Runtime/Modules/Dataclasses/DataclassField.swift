/// One field of a dataclass.
final class DataclassField: PyObject {
    private(set) var name = ""
    private(set) var annotation = Value.none
    /// `undefined` where there is none.
    let defaultValue: Value
    let factory: Value
    let isInInit: Bool
    let isInRepr: Bool
    let isCompared: Bool
    private(set) var isKeywordOnly: Bool

    private init(
        defaultValue: Value = .undefined, factory: Value = .undefined, isInInit: Bool = true, isInRepr: Bool = true,
        isCompared: Bool = true, isKeywordOnly: Bool = false
    ) {
        self.defaultValue = defaultValue
        self.factory = factory
        self.isInInit = isInInit
        self.isInRepr = isInRepr
        self.isCompared = isCompared
        self.isKeywordOnly = isKeywordOnly
    }

    static let classObject = PyType("Field", module: "dataclasses")

    override var type: PyType { Self.classObject }

    override func attribute(_ name: String) throws(PyError) -> Value? {
        switch name {
        case "name": .string(self.name)
        case "type": annotation
        case "default": defaultValue.isUndefined ? nil : defaultValue
        case "init": .bool(isInInit)
        case "repr": .bool(isInRepr)
        case "compare": .bool(isCompared)
        case "kw_only": .bool(isKeywordOnly)
        default: nil
        }
    }

    var hasDefault: Bool { !defaultValue.isUndefined || !factory.isUndefined }

    /// `field(...)`.
    static func make(_ call: NativeCall) throws(PyError) -> DataclassField {
        guard call.positional.isEmpty else {
            throw .typeError("field() takes 0 positional arguments but \(call.positional.count) were given")
        }
        let known = ["default", "default_factory", "init", "repr", "compare", "hash", "metadata", "kw_only"]
        if let keyword = call.keywords.first(where: { !known.contains($0.name) }) {
            throw .typeError("field() got an unexpected keyword argument '\(keyword.name)'")
        }
        let (value, factory) = (call.keyword("default"), call.keyword("default_factory"))
        guard value == nil || factory == nil else {
            throw .valueError("cannot specify both default and default_factory")
        }
        return DataclassField(
            defaultValue: value ?? .undefined, factory: factory ?? .undefined,
            isInInit: call.keyword("init")?.isTrue ?? true, isInRepr: call.keyword("repr")?.isTrue ?? true,
            isCompared: call.keyword("compare")?.isTrue ?? true, isKeywordOnly: call.keyword("kw_only")?.isTrue ?? false
        )
    }

    /// The fields of a dataclass or of an instance of one; nil for anything else.
    static func all(of value: Value) -> [DataclassField]? {
        let type = value.object as? PyType ?? value.type
        guard case .tuple(let fields)? = type.lookup(.fieldsName) else { return nil }
        return fields.items.compactMap { $0.object as? DataclassField }
    }

    /// The fields of `type` with those of its bases before them; defaults become class attributes.
    static func collect(_ type: PyType, _ options: DataclassOptions) throws(PyError) -> [DataclassField] {
        var fields: [DataclassField] = []
        func add(_ field: DataclassField) {
            if let index = fields.firstIndex(where: { $0.name == field.name }) {
                fields[index] = field
            } else {
                fields.append(field)
            }
        }
        for ancestor in type.ancestors.reversed() {
            guard case .tuple(let inherited)? = ancestor.members.value(named: .fieldsName) else { continue }
            for field in inherited.items.compactMap({ $0.object as? DataclassField }) { add(field) }
        }
        guard case .dict(let annotations)? = type.members.value(named: .annotationsName) else { return fields }
        for (key, annotation) in annotations.pairs {
            guard let name = key.string else { continue }
            add(try field(name, annotation, of: type, options))
        }
        return fields
    }

    private static func field(
        _ name: PyString, _ annotation: Value, of type: PyType, _ options: DataclassOptions
    ) throws(PyError) -> DataclassField {
        let own = type.members.value(named: name)
        // What a class above has under that name is a default as well.
        let written = own ?? type.lookup(name)
        let field = written?.object as? DataclassField ?? DataclassField(defaultValue: written ?? .undefined)
        field.name = name.text
        field.annotation = annotation
        field.isKeywordOnly = field.isKeywordOnly || options.isKeywordOnly
        switch field.defaultValue {
        case .list, .dict:
            throw .valueError(
                "mutable default \(try Value.object(field.defaultValue.type).repr()) for field \(name.text) "
                    + "is not allowed: use default_factory")
        case .undefined: if own != nil { try type.deleteMember(name) }
        default: try type.setMember(name, to: field.defaultValue)
        }
        return field
    }
}

/// An instance of a model. ``PyInstance/fields`` holds its fields, as `__dict__` does.
///
/// Source: Pydantic's `BaseModel`.
package final class ModelInstance: PyInstance {
    let model: ModelType
    /// The fields that input gave, as against those that have their defaults.
    var fieldsSet: [PyString] = []
    /// What input had beside the fields, where the model keeps that.
    var extra: PyDict?
    /// The private attributes.
    var privates: PyDict?

    init(_ model: ModelType) {
        self.model = model
        super.init(model)
    }

    override func takeApart() -> [Value] {
        defer { (extra, privates) = (nil, nil) }
        return super.takeApart() + [extra, privates].compactMap { $0.map { .dict($0) } }
    }

    func isSet(_ name: PyString) -> Bool { fieldsSet.contains { $0 === name || $0 == name } }

    func markSet(_ name: PyString) { if !isSet(name) { fieldsSet.append(name) } }

    // MARK: Attributes

    override package var attributeNames: [String] { super.attributeNames + (extra?.names ?? []) }

    override package func attribute(_ name: String) throws(PyError) -> Value? {
        let key = PyString.make(name)
        if let value = privates?.value(named: key) ?? extra?.value(named: key) { return value }
        switch name {
        case "model_fields_set", "__pydantic_fields_set__":
            return .object(try PySet(fieldsSet.map { .str($0) }))
        case "model_extra", "__pydantic_extra__": return extra.map { .dict($0) } ?? Value.none
        case "__pydantic_private__": return privates.map { .dict($0) } ?? Value.none
        default: return try model.modelAttribute(name)
        }
    }

    /// Source: Pydantic's `BaseModel.__setattr__`.
    override func setAttribute(_ name: String, to value: Value) throws(PyError) -> Bool {
        let key = PyString.name(name)
        if model.isClassVariable(name) {
            throw .make(
                .attributeError,
                "'\(name)' is a ClassVar of `\(model.name)` and cannot be set on an instance. If you want to set a value "
                    + "on the class, use `\(model.name).\(name) = value`.")
        }
        if name.hasPrefix("_") {
            let privates = privates ?? PyDict()
            self.privates = privates
            privates.set(key, to: value)
            return true
        }
        let field = try model.field(key)
        if model.config.isFrozen { throw frozen(.frozenInstance, name, value) }
        if field?.info.isFrozen == true { throw frozen(.frozenField, name, value) }
        if model.config.validatesAssignment {
            try model.assign(value, to: key, of: self)
            return true
        }
        guard field == nil else {
            setField(key, to: value)
            markSet(key)
            return true
        }
        guard let extra else { throw .valueError("\"\(model.name)\" object has no field \"\(name)\"") }
        extra.set(key, to: value)
        markSet(key)
        return true
    }

    private func frozen(_ kind: IssueKind.Fixed, _ name: String, _ value: Value) -> PyError {
        ModelValidationError.make(
            [ValidationIssue(.fixed(kind), at: [.key(name)], input: value)], title: model.title)
    }

    // MARK: Text

    override package func repr(_ context: ReprContext) throws(PyError) -> String {
        if ownMethod(.reprName) != nil { return try super.repr(context) }
        if context.holds(self) { return "\(model.name)(...)" }
        return "\(model.name)(\(try parts(context).joined(separator: ", ")))"
    }

    override package func text() throws(PyError) -> String {
        if ownMethod(.strName) != nil { return try super.text() }
        return try parts(ReprContext()).joined(separator: " ")
    }

    private func parts(_ context: ReprContext) throws(PyError) -> [String] {
        let inner = try context.entering(self)
        var parts: [String] = []
        for case (.str(let name), let value) in fields?.pairs ?? [] {
            guard let field = try model.field(name), field.info.isInRepr else { continue }
            parts.append("\(name.text)=\(try value.repr(inner))")
        }
        for (name, value) in extra?.pairs ?? [] { parts.append("\(try name.str())=\(try value.repr(inner))") }
        for computed in model.decorators.computedFields where computed.info.isInRepr {
            let value = try Attributes.attribute(PyString.make(computed.name), of: .object(self))
            parts.append("\(computed.name)=\(try value.repr(inner))")
        }
        return parts
    }

    // MARK: Comparing and copying

    /// What two instances have in common that can be equal: models with other types in place of variables count as one.
    private var kind: ModelType { model.genericOrigin ?? model }

    override func equals(_ other: Value, depth: Int) throws(PyError) -> Bool? {
        if let own = try super.equals(other, depth: depth) { return own }
        guard let other = other.object as? ModelInstance, other.kind === kind else { return nil }
        for (mine, theirs) in [(fields, other.fields), (extra, other.extra), (privates, other.privates)] {
            let (mine, theirs) = (mine ?? PyDict(), theirs ?? PyDict())
            guard try Value.dict(mine).isEqual(to: .dict(theirs), depth: depth + 1) else { return false }
        }
        return true
    }

    override func hashCode() throws(PyError) -> Int? {
        if let own = ownMethod(.hashName), !own.isNone { return try super.hashCode() }
        guard model.config.isFrozen else { return nil }
        var hashes: [Int] = []
        for (_, value) in fields?.pairs ?? [] { hashes.append(try value.hashCode()) }
        return Hashing.combine(hashes)
    }

    override func makeIterator() throws(PyError) -> PyIterator? {
        if ownMethod(.iterName) != nil { return try super.makeIterator() }
        let pairs = (fields?.pairs ?? []) + (extra?.pairs ?? [])
        return SequenceIterator(pairs.map { .tuple(PyTuple([$0.key, $0.value])) })
    }

    override func emptyCopy() -> PyInstance? {
        let copy = ModelInstance(model)
        copy.fieldsSet = fieldsSet
        return copy
    }

    override func copyContents(to other: PyInstance, _ copy: (Value) throws(PyError) -> Value) throws(PyError) {
        try super.copyContents(to: other, copy)
        guard let other = other as? ModelInstance else { return }
        other.extra = try Self.copied(extra, copy)
        other.privates = try Self.copied(privates, copy)
    }

    private static func copied(
        _ dict: PyDict?, _ copy: (Value) throws(PyError) -> Value
    ) throws(PyError) -> PyDict? {
        guard let dict else { return nil }
        let copied = PyDict()
        for (key, value) in dict.pairs { try copied.set(key, to: copy(value)) }
        return copied
    }
}

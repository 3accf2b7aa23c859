/// A parameter that is a model, whose fields the query, the header, the cookies or a form have by themselves.
///
/// Source: FastAPI's `_get_param_model` and `_get_form_models`.
struct ParameterModel {
    /// One field of a model, as a request has it.
    struct Field {
        let name: String
        /// The keys that the model takes, and those of the request, the preferred ones first.
        let keys: [(key: String, request: String)]
        let takesSeveral: Bool
        let origin: OperationParameter.Origin
        /// Whether a header has dashes where the name has underscores.
        let convertsUnderscores: Bool
    }

    let fields: [Field]
    /// More than one: the members of a union of form models.
    private let members: [FormMember]
    /// Whether the parameter's type is a union with None.
    private let isOptional: Bool
    /// Whether anything that is sent belongs to the model, since it allows or forbids more than its fields.
    private let takesAnything: Bool
    private let locatesByAlias: Bool

    /// Nil where `field` asks for a single value.
    ///
    /// - Throws: An exception with a diagnostic for a model that is not declared as Pydantic wants it.
    init?(_ shape: AnnotationShape, _ field: FieldInfo, _ reader: AnnotationReader) throws(PyError) {
        let plain = AnnotationShape(shape.plain)
        var models = plain.model.map { [$0] } ?? []
        var isForm = false
        switch field.role {
        case .query, .header, .cookie: break
        case .form, .file:
            isForm = true
            if models.isEmpty { models = plain.unionModels }
        case .path, .body, .field: return nil
        }
        guard let first = models.first, first !== ModelType.base else { return nil }
        let isHeader = field.role == .header
        isOptional = plain.allowsNone
        takesAnything = models.contains { $0.config.extra != .ignore }
        locatesByAlias = first.config.locatesByAlias
        var members: [FormMember] = []
        for model in models {
            let fields = try Self.fields(
                of: model, reader, converts: isHeader ? field.convertsUnderscores : nil)
            members.append(FormMember(model, fields))
        }
        fields = isForm && members.count > 1 ? [] : members[0].fields
        self.members = members
    }

    /// The models that the parameter may be: one, or the members of a union of form models.
    var models: [ModelType] { members.map(\.model) }

    /// The fields of all of them.
    var allFields: [Field] { members.flatMap(\.fields) }

    /// What checks the parameter where it is a union of form models; nil where its annotation says it all.
    ///
    /// - Parameter discriminator: The field that tells the members apart, where the declaration names one.
    func unionSchema(by discriminator: String?, _ compiler: SchemaCompiler) throws(PyError) -> TypeSchema? {
        guard members.count > 1 else { return nil }
        let union: TypeSchema
        if let discriminator {
            let tagged = try TaggedUnion.make(models, by: discriminator, compiler) { [members] model in
                members.first { $0.model === model }
            }
            union = .native(tagged)
        } else {
            union = .union(members.map { .native($0) })
        }
        return isOptional ? .nullable(union) : union
    }

    private static func fields(
        of model: ModelType, _ reader: AnnotationReader, converts: Bool?
    ) throws(PyError) -> [Field] {
        try model.fields(reader).list.map { (field) throws(PyError) in
            let shape = AnnotationShape(field.annotation)
            let plain = AnnotationShape(shape.plain)
            let isFile = field.written?.role == .file
            let own = field.written?.role == .header ? field.written?.convertsUnderscores : nil
            let convertsUnderscores = converts.map { own ?? $0 } ?? false
            return Field(
                name: field.name.text, keys: keys(of: field, plain, model.config, converts: convertsUnderscores),
                takesSeveral: shape.isSequence, origin: isFile ? .file(plain.fileReading) : .form,
                convertsUnderscores: convertsUnderscores)
        }
    }

    /// Source: FastAPI's `_get_param_aliases`.
    private static func keys(
        of field: ModelField, _ type: AnnotationShape, _ config: ModelConfig, converts: Bool
    ) -> [(key: String, request: String)] {
        func dashed(_ name: String) -> String { converts ? name.replacing("_", with: "-") : name }
        let name = field.name.text
        let given = field.info.validationAlias.flatMap { $0.isEmpty ? nil : $0 } ?? field.info.alias ?? name
        var keys = [(key: given, request: given == name ? dashed(given) : given)]
        // Names to choose from are names as they stand; ways into a value are left to the model.
        if !field.info.aliasNames.isEmpty {
            keys = field.info.aliasNames.map { ($0, $0) }
        } else if !field.info.aliasPaths.isEmpty {
            return keys
        }
        // FastAPI does not ask the model of a field that is a model or a dict itself.
        if let type = type.type.object as? PyType, type is ModelType || type.name == "dict" { return keys }
        if !config.validatesByAlias { return [(name, dashed(name))] }
        if config.validatesByName, !keys.contains(where: { $0.key == name }) { keys.append((name, dashed(name))) }
        return keys
    }

    // MARK: Reading

    /// What `mapping` has for the model, by the keys that the model takes, and the fields whose keys are others in a
    /// header; nil where it has nothing and may have nothing.
    ///
    /// Source: FastAPI's `_request_param_model_to_args`.
    func contents(
        of mapping: RequestMapping, isCookies: Bool
    ) throws(PyError) -> (values: PyDict, renamed: [String: String])? {
        let isHeader = mapping.kind == .headers
        func inMapping(_ name: String) -> String { isHeader ? name.lowercased() : name }
        let values = PyDict()
        var renamed: [String: String] = [:]
        var used: Set<String> = []
        for field in fields {
            let pair = field.keys.first { mapping.has($0.request) } ?? field.keys[0]
            if let value = mapping.value(pair.request, isSeveral: field.takesSeveral, isCookie: isCookies) {
                values.set(PyString.name(pair.key), to: value)
            }
            used.insert(inMapping(pair.request))
            guard isHeader else { continue }
            for other in field.keys where other.key != other.request { used.insert(other.key.lowercased()) }
            if pair.key != pair.request { renamed[field.name] = pair.request }
        }
        for (name, value) in mapping.rest(without: used) { values.set(PyString.make(name), to: value) }
        let isSupplied = fields.contains { $0.keys.contains { mapping.has($0.request) } }
        guard !isOptional || isSupplied || takesAnything && values.count > 0 else { return nil }
        return (values, renamed)
    }

    /// The issue with a header's name in place of its field's.
    func renaming(_ issue: ValidationIssue, _ names: [String: String]) -> ValidationIssue {
        guard locatesByAlias, issue.location.count > 1, case .key(let name) = issue.location[1],
            let header = names[name]
        else { return issue }
        var issue = issue
        issue.location[1] = .key(header)
        return issue
    }

    /// What a form has for the model, or for one of several; nil where it has nothing and may have nothing.
    ///
    /// Source: FastAPI's `_extract_form_model`.
    func contents(of form: RequestMapping) throws(PyError) -> PyDict? {
        let isSupplied = members.contains { $0.fields.contains { $0.keys.contains { form.has($0.key) } } }
        guard !isOptional || isSupplied || takesAnything && !form.pairs.isEmpty else { return nil }
        return try FormMember.contents(of: form, fields, readsFiles: true)
    }
}

/// One member of a union of form models: it reads the form's values as its own fields want them.
///
/// Source: FastAPI's `_normalize_form_model` and `_extract_form_items`.
final class FormMember: NativeSchema {
    let model: ModelType
    let fields: [ParameterModel.Field]

    init(_ model: ModelType, _ fields: [ParameterModel.Field]) {
        self.model = model
        self.fields = fields
    }

    var label: String { model.name }

    func validate(_ value: Value, _ validator: inout Validator) throws(PyError) -> Value? {
        guard case .dict(let dict) = value else { return try validator.validate(value, .native(model)) }
        var pairs: [(name: String, value: Value)] = []
        for case (.str(let name), let value) in dict.pairs {
            if case .list(let list) = value {
                pairs += list.items.map { (name.text, $0) }
            } else {
                pairs.append((name.text, value))
            }
        }
        let form = RequestMapping(pairs, kind: .form)
        let contents = try Self.contents(of: form, fields, readsFiles: false)
        return try validator.validate(.dict(contents), .native(model))
    }

    /// - Parameter readsFiles: Whether files are given as their bytes where a field is declared so.
    static func contents(
        of form: RequestMapping, _ fields: [ParameterModel.Field], readsFiles: Bool
    ) throws(PyError) -> PyDict {
        let contents = PyDict()
        var used: Set<String> = []
        for field in fields {
            for (key, _) in field.keys {
                used.insert(key)
                let origin = readsFiles ? field.origin : .form
                guard let value = try FormValue.value(key, isSeveral: field.takesSeveral, origin, in: form) else {
                    continue
                }
                contents.set(PyString.name(key), to: value)
                break
            }
        }
        for (name, value) in form.rest(without: used) { contents.set(PyString.make(name), to: value) }
        return contents
    }
}

extension RequestMapping {
    func has(_ name: String) -> Bool { !all(name).isEmpty }

    /// The value or the values for a field; nil where there is none.
    fileprivate func value(_ name: String, isSeveral: Bool, isCookie: Bool) -> Value? {
        let values = all(name)
        guard !values.isEmpty else { return nil }
        // A cookie has one value, and where several are wanted an empty one is none.
        if isCookie { return isSeveral && values.last?.isEmptyText == true ? nil : values.last }
        if isSeveral { return .list(PyList(values)) }
        return kind == .headers ? values.first : values.last
    }

    /// The names that are not in `used`, in order, with their value or their values.
    fileprivate func rest(without used: Set<String>) -> [(name: String, value: Value)] {
        var order: [String] = []
        var values: [String: [Value]] = [:]
        for pair in pairs where !used.contains(pair.name) {
            if values[pair.name] == nil { order.append(pair.name) }
            values[pair.name, default: []].append(pair.value)
        }
        return order.map { name in
            let all = values[name] ?? []
            return (name, all.count == 1 ? all[0] : .list(PyList(all)))
        }
    }
}

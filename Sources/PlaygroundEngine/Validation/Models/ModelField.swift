/// A field of a model: its name, what is declared about it and the values that it takes.
///
/// Source: Pydantic's `FieldInfo` and pydantic-core's model field.
final class ModelField {
    let name: PyString
    /// The type as the class declares it, names in strings looked up.
    let annotation: Value
    let info: FieldInfo
    /// What stands behind `=` where that is FastAPI's `File()`, `Header()` and so on.
    let written: FieldInfo?
    let schema: TypeSchema
    /// The keys under which input may have the field, the one that errors name first.
    let keys: [PyString]
    /// The ways to it where it has more than a single alias; they come before the keys.
    let paths: [AliasPath]
    /// The key under which it is written by alias.
    let outputKey: PyString
    /// Whether the default is checked as well.
    let validatesDefault: Bool
    /// Whether a default has to be copied for each instance, since somebody could change it.
    let copiesDefault: Bool
    /// Whether the default factory takes the fields that were checked before.
    let factoryTakesData: Bool
    /// How the program writes the field, where it says so.
    let serializer: ModelSerializer?

    init(
        name: PyString, annotation: Value, info: FieldInfo, schema: TypeSchema, config: ModelConfig,
        serializer: ModelSerializer?, written: FieldInfo? = nil
    ) {
        self.name = name
        self.annotation = annotation
        self.info = info
        self.written = written
        self.schema = schema
        self.serializer = serializer
        let hasPaths = !info.aliasPaths.isEmpty
        let alias = hasPaths ? nil : (info.validationAlias ?? info.alias).map(PyString.name)
        paths = config.validatesByAlias ? info.aliasPaths : []
        var keys: [PyString] = []
        if let alias, config.validatesByAlias { keys.append(alias) }
        if alias == nil && !hasPaths || config.validatesByName || !config.validatesByAlias { keys.append(name) }
        self.keys = keys
        outputKey = (info.serializationAlias ?? info.alias).map(PyString.name) ?? name
        validatesDefault = info.validatesDefault ?? config.validatesDefaults
        copiesDefault = (try? info.defaultValue.hashCode()) == nil
        factoryTakesData = info.defaultFactory.map { CallableShape.requiredCount(of: $0) == 1 } ?? false
    }

    /// The name that errors about the field have in their place.
    func place(_ key: PyString?, _ config: ModelConfig) -> PathElement {
        .key(config.locatesByAlias ? (key ?? keys.first ?? name).text : name.text)
    }

    /// The value of a field that input does not have; nil where the field is required.
    ///
    /// - Parameter data: The fields that were checked before.
    func initial(_ data: PyDict, _ program: CurrentMachine?) throws(PyError) -> Value? {
        if let factory = info.defaultFactory {
            return try Self.call(factory, factoryTakesData ? [.dict(data)] : [], program)
        }
        guard !info.defaultValue.isUndefined else { return nil }
        return copiesDefault ? try CopyModule.deepCopy(info.defaultValue) : info.defaultValue
    }

    private static func call(_ function: Value, _ arguments: [Value], _ program: CurrentMachine?) throws(PyError)
        -> Value
    {
        guard let program else { throw .make(.runtimeError, "the program of a default factory does not run") }
        return try program.call(function, arguments)
    }
}

/// A private attribute of a model: a name with an underscore in front, which is neither checked nor written.
struct PrivateAttribute {
    let name: PyString
    /// `undefined` where it has none.
    let defaultValue: Value
    let factory: Value?
}

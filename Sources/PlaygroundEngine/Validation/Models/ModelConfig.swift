/// `model_config`: how a model checks values and what it does with more than its fields.
///
/// Source: Pydantic's `ConfigDict`.
struct ModelConfig {
    /// What happens to keys that no field has.
    enum Extra: String {
        case ignore, allow, forbid
    }

    /// Which instances of the model are checked again when they are given for a field.
    enum Revalidation: String {
        case never, always
        case subclasses = "subclass-instances"
    }

    var extra = Extra.ignore
    var isStrict = false
    var textRules = TextRules()
    var coercesNumbersToText = false
    var allowsInfinities: Bool?
    var isFrozen = false
    var validatesAssignment = false
    var validatesDefaults = false
    var validatesByName = false
    var validatesByAlias = true
    var serializesByAlias = false
    var readsAttributes = false
    var usesEnumValues = false
    /// Whether a field's type may be a class that Pydantic knows nothing of.
    var allowsAnyType = false
    var locatesByAlias = true
    var revalidation = Revalidation.never
    var aliasGenerator: Value?
    var title: String?
    var usesAttributeDocstrings = false
    /// The options as the program wrote them, for `Model.model_config`.
    let entries = PyDict()

    /// Options that say how a model is described or that change no answer here.
    private static let describing: Set<String> = [
        "json_schema_extra", "json_schema_serialization_defaults_required", "json_schema_mode_override",
        "schema_generator", "protected_namespaces", "ignored_types", "validation_error_cause", "defer_build",
        "plugin_settings", "cache_strings", "model_title_generator",
        "field_title_generator", "regex_engine", "hide_input_in_errors",
        "validate_return", "url_preserve_empty_path",
    ]

    /// - Parameter range: Where a problem is shown.
    init(_ sources: [PyDict], at range: SourceRange) throws(PyError) {
        for source in sources {
            for (key, value) in source.pairs { try entries.set(key, to: value) }
        }
        for case (.str(let name), let value) in entries.pairs {
            try set(name.text, value, ConfigOption(name: name.text, range: range))
        }
    }

    init() {}

    private mutating func set(_ name: String, _ value: Value, _ option: ConfigOption) throws(PyError) {
        switch name {
        case "extra": extra = try option.choice(value) ?? .ignore
        case "revalidate_instances": revalidation = try option.choice(value) ?? .never
        case "strict": isStrict = value.isTrue
        case "str_strip_whitespace": textRules.stripsWhitespace = value.isTrue
        case "str_to_lower": textRules.toLower = value.isTrue
        case "str_to_upper": textRules.toUpper = value.isTrue
        case "str_min_length": textRules.lengths.least = try option.count(value).flatMap { $0 == 0 ? nil : $0 }
        case "str_max_length": textRules.lengths.most = try option.count(value)
        case "coerce_numbers_to_str": coercesNumbersToText = value.isTrue
        case "allow_inf_nan": allowsInfinities = value.isTrue ? nil : false
        case "frozen": isFrozen = value.isTrue
        case "validate_assignment": validatesAssignment = value.isTrue
        case "validate_default": validatesDefaults = value.isTrue
        case "populate_by_name", "validate_by_name": validatesByName = validatesByName || value.isTrue
        case "validate_by_alias": validatesByAlias = value.isTrue
        case "serialize_by_alias": serializesByAlias = value.isTrue
        case "from_attributes": readsAttributes = value.isTrue
        case "arbitrary_types_allowed": allowsAnyType = value.isTrue
        case "use_enum_values": usesEnumValues = value.isTrue
        case "loc_by_alias": locatesByAlias = value.isTrue
        case "use_attribute_docstrings": usesAttributeDocstrings = value.isTrue
        case "alias_generator": aliasGenerator = value.isNone ? nil : value
        case "title": title = try option.text(value)
        default:
            guard !Self.later.contains(name) else { throw option.later() }
        // Pydantic keeps names that it does not know, and asks nothing of them.
        }
    }

    /// Options that change answers and that the playground's Pydantic does not have.
    private static let later: Set<String> = [
        "json_encoders", "ser_json_timedelta", "ser_json_temporal", "val_temporal_unit", "ser_json_bytes",
        "val_json_bytes", "ser_json_inf_nan",
    ]
}

/// One option of a model's configuration, for the words about it.
private struct ConfigOption {
    let name: String
    let range: SourceRange

    func choice<Choice: RawRepresentable<String>>(_ value: Value) throws(PyError) -> Choice? {
        if value.isNone { return nil }
        if case .str(let text) = value, let choice = Choice(rawValue: text.text) { return choice }
        throw wrong(
            Choice.self == ModelConfig.Extra.self ? "'ignore', 'allow' or 'forbid'" : "'never' or 'always'", value)
    }

    func text(_ value: Value) throws(PyError) -> String? {
        if value.isNone { return nil }
        if case .str(let text) = value { return text.text }
        throw wrong("a string", value)
    }

    func count(_ value: Value) throws(PyError) -> Int? {
        if value.isNone { return nil }
        if let count = value.smallInteger, count >= 0 { return count }
        throw wrong("a number of at least 0", value)
    }

    func later() -> PyError { ValidationProblem.laterConfig(option: name).error(at: range) }

    private func wrong(_ expected: String, _ value: Value) -> PyError {
        let found = (try? value.repr()) ?? value.typeName
        return ValidationProblem.optionType(option: name, expected: expected, found: found).error(at: range)
    }
}

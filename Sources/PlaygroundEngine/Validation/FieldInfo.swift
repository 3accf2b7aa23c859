/// What is declared about a field or a parameter beside its type: `Field(...)`, `Query(...)`, `Body(...)` and so on.
///
/// Source: Pydantic's `FieldInfo`, FastAPI's `params`.
final class FieldInfo: PyObject {
    /// Which function made it, and thus where a request has the value.
    enum Place: String, CaseIterable {
        case field = "FieldInfo"
        case path = "Path"
        case query = "Query"
        case header = "Header"
        case cookie = "Cookie"
        case body = "Body"
        case form = "Form"
        case file = "File"
    }

    let role: Place
    /// `undefined` where the field is required.
    var defaultValue: Value = .undefined
    var defaultFactory: Value?
    var alias: String?
    var validationAlias: String?
    var serializationAlias: String?
    /// What `validation_alias` says where it is no single name.
    var aliasPaths: [AliasPath] = []
    /// The names of `AliasChoices(…)` that has nothing but names; a request may have any of them.
    var aliasNames: [String] = []
    var title: String?
    var description: String?
    var constraints = Constraints()
    /// Nil where the surrounding model decides.
    var validatesDefault: Bool?
    var isExcluded = false
    var isFrozen = false
    var isInRepr = true
    var discriminator: String?
    /// `Body(embed=…)`.
    var embeds = false
    /// `Header(convert_underscores=…)`.
    var convertsUnderscores = true

    /// What the declaration says, for it to be said again in another one.
    private(set) var given: [NamedArgument] = []

    init(_ place: Place) {
        role = place
    }

    func note(_ option: NamedArgument) { given.append(option) }

    var isRequired: Bool { defaultValue.isUndefined && defaultFactory == nil }

    override var typeName: String { role.rawValue }

    override func repr(_ context: ReprContext) throws(PyError) -> String {
        let shown = defaultValue.isUndefined ? "PydanticUndefined" : try defaultValue.repr(context)
        return role == .field
            ? "FieldInfo(annotation=NoneType, required=\(isRequired ? "True" : "False"))"
            : "\(role.rawValue)(\(shown))"
    }

    override func attribute(_ name: String) throws(PyError) -> Value? {
        func text(_ value: String?) -> Value { value.map { .string($0) } ?? .none }
        switch name {
        case "alias": return text(alias)
        case "title": return text(title)
        case "description": return text(description)
        case "default": return defaultValue.isUndefined ? nil : defaultValue
        default: return nil
        }
    }
}

/// The rules that a declaration adds to a type.
struct Constraints {
    var bounds: [(bound: IssueKind.Bound, limit: Value)] = []
    var lengths = Lengths()
    var pattern: String?
    var isStrict: Bool?
    var allowsInfinities: Bool?
    var maxDigits: Int?
    var decimalPlaces: Int?
    /// What `StringConstraints` does to a text.
    var stripsWhitespace: Bool?
    var toLower: Bool?
    var toUpper: Bool?
    /// The version that a UUID has to have.
    var uuidVersion: Int?

    var isEmpty: Bool {
        bounds.isEmpty && lengths.isEmpty && pattern == nil && isStrict == nil && allowsInfinities == nil
            && maxDigits == nil && decimalPlaces == nil && stripsWhitespace == nil && toLower == nil
            && toUpper == nil && uuidVersion == nil
    }
}

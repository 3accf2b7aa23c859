/// Checks values against schemas, converting what Pydantic's lax mode converts, and collects every problem.
///
/// Source: pydantic-core's validators, in their order.
struct Validator {
    /// How near a value was to its type; a union takes the nearest member.
    enum Exactness: Int, Comparable {
        case lax, strict, exact

        static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
    }

    /// Options of `model_validate` and its siblings.
    struct Overrides {
        var isStrict: Bool?
        var extra: ModelConfig.Extra?
        var byAlias: Bool?
        var byName: Bool?
        var readsAttributes: Bool?
    }

    private(set) var issues: [ValidationIssue] = []
    var isStrict: Bool
    /// What the caller of the validation asked for, over what models say.
    var overrides = Overrides()
    /// The fields of the model in hand that were checked already, which validators of the program may ask for.
    var data: PyDict?
    /// What the caller of the validation gave for the program's validators.
    var context: Value = .none
    /// Whether an object's attributes may stand for a model's fields, as FastAPI allows.
    let readsAttributes: Bool
    /// Whether the input is what JSON text held.
    var readsJSON = false
    var location: [PathElement] = []
    var exactness = Exactness.exact
    /// How many fields of models were given, for the choice among a union's members.
    var fieldsSet: Int?
    private var depth = 0

    init(isStrict: Bool = false, readsAttributes: Bool = false) {
        self.isStrict = isStrict
        self.readsAttributes = readsAttributes
    }

    /// Reports a problem at the place in hand. Returns nil for the convenience of its callers.
    mutating func report(_ kind: IssueKind, _ input: Value) -> Value? {
        issues.append(ValidationIssue(kind, at: location, input: input))
        return nil
    }

    mutating func report(_ kind: IssueKind.Fixed, _ input: Value) -> Value? { report(.fixed(kind), input) }

    mutating func add(_ issue: ValidationIssue) { issues.append(issue) }

    mutating func setIssues(_ issues: [ValidationIssue]) { self.issues = issues }

    mutating func floor(_ found: Exactness) { exactness = min(exactness, found) }

    /// `value` as `schema` has it, or nil once its problems are reported.
    ///
    /// - Throws: What a rule raises that does not fit the value, such as `gt` on a text.
    mutating func validate(_ value: Value, _ schema: TypeSchema) throws(PyError) -> Value? {
        guard depth < Value.nestingLimit else { throw .make(.recursionError, "maximum recursion depth exceeded") }
        depth += 1
        defer { depth -= 1 }
        switch schema {
        case .any:
            // A union takes it before it converts anything.
            floor(.strict)
            return value
        case .none: return value.isNone ? value : report(.noneRequired, value)
        case .nullable(let inner): return value.isNone ? value : try validate(value, inner)
        case .bool(let strict): return boolean(value, isStrict: strict ?? isStrict)
        case .int(let bounds, let strict): return integer(value, bounds, isStrict: strict ?? isStrict)
        case .float(let bounds, let allowsInfinities, let strict):
            return float(value, bounds, allowsInfinities: allowsInfinities, isStrict: strict ?? isStrict)
        case .text(let rules, let coerces, let strict):
            return try text(value, rules, coercesNumbers: coerces, isStrict: strict ?? isStrict)
        case .bytes(let lengths, let strict): return bytes(value, lengths, isStrict: strict ?? isStrict)
        case .list(let item, let lengths, let strict):
            return try list(value, item, lengths, isStrict: strict ?? isStrict)
        case .sequence(let item, let lengths): return try sequence(value, item, lengths)
        case .tuple(let items, let lengths, let strict):
            return try tuple(value, items, lengths, isStrict: strict ?? isStrict)
        case .tupleOf(let item, let lengths, let strict):
            return try tuple(value, of: item, lengths, isStrict: strict ?? isStrict)
        case .set(let item, let lengths, let isFrozen, let strict):
            return try set(value, item, lengths, isFrozen: isFrozen, isStrict: strict ?? isStrict)
        case .dict(let key, let item, let lengths, let strict):
            return try dict(value, key, item, lengths, isStrict: strict ?? isStrict)
        case .union(let members): return try union(value, members)
        case .literal(let values, let expected): return try literal(value, values, expected)
        case .callable: return isCallable(value) ? value : report(.callableType, value)
        case .checked(let inner, let rules): return try checked(value, inner, rules)
        case .native(let schema): return try schema.validate(value, &self)
        }
    }

    /// Runs `body` one step further down.
    mutating func at<Result>(
        _ element: PathElement, _ body: (inout Validator) throws(PyError) -> Result
    ) throws(PyError) -> Result {
        location.append(element)
        defer { location.removeLast() }
        return try body(&self)
    }

    private func isCallable(_ value: Value) -> Bool {
        switch value {
        case .function: true
        case .object(let object): object is PyBuiltin || object is PyType
        default: false
        }
    }
}

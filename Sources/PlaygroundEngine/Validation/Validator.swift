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

    /// Where the values come from: JSON has no dates, UUIDs and tuples, so that its texts and arrays stand for them.
    enum Source {
        case python, json
        /// The keys of JSON's objects, which are texts whatever type is wanted.
        case jsonKey
    }

    private(set) var issues: [ValidationIssue] = []
    var isStrict: Bool
    /// What the caller of the validation asked for, over what models say.
    var overrides = Overrides()
    /// The fields of the model in hand that were checked already, which validators of the program may ask for.
    var data: PyDict?
    /// What the caller of the validation gave for the program's validators.
    var context: Value = .none
    var source: Source
    /// Whether an object's attributes may stand for a model's fields, as FastAPI allows.
    let readsAttributes: Bool
    var location: [PathElement] = []
    var exactness = Exactness.exact
    /// How many fields of models were given, for the choice among a union's members.
    var fieldsSet: Int?
    /// How often a model may stand inside itself.
    ///
    /// Source: pydantic-core's recursion guard, which counts from a reference to the model.
    var recursionLimit = 254
    /// The same where the model itself is asked.
    static let directRecursionLimit = 255

    init(isStrict: Bool = false, readsAttributes: Bool = false, source: Source = .python) {
        self.isStrict = isStrict
        self.source = source
        self.readsAttributes = readsAttributes
    }

    /// Whether the values come from JSON text.
    var isJSON: Bool { source != .python }

    /// Whether nothing is converted, where a type says `own` about it.
    func isStrict(_ own: Bool?) -> Bool { own ?? isStrict }

    /// The same for numbers, which stand in the keys of JSON as texts.
    private func isStrictNumber(_ own: Bool?) -> Bool { source != .jsonKey && isStrict(own) }

    /// Reports a problem at the place in hand. Returns nil for the convenience of its callers.
    mutating func report(_ kind: IssueKind, _ input: Value) -> Value? {
        issues.append(ValidationIssue(kind, at: location, input: input, isJSON: isJSON))
        return nil
    }

    mutating func report(_ kind: IssueKind.Fixed, _ input: Value) -> Value? { report(.fixed(kind), input) }

    mutating func add(_ issue: ValidationIssue) { issues.append(issue) }

    /// Forgets the problems behind the first `count`.
    ///
    /// Whoever tries something remembers how many there were; a copy of them would make the next report copy them all.
    mutating func keepIssues(_ count: Int) { issues.removeLast(issues.count - count) }

    mutating func floor(_ found: Exactness) { exactness = min(exactness, found) }

    /// `value` as `schema` has it, or nil once its problems are reported.
    ///
    /// - Throws: What a rule raises that does not fit the value, such as `gt` on a text.
    mutating func validate(_ value: Value, _ schema: TypeSchema) throws(PyError) -> Value? {
        try NativeStack.check()
        switch schema {
        case .nullable(let inner): return value.isNone ? value : try validate(value, inner)
        case .native(let schema): return try schema.validate(value, &self)
        case .union(let members): return try union(value, members)
        case .checked(let inner, let rules): return try checked(value, inner, rules)
        case .list, .sequence, .tuple, .tupleOf, .set, .dict: return try container(value, schema)
        case .any, .none, .bool, .int, .float, .text, .bytes, .literal, .callable: return try single(value, schema)
        }
    }

    // What follows stands apart from `validate(_:_:)`, which calls itself at every step into a value: its frames are small.

    private mutating func container(_ value: Value, _ schema: TypeSchema) throws(PyError) -> Value? {
        switch schema {
        case .list(let item, let lengths, let strict):
            return try list(value, item, lengths, isStrict: isStrict(strict))
        case .sequence(let item):
            return try isJSON ? list(value, item, Lengths(), isStrict: false) : sequence(value, item)
        case .tuple(let items, let lengths, let strict):
            return try tuple(value, items, lengths, isStrict: isStrict(strict))
        case .tupleOf(let item, let lengths, let strict):
            return try tuple(value, of: item, lengths, isStrict: isStrict(strict))
        case .set(let item, let lengths, let isFrozen, let strict):
            return try set(value, item, lengths, isFrozen: isFrozen, isStrict: isStrict(strict))
        case .dict(let key, let item, let lengths, let strict):
            return try dict(value, key, item, lengths, isStrict: isStrict(strict))
        default: return nil
        }
    }

    private mutating func single(_ value: Value, _ schema: TypeSchema) throws(PyError) -> Value? {
        switch schema {
        case .any:
            // A union takes it before it converts anything.
            floor(.strict)
            return value
        case .none: return value.isNone ? value : report(.noneRequired, value)
        case .bool(let strict): return boolean(value, isStrict: isStrictNumber(strict))
        case .int(let bounds, let strict): return integer(value, bounds, isStrict: isStrictNumber(strict))
        case .float(let bounds, let allowsInfinities, let strict):
            return float(value, bounds, allowsInfinities: allowsInfinities, isStrict: isStrictNumber(strict))
        case .text(let rules, let coerces, let strict):
            return try text(value, rules, coercesNumbers: coerces, isStrict: isStrict(strict))
        case .bytes(let lengths, let strict): return bytes(value, lengths, isStrict: isStrict(strict))
        case .literal(let values, let expected): return try literal(value, values, expected)
        case .callable: return isCallable(value) ? value : report(.callableType, value)
        default: return nil
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

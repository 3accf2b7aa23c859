import BigInt

extension SchemaCompiler {
    /// `schema` with the rules of a declaration: on the type itself where it has such rules, else behind it.
    func apply(_ constraints: Constraints, to schema: TypeSchema) throws(PyError) -> TypeSchema {
        guard !constraints.isEmpty else { return schema }
        var rest = constraints
        var result = schema
        switch schema {
        case .nullable(let inner): return .nullable(try apply(constraints, to: inner))
        case .int(var bounds, let strict):
            for (bound, limit) in rest.bounds { bounds.set(bound, try integer(limit, bound)) }
            rest.bounds = []
            result = .int(bounds, isStrict: rest.isStrict ?? strict)
            rest.isStrict = nil
        case .float(var bounds, let allowsInfinities, let strict):
            for (bound, limit) in rest.bounds { bounds.set(bound, try float(limit, bound)) }
            rest.bounds = []
            result = .float(
                bounds, allowsInfinities: rest.allowsInfinities ?? allowsInfinities, isStrict: rest.isStrict ?? strict)
            (rest.isStrict, rest.allowsInfinities) = (nil, nil)
        case .text(var rules, let coerces, let strict):
            rules.lengths.take(&rest.lengths)
            if let pattern = rest.pattern { rules.pattern = try TextPattern.compile(pattern, at: range) }
            rest.pattern = nil
            rules.stripsWhitespace = rest.stripsWhitespace ?? rules.stripsWhitespace
            rules.toLower = rest.toLower ?? rules.toLower
            rules.toUpper = rest.toUpper ?? rules.toUpper
            (rest.stripsWhitespace, rest.toLower, rest.toUpper) = (nil, nil, nil)
            result = .text(rules, coercesNumbers: coerces, isStrict: rest.isStrict ?? strict)
            rest.isStrict = nil
        case .bytes(var lengths, let strict):
            lengths.take(&rest.lengths)
            result = .bytes(lengths, isStrict: rest.isStrict ?? strict)
            rest.isStrict = nil
        case .list(let item, var lengths, let strict):
            lengths.take(&rest.lengths)
            result = .list(item, lengths, isStrict: rest.isStrict ?? strict)
            rest.isStrict = nil
        case .tupleOf(let item, var lengths, let strict):
            lengths.take(&rest.lengths)
            result = .tupleOf(item, lengths, isStrict: rest.isStrict ?? strict)
            rest.isStrict = nil
        case .set(let item, var lengths, let isFrozen, let strict):
            lengths.take(&rest.lengths)
            result = .set(item, lengths, isFrozen: isFrozen, isStrict: rest.isStrict ?? strict)
            rest.isStrict = nil
        case .dict(let key, let value, var lengths, let strict):
            lengths.take(&rest.lengths)
            result = .dict(key: key, value: value, lengths, isStrict: rest.isStrict ?? strict)
            rest.isStrict = nil
        case .bool(let strict):
            result = .bool(isStrict: rest.isStrict ?? strict)
            rest.isStrict = nil
        case .tuple(let items, var lengths, let strict):
            lengths.take(&rest.lengths)
            result = .tuple(items, lengths, isStrict: rest.isStrict ?? strict)
            rest.isStrict = nil
        case .native(let schema):
            if let schema = schema as? any ConstrainableSchema { result = .native(try schema.constrained(&rest, self)) }
        case .any, .none, .union, .literal, .callable, .checked, .sequence: break
        }
        return try check(rest, behind: result)
    }

    private func check(_ rest: Constraints, behind schema: TypeSchema) throws(PyError) -> TypeSchema {
        var names: [String] = []
        if rest.isStrict != nil { names.append("strict") }
        if rest.pattern != nil { names.append("pattern") }
        if rest.allowsInfinities != nil { names.append("allow_inf_nan") }
        if rest.maxDigits != nil { names.append("max_digits") }
        if rest.decimalPlaces != nil { names.append("decimal_places") }
        if rest.stripsWhitespace != nil { names.append("strip_whitespace") }
        if rest.toLower != nil { names.append("to_lower") }
        if rest.toUpper != nil { names.append("to_upper") }
        if rest.uuidVersion != nil { names.append("uuid_version") }
        if let name = names.first {
            throw problem("Unable to apply constraint '\(name)' to schema of type '\(schema.label)'")
        }
        let order: [IssueKind.Bound] = [.greaterThan, .greaterThanEqual, .lessThan, .lessThanEqual, .multipleOf]
        var rules: [Rule] = order.flatMap { wanted in
            rest.bounds.filter { $0.bound == wanted }.map { .bound(wanted, $0.limit) }
        }
        if let least = rest.lengths.least { rules.append(.length(.least, least)) }
        if let most = rest.lengths.most { rules.append(.length(.most, most)) }
        return rules.isEmpty ? schema : .checked(schema, rules)
    }

    private func integer(_ limit: Value, _ bound: IssueKind.Bound) throws(PyError) -> BigInt {
        if let integer = limit.bigInteger, bound != .multipleOf || integer > 0 { return integer }
        if case .float(let float) = limit, let integer = BigInt(exactly: float), bound != .multipleOf || integer > 0 {
            return integer
        }
        if bound == .multipleOf { throw problem("'multiple_of' must be a finite number greater than 0") }
        throw problem("'\(bound.name)' must be coercible to an integer")
    }

    private func float(_ limit: Value, _ bound: IssueKind.Bound) throws(PyError) -> Double {
        var found: Double?
        if case .float(let float) = limit { found = float }
        if let integer = limit.bigInteger { found = try? IntegerArithmetic.float(integer) }
        guard let found else { throw problem("'\(bound.name)' must be coercible to a float") }
        if bound == .multipleOf, !(found > 0) || !found.isFinite {
            throw problem("'multiple_of' must be a finite number greater than 0")
        }
        return found
    }

    func problem(_ reason: String) -> PyError { ValidationProblem.misplacedRule(reason).error(at: range) }
}

extension Bounds {
    mutating func set(_ bound: IssueKind.Bound, _ limit: Number) {
        switch bound {
        case .greaterThan: greaterThan = limit
        case .greaterThanEqual: greaterThanEqual = limit
        case .lessThan: lessThan = limit
        case .lessThanEqual: lessThanEqual = limit
        case .multipleOf: multipleOf = limit
        }
    }
}

extension Lengths {
    /// Takes over the limits that `other` sets, and leaves it without any.
    mutating func take(_ other: inout Lengths) {
        least = other.least ?? least
        most = other.most ?? most
        other = Lengths()
    }
}

extension TextPattern {
    /// - Throws: An exception with a diagnostic for what is no regular expression.
    static func compile(_ text: String, at range: SourceRange) throws(PyError) -> TextPattern {
        do throws(PatternFault) {
            let expression = try RegularExpression(text, dialect: .rust)
            return TextPattern(text: text, isFound: expression.matches)
        } catch {
            let reason = "the pattern \(QuotedText.string(text)) is no regular expression: \(error.message)"
            throw ValidationProblem.misplacedRule(reason).error(at: range)
        }
    }
}

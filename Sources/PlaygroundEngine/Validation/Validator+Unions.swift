extension Validator {
    /// The member of a union that fits best.
    ///
    /// Source: pydantic-core's smart mode: an exact fit ends the search, then more fields count, then nearness.
    mutating func union(_ value: Value, _ members: [TypeSchema]) throws(PyError) -> Value? {
        let outer = (issues: issues.count, exactness: exactness, fieldsSet: fieldsSet)
        var best: (value: Value, exactness: Exactness, fieldsSet: Int?)?
        for member in members {
            let earlier = issues.count
            exactness = .exact
            fieldsSet = nil
            location.append(.key(member.label))
            let result = try validate(value, member)
            location.removeLast()
            // What speaks against a member is told only where none fits.
            if result != nil || best != nil { keepIssues(earlier) }
            guard let result else { continue }
            if exactness == .exact, fieldsSet == nil {
                best = (result, .exact, nil)
                break
            }
            guard let found = best else {
                best = (result, exactness, fieldsSet)
                continue
            }
            let isBetter: Bool
            if let old = found.fieldsSet, let new = fieldsSet, old != new {
                isBetter = old < new
            } else {
                isBetter = found.exactness < exactness
            }
            if isBetter { best = (result, exactness, fieldsSet) }
        }
        exactness = outer.exactness
        fieldsSet = outer.fieldsSet
        guard let best else { return nil }
        keepIssues(outer.issues)
        floor(best.exactness)
        if let count = best.fieldsSet { fieldsSet = (fieldsSet ?? 0) + count }
        return best.value
    }

    /// Checks rules on what `schema` made of the value.
    mutating func checked(_ value: Value, _ schema: TypeSchema, _ rules: [Rule]) throws(PyError) -> Value? {
        guard let valid = try validate(value, schema) else { return nil }
        for rule in rules {
            switch rule {
            case .bound(let bound, let limit):
                if try !holds(bound, valid, limit) {
                    return report(.bound(bound, limit: limit, shown: try limit.str()), value)
                }
            case .length(let limit, let count):
                guard case .int(let found)? = try? Builtins.length(valid) else {
                    throw Self.misplaced(limit.name, valid)
                }
                if limit == .least ? found < count : found > count {
                    return report(.itemCount(limit, count, container: "Value", found: found), value)
                }
            }
        }
        return valid
    }

    private func holds(_ bound: IssueKind.Bound, _ value: Value, _ limit: Value) throws(PyError) -> Bool {
        do throws(PyError) {
            switch bound {
            case .greaterThan: return try Comparison.compare(.greater, value, limit)
            case .greaterThanEqual: return try Comparison.compare(.greaterOrEqual, value, limit)
            case .lessThan: return try Comparison.compare(.less, value, limit)
            case .lessThanEqual: return try Comparison.compare(.lessOrEqual, value, limit)
            case .multipleOf: return try !Arithmetic.binary(.modulo, value, limit).isTrue
            }
        } catch { throw Self.misplaced(bound.name, value) }
    }

    private static func misplaced(_ rule: String, _ value: Value) -> PyError {
        .typeError("Unable to apply constraint '\(rule)' to supplied value \((try? value.str()) ?? "")")
    }
}

extension Validator {
    mutating func set(
        _ value: Value, _ item: TypeSchema, _ lengths: Lengths, isFrozen: Bool, isStrict: Bool
    ) throws(PyError) -> Value? {
        let given: [Value]
        if case .object(let object) = value, let set = object as? PySet, set.isFrozen == isFrozen {
            given = set.items
        } else if isJSON, case .list(let list) = value {
            floor(.strict)
            given = list.items
        } else if !isStrict, !isJSON, let items = try items(value) {
            floor(.lax)
            given = items
        } else {
            return report(isFrozen ? .frozenSetType : .setType, value)
        }
        let container = isFrozen ? "Frozenset" : "Set"
        let earlier = issues.count
        let valid = try PySet([], isFrozen: isFrozen)
        for (index, part) in given.enumerated() {
            location.append(.index(index))
            defer { location.removeLast() }
            guard let checked = try validate(part, item) else { continue }
            guard (try? checked.hashCode()) != nil else {
                _ = report(.unhashable, part)
                continue
            }
            try valid.add(checked)
            guard let most = lengths.most, valid.count > most else { continue }
            keepIssues(earlier)
            add(
                ValidationIssue(
                    .itemCount(.most, most, container: container, found: nil), at: Array(location.dropLast()),
                    input: value))
            return nil
        }
        guard issues.count == earlier else { return nil }
        if let least = lengths.least, valid.count < least {
            return report(.itemCount(.least, least, container: container, found: valid.count), value)
        }
        return .object(valid)
    }
}

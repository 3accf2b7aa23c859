extension Validator {
    /// The items of what lax mode takes for a list: any iterable but texts, bytes and mappings.
    func items(_ value: Value) throws(PyError) -> [Value]? {
        switch value {
        case .list(let list): return list.items
        case .tuple(let tuple): return tuple.items
        case .object(let object):
            guard !(object is PyBytes), object.plain == nil, let iterator = try object.makeIterator() else {
                return nil
            }
            return try Iteration.array(.object(iterator))
        case .undefined, .none, .bool, .int, .float, .str, .dict, .function: return nil
        }
    }

    mutating func list(_ value: Value, _ item: TypeSchema, _ lengths: Lengths, isStrict: Bool) throws(PyError) -> Value?
    {
        var found: [Value]
        if case .list(let list) = value {
            found = list.items
        } else if !isStrict, !isJSON, let items = try items(value) {
            floor(.lax)
            found = items
        } else {
            return report(.listType, value)
        }
        guard let valid = try all(found, item, lengths, of: value, container: "List") else { return nil }
        found = valid
        return .list(PyList(found))
    }

    mutating func sequence(_ value: Value, _ item: TypeSchema) throws(PyError) -> Value? {
        if case .any = item, isSequence(value) { return value }
        switch value {
        case .list(let list):
            return try all(list.items, item, Lengths(), of: value, container: "List").map { .list(PyList($0)) }
        case .tuple(let tuple):
            return try all(tuple.items, item, Lengths(), of: value, container: "List").map { .tuple(PyTuple($0)) }
        case .str: return report(.sequenceOfText(type: "str"), value)
        case .object(let object) where object is PyDeque || object is PyRange:
            guard !isStrict, let items = try items(value) else { return report(.listType, value) }
            floor(.lax)
            guard let valid = try all(items, item, Lengths(), of: value, container: "List") else { return nil }
            return object is PyDeque ? .object(PyDeque(valid, limit: nil)) : .list(PyList(valid))
        case .object(let object) where object is PyBytes: return report(.sequenceOfText(type: "bytes"), value)
        case .object(let object) where Self.plainText(value) != nil:
            return report(.sequenceOfText(type: object.type.name), value)
        default: return report(.instance(of: "Sequence"), value)
        }
    }

    private func isSequence(_ value: Value) -> Bool {
        switch value {
        case .list, .tuple, .str: true
        case .object(let object):
            object is PyDeque || object is PyRange || object is PyBytes || Self.plainText(value) != nil
        case .undefined, .none, .bool, .int, .float, .dict, .function: false
        }
    }

    mutating func tuple(
        _ value: Value, of item: TypeSchema, _ lengths: Lengths, isStrict: Bool
    ) throws(PyError) -> Value? {
        guard let found = try tupleItems(value, isStrict: isStrict) else { return report(.tupleType, value) }
        return try all(found, item, lengths, of: value, container: "Tuple").map { .tuple(PyTuple($0)) }
    }

    mutating func tuple(
        _ value: Value, _ schemas: [TypeSchema], _ lengths: Lengths, isStrict: Bool
    ) throws(PyError) -> Value? {
        guard let found = try tupleItems(value, isStrict: isStrict) else { return report(.tupleType, value) }
        guard found.count <= schemas.count else {
            let kind = IssueKind.itemCount(.most, schemas.count, container: "Tuple", found: found.count)
            return report(kind, value)
        }
        var valid: [Value] = []
        for (index, schema) in schemas.enumerated() {
            let item = try at(.index(index)) { (validator) throws(PyError) -> Value? in
                guard index < found.count else { return validator.report(.missing, value) }
                return try validator.validate(found[index], schema)
            }
            if let item { valid.append(item) }
        }
        if let most = lengths.most, valid.count > most {
            return report(.itemCount(.most, most, container: "Tuple", found: found.count), value)
        }
        if let least = lengths.least, valid.count < least {
            return report(.itemCount(.least, least, container: "Tuple", found: valid.count), value)
        }
        return valid.count == schemas.count ? .tuple(PyTuple(valid)) : nil
    }

    private mutating func tupleItems(_ value: Value, isStrict: Bool) throws(PyError) -> [Value]? {
        if case .tuple(let tuple) = value { return tuple.items }
        if isJSON {
            guard case .list(let list) = value else { return nil }
            floor(.strict)
            return list.items
        }
        guard !isStrict, let items = try items(value) else { return nil }
        floor(.lax)
        return items
    }

    /// Checks each item; too many of them are told before, too few once all items are right.
    mutating func all(
        _ items: [Value], _ schema: TypeSchema, _ lengths: Lengths, of value: Value, container: String
    ) throws(PyError) -> [Value]? {
        var valid: [Value] = []
        valid.reserveCapacity(items.count)
        let earlier = issues.count
        // A list is measured before its items are looked at, a tuple by those that are right.
        if let most = lengths.most, items.count > most, container == "List" {
            _ = report(.itemCount(.most, most, container: container, found: items.count), value)
            return nil
        }
        for (index, item) in items.enumerated() {
            location.append(.index(index))
            let result = try validate(item, schema)
            location.removeLast()
            guard let result else { continue }
            valid.append(result)
            if let most = lengths.most, valid.count > most {
                keepIssues(earlier)
                _ = report(.itemCount(.most, most, container: container, found: items.count), value)
                return nil
            }
        }
        // A tuple's length is told beside the problems of its items.
        guard valid.count == items.count || container == "Tuple" else { return nil }
        if let least = lengths.least, valid.count < least {
            _ = report(.itemCount(.least, least, container: container, found: valid.count), value)
            return nil
        }
        return valid.count == items.count ? valid : nil
    }

    mutating func dict(
        _ value: Value, _ key: TypeSchema, _ item: TypeSchema, _ lengths: Lengths, isStrict: Bool
    ) throws(PyError) -> Value? {
        guard case .dict(let dict) = value else { return report(.dictType, value) }
        let valid = PyDict()
        let earlier = issues.count
        for (name, part) in dict.pairs {
            location.append(Self.element(name))
            defer { location.removeLast() }
            let newKey = try at(.key("[key]")) { (validator) throws(PyError) -> Value? in
                let outer = validator.source
                defer { validator.source = outer }
                if outer == .json { validator.source = .jsonKey }
                return try validator.validate(name, key)
            }
            let newPart = try validate(part, item)
            guard let newKey, let newPart else { continue }
            try valid.set(newKey, to: newPart)
            guard let most = lengths.most, valid.count > most else { continue }
            // One entry too many ends it, whatever was wrong before.
            let kind = IssueKind.itemCount(.most, most, container: "Dictionary", found: nil)
            let place = Array(location.dropLast())
            keepIssues(earlier)
            add(ValidationIssue(kind, at: place, input: value, isJSON: isJSON))
            return nil
        }
        guard issues.count == earlier else { return nil }
        if let least = lengths.least, valid.count < least {
            return report(.itemCount(.least, least, container: "Dictionary", found: valid.count), value)
        }
        return .dict(valid)
    }

    /// A dict's key as a step on the way to a problem.
    static func element(_ key: Value) -> PathElement {
        if case .str(let text) = key { return .key(text.text) }
        if let index = key.smallInteger { return .index(index) }
        return .key((try? key.repr()) ?? "…")
    }
}

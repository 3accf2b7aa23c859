extension SchemaNodeCompiler {
    /// `node` with the rules of a declaration: on the type where it has such rules, else on the description.
    ///
    /// Source: Pydantic's `apply_known_metadata`.
    func apply(_ rules: Constraints, to node: SchemaNode) throws(PyError) -> SchemaNode {
        guard !rules.isEmpty else { return node }
        var result = node
        var rest = rules
        switch node.kind {
        case .nullable(let inner):
            result.kind = .nullable(try apply(rules, to: inner))
            return result
        case .integer, .number, .decimal:
            for rule in rest.bounds {
                result.rules.bounds.removeAll { $0.bound == rule.bound }
                result.rules.bounds.append(rule)
            }
            rest.bounds = []
        case .text:
            result.rules.lengths.take(&rest.lengths)
            result.rules.pattern = rest.pattern ?? result.rules.pattern
        case .bytes, .list, .set, .tuple, .tupleOf, .dict: result.rules.lengths.take(&rest.lengths)
        case .formatted(let format):
            result.uuidVersion = rest.uuidVersion ?? result.uuidVersion
            rest.bounds = format == "duration" ? [] : rest.bounds.filter { $0.bound == .multipleOf }
        case .any, .none, .bool, .callable, .secret, .described, .literal, .union, .tagged, .enumeration, .model,
            .form, .dataclass, .object, .function, .defaulted:
            break
        }
        return try described(rest, on: result)
    }

    /// What is checked behind a type that has no such rule, as its description names it.
    private func described(_ rest: Constraints, on node: SchemaNode) throws(PyError) -> SchemaNode {
        let updates = PyDict()
        for (bound, limit) in rest.bounds {
            updates.put(bound.name, try Serializer(.json).inferred(limit))
        }
        let unit = Self.isList(node) ? "Items" : "Length"
        if let least = rest.lengths.least { updates.put("min\(unit)", .int(least)) }
        if let most = rest.lengths.most { updates.put("max\(unit)", .int(most)) }
        guard !updates.isEmpty else { return node }
        var outer = SchemaNode(.function(.after, node))
        outer.updates = updates
        return outer
    }

    private static func isList(_ node: SchemaNode) -> Bool {
        switch node.kind {
        case .list: true
        case .function(let mode, let inner): mode != .plain && isList(inner)
        default: false
        }
    }
}

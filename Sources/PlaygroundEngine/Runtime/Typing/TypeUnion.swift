/// Unions of types: `a | b` and `typing.Union[a, b]`.
enum TypeUnion {
    /// `type | other`, or `other | type` where `isReflected`; nil where the operator or the other side is another.
    static func joined(_ type: Value, _ operation: BinaryOperator, _ other: Value, isReflected: Bool) -> Value? {
        guard operation == .bitOr else { return nil }
        let needsTyping = isTypingForm(type) || isTypingForm(other)
        guard isType(other) || needsTyping && isTakenByTyping(other) else { return nil }
        let pair = isReflected ? [other, type] : [type, other]
        return needsTyping ? typing(pair) : make(pair) { .union($0) }
    }

    /// What `typing.Union[members]` gives.
    static func typing(_ members: [Value]) -> Value {
        make(members.map(TypeBrackets.argument)) { .typing(.union, $0) }
    }

    private static func make(_ members: [Value], _ form: ([Value]) -> PyTypeForm.Form) -> Value {
        var distinct: [Value] = []
        for member in members {
            for part in parts(member) where (try? contains(distinct, part)) != true { distinct.append(part) }
        }
        guard distinct.count == 1 else { return .object(PyTypeForm(form(distinct))) }
        // What stands alone is a class, as `None` is not.
        return distinct[0].isNone ? .object(PyType.none) : distinct[0]
    }

    static func contains(_ members: [Value], _ wanted: Value) throws(PyError) -> Bool {
        for member in members {
            // Classes compare by identity; `==` of a metaclass is not asked.
            if try member.isSame(as: wanted) { return true }
        }
        return false
    }

    private static func parts(_ value: Value) -> [Value] {
        guard case .object(let object) = value else { return [value] }
        if object === PyType.none { return [.none] }
        guard let form = object as? PyTypeForm else { return [value] }
        return form.unionMembers ?? [value]
    }

    /// Whether `value` can stand beside `|` as a type.
    static func isType(_ value: Value) -> Bool {
        switch value {
        case .none: true
        case .object(let object):
            object is PyType || object is PyTypeForm || object is PyAbstractClass || object is PyTypeVariable
        case .undefined, .bool, .int, .float, .str, .list, .tuple, .dict, .function: false
        }
    }

    /// Whether a union of `typing` takes what is no type: it asks for hashable values alone.
    private static func isTakenByTyping(_ value: Value) -> Bool {
        switch value {
        case .undefined, .list, .tuple, .dict: false
        case .none, .bool, .int, .float, .str, .function, .object: true
        }
    }

    /// Whether the union with `value` is one of `typing`; `typing.Any` is a class.
    private static func isTypingForm(_ value: Value) -> Bool {
        guard case .object(let object) = value else { return false }
        if object is PyTypeVariable { return true }
        guard let form = object as? PyTypeForm else { return false }
        switch form.form {
        case .typing(.any, _), .generic, .union: return false
        case .typing, .forward: return true
        }
    }
}

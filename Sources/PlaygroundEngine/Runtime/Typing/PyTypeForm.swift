/// A type that is put together from others, as annotations have it: `list[int]`, `int | None`, `typing.Optional[str]`.
package final class PyTypeForm: PyObject {
    package enum Form {
        /// A class with arguments: `list[int]`.
        case generic(origin: Value, [Value])
        /// Types joined by `|`, in order and without repetition.
        case union([Value])
        /// A name of `typing`: alone, or with what stands in its brackets.
        case typing(TypingName, [Value]?)
        /// A type that a string names: `List["User"]`.
        case forward(String)
    }

    package let form: Form

    package init(_ form: Form) {
        self.form = form
    }

    override package var typeName: String {
        switch form {
        case .generic: "types.GenericAlias"
        case .union: "types.UnionType"
        case .typing(.union, _?): "typing._UnionGenericAlias"
        case .typing(.any, _): "type"
        case .typing(_, nil): "typing._SpecialForm"
        case .typing: "typing._GenericAlias"
        case .forward: "typing.ForwardRef"
        }
    }

    /// The types of a union, however it was written; nil for any other form.
    package var unionMembers: [Value]? {
        switch form {
        case .union(let members), .typing(.union, let members?): members
        case .generic, .typing, .forward: nil
        }
    }

    override package func attribute(_ name: String) throws(PyError) -> Value? {
        switch (name, form) {
        case ("__args__", .generic(_, let arguments)), ("__args__", .union(let arguments)),
            ("__args__", .typing(_, let arguments?)):
            return .tuple(PyTuple(arguments))
        case ("__origin__", .generic(let origin, _)): return origin
        case ("__metadata__", .typing(.annotated, let arguments?)): return .tuple(PyTuple(Array(arguments.dropFirst())))
        default: return nil
        }
    }

    override func acceptsInstance(_ value: Value) -> Bool? {
        switch form {
        case .typing(.any, _): nil
        case .typing(_, nil): acceptsSubclass(value.type)
        case .generic, .union, .typing, .forward:
            unionMembers.flatMap { Self.any($0) { $0.isNone ? value.isNone : $0.object?.acceptsInstance(value) } }
        }
    }

    override func acceptsSubclass(_ type: PyType) -> Bool? {
        switch form {
        case .typing(.any, _): false
        case .typing(let name, nil):
            name.builtInClass.map { type.isSubclass(of: $0) } ?? AbstractMembers.contain(type, of: name)
        case .generic, .union, .typing, .forward:
            unionMembers.flatMap {
                Self.any($0) { $0.isNone ? type === PyType.none : $0.object?.acceptsSubclass(type) }
            }
        }
    }

    /// What `isinstance` and `issubclass` say of this form where it answers neither.
    var refusalAsClass: String? {
        switch form {
        case .generic: "argument 2 cannot be a parameterized generic"
        case .typing(.any, _): "typing.Any cannot be used with isinstance()"
        case .typing(.union, _?), .typing(.optional, _?): nil
        case .typing(_, _?): "Subscripted generics cannot be used with class and instance checks"
        case .union, .typing, .forward: nil
        }
    }

    /// Whether one of the members accepts; nil where one cannot tell.
    private static func any(_ members: [Value], _ accepts: (Value) -> Bool?) -> Bool? {
        var found = false
        for member in members {
            guard let result = accepts(member) else { return nil }
            found = found || result
        }
        return found
    }

    override func equals(_ other: Value, depth: Int) throws(PyError) -> Bool? {
        guard case .object(let object) = other, let other = object as? PyTypeForm else { return nil }
        if let mine = unionMembers, let theirs = other.unionMembers {
            guard mine.count == theirs.count else { return false }
            for member in mine {
                guard try TypeUnion.contains(theirs, member) else { return false }
            }
            return true
        }
        switch (form, other.form) {
        case (.generic(let a, let x), .generic(let b, let y)):
            return try Self.areEqual([a] + x, [b] + y, depth)
        case (.typing(let a, let x), .typing(let b, let y)):
            guard a == b, (x == nil) == (y == nil) else { return false }
            return try Self.areEqual(x ?? [], y ?? [], depth)
        case (.forward(let a), .forward(let b)): return a == b
        default: return false
        }
    }

    private static func areEqual(_ a: [Value], _ b: [Value], _ depth: Int) throws(PyError) -> Bool {
        guard a.count == b.count else { return false }
        for (x, y) in zip(a, b) {
            guard try x.isEqual(to: y, depth: depth + 1) else { return false }
        }
        return true
    }

    override var hash: Int? {
        switch form {
        case .generic(_, let arguments): Hashing.combine([1, arguments.count])
        case .union(let members), .typing(.union, let members?): Hashing.combine([2, members.count])
        case .typing(let name, let arguments): Hashing.combine([3, name.hashValue, arguments?.count ?? -1])
        case .forward(let name): name.hashValue
        }
    }

    override func binary(_ operation: BinaryOperator, _ other: Value, isReflected: Bool) throws(PyError) -> Value? {
        TypeUnion.joined(.object(self), operation, other, isReflected: isReflected)
    }

    override func item(_ key: Value) throws(PyError) -> Value? {
        guard case .typing(let name, nil) = form else {
            throw .typeError("\(try repr(ReprContext())) is not a generic class")
        }
        return try TypeBrackets.value(of: name, key)
    }

    override package func repr(_ context: ReprContext) throws(PyError) -> String { try TypeText.repr(form, context) }
}

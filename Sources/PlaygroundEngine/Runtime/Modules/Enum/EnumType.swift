/// An enumeration: a class whose instances are its members.
///
/// Source: The Python Standard Library, `enum`; messages are those of CPython 3.11.
package final class EnumType: PyType, @unchecked Sendable {
    /// The members by name, aliases included.
    package let byName = PyDict()
    /// The members in the order of their definition.
    package private(set) var enumMembers: [EnumMember] = []
    let mixin: Mixin
    private let owner: CurrentMachine?

    /// The plain type that the members are of as well.
    enum Mixin {
        case none, integer, string
        /// `StrEnum` and `IntEnum`, whose text is the value's.
        case integerText, stringText
    }

    static let base = EnumType("Enum", bases: [.object], mixin: .none)
    static let integers = EnumType("IntEnum", bases: [.int, base], mixin: .integerText)
    static let strings = EnumType("StrEnum", bases: [.str, base], mixin: .stringText)
    static let metaclass = PyType("EnumType", module: "enum", bases: [.type])

    private init(_ name: String, bases: [PyType], mixin: Mixin) {
        self.mixin = mixin
        owner = nil
        super.init(name, module: "enum", bases: bases)
    }

    private init(_ body: ClassBody, mixin: Mixin) throws(PyError) {
        self.mixin = mixin
        owner = body.program
        let namespace = body.namespace
        let definitions = try EnumDefinition.definitions(in: namespace, mixin: mixin)
        for definition in definitions { _ = try namespace.remove(definition.key) }
        try super.init(body)
        try add(definitions)
    }

    private func add(_ definitions: [EnumDefinition]) throws(PyError) {
        for definition in definitions {
            let member: EnumMember
            if let known = try find(definition.value) {
                member = known
            } else {
                member = EnumMember(self, name: definition.name, value: definition.value)
                if let initializer = lookup(.initName), case .function = initializer {
                    let arguments =
                        if case .tuple(let tuple) = definition.value { tuple.items } else { [definition.value] }
                    _ = try Invocation.call(try Attributes.bind(initializer, to: member), arguments, by: self)
                }
                enumMembers.append(member)
            }
            try byName.set(definition.key, to: .object(member))
        }
    }

    override func takeApart() -> [Value] {
        guard !isBuiltIn else { return [] }
        let enumerated = enumMembers.map { Value.object($0) }
        enumMembers = []
        return super.takeApart() + byName.takeEntries() + enumerated
    }

    override var program: CurrentMachine? { owner }

    override package var type: PyType { Self.metaclass }

    override package var isAcceptableBase: Bool { true }

    override package var shapesSubclasses: Bool { true }

    override package func repr(_ context: ReprContext) throws(PyError) -> String { "<enum '\(name)'>" }

    override package func subclass(_ body: ClassBody) throws(PyError) -> PyType {
        for case let base as EnumType in body.bases where !base.enumMembers.isEmpty {
            throw .typeError("<enum '\(body.name)'> cannot extend \(try base.repr(ReprContext()))")
        }
        var mixin = Mixin.none
        for base in body.bases {
            if let enumeration = base as? EnumType {
                if case .none = mixin { mixin = enumeration.mixin }
            } else if base === PyType.str {
                mixin = .string
            } else if base === PyType.int {
                mixin = .integer
            } else if base.isBuiltIn, base !== PyType.object {
                throw .make(
                    .notImplementedError,
                    "an enumeration of \(base.name) is not part of the playground's Python; mix in str or int")
            }
        }
        return try EnumType(body, mixin: mixin)
    }

    /// `Class(value)`: the member with that value.
    override package func construct(_ call: NativeCall) throws(PyError) -> Value {
        guard !call.positional.isEmpty else {
            throw .typeError("EnumType.__call__() missing 1 required positional argument: 'value'")
        }
        guard call.positional.count == 1, call.keywords.isEmpty else {
            throw .make(
                .notImplementedError,
                "making an enumeration by a call is not part of the playground's Python; write a ‘class’ statement")
        }
        let value = call.positional[0]
        if let member = try member(for: value) { return .object(member) }
        throw .valueError("\(try value.repr()) is not a valid \(qualifiedName)")
    }

    /// The member that a call of the class gives: `value` itself, the one with that value, or what `_missing_` finds.
    ///
    /// - Parameter invoke: Calls `_missing_` where the program is not running; nil calls it on the running machine.
    package func member(
        for value: Value, calling invoke: ((Value, [Value]) throws(PyError) -> Value)? = nil
    ) throws(PyError) -> EnumMember? {
        if let member = value.object as? EnumMember, member.classObject === self { return member }
        if let member = try find(value) { return member }
        guard lookup(.missingName) != nil, let method = try attribute("_missing_") else { return nil }
        let found: Value
        if let invoke {
            found = try invoke(method, [value])
        } else {
            found = try Invocation.call(method, [value], by: self)
        }
        if let member = found.object as? EnumMember, member.classObject === self { return member }
        guard found.isNone else {
            throw .typeError(
                "error in \(name)._missing_: returned \(try found.repr()) instead of None or a valid member")
        }
        return nil
    }

    /// The member with `value`.
    package func find(_ value: Value) throws(PyError) -> EnumMember? {
        for member in enumMembers where try member.value.isSame(as: value) { return member }
        return nil
    }

    override package var runsInitializer: Bool { false }

    override package func attribute(_ name: String) throws(PyError) -> Value? {
        if let member = byName.value(named: PyString.make(name)) { return member }
        switch name {
        case "__members__", "_member_map_": return .dict(byName)
        case "_member_names_": return .list(PyList(enumMembers.map { .string($0.name) }))
        case "_value2member_map_": return .dict(try byValue())
        default: return try super.attribute(name)
        }
    }

    /// The members by those of their values that a dict can have as keys.
    private func byValue() throws(PyError) -> PyDict {
        let members = PyDict()
        for member in enumMembers where (try? member.value.hashCode()) != nil {
            try members.set(member.value, to: .object(member))
        }
        return members
    }

    override func setAttribute(_ name: String, to value: Value) throws(PyError) -> Bool {
        guard byName.value(named: PyString.make(name)) == nil else {
            throw .make(.attributeError, "cannot reassign member '\(name)'")
        }
        return false
    }

    override package var attributeNames: [String] { byName.names + super.attributeNames }

    override func makeIterator() throws(PyError) -> PyIterator? {
        SequenceIterator(enumMembers.map { .object($0) })
    }

    override func length() throws(PyError) -> Int? { enumMembers.count }

    override func item(_ key: Value) throws(PyError) -> Value? {
        guard let member = try byName.value(for: key) else { throw PyError(PyException(.keyError, arguments: [key])) }
        return member
    }

    override func contains(_ item: Value) throws(PyError) -> Bool? {
        guard let member = item.object as? EnumMember else {
            throw .typeError("unsupported operand type(s) for 'in': '\(item.typeName)' and 'EnumType'")
        }
        return member.classObject.isSubclass(of: self)
    }
}

/// A member's name and value in the body of the class.
struct EnumDefinition {
    let name: String
    let value: Value

    var key: Value { .string(name) }

    /// The names in `namespace` that become members: no methods, no properties, no names with underscores around.
    static func definitions(in namespace: PyDict, mixin: EnumType.Mixin) throws(PyError) -> [EnumDefinition] {
        var definitions: [EnumDefinition] = []
        for (key, value) in namespace.pairs {
            guard case .str(let key) = key, !isSpecial(key.text), !isDescriptor(value) else { continue }
            let name = key.text
            guard value.object is EnumAuto else {
                definitions.append(EnumDefinition(name: name, value: value))
                continue
            }
            definitions.append(EnumDefinition(name: name, value: try next(after: definitions, name, mixin)))
        }
        return definitions
    }

    /// What `auto()` stands for: the lower-case name in a `StrEnum`, or one more than the highest so far.
    private static func next(
        after definitions: [EnumDefinition], _ name: String, _ mixin: EnumType.Mixin
    ) throws(PyError) -> Value {
        if case .stringText = mixin { return .string(name.lowercased()) }
        var highest: Value?
        for definition in definitions {
            guard let best = highest else {
                highest = definition.value
                continue
            }
            if try Comparison.compare(.less, best, definition.value) { highest = definition.value }
        }
        return try highest.map { (value) throws(PyError) in try Arithmetic.binary(.add, value, .int(1)) } ?? .int(1)
    }

    private static func isSpecial(_ name: String) -> Bool {
        name.hasPrefix("__") && name.hasSuffix("__") || name.hasPrefix("_") && name.hasSuffix("_")
            || name.contains("__") && name.hasPrefix("_")
    }

    private static func isDescriptor(_ value: Value) -> Bool {
        switch value {
        case .function: true
        case .object(let object):
            object is PyProperty || object is PyStaticMethod || object is PyClassMethod || object is PyNativeMethod
                || object is PyType && !(object is EnumMember)
        default: false
        }
    }
}

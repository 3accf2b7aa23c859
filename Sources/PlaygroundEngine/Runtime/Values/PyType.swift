/// A Python class: `int`, `ValueError`, or what a `class` statement makes.
///
/// Built-in classes never change once they are made, whatever program uses them, so every program shares them
/// (`int is int` across reloads) and sharing them between threads is safe. A class that a program made belongs to that
/// program and stays on its event loop, as all of the program's values do.
package class PyType: PyObject, @unchecked Sendable {
    package let name: String
    /// The module that defines it: `builtins`, or `main` for the program's own.
    package let module: String
    /// The name with the classes and functions around it, such as `outer.<locals>.Inner`.
    package let qualifiedName: String
    package let bases: [PyType]
    /// The classes behind this one in the method resolution order.
    package let ancestors: [PyType]
    /// The class's own attributes in the order of their definition; a built-in class's are never changed.
    package let members: PyDict
    /// Whether the playground defines it.
    package let isBuiltIn: Bool
    /// Whether the class or one behind it computes an attribute, so that lookups have to start at the class.
    var hasProperties = false
    private let construction: PyBuiltin.Body?

    /// A class of the playground's own.
    ///
    /// - Parameter members: What the class answers, such as `datetime.now`; a ``PyNativeMethod`` binds to an instance.
    /// - Parameter construct: What a call of the class gives; without it, a call is a `TypeError`.
    package init(
        _ name: String, module: String = "builtins", bases: [PyType]? = nil, members: [String: Value] = [:],
        construct: PyBuiltin.Body? = nil
    ) {
        self.name = name
        self.module = module
        qualifiedName = name
        self.bases = bases ?? [.object]
        ancestors = Self.resolutionOrder(of: self.bases) ?? []
        self.members = PyDict()
        for (name, value) in members.sorted(by: { $0.key < $1.key }) {
            self.members.set(PyString.name(name), to: value)
        }
        isBuiltIn = true
        construction = construct
    }

    /// The class that a `class` statement makes of `body`.
    ///
    /// - Throws: `TypeError` where the bases have no consistent order.
    package init(_ body: ClassBody) throws(PyError) {
        guard let order = Self.resolutionOrder(of: body.bases) else {
            let names = body.bases.map(\.name).joined(separator: ", ")
            throw .typeError("Cannot create a consistent method resolution\norder (MRO) for bases \(names)")
        }
        name = body.name
        module = body.module
        qualifiedName = body.qualifiedName
        bases = body.bases
        ancestors = order
        members = body.namespace
        isBuiltIn = false
        construction = nil
        super.init()
        body.program.objects.add(self)
        hasProperties =
            order.contains(where: \.hasProperties)
            || members.pairs.contains { if case .object(let object) = $0.value { object is PyProperty } else { false } }
    }

    override func takeApart() -> [Value] { isBuiltIn ? [] : members.takeEntries() }

    override package var type: PyType { .type }

    override package func repr(_ context: ReprContext) throws(PyError) -> String { "<class '\(displayName)'>" }

    /// The name with its module, which the built-in ones leave out.
    package var displayName: String { module == "builtins" ? qualifiedName : "\(module).\(qualifiedName)" }

    /// How messages call the class: those that CPython writes in C go by their module as well.
    package var messageName: String { isBuiltIn && ["datetime", "decimal"].contains(module) ? displayName : name }

    /// The class and those behind it, in the order in which attributes are looked up.
    package var resolutionOrder: [PyType] { [self] + ancestors }

    /// The attribute `name` of the class or of the nearest class behind it that has one.
    package func lookup(_ name: PyString) -> Value? {
        if let found = members.value(named: name) { return found }
        for ancestor in ancestors {
            if let found = ancestor.members.value(named: name) { return found }
        }
        return nil
    }

    /// Whether this is `other` or a subclass of it.
    package func isSubclass(of other: PyType) -> Bool { self === other || ancestors.contains { $0 === other } }

    /// What a call of the class gives.
    package func construct(_ call: NativeCall) throws(PyError) -> Value {
        guard let made = try constructNatively(call) else {
            throw .typeError("cannot create '\(displayName)' instances")
        }
        return made
    }

    /// What the class's own constructor gives, where the playground gave it one.
    final func constructNatively(_ call: NativeCall) throws(PyError) -> Value? { try construction?(call) }

    /// Whether a call of the class makes an instance and then calls `__init__`; special kinds of classes do otherwise.
    package var runsInitializer: Bool { true }

    /// A new instance, before `__init__` sees it.
    package func allocate(_ call: NativeCall) throws(PyError) -> PyInstance {
        throw .typeError("cannot create '\(displayName)' instances")
    }

    /// The running program that made the class; nil for a built-in one.
    var program: CurrentMachine? { nil }

    /// The class that `class Name(…, this class, …):` makes. Classes whose subclasses are of a special kind (exceptions,
    /// enumerations, models) override it; of several bases the first such one is asked.
    package func subclass(_ body: ClassBody) throws(PyError) -> PyType {
        guard body.keywords.isEmpty else {
            throw .typeError("\(body.name).__init_subclass__() takes no keyword arguments")
        }
        return try UserType(body)
    }

    /// Whether a `class` statement may name this class as a base.
    package var isAcceptableBase: Bool { !isBuiltIn || self === PyType.object }

    /// Whether ``subclass(_:)`` has to be asked rather than that of a plain class beside it.
    package var shapesSubclasses: Bool { false }

    override package func attribute(_ name: String) throws(PyError) -> Value? {
        if let member = lookup(PyString.make(name)) {
            if case .object(let object) = member { return Attributes.unwrapped(object, by: self) ?? member }
            return member
        }
        return classAttribute(name)
    }

    override package var attributeNames: [String] { ["__name__"] + ownNames }

    override func binary(_ operation: BinaryOperator, _ other: Value, isReflected: Bool) throws(PyError) -> Value? {
        TypeUnion.joined(.object(self), operation, other, isReflected: isReflected)
    }

    override func item(_ key: Value) throws(PyError) -> Value? { try TypeBrackets.value(of: self, key) }

    /// The types that a generic class leaves open, where such a class can stand inside another type.
    package var openTypes: [PyTypeVariable] { [] }

    /// The class with types in place of its variables.
    package func closing(_ substitution: TypeSubstitution) throws(PyError) -> Value { .object(self) }

    override var classBases: [PyType]? { [self] }

    override func acceptsInstance(_ value: Value) -> Bool? { value.type.isSubclass(of: self) }

    override func acceptsSubclass(_ type: PyType) -> Bool? { type.isSubclass(of: self) }

    /// The name of the program as a module: `main.py` is imported as `main` by `fastapi dev`.
    static let programModule = "main"

    /// Merges the bases' orders; nil where they contradict one another.
    ///
    /// Source: "The Python 2.3 Method Resolution Order" (C3), the order of the language reference, section 3.3.3.
    private static func resolutionOrder(of bases: [PyType]) -> [PyType]? {
        if bases.count == 1 { return bases[0].resolutionOrder }
        var lists = bases.map { $0.resolutionOrder[...] } + [bases[...]]
        // In how many lists a class stands behind the first.
        var behind: [ObjectIdentifier: Int] = [:]
        for type in lists.joined() { behind[ObjectIdentifier(type), default: 0] += 1 }
        for list in lists { if let head = list.first { behind[ObjectIdentifier(head), default: 0] -= 1 } }
        var order: [PyType] = []
        while true {
            lists.removeAll(where: \.isEmpty)
            guard !lists.isEmpty else { return order }
            guard let next = lists.lazy.compactMap(\.first).first(where: { behind[ObjectIdentifier($0)] == 0 }) else {
                return nil
            }
            order.append(next)
            for index in lists.indices where lists[index].first === next {
                lists[index].removeFirst()
                if let head = lists[index].first { behind[ObjectIdentifier(head), default: 0] -= 1 }
            }
        }
    }
}

/// What a `class` statement's body left behind, for the class to be made of.
package struct ClassBody {
    /// `name: annotation` in the body.
    package struct Annotation {
        package let name: String
        package let value: Value
        package let range: SourceRange
        /// The string on a line of its own below the declaration.
        package var documentation: String?
    }

    package let name: String
    package let qualifiedName: String
    package let module: String
    package let bases: [PyType]
    /// What stands beside the bases, such as `total=False`.
    package let keywords: [NamedArgument]
    /// The names that the body bound, in order.
    package let namespace: PyDict
    package let annotations: [Annotation]
    /// The statement, decorators included.
    package let range: SourceRange
    let definition: ClassDefinition
    /// The running program that the statement belongs to.
    let program: CurrentMachine
}

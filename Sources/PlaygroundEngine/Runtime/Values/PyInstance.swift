/// An instance of a class that keeps its attributes in a dict: of a program's own class, an exception, and the like.
package class PyInstance: PyObject {
    package let classObject: PyType
    /// The instance's own attributes in the order of their setting; nil until there is one.
    package internal(set) var fields: PyDict?

    package init(_ classObject: PyType) {
        self.classObject = classObject
        super.init()
        isOrdinary = Swift.type(of: self) == PyInstance.self && Swift.type(of: classObject) == UserType.self
        classObject.program?.objects.add(self)
    }

    override func takeApart() -> [Value] {
        defer { fields = nil }
        return fields.map { [.dict($0)] } ?? []
    }

    override package var type: PyType { classObject }

    /// The attribute that a native type sets itself.
    package func setField(_ name: String, to value: Value) { setField(PyString.name(name), to: value) }

    func setField(_ name: PyString, to value: Value) {
        let fields = fields ?? PyDict()
        self.fields = fields
        fields.set(name, to: value)
    }

    /// A new instance of the same kind for a copy to be made in; nil where a copy is the instance itself.
    func emptyCopy() -> PyInstance? { Swift.type(of: self) == PyInstance.self ? PyInstance(classObject) : nil }

    /// Gives `other` what `copy` makes of each attribute.
    func copyContents(to other: PyInstance, _ copy: (Value) throws(PyError) -> Value) throws(PyError) {
        guard let fields else { return }
        let copied = PyDict()
        other.fields = copied
        for (name, value) in fields.pairs { try copied.set(name, to: copy(value)) }
    }

    /// The program's own definition of the method `name`, where the class or one behind it has one.
    func ownMethod(_ name: PyString) -> Value? {
        if classObject.isBuiltIn { return nil }
        if let found = classObject.members.value(named: name) { return found }
        for ancestor in classObject.ancestors where !ancestor.isBuiltIn {
            if let found = ancestor.members.value(named: name) { return found }
        }
        return nil
    }

    /// Calls the program's own method `name`; nil where there is none.
    func callOwn(_ name: PyString, _ arguments: [Value] = []) throws(PyError) -> Value? {
        guard let method = ownMethod(name) else { return nil }
        return try Invocation.call(try Attributes.bind(method, to: self), arguments, by: classObject)
    }

    override package func repr(_ context: ReprContext) throws(PyError) -> String {
        if let made = try callOwn(.reprName) {
            guard case .str(let text) = made else {
                throw .typeError("__repr__ returned non-string (type \(made.typeName))")
            }
            return text.text
        }
        return "<\(classObject.displayName) object at \(address)>"
    }

    override package func text() throws(PyError) -> String {
        guard let made = try callOwn(.strName) else { return try repr(ReprContext()) }
        guard case .str(let text) = made else {
            throw .typeError("__str__ returned non-string (type \(made.typeName))")
        }
        return text.text
    }

    override package var isTrue: Bool { (try? ownTruth()) ?? true }

    override func truth() throws(PyError) -> Bool { try ownTruth() }

    override func length() throws(PyError) -> Int? { try ownLength() }

    override func hashCode() throws(PyError) -> Int? { try ownHash() }

    override func equals(_ other: Value, depth: Int) throws(PyError) -> Bool? {
        try answer("__eq__", [other])?.truth()
    }

    override func binary(_ operation: BinaryOperator, _ other: Value, isReflected: Bool) throws(PyError) -> Value? {
        guard let name = Self.operators[operation] else { return nil }
        return try answer(isReflected ? "__r\(name)__" : "__\(name)__", [other])
    }

    override func inPlace(_ operation: BinaryOperator, _ other: Value) throws(PyError) -> Value? {
        guard let name = Self.operators[operation] else { return nil }
        return try answer("__i\(name)__", [other])
    }

    override func unary(_ operation: UnaryOperator) throws(PyError) -> Value? {
        switch operation {
        case .negative: try answer("__neg__")
        case .positive: try answer("__pos__")
        case .invert: try answer("__invert__")
        case .not: nil
        }
    }

    override func order(_ operation: ComparisonOperator, _ other: Value) throws(PyError) -> Bool? {
        guard let name = Self.orders[operation] else { return nil }
        return try answer(name, [other])?.truth()
    }

    override func contains(_ item: Value) throws(PyError) -> Bool? { try answer("__contains__", [item])?.truth() }

    override func item(_ key: Value) throws(PyError) -> Value? { try callOwn(.getItemName, [key]) }

    override func setItem(_ key: Value, to value: Value) throws(PyError) -> Bool {
        try callOwn(PyString.make("__setitem__"), [key, value]) != nil
    }

    override func deleteItem(_ key: Value) throws(PyError) -> Bool {
        try callOwn(PyString.make("__delitem__"), [key]) != nil
    }

    override func number(_ conversion: NumberConversion) throws(PyError) -> Value? {
        switch conversion {
        case .absolute: return try answer("__abs__")
        case .integer:
            var answer = try answer("__int__")
            if answer == nil { answer = try self.answer("__index__") }
            guard let result = answer else { return nil }
            guard result.bigInteger != nil else {
                throw .typeError("__int__ returned non-int (type \(result.typeName))")
            }
            return result
        case .index:
            guard let result = try answer("__index__") else { return nil }
            guard result.bigInteger != nil else {
                throw .typeError("__index__ returned non-int (type \(result.typeName))")
            }
            return result
        case .float:
            guard let result = try answer("__float__") else { return nil }
            guard case .float = result else {
                throw .typeError("\(typeName).__float__ returned non-float (type \(result.typeName))")
            }
            return result
        case .rounded(let digits): return try answer("__round__", digits.isNone ? [] : [digits])
        }
    }

    override func format(_ spec: String) throws(PyError) -> String? {
        guard let result = try callOwn(PyString.make("__format__"), [.string(spec)]) else { return nil }
        guard case .str(let text) = result else {
            throw .typeError("__format__ must return a str, not \(result.typeName)")
        }
        return text.text
    }

    override package var isMachineDriven: Bool {
        ownMethod(.iterName) != nil || ownMethod(.nextName) != nil || ownMethod(.getItemName) != nil
    }

    override func makeIterator() throws(PyError) -> PyIterator? {
        guard let made = try callOwn(.iterName) else {
            return ownMethod(.getItemName) == nil ? nil : InstanceIterator(self, indexing: true)
        }
        if case .object(let object) = made {
            if let iterator = object as? PyIterator { return iterator }
            if let instance = object as? PyInstance, instance.ownMethod(.nextName) != nil {
                return InstanceIterator(instance)
            }
        }
        throw .typeError("iter() returned non-iterator of type '\(made.typeName)'")
    }

    override package var attributeNames: [String] { (fields?.names ?? []) + classObject.attributeNames }
}

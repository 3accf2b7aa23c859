extension Machine {
    /// Makes the class whose body has run.
    ///
    /// - Parameter parts: The bases, the keywords, the namespace and what the body returned: the cell of `__class__`.
    func buildClass(_ code: Code, _ parts: UnsafeMutablePointer<Value>) throws(PyError) -> Value {
        guard case .list(let bases) = parts[0], case .dict(let keywords) = parts[1],
            case .dict(let namespace) = parts[2], let definition = code.classDefinition
        else { return .none }
        var named: [NamedArgument] = []
        for (key, value) in keywords.pairs {
            if case .str(let name) = key {
                named.append(NamedArgument(name: name.text, value: value, range: definition.nameRange))
            }
        }
        let body = ClassBody(
            name: code.name, qualifiedName: code.qualifiedName, module: code.module,
            bases: try types(bases.items, for: definition), keywords: named, namespace: namespace,
            annotations: annotations(namespace, definition), range: code.range, definition: definition,
            program: globals.current)
        let maker = body.bases.first(where: \.shapesSubclasses) ?? .object
        let type = try maker.subclass(body)
        if case .object(let object) = parts[3], let cell = object as? PyCell {
            cell.value = .object(ClassReference(type))
        }
        return .object(type)
    }

    private func types(_ values: [Value], for definition: ClassDefinition) throws(PyError) -> [PyType] {
        var types: [PyType] = []
        for value in values {
            guard case .object(let object) = value, let found = object.classBases else {
                throw .typeError("bases of class '\(definition.name)' must be classes, not \(value.typeName)")
            }
            types += found.filter { new in !types.contains { $0 === new && found.count > 1 } }
        }
        for (index, type) in types.enumerated() where types[..<index].contains(where: { $0 === type }) {
            throw .typeError("duplicate base class \(type.name)")
        }
        guard types.contains(where: \.shapesSubclasses) || types.allSatisfy(\.isAcceptableBase) else {
            let type = types.first { !$0.isAcceptableBase } ?? .object
            throw Self.refusedBase(type, at: definition.nameRange)
        }
        return types.isEmpty ? [.object] : types
    }

    /// - Parameter range: Where a diagnostic puts its carets.
    private static func refusedBase(_ type: PyType, at range: SourceRange) -> PyError {
        guard PyType.isExtensible(type) else {
            return .typeError("type '\(type.displayName)' is not an acceptable base type")
        }
        let problem = PythonProblem.refused(
            construct: "a subclass of ‘\(type.name)’", instead: RefusedBases.advice(for: type))
        return PyError(
            PyException(
                .typeError, arguments: [.string(problem.message)], diagnostic: Diagnostic(problem, at: range)))
    }

    private func annotations(_ namespace: PyDict, _ definition: ClassDefinition) -> [ClassBody.Annotation] {
        guard case .dict(let annotations)? = namespace.value(named: .annotationsName) else { return [] }
        var ranges: [String: SourceRange] = [:]
        var texts: [String: String] = [:]
        for (index, statement) in definition.body.enumerated() {
            if case .annotatedAssign(let target, let annotation, _) = statement.kind, case .name(let name) = target.kind
            {
                ranges[name] = annotation.range
                texts[name] = definition.body.dropFirst(index + 1).first?.ownString
            }
        }
        return annotations.pairs.compactMap { key, value in
            guard case .str(let name) = key else { return nil }
            return .init(
                name: name.text, value: value, range: ranges[name.text] ?? definition.nameRange,
                documentation: texts[name.text])
        }
    }

    /// The instructions of a class body, whose names live in the dict in register 0.
    func executeName(_ step: Instruction, base: UnsafeMutablePointer<Value>, code: Code) throws(PyError) {
        guard case .dict(let namespace) = base[0], case .str(let name) = code.constants[Int(step.c)] else { return }
        switch step.operation {
        case .storeName: namespace.set(name, to: base[Int(step.a)])
        case .deleteName:
            guard try namespace.remove(.str(name)) != nil else {
                throw .make(.nameError, "name '\(name.text)' is not defined")
            }
        case .annotate:
            if case .dict(let annotations)? = namespace.value(named: .annotationsName) {
                annotations.set(name, to: base[Int(step.a)])
            } else {
                let annotations = PyDict()
                annotations.set(name, to: base[Int(step.a)])
                namespace.set(.annotationsName, to: .dict(annotations))
            }
        default: return
        }
    }
}

extension PyType {
    /// Whether CPython lets programs subclass this built-in class.
    static func isExtensible(_ type: PyType) -> Bool {
        !["bool", "NoneType", "function", "range", "slice", "ellipsis", "method", "builtin_function_or_method"]
            .contains(
                type.name)
    }
}

/// What a method's `__class__` refers to. A strong reference would close a ring: class, method, cell, class.
final class ClassReference: PyObject {
    private(set) weak var referent: PyType?

    init(_ referent: PyType) {
        self.referent = referent
    }

    override func attribute(_ name: String) throws(PyError) -> Value? {
        name == "__referent__" ? referent.map { .object($0) } ?? Value.none : nil
    }
}

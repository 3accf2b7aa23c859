extension ModelType {
    /// The model with types in place of its variables: `Page[int]`. Each is made once.
    ///
    /// Source: Pydantic's `BaseModel.__class_getitem__`.
    func parametrized(by key: Value) throws(PyError) -> Value {
        let arguments = TypeBrackets.arguments(key)
        let shown = try Value.object(self).repr()
        guard !parameters.isEmpty else {
            throw .typeError(
                shown
                    + (genericOrigin == nil
                        ? " cannot be parametrized because it does not inherit from typing.Generic"
                        : " is not a generic class"))
        }
        guard arguments.count == parameters.count else {
            let isShort = arguments.count < parameters.count
            throw .typeError(
                "Too \(isShort ? "few" : "many") arguments for \(shown); actual \(arguments.count), expected "
                    + "\(isShort ? "at least " : "")\(parameters.count)")
        }
        return try parametrized(with: arguments.map(TypeBrackets.argument))
    }

    /// - Parameter arguments: As many as there are variables.
    func parametrized(with arguments: [Value]) throws(PyError) -> Value {
        let substitution = TypeSubstitution(zip(parameters, arguments).map { ($0, $1) })
        if let genericOrigin {
            return try genericOrigin.parametrized(with: substitution.applied(to: originArguments))
        }
        guard !zip(parameters, arguments).allSatisfy({ Value.object($0).isIdentical(to: $1) }) else {
            return .object(self)
        }
        for known in parametrized where try known.arguments.isEqual(to: .tuple(PyTuple(arguments))) {
            return .object(known.model)
        }
        let shown = try arguments.map { (type) throws(PyError) in try Self.shown(type) }.joined(separator: ", ")
        let name = "\(self.name)[\(shown)]"
        // A model that holds itself is met again while it is made: it is known by its name then.
        guard !underway.contains(name) else { return .object(PyTypeForm(.forward(name))) }
        underway.insert(name)
        defer { underway.remove(name) }
        let model = try make(name, shown, substitution)
        model.becomeParametrized(of: self, with: arguments)
        parametrized.append((.tuple(PyTuple(arguments)), model))
        return .object(model)
    }

    private func make(_ name: String, _ shown: String, _ substitution: TypeSubstitution) throws(PyError) -> ModelType {
        guard let definition, let program else { throw .typeError("\(self.name) is not a generic class") }
        let namespace = PyDict()
        var annotations: [ClassBody.Annotation] = []
        for declaration in declarations {
            var written = declaration.annotation
            // Names in strings are looked up where they are there already.
            if let machine = program.machine,
                let type = try? AnnotationReader(machine.globals).knowing(self).type(written)
            {
                written = type
            }
            guard !TypeSubstitution.variables(in: written).isEmpty else { continue }
            let type = try substitution.applied(to: written)
            annotations.append(
                .init(
                    name: declaration.name.text, value: type, range: declaration.range,
                    documentation: declaration.documentation))
            if !declaration.written.isUndefined { namespace.set(declaration.name, to: declaration.written) }
        }
        return try ModelType(
            ClassBody(
                name: name, qualifiedName: "\(qualifiedName)[\(shown)]", module: module, bases: [self], keywords: [],
                namespace: namespace, annotations: annotations, range: range, definition: definition, program: program))
    }

    /// A type as the name of a model has it.
    ///
    /// Source: Pydantic's `_repr.display_as_type`.
    private static func shown(_ type: Value) throws(PyError) -> String {
        if type.isNone { return "NoneType" }
        if let type = type.object as? PyType { return type.qualifiedName }
        guard let form = type.object as? PyTypeForm else { return try type.repr() }
        func joined(_ types: [Value]) throws(PyError) -> String {
            try types.map { (type) throws(PyError) in try shown(type) }.joined(separator: ", ")
        }
        if let members = form.unionMembers { return "Union[\(try joined(members))]" }
        if case .generic(let origin, let arguments) = form.form {
            return "\(try shown(origin))[\(try joined(arguments))]"
        }
        return try type.repr().replacing("typing.", with: "")
    }
}
